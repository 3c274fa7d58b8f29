"""JSON Lines: one article an object, one object a line, plain or gzip, read as a stream.

Fields: ``text`` or ``html``; optionally ``id``, ``url``, ``outlet``, ``title``, ``published``
(or ``date``), ``authors`` (or ``author``), ``language``.  `ReadOptions.fields` maps other names.
A line that cannot be used is skipped with its number and the reason; the others are read.
"""

from __future__ import annotations

import json
import zlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source
from provenance.read._decode import decode
from provenance.read._meta import Meta, clean, clean_date, clean_language, names
from provenance.read._streams import gunzipped, look_ahead
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_GZIP = b"\x1f\x8b"
_DRAIN_LINES = 10
"""A line of more than ten times the limit ends the reading: it may be a compression bomb."""


class _BadLine(Exception):
    """Why one line cannot be used."""


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
    except (_BadLine, InputError) as error:
        return Skipped(where, str(error), where)


def _article(raw: bytes, source: Source, where: str) -> Article:
    decoded = decode(raw)
    record = _record(decoded.text)
    fields = _Fields(record, source.options.fields)
    meta, notes = _meta(fields)
    url = clean(fields.get("url"))
    article = Article(
        id=_id(fields.get("id")) or where,
        text=_text(fields),
        uri=url or source.uri,
        title=meta.title,
        outlet=meta.outlet,
        published=meta.published,
        authors=meta.authors,
        language=meta.language,
        notes=decoded.notes + notes,
    )
    if article.text:
        return article
    from provenance.read._html_article import from_html

    return from_html(_string(fields, "html"), like=article, known=meta)


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        if line.strip() in ("{", "["):
            raise _BadLine(
                "JSON over several lines; JSONL is one object a line (jq -c '.[]' FILE)"
            ) from None
        column = min(error.pos, len(line.rstrip())) + 1
        raise _BadLine(
            f"column {column}: not valid JSON ({error.msg}); "
            "write the whole object on this line or delete it"
        ) from None
    except (ValueError, RecursionError):
        raise _BadLine("not usable JSON (nested too deep, or a number too long)") from None
    if not isinstance(record, dict):
        raise _BadLine(
            f"the line is {_KINDS.get(type(record), 'null')}, not an object; "
            'write {"id": ..., "text": ...}'
        )
    return record


_KINDS: Mapping[type, str] = MappingProxyType(
    {
        list: "an array",
        str: "a string",
        int: "a number",
        float: "a number",
        bool: "true or false",
    }
)


class _Fields:
    """A record's values under our names, whatever the file calls them."""

    def __init__(self, record: dict[str, Any], renamed: Mapping[str, str]) -> None:
        self._record = record
        self._renamed = renamed

    def get(self, name: str) -> object:
        """The value of one field, or None."""
        theirs = self._renamed.get(name, name)
        if theirs in self._record:
            return self._record[theirs]
        value: object = self._record
        for part in theirs.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def first(self, *wanted: str) -> object:
        """The first of several fields that is there."""
        return next((v for v in map(self.get, wanted) if v is not None), None)

    def theirs(self, name: str) -> str:
        """What the file calls one of our fields."""
        return self._renamed.get(name, name)


def _string(fields: _Fields, name: str) -> str:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        kind = _KINDS.get(type(value), "an object")
        raise _BadLine(f"field {fields.theirs(name)!r} is {kind}; it must be a string")
    return value or ""


def _text(fields: _Fields) -> str:
    """The text field as it stands; empty where the html field is to be read instead."""
    text = _string(fields, "text")
    if text.strip():
        return text
    if _string(fields, "html").strip():
        return ""
    wanted = f"{fields.theirs('text')!r} or {fields.theirs('html')!r}"
    state = "is empty" if fields.get("text") is not None else "is missing"
    raise _BadLine(f"no text: field {wanted} {state}; fill it, or map its name in the settings")


def _id(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _meta(fields: _Fields) -> tuple[Meta, tuple[str, ...]]:
    date = fields.first("published", "date")
    meta = Meta(
        title=_title(fields.get("title")),
        outlet=clean(fields.get("outlet")),
        published=clean_date(date),
        authors=names(fields.first("authors", "author")),
        language=clean_language(fields.first("language", "lang")),
    )
    notes = [
        f"The field {fields.theirs(name)!r} was left out: {why}."
        for name, value, kept, why in (
            ("title", fields.get("title"), meta.title, "it is not a string"),
            ("outlet", fields.get("outlet"), meta.outlet, "it is not a string"),
            ("published", date, meta.published, "write the date as YYYY-MM-DD"),
        )
        if value not in (None, "") and kept is None
    ]
    return meta, tuple(notes)


def _title(value: object) -> str | None:
    """The title as it stands: findings index it, so that it is not folded like a name."""
    return value if isinstance(value, str) and value.strip() else None


def _sniff(head: bytes) -> bool:
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64]
    return start.startswith(b"{") and start[1:].lstrip(b" \t")[:1] == b'"'


READER = Reader(
    "jsonl",
    (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"),
    ("application/jsonl", "application/x-ndjson", "application/x-jsonlines"),
    _sniff,
    _read,
)
