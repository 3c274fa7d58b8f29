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
            found = spelled.search(self._data, self._at) or spelled.search(self._data)
            if found:
                self._missed = 0
                return found.start()
        self._missed += 1
        return None

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
    yield article.id
    yield re.sub(r"#\d+$", "", article.id)  # a repeated id was made unique with a number
    if article.uri:
        yield article.uri
    if article.title:
        yield article.title


def _spelled(name: str) -> Iterator[bytes]:
    """A name as JSON and as XML write it, with what stands around it: "1" alone is anywhere."""
    for quoted in (json.dumps(name), json.dumps(name, ensure_ascii=False)):
        yield quoted.encode("utf-8", "surrogatepass")
    for written in (name, escape(name, quote=False), escape(name)):
        raw = written.encode("utf-8", "surrogatepass")
        yield b">" + raw + b"<"
        yield b"[CDATA[" + raw + b"]]"
        yield b'"' + raw + b'"'
        yield b"'" + raw + b"'"
