"""Plain text: the article's text is exactly the decoded input.

A byte-order mark is dropped; line ends, white space and control characters stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source, read_document
from provenance.read._decode import decode
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    decoded = decode(read_document(stream, source), declared=source.charset)
    if not decoded.text.strip():
        raise InputError("holds nothing but white space; give a file with an article in it")
    yield Article(id=source.name, text=decoded.text, uri=source.uri, notes=decoded.notes)


def _sniff(head: bytes) -> bool:
    """Never: plain text is what remains when no other reader recognizes its format."""
    return False


READER = Reader("text", (".txt", ".text"), ("text/plain",), _sniff, _read)
