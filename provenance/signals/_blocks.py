"""Hits on whole blocks of page furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit
from provenance.signals._context import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import BlockKind


def block_hits(reading: Reading, kind: BlockKind, why: str) -> Iterator[Hit]:
    """Yield one hit a block of a kind, without the white space around it.

    Args:
        reading: The article.
        kind: Kind of block.
        why: Continues the message after the quoted beginning of the block.
    """
    for block in reading.blocks:
        if block.kind != kind:
            continue
        raw = reading.text[block.start : block.end]
        start = block.start + len(raw) - len(raw.lstrip())
        end = start + len(raw.strip())
        if start < end:
            yield Hit(start, end, f"{quoted(raw)}: {why}", block.confidence)
