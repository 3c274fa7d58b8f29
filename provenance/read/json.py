"""JSON: one article, or an array of them, under the field names of JSON Lines.

An object that holds its articles under ``articles``, ``items`` or ``results`` is read as that
array.  A JSON Feed or ninjs document under the same suffix is handed to its own reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read import jsonfeed, ninjs
from provenance.read._base import Reader, Source
from provenance.read._json import json_document, opening
from provenance.read._records import BadRecord, article_of, article_or_skipped, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.types import Article, Skipped

_LISTS = ("articles", "items", "results")


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    value, notes = json_document(stream, source)
    if jsonfeed.is_feed(value):
        yield from jsonfeed.articles(value, source, notes)
    elif ninjs.is_ninjs(value):
        yield from ninjs.articles(value, source, notes)
    elif isinstance(value, dict) and (listed := _listed(value)) is None:
        yield _single(value, source, notes)
    else:
        found = value if isinstance(value, list) else listed if isinstance(value, dict) else None
        if found is None:
            raise InputError(f"is {kind_of(value)}; give an article object or an array of them")
        if not found:
            raise InputError("is an array without articles; give one that holds some")
        for number, one in enumerate(found, start=1):
            where = f"{source.name} item {number}"
            yield article_or_skipped(one, source, where, notes=notes)


def _single(value: dict[str, Any], source: Source, notes: tuple[str, ...]) -> Article:
    try:
        return article_of(value, source, source.name, notes=notes)
    except BadRecord as error:
        raise InputError(str(error)) from None


def _listed(value: dict[str, Any]) -> list[Any] | None:
    """The array that an object without a text of its own holds its articles in."""
    if any(isinstance(value.get(name), str) for name in ("text", "html")):
        return None
    found = (value.get(name) for name in _LISTS)
    return next((one for one in found if isinstance(one, list)), None)


def _sniff(head: bytes) -> bool:
    """An array, or an object that goes on over several lines: on one line it is JSON Lines."""
    start = opening(head)
    if start.startswith(b"["):
        return start[1:].lstrip()[:1] in (b"{", b"[", b"]", b'"')
    return start.startswith(b"{") and start[1:].lstrip(b" \t")[:1] in (b"\n", b"\r")


READER = Reader("json", (".json",), ("application/json",), _sniff, _read)
