"""Paragraphs of the annotated reading, and furniture folded together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.types import Block, BlockKind

FOLDED: frozenset[str] = frozenset({"promo", "chrome", "related", "bio"})
"""Furniture that is folded away.  Byline, dateline, credit and correction are furniture too, but
an editor reads them, so they stay in place and are only dimmed."""

_LINE = re.compile(r"\r\n|\r|\n|\u2028|\u2029")
_HARD_WRAP = 100
"""Lines up to this many characters may be hard-wrapped prose, as in plain-text mail (72 to 80);
a longer line is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of one block, shown as one paragraph."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, or neighbouring furniture that is folded into one line."""

    paragraphs: tuple[Paragraph, ...]
    folded: bool


def paragraphs(text: str, blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Every stretch of text that is not white space, in order, as paragraphs.

    Args:
        text: The article's text.
        blocks: Its blocks; a stretch that none covers counts as body.
    """
    at = 0
    for block in blocks:
        start, end = max(block.start, at), min(block.end, len(text))
        yield from _split(text, at, start, "body")
        yield from _split(text, start, end, block.kind)
        at = max(at, end)
    yield from _split(text, at, len(text), "body")


def parts(text: str, blocks: Sequence[Block]) -> Iterator[Part]:
    """Paragraphs, with neighbouring folded furniture in one part.

    Args:
        text: The article's text.
        blocks: Its blocks.
    """
    for folded, group in groupby(paragraphs(text, blocks), key=lambda p: p.kind in FOLDED):
        if folded:
            yield Part(tuple(group), folded=True)
        else:
            yield from (Part((p,), folded=False) for p in group)


def _split(text: str, start: int, end: int, kind: BlockKind) -> Iterator[Paragraph]:
    at = start
    for line_end in _breaks(text, start, end):
        yield from _trimmed(text, at, line_end, kind)
        at = line_end
    yield from _trimmed(text, at, end, kind)


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets at which a new paragraph begins: blank lines, and both ends of long lines."""
    at = start
    for match in _LINE.finditer(text, start, end):
        if match.start() - at > _HARD_WRAP or not text[at : match.start()].strip():
            yield at
            yield match.end()
        at = match.end()
    if end - at > _HARD_WRAP:
        yield at


def _trimmed(text: str, start: int, end: int, kind: BlockKind) -> Iterator[Paragraph]:
    """The stretch without the white space around it, unless nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        yield Paragraph(start + left, start + right, kind)
