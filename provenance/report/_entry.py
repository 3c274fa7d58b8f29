"""Where an item stands in its feed: the line of the file that names it.

Feeds and files of many articles can be larger than memory, and their items come in order.  The
file is mapped, not read; each search begins where the last one ended, so that a whole run reads
the file about once.
"""

from __future__ import annotations

import json
import mmap
import re
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.types import Article

_GZIP = b"\x1f\x8b"
_NUMBERED = re.compile(r":(\d{1,12})$")
_OPENED = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_BEFORE = tuple(bytes([char]) for char in b">\"'[\n\r,;\t ")
_AFTER = tuple(bytes([char]) for char in b"<\"'],;\t\r\n")
"""What stands before and behind a name: tags, quotes, cells, and the space of a WARC header."""
_GIVE_UP = 20
"""Items in a row that were not found: the file names its items in a way of its own."""
_ENTRY = re.compile(r" entry (\d{1,9})$")


class Entries:
    """Finds items in the files they came from; keeps the file of the last one open."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._file: _Mapped | None = None

    def line(self, article: Article) -> int | None:
        """The line of the feed, from 1, that names an item; None where it cannot be told.

        Args:
            article: An article with a `feed` that is a local file.
        """
        if article.feed is None:
            return None
        numbered = _NUMBERED.search(article.id.removeprefix(article.feed))
        if numbered and article.id == f"{article.feed}{numbered[0]}":
            return int(numbered[1])  # a line without an id is called by its number
        if article.feed != self._path:
            self._path, self._file = article.feed, _opened(article.feed)
        return self._file.line(article) if self._file else None


def _opened(path: str) -> _Mapped | None:
    with suppress(OSError, ValueError), Path(path).open("rb") as stream:
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        # Lines of a packed file are of no use to anybody who opens it.
        return None if data[:2] == _GZIP else _Mapped(data)
    return None


class _Mapped:
    """A mapped file with the place up to which lines were counted."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._at = 0
        self._line = 1
        self._missed = 0

    def line(self, article: Article) -> int | None:
        """The line an item is named in, searched for from the last one on."""
        numbered = _ENTRY.search(article.id)
        if numbered and article.feed and article.id.startswith(article.feed):
            found = self._nth(int(numbered[1]))
        else:
            found = self._named(article)
        return None if found is None else self._line_of(found)

    def _named(self, article: Article) -> int | None:
        if self._missed >= _GIVE_UP:
            return None
        for name in _names(article):
            spelled = re.compile(b"|".join(map(re.escape, _spelled(name))))
            for start in (self._at, 0):
                for match in spelled.finditer(self._data, start):
                    if self._stands_alone(match):
                        self._missed = 0
                        return match.start()
        self._missed += 1
        return None

    def _stands_alone(self, match: re.Match[bytes]) -> bool:
        """Whether marks of XML, JSON or CSV stand around: a "1" alone is anywhere."""
        before = self._data[max(match.start() - 1, 0) : match.start()] or b"\n"
        after = self._data[match.end() : match.end() + 1] or b"\n"
        return before in _BEFORE and after in _AFTER

    def _nth(self, number: int) -> int | None:
        for i, match in enumerate(_OPENED.finditer(self._data), 1):
            if i == number:
                return match.start()
        return None

    def _line_of(self, place: int) -> int:
        if place < self._at:
            self._at, self._line = 0, 1
        while (end := self._data.find(b"\n", self._at, place)) >= 0:
            self._at, self._line = end + 1, self._line + 1
        return self._line


def _names(article: Article) -> Iterator[str]:
    """What an item is called in its feed, the surest first."""
    short = re.sub(r"#\d+$", "", article.id)  # a repeated id was made unique with a number
    uri = None if article.uri == article.feed else article.uri
    yield from dict.fromkeys(name for name in (article.id, short, uri, article.title) if name)


def _spelled(name: str) -> set[bytes]:
    """A name as it is, as JSON and as XML write it."""
    written = {name, escape(name, quote=False), escape(name)}
    written |= {json.dumps(name)[1:-1], json.dumps(name, ensure_ascii=False)[1:-1]}
    return {form.encode("utf-8", "surrogatepass") for form in written}
