"""The worst of very many lines, within a number and a packed size."""

from __future__ import annotations

import zlib
from heapq import heappush, heappushpop

Badness = tuple[bool, int, float]


class Worst:
    """Keeps the worst lines that come.

    Args:
        most: How many are kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[tuple[Badness, int, str]] = []
        self._seen = 0

    def add(self, badness: Badness, line: str) -> None:
        """Take in a line, and drop the least bad one where there are too many.

        Args:
            badness: As `provenance.report._held.badness` says; of equals the first stays.
            line: One line.
        """
        self._seen += 1
        item = (badness, -self._seen, line)
        if len(self._kept) < self._most:
            heappush(self._kept, item)
        else:
            heappushpop(self._kept, item)

    def lines(self, packed: int) -> tuple[list[str], int]:
        """The lines in the order they came, and how many were left out.

        Args:
            packed: Most bytes of the lines under gzip.
        """
        fitting = _fitting(sorted(self._kept, reverse=True), packed)
        lines = [line for _, _, line in sorted(fitting, key=lambda item: -item[1])]
        return lines, self._seen - len(lines)


def _fitting(items: list[tuple[Badness, int, str]], packed: int) -> list[tuple[Badness, int, str]]:
    """As many of the first items as fit; nothing is packed where it would fit as it is."""
    if sum(4 * len(line) for _, _, line in items) <= packed:
        return items
    packer, size = zlib.compressobj(6), 0
    for i, (_, _, line) in enumerate(items):
        size += len(packer.compress(line.encode("utf-8")))
        size += len(packer.flush(zlib.Z_SYNC_FLUSH)) if i % 100 == 0 else 0
        if size > packed:
            return items[: i // 100 * 100]
    return items
