"""The source file of an article, read once more to tell lines and columns in it.

A page's text was taken out of its markup, and its offsets lead back by the article's map.  The
file may have changed since, or have been something else (standard input under a name): every place
is compared with the words before it is believed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import ProvenanceError
from provenance.text import source_offset

if TYPE_CHECKING:
    from provenance.types import Article, Span

_MOST = 100_000_000
"""Bytes: no reader takes a page this large, so this file is not the one that was read."""
_ENTITY = 12
"""Longest character reference that a place may end in."""


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
    start, last = span[0], span[1] - 1
    if article.source_map is None:
        return span
    first, end = source_offset(article.source_map, start), source_offset(article.source_map, last)
    if not _same(article.text[start], source[first : first + _ENTITY]):
        return None
    if not _same(article.text[last], source[end : end + _ENTITY]) or end < first:
        return None
    return first, end + _length(source, end, article.text[last])


def _same(char: str, there: str) -> bool:
    """Whether a character of the text may stand in its source as it does there."""
    return there[:1] in (char, "&", "\\") or (char.isspace() and there[:1].isspace())


def _length(source: str, at: int, char: str) -> int:
    """How far the last character reaches: a reference such as ``&rdquo;`` is one of them."""
    if source[at] == "&" and char != source[at]:
        close = source.find(";", at, at + _ENTITY)
        return close - at + 1 if close >= 0 else 1
    return 2 if source[at] == "\\" and char != "\\" else 1
