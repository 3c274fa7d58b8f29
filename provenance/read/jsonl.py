"""JSON Lines: one article an object, one object a line, plain or gzip, read as a stream.

Fields: ``text`` or ``html``; optionally ``id``, ``url``, ``outlet``, ``title``, ``published``
(or ``date``), ``authors`` (or ``author``), ``language``.  `ReadOptions.fields` maps other names.
A line that cannot be used is skipped with its number and the reason; the others are read.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source
from provenance.read._decode import decode
from provenance.read._json import is_feed_head, is_ninjs_head
from provenance.read._records import BadRecord, article_of, kind_of
from provenance.read._streams import gunzipped, look_ahead
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_GZIP = b"\x1f\x8b"
_DRAIN_LINES = 10
"""A line of more than ten times the limit ends the reading: it may be a compression bomb."""


class _Endless(Exception):
    """A line so long that reading on is pointless."""


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    number, blank = 0, True
    try:
        for number, raw in _lines(_plain(stream), source.options.max_bytes):
            where = f"{source.name}:{number}"
            blank = blank and raw is not None and not raw.strip()
            if raw is None:
                limit = source.options.max_bytes / 1e6
                yield Skipped(where, f"the line is longer than {limit:,.1f} MB; split it", where)
            elif raw.strip():
                yield _article_or_skipped(raw, source, where)
    except (EOFError, zlib.error):
        if number == 0:
            raise InputError("is damaged gzip data; make the file again") from None
        what = f"{source.name} after line {number}"
        yield Skipped(what, "the compressed data end or are damaged; make the file again", what)
    except _Endless:
        what = f"{source.name} after line {number}"
        yield Skipped(what, "not read: the line does not end; write one object a line", what)
    if blank:
        raise InputError("is empty; write one JSON object a line")


def _plain(stream: BinaryIO) -> BinaryIO:
    """The stream with compression taken off, by its first bytes."""
    head, stream = look_ahead(stream, 4)
    if head.startswith(_GZIP):
        return gunzipped(stream)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError("is JSONL in UTF-16; save it again as UTF-8")
    return stream


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one over the limit, which is never held in memory."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        yield number, None
        _drain(stream, limit * _DRAIN_LINES)


def _drain(stream: BinaryIO, most: int) -> None:
    drained = 0
    while (part := stream.readline(1 << 16)) and not part.endswith(b"\n"):
        drained += len(part)
        if drained > most:
            raise _Endless


def _article_or_skipped(raw: bytes, source: Source, where: str) -> Article | Skipped:
    try:
        return _article(raw, source, where)
    except (BadRecord, InputError) as error:
        return Skipped(where, str(error), where)


def _article(raw: bytes, source: Source, where: str) -> Article:
    decoded = decode(raw)
    return article_of(_record(decoded.text), source, where, notes=decoded.notes)


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        if line.strip() in ("{", "["):
            raise BadRecord(
                "JSON over several lines; JSONL is one object a line (jq -c '.[]' FILE)"
            ) from None
        column = min(error.pos, len(line.rstrip())) + 1
        raise BadRecord(
            f"column {column}: not valid JSON ({error.msg}); "
            "write the whole object on this line or delete it"
        ) from None
    except (ValueError, RecursionError):
        raise BadRecord("not usable JSON (nested too deep, or a number too long)") from None
    if not isinstance(record, dict):
        raise BadRecord(
            f'the line is {kind_of(record)}, not an object; write {{"id": ..., "text": ...}}'
        )
    return record


def _sniff(head: bytes) -> bool:
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64]
    if not (start.startswith(b"{") and start[1:].lstrip(b" \t")[:1] == b'"'):
        return False
    return not (is_feed_head(head) or is_ninjs_head(head))


READER = Reader(
    "jsonl",
    (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"),
    ("application/jsonl", "application/x-ndjson", "application/x-jsonlines"),
    _sniff,
    _read,
)
