"""Blocks of extracted text, and how they become one text with a map back to the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.types import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATOR = "\n\n"
"""Between two blocks, as between paragraphs of plain text."""


@dataclass(slots=True)
class RawBlock:
    """One block while the source is walked.

    Attributes:
        tag: Name of the nearest block element that says what it is.
        element: Number of the innermost element it stands in, in order of opening.
        chrome: It stands in a page's nav, header, footer, aside or form.
        menu: It stands in a nav.
        comment: It stands among the readers' comments.
        pieces: Text copied from the source, each with its source offset; an empty piece marks
            where the source of the piece before it ends.
        linked: How many of the characters stand inside links.
    """

    tag: str
    element: int = 0
    chrome: bool = False
    menu: bool = False
    comment: bool = False
    pieces: list[tuple[str, int]] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        """The block's text."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text, its map to the source, and its regions, as `Article` holds them."""

    text: str
    source_map: tuple[tuple[int, int], ...]
    regions: tuple[Region, ...]


def assemble(blocks: Sequence[RawBlock], main: Iterable[bool]) -> Extracted:
    """Join blocks into one text.

    Args:
        blocks: In source order; none is empty.
        main: For each block, whether it is article text.
    """
    parts: list[str] = []
    pairs: list[tuple[int, int]] = []
    regions: list[Region] = []
    at = 0
    for block, is_main in zip(blocks, main, strict=True):
        if parts:
            parts.append(SEPARATOR)
            at += len(SEPARATOR)
        start = at
        for text, source in block.pieces:
            _add_pair(pairs, at, source)
            parts.append(text)
            at += len(text)
        share = round(block.linked / max(at - start, 1), 4)
        regions.append(Region(start, at, block.tag, is_main, min(share, 1.0)))
    return Extracted("".join(parts), tuple(pairs), tuple(regions))


def _add_pair(pairs: list[tuple[int, int]], at: int, source: int) -> None:
    """Add a pair unless the run before it goes on unbroken; of two at one offset, the later."""
    if pairs and pairs[-1][0] == at:
        pairs.pop()
    if pairs and source - pairs[-1][1] == at - pairs[-1][0]:
        return
    pairs.append((at, source))
