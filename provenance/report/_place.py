"""Where a finding stands for somebody who opens a file: path, lines and columns.

An article read from a file has its own lines.  An item of a feed has the line of the feed that
names it, since its words may stand there escaped, packed or not at all.  A page that was fetched
has an address and no file.  Columns of words are told only where the words really stand there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from provenance.report._entry import Entries
from provenance.report._html.markup import followable
from provenance.report._source import in_source, source_text
from provenance.text import Lines, Unit

if TYPE_CHECKING:
    from provenance.types import Article, Finding, Span

_PLAIN_URL = re.compile(r"[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file.

    Attributes:
        path: Path from the working directory with forward slashes, or absolute outside of it; the
            address of a page that was fetched; None for standard input.
        start: Line and column, from 1.
        end: Line, and the column after the last character.
        exact: The words stand there; otherwise only the file or the feed's entry is meant.
    """

    path: str | None
    start: tuple[int, int]
    end: tuple[int, int]
    exact: bool

    @property
    def local(self) -> bool:
        """Whether there is a file to open."""
        return self.path is not None and not followable(self.path)

    @property
    def one_line(self) -> bool:
        """Whether it begins and ends on the same line."""
        return self.start[0] == self.end[0]


class Places:
    """Finds places for a run of articles, in order.

    Args:
        unit: What a column counts.
    """

    def __init__(self, unit: Unit = "code_points") -> None:
        self._unit = unit
        self._entries = Entries()

    def of(self, article: Article) -> ArticlePlaces:
        """The places of one article.

        Args:
            article: The article.
        """
        feed = article.feed
        if feed is not None and not followable(feed):
            line = self._entries.line(article) or 1
            return ArticlePlaces(article, relative(feed), self._unit, line=line)
        if article.uri is None:
            return ArticlePlaces(article, None, self._unit)
        if followable(article.uri):
            return ArticlePlaces(article, article.uri, self._unit)
        return ArticlePlaces(article, relative(article.uri), self._unit, own=True)


class ArticlePlaces:
    """Places in the file of one article.

    Args:
        article: The article.
        path: What is opened, or None.
        unit: What a column counts.
        line: Line of the feed that names it.
        own: The file holds this article alone.
    """

    def __init__(
        self, article: Article, path: str | None, unit: Unit, *, line: int = 1, own: bool = False
    ) -> None:
        self._article = article
        self._unit = unit
        self.whole = Place(path, (line, 1), (line, 2), exact=False)
        """The file, or the entry of the feed."""
        self._source = source_text(article) if own else self._unmarked()
        self._lines = None if self._source is None else Lines(self._source)

    def _unmarked(self) -> str | None:
        """A fetched plain text, or standard input, has the lines of its text."""
        article = self._article
        return article.text if article.feed is None and article.source_map is None else None

    def finding(self, finding: Finding) -> Place:
        """Where a finding stands.

        Args:
            finding: Of this article.
        """
        if finding.where == "text":
            return self.span((finding.start, finding.end))
        title = self._article.title or ""
        at = self._article.text.find(title) if title.strip() else -1
        if at < 0:
            return self.whole
        return self.span((at + finding.start, at + min(finding.end, len(title))))

    def span(self, span: Span) -> Place:
        """Where a span of the article's text stands.

        Args:
            span: Half open; what lies outside the text is cut off.
        """
        start, end = max(span[0], 0), min(span[1], len(self._article.text))
        if self._lines is None or self._source is None or start >= end:
            return self.whole
        there = in_source(self._article, self._source, (start, end))
        if there is None:
            return self.whole
        first, last = (self._lines.position(offset, unit=self._unit) for offset in there)
        return Place(self.whole.path, first, last, exact=True)

    def verbatim(self, span: Span) -> bool:
        """Whether the file has exactly these words at a span, so that they can be replaced.

        Args:
            span: Half open, into the article's text.
        """
        if self._source is None:
            return False
        there = in_source(self._article, self._source, span)
        return there is not None and self._source[slice(*there)] == self._article.text[slice(*span)]


def relative(path: str) -> str:
    """A path as code hosts know it: links resolved, from the working directory where inside it.

    Args:
        path: Path of a file; it need not exist.
    """
    try:
        full, here = Path(path).resolve(), Path.cwd().resolve()
        if not Path(path).exists():
            return path
        return (full.relative_to(here) if full.is_relative_to(here) else full).as_posix()
    except (OSError, ValueError):
        return path


def as_uri(path: str) -> str:
    """A path or address as a URI reference.

    Args:
        path: As in `Place`.

    >>> as_uri("news/a b.txt"), as_uri("/tmp/x#1"), as_uri("javascript:x")
    ('news/a%20b.txt', 'file:///tmp/x%231', 'javascript%3Ax')
    """
    if followable(path):
        fits = _PLAIN_URL.fullmatch(path)
        return path if fits else quote(path, safe="-._~:/?#@!$&'()*+,;=%", errors="replace")
    written = quote(path, safe="/", errors="replace")
    return f"file://{written}" if written.startswith("/") else written
