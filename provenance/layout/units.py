"""Units: the lines, paragraphs or page elements that get one kind each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.types import Article, BlockKind, Region

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_WRAP_MAX = 120
_WRAP_SHARE = 0.7
_WRAP_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text, without white space at its ends.

    Attributes:
        start: First code point.
        end: One past the last.
        tag: Lower-case element name, or "" for plain text.
        main: The extractor chose it as article text; True for plain text.
        linked: Share of its characters inside links.
        kind: Its kind where that is known beforehand, else None.
    """

    start: int
    end: int
    tag: str = ""
    main: bool = True
    linked: float = 0.0
    kind: BlockKind | None = None


def find_units(article: Article) -> list[Unit]:
    """Units in order, covering every character that is not white space.

    Plain text is read line by line, or paragraph by paragraph where it is hard-wrapped; a page
    with structure is read element by element.

    Args:
        article: Any article.
    """
    if not article.regions:
        return _joined(article.text, list(_lines(article.text, 0, len(article.text))))
    return list(_regions(article.text, article.regions))


def _lines(text: str, start: int, end: int) -> Iterator[Unit]:
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if left < right:
            yield Unit(match.start() + left, match.start() + right)


def _regions(text: str, regions: tuple[Region, ...]) -> Iterator[Unit]:
    main = any(region.main for region in regions)
    done = 0
    for region in regions:
        start, end = max(region.start, done), min(region.end, len(text))
        yield from _lines(text, done, min(start, len(text)))
        if start < end:
            stripped = text[start:end].strip()
            left = end - start - len(text[start:end].lstrip())
            if stripped:
                yield Unit(
                    start + left,
                    start + left + len(stripped),
                    region.tag,
                    region.main or not main,
                    region.linked,
                )
            done = end
    yield from _lines(text, done, len(text))


def _joined(text: str, lines: list[Unit]) -> list[Unit]:
    """Lines of hard-wrapped paragraphs put together; other lines as they are.

    A text is hard-wrapped where no line is long and most lines that have another right below
    them are nearly as long as the longest: nobody writes paragraphs like that.
    """
    widest = max((line.end - line.start for line in lines), default=0)
    full = [line.end - line.start >= _WRAP_SHARE * widest for line in lines]
    below = [_follows(text, a, b) for a, b in pairwise(lines)]
    pairs = [full[i] for i, close in enumerate(below) if close]
    if widest > _WRAP_MAX or len(pairs) < _WRAP_PAIRS or sum(pairs) < _WRAP_SHARE * len(pairs):
        return lines
    out: list[Unit] = []
    for i, line in enumerate(lines):
        if i and below[i - 1] and full[i - 1]:
            out[-1] = replace(out[-1], end=line.end)
        else:
            out.append(line)
    return out


def _follows(text: str, above: Unit, line: Unit) -> bool:
    """Whether a line stands right below another, without a blank line between them."""
    gap = text[above.end : line.start]
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n") == 1
