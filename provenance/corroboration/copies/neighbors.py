"""Which documents of a collection to hold against each other, and what its outlets print on every page.

Both without comparing all pairs: documents meet where their sketches share a number, and shingles
are counted per outlet in a table of fixed size.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

OVER = 12
"""Documents of one outlet from which on a shingle is boilerplate, as in training."""

_CELLS_LOG = 26
_SPREAD = 3
"""Chance entries of a cell, times this, that are let pass: the table fills up with very large
collections, and then asks for more before it calls something boilerplate."""

MOST = 40
"""Documents of one number that are all held against each other; of more (a story in a hundred
papers) each is held against the first `MOST` only, which still ties them together."""


NEAR = 3
"""Days apart within which one shared number is enough: further apart it is a phrase of the trade.
In 30,224 articles 300,217 pairs share a number."""

UNDATED = -1


class PageText:
    """Counts in how many documents of its outlet a shingle stands; 64 MiB whatever the collection."""

    def __init__(self) -> None:
        self._table = np.zeros(1 << _CELLS_LOG, np.uint8)
        self._entries = 0

    def add(self, outlet: str, shingles: np.ndarray) -> None:
        """Count a document.

        Args:
            outlet: Domain or name of its outlet.
            shingles: All its shingle hashes.
        """
        cells = np.unique(_cells(outlet, shingles))
        self._entries += len(cells)
        self._table[cells] = np.minimum(self._table[cells], 254) + 1

    def stock(self, outlet: str, shingles: np.ndarray) -> np.ndarray:
        """For each shingle of a document whether its outlet prints it on page after page."""
        chance = self._entries / len(self._table)
        counts: np.ndarray = self._table[_cells(outlet, shingles)]
        return counts > OVER + _SPREAD * chance


def _cells(outlet: str, shingles: np.ndarray) -> np.ndarray:
    raw = blake2b(outlet.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    mixed = (shingles ^ np.uint64(int.from_bytes(raw, "little"))) * np.uint64(0x9E3779B97F4A7C15)
    return mixed >> np.uint64(64 - _CELLS_LOG)


class Meetings:
    """Sketches of documents, and which documents share a number."""

    def __init__(self) -> None:
        self._numbers = array("q")
        self._documents = array("l")

    def add(self, document: int, sketch: Iterable[int]) -> None:
        """Keep a document's sketch."""
        before = len(self._numbers)
        self._numbers.extend(sketch)
        self._documents.extend([document] * (len(self._numbers) - before))

    def pairs(self, rank: np.ndarray, days: np.ndarray) -> list[tuple[int, int]]:
        """Pairs of documents that share two numbers, or one within a few days.

        Args:
            rank: Place of each document in an order that does not depend on the input's.
            days: Day of each document by rank, as a number; `UNDATED` is near every day.

        Returns:
            Pairs of ranks, the smaller first, in ascending order.
        """
        if not self._numbers:
            return []
        ranks = rank[np.frombuffer(self._documents, np.dtype("l"))]
        numbers = np.frombuffer(self._numbers, np.int64)
        order = np.lexsort((ranks, numbers))
        numbers, ranks = numbers[order], ranks[order]
        first = np.flatnonzero(np.concatenate(([True], np.diff(numbers) != 0)))
        size = np.diff(np.append(first, len(numbers)))
        found = [np.zeros(0, np.int64)]
        for step in range(1, MOST):
            # Entry `step` of every group with each one after it.
            has = size > step
            found.append(_with_those_after(ranks, first[has] + step - 1, size[has] - step))
        pairs, counts = np.unique(np.concatenate(found), return_counts=True)
        a, b = pairs >> 32, pairs & 0xFFFFFFFF
        undated = (days[a] == UNDATED) | (days[b] == UNDATED)
        near = undated | (np.abs(days[a] - days[b]) <= NEAR)
        chosen = (counts > 1) | near
        return list(zip(a[chosen].tolist(), b[chosen].tolist(), strict=True))


def _with_those_after(ranks: np.ndarray, at: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Each entry paired with the so many that follow it, two ranks in one number."""
    one = np.repeat(at, count)
    within = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
    a, b = ranks[one].astype(np.int64), ranks[one + within + 1].astype(np.int64)
    return (a[a != b] << 32) | b[a != b]
