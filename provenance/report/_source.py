"""The source file of an article, read once more to tell lines and columns in it.

A page's text was taken out of its markup, and its offsets lead back by the article's map.  The
file may have changed since, or have been something else (standard input under a name): every place
is compared with the words before it is believed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import ProvenanceError
from provenance.text import source_offset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import Article, Span

_MOST = 100_000_000
"""Bytes: no reader takes a page this large, so this file is not the one that was read."""
_ENTITY = 12
"""Longest character reference that a place may end in."""
_WRITTEN = ("&", "\\")
"""What begins a reference of HTML or an escape of Markdown."""
_RESOLVED = 2
"""Most characters that one reference or escape stands for."""


def source_text(article: Article) -> str | None:
    """The text of the file an article was read from; None where that file is another one.

    Without a file (an article of the library, or of standard input) the article's own text stands
    in for it, unless it was taken out of markup.

    Args:
        article: An article whose `uri` is a local path.
    """
    there = _read(article)
    if article.source_map is None:
        return article.text if there is None or there == article.text else None
    return there


def _read(article: Article) -> str | None:
    from provenance.read._decode import decode
    from provenance.read.html import declared_charset

    try:
        path = Path(article.uri or "")
        if not path.is_file() or path.stat().st_size > _MOST:
            return None
        raw = path.read_bytes()
        page = article.media_type == "text/html"
        return decode(raw, declared=declared_charset(raw) if page else None).text
    except (OSError, ValueError, ProvenanceError):
        return None


def in_source(article: Article, source: str, span: Span) -> Span | None:
    """A span of the article's text as a span of its source; None where the words do not stand so.

    Args:
        article: The article.
        source: Its source, as `source_text` returned it.
        span: Half open; not empty.
    """
    pairs = article.source_map
    if pairs is None:
        return span
    start, last = span[0], span[1] - 1
    first, end = source_offset(pairs, start), source_offset(pairs, last)
    cuts = [start, *(at for at, _ in _within(pairs, span)), span[1]]
    runs = pairwise(cuts)
    if end < first or not all(_stands(article, source, run) for run in runs):
        return None
    return first, end + _length(source, end, article.text[last])


def _within(pairs: Sequence[tuple[int, int]], span: Span) -> Sequence[tuple[int, int]]:
    """The runs of a map that begin inside a span."""
    lowest = bisect_right(pairs, span[0], key=lambda pair: pair[0])
    return pairs[lowest : bisect_left(pairs, span[1], key=lambda pair: pair[0])]


def _stands(article: Article, source: str, run: Span) -> bool:
    """Whether a run of the text stands in its source, white space and references aside."""
    words = article.text[run[0] : run[1]].rstrip()  # a gap between blocks may have been made
    at = source_offset(article.source_map, run[0])
    there = source[at : at + len(words)]
    if len(words) <= _RESOLVED and there[:1] in _WRITTEN:
        return True
    if there[-1:] in _WRITTEN:  # a run may end in a character that is written as a reference
        words, there = words[:-1], there[:-1]
    return len(there) == len(words) and all(map(_same, words, there))


def _same(char: str, there: str) -> bool:
    return char == there or (char.isspace() and there.isspace())


def _length(source: str, at: int, char: str) -> int:
    """How far the last character reaches: a reference such as ``&rdquo;`` is one of them."""
    if source[at] == "&" and char != source[at]:
        close = source.find(";", at, at + _ENTITY)
        return close - at + 1 if close >= 0 else 1
    return 2 if source[at] == "\\" and char != "\\" else 1
