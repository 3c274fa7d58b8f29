"""A text read once for comparison: its words as numbers, where they stand, whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from provenance.corroboration.copies.masks import public_spans, quoted_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.types import Span

SHINGLE = 5
"""Words of a shingle: fewer are shared by chance, more break at every small edit."""

_WORD = re.compile(r"[^\W_]+")
_WEIGHTS = tuple(pow(0x9E3779B97F4A7C15, i + 1, 1 << 64) for i in range(SHINGLE))


def words(text: str) -> list[str]:
    """Lower-case words, punctuation left out."""
    return _WORD.findall(text.lower())


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A text ready to be compared.

    Attributes:
        starts: Offset of each word's first code point.
        ends: Offset past its last.
        codes: The lower-case word as a 64-bit number, the same in every process.
        free: Whether the word is the writer's own: outside quotations and quoted blocks.
    """

    starts: np.ndarray
    ends: np.ndarray
    codes: np.ndarray
    free: np.ndarray

    def span(self, first: int, last: int) -> Span:
        """Code points of the words ``[first, last)``."""
        return int(self.starts[first]), int(self.ends[last - 1])

    def all_shingles(self) -> np.ndarray:
        """The hash of the shingle that begins at each word; they stop `SHINGLE` before the end."""
        count = len(self.codes) - SHINGLE + 1
        if count <= 0:
            return np.zeros(0, np.uint64)
        total = np.zeros(count, np.uint64)
        for i, weight in enumerate(_WEIGHTS):
            total += self.codes[i : i + count] * np.uint64(weight)
        return _mixed(total)

    def free_starts(self) -> np.ndarray:
        """For each shingle whether all its words are the writer's own."""
        count = max(0, len(self.codes) - SHINGLE + 1)
        own = np.ones(count, bool)
        for i in range(SHINGLE if count else 0):
            own &= self.free[i : i + count]
        return own

    def free_shingles(self) -> np.ndarray:
        """Hashes of the shingles of the writer's own words, in text order."""
        return self.all_shingles()[self.free_starts()]


def prepare(text: str, *, masked: Iterable[Span] = (), public: bool = True) -> Prepared:
    """Read a text for comparison.

    Args:
        text: Any text.
        masked: Further spans whose words are not the writer's, page furniture for example.
        public: Whether blocks that are quoted without marks are left out as well.
    """
    found = [(m.start(), m.end(), _code(m.group().lower())) for m in _WORD.finditer(text)]
    columns = np.array(found, dtype=np.uint64).reshape(-1, 3)
    starts, ends = columns[:, 0].astype(np.int32), columns[:, 1].astype(np.int32)
    free = np.ones(len(starts), bool)
    blocks = public_spans(text) if public else []
    for start, end in (*quoted_spans(text), *blocks, *masked):
        free[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = False
    return Prepared(starts, ends, columns[:, 2].copy(), free)


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> int:
    raw = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "little")


def _mixed(values: np.ndarray) -> np.ndarray:
    """Spread the bits of 64-bit numbers (the finalizer of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
