"""CSV and TSV with a header line: one article a row, under the field names of JSON Lines.

Comma, semicolon, tab and bar are told apart by the header.  Quoted fields may hold line ends.  A
row that cannot be used is skipped with its line number; the others are read.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source
from provenance.read._decode import decode
from provenance.read._records import article_or_skipped
from provenance.read._streams import look_ahead
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = ",;\t|"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_TEXT = ("text", "html")
_MOST_COLUMNS = 1_000
_CHUNK = 65_536


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    table = _Table(stream, source)
    header = _header(table, source)
    found = False
    for line, row in table.rows():
        found = True
        where = f"{source.name}:{line}"
        if isinstance(row, str):
            yield Skipped(where, row, where)
        elif len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            why = f"the row has {len(row)} fields and the header {len(header)}; quote its text"
            yield Skipped(where, why, where)
        else:
            # the first column of a name counts; a short row lacks its last fields
            record = dict(reversed(list(zip(header, row, strict=False))))
            given = {name: value for name, value in record.items() if value.strip()}
            yield article_or_skipped(given, source, where)
    if not found:
        raise InputError("holds a header and no rows; give a table with articles in it")


def _header(table: _Table, source: Source) -> list[str]:
    row = table.header()
    ours = source.options.fields
    wanted = {name.casefold(): name for name in (*_NAMES, *(ours.get(n, n) for n in _NAMES))}
    header = [wanted.get(cell.strip().casefold(), cell.strip()) for cell in row]
    if not any(ours.get(name, name) in header for name in _TEXT):
        shown = ", ".join(cell[:40] for cell in header[:12])
        raise InputError(
            f"has no column 'text' or 'html' (it has: {shown}); name it with --field text=COLUMN"
        )
    return header


_NAMES = (
    *("id", "text", "html", "url", "outlet", "title", "published", "date", "authors", "author"),
    *("language", "lang"),
)


class _Table:
    """Rows of a table, each with the number of its first line; a text for one it cannot read."""

    def __init__(self, stream: BinaryIO, source: Source) -> None:
        self._limit = source.options.max_bytes
        self._lines = self._numbered(stream)
        self._read = 0
        self._delimiter = ","
        self._waiting: str | None = None

    def header(self) -> list[str]:
        """The fields of the first line that is not blank.

        Raises:
            InputError: If there is none, or it is no header.
        """
        first = next((line for line in self._lines if line is None or line.strip()), "")
        if first is None:
            raise InputError("begins with a line over the size limit; give a table with a header")
        if not first:
            raise InputError("is empty; give a table with a header line")
        bare = re.sub(r'"[^"]*"', "", first)
        counts = [bare.count(delimiter) for delimiter in _DELIMITERS]
        self._delimiter = _DELIMITERS[counts.index(max(counts))]
        self._waiting = first
        _, row = next(self.rows(), (0, "is empty"))
        if isinstance(row, str) or len(row) > _MOST_COLUMNS:
            raise InputError("has no header line that can be read; write the column names there")
        return row

    def rows(self) -> Iterator[tuple[int, list[str] | str]]:
        """Line number and fields, or why they cannot be read; reading goes on behind a bad row."""
        while True:
            reader = csv.reader(self._given(), delimiter=self._delimiter)
            while True:
                begun = self._read + (self._waiting is None)
                try:
                    row = self._next(reader)
                except csv.Error as error:
                    shown = f"limit {self._limit / 1e6:,.1f} MB" if "limit" in str(error) else error
                    yield begun, f"the row cannot be read ({shown}); check its quotation marks"
                    break  # a reader that has failed is left inside its field
                if row is None:
                    return
                if row:
                    yield begun, row

    def _next(self, reader: Any) -> list[str] | None:  # noqa: ANN401 - the type has no public name
        """One row; the library's limit on a field belongs to the process, so it is put back."""
        before = csv.field_size_limit(self._limit)
        try:
            row: list[str] | None = next(reader, None)
        finally:
            csv.field_size_limit(before)
        return row

    def _given(self) -> Iterator[str]:
        if self._waiting is not None:
            first, self._waiting = self._waiting, None
            yield first
        for line in self._lines:
            if line is None:
                raise csv.Error("field limit")
            yield line

    def _numbered(self, stream: BinaryIO) -> Iterator[str | None]:
        for line in _lines(stream, self._limit):
            self._read += 1
            yield line


def _lines(stream: BinaryIO, limit: int) -> Iterator[str | None]:
    """Lines of text, each decoded by itself unless all are UTF-16; None for one over the limit."""
    head, stream = look_ahead(stream, 3)
    if head[:2] in _UTF16:
        wide = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="")
        while line := wide.readline(limit + 1):
            if len(line) > limit:
                _skip_line(wide, "\n")
            yield line if len(line) <= limit else None
        return
    first = True
    while raw := stream.readline(limit + 1):
        if len(raw) > limit and not raw.endswith(b"\n"):
            _skip_line(stream, b"\n")
            yield None
            continue
        text = _decoded(raw.removeprefix(b"\xef\xbb\xbf") if first else raw)
        first = False
        yield from _LINE.findall(text)


def _skip_line(stream: Any, end: str | bytes) -> None:  # noqa: ANN401 - of text or of bytes
    while (part := stream.readline(_CHUNK)) and not part.endswith(end):
        pass


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return decode(raw).text
    except InputError:
        return raw.decode("utf-8", "replace")


def _sniff(head: bytes) -> bool:
    """Never: without its suffix or media type, a table is not told from plain text."""
    return False


READER = Reader("csv", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), _sniff, _read)
