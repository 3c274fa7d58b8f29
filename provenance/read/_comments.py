"""Comments of HTML and Markdown that are meant for this program, and where they stand in the text.

``<!-- provenance: ignore[PV401] his own word -->`` is read here as it stands;
`provenance.suppression` says what it does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

from provenance.read._html_elements import INLINE
from provenance.types import Comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.read._blocks import Extracted

_OPENING = re.compile(r"<!--\s{0,100}provenance:")
_MAX_COMMENT = 2000
_TAG = re.compile(r"</?([A-Za-z][\w-]*)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.M | re.S)

Markup = Literal["html", "markdown"]


def comments_of(source: str, extracted: Extracted, markup: Markup) -> tuple[Comment, ...]:
    """The comments of a source file that begin with ``provenance:``, in text order.

    Args:
        source: The decoded file.
        extracted: Its text with the map back to it.
        markup: What it is written in; Markdown's code is no comment.
    """
    if "provenance:" not in source:  # nearly always
        return ()
    return tuple(_placed(_found(source, markup), source, extracted, markup))


def _found(source: str, markup: Markup) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of every comment that is meant for us."""
    fences = [f.span() for f in _FENCE.finditer(source)] if markup == "markdown" else []
    for match in _OPENING.finditer(source):
        end = source.find("-->", match.end(), match.end() + _MAX_COMMENT)
        if end < 0 or any(start < match.start() < stop for start, stop in fences):
            continue
        if markup == "html" or not _between_ticks(source, match.start()):
            yield match.start(), end + len("-->"), " ".join(source[match.end() : end].split())


def _placed(
    found: Iterator[tuple[int, int, str]], source: str, extracted: Extracted, markup: Markup
) -> Iterator[Comment]:
    text, pairs = extracted.text, extracted.source_map
    places = [place for _, place in pairs]
    ends = [region.end for region in extracted.regions]
    for start, end, words in found:
        run = bisect_left(places, start) - 1
        at = _text_offset(end, extracted, places)
        trailing = False
        if run >= 0:
            stop = pairs[run + 1][0] if run + 1 < len(pairs) else len(text)
            last = min(len(text[:stop].rstrip()), pairs[run][0] + start - places[run])
            behind = bisect_left(ends, last) < bisect_right(ends, at) or at == len(text)
            between = source[places[run] + last - pairs[run][0] : start]
            trailing = behind and not _parted(between, markup)
        yield Comment(at, words, trailing)


def _text_offset(place: int, extracted: Extracted, places: list[int]) -> int:
    """The first offset of the text that stands at or behind a place of the source."""
    pairs, size = extracted.source_map, len(extracted.text)
    run = bisect_right(places, place) - 1
    after = pairs[run + 1][0] if run + 1 < len(pairs) else size
    return min(pairs[run][0] + place - places[run], after) if run >= 0 else 0


def _parted(between: str, markup: Markup) -> bool:
    """Whether a block ends between two places of the source."""
    if markup == "markdown":
        return "\n" in between or "\r" in between
    return any(tag[1].lower() not in INLINE for tag in _TAG.finditer(between))


def _between_ticks(source: str, at: int) -> bool:
    """Whether a place of a Markdown file stands in code on its line."""
    return source.count("`", source.rfind("\n", 0, at) + 1, at) % 2 == 1
