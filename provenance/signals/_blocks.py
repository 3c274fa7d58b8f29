"""Hits on whole blocks of page furniture."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from provenance.signals._base import Hit
from provenance.signals._context import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import BlockKind


def block_hits(reading: Reading, kind: BlockKind, why: str) -> Iterator[Hit]:
    """Yield one hit a run of blocks of a kind, without the white space around it.

    Args:
        reading: The article.
        kind: Kind of block.
        why: Continues the message after the quoted beginning of the block.
    """
    for same, run in groupby(reading.blocks, key=lambda block: block.kind):
        if same != kind:
            continue
        blocks = list(run)
        raw = reading.text[blocks[0].start : blocks[-1].end]
        start = blocks[0].start + len(raw) - len(raw.lstrip())
        end = start + len(raw.strip())
        if start < end:
            surest = max(block.confidence for block in blocks)
            yield Hit(start, end, f"{quoted(raw)}: {why}", surest)
