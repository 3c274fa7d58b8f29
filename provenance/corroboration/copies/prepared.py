"""A text read once for comparison: its words as numbers, where they stand, whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from provenance.corroboration.copies.masks import SELF_WORDS, paragraphs, public_spans, quoted_spans

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


OWN, QUOTED, STOCK = 0, 1, 2
"""Whose a word is: the writer's, somebody's who is quoted, or nobody's (boilerplate, formulas)."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A text ready to be compared.

    Attributes:
        starts: Offset of each word's first code point.
        ends: Offset past its last.
        codes: The lower-case word as a 64-bit number, the same in every process.
        whose: `OWN`, `QUOTED` or `STOCK` for each word.
    """

    starts: np.ndarray
    ends: np.ndarray
    codes: np.ndarray
    whose: np.ndarray

    @property
    def free(self) -> np.ndarray:
        """Whether each word is the writer's own."""
        return self.whose == OWN

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

    def shingles(self, *, quoted: bool = False) -> np.ndarray:
        """Hashes of the shingles of the writer's own words, in text order.

        Args:
            quoted: Those that stand in quotations as well.
        """
        return self.all_shingles()[_throughout(self.whose <= (QUOTED if quoted else OWN))]

    def without(self, boilerplate: np.ndarray) -> Prepared:
        """The same with the words of some shingles marked as nobody's.

        Args:
            boilerplate: For each shingle whether it is one of them.
        """
        at = np.flatnonzero(boilerplate)
        if not len(at):
            return self
        whose = self.whose.copy()
        for i in range(SHINGLE):
            whose[at + i] = STOCK
        return replace(self, whose=whose)


def prepare(text: str, *, masked: Iterable[Span] = (), stock: np.ndarray | None = None) -> Prepared:
    """Read a text for comparison.

    Args:
        text: Any text.
        masked: Further spans whose words are nobody's, page furniture for example.
        stock: Sorted short hashes of boilerplate, as `short` makes them.
    """
    places = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    starts = np.fromiter((p[0] for p in places), np.int64, len(places))
    ends = np.fromiter((p[1] for p in places), np.int64, len(places))
    codes = np.fromiter((_code(p[2].lower()) for p in places), np.uint64, len(places))
    whose = np.full(len(starts), OWN, np.uint8)
    _mark(whose, starts, quoted_spans(text), QUOTED)
    lines = paragraphs(text)
    at = np.searchsorted(starts, np.array(lines, np.int64).reshape(-1, 2))
    selves = (whose == OWN) & np.isin(codes, _SELVES)
    counts = (np.diff(_sums(some)[at])[:, 0] for some in (whose == OWN, selves))
    _mark(whose, starts, public_spans(text, lines, *counts), QUOTED)
    _mark(whose, starts, masked, STOCK)
    prepared = Prepared(starts, ends, codes, whose)
    return prepared if stock is None else prepared.without(among(prepared.all_shingles(), stock))


def among(hashes: np.ndarray, stock: np.ndarray) -> np.ndarray:
    """For each shingle hash whether its short form is in a sorted list.

    Args:
        hashes: Shingle hashes.
        stock: Sorted short hashes.
    """
    if not len(stock):
        return np.zeros(len(hashes), bool)
    found = short(hashes)
    hits: np.ndarray = stock[np.minimum(np.searchsorted(stock, found), len(stock) - 1)] == found
    return hits


def short(hashes: np.ndarray) -> np.ndarray:
    """Shingle hashes cut to 32 bits: enough to tell boilerplate from the rest."""
    return (hashes >> np.uint64(32)).astype(np.uint32)


def _mark(whose: np.ndarray, starts: np.ndarray, spans: Iterable[Span], kind: int) -> None:
    for start, end in spans:
        whose[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = kind


def _sums(values: np.ndarray) -> np.ndarray:
    return np.concatenate(([0], np.cumsum(values)))


def _throughout(good: np.ndarray) -> np.ndarray:
    """For each shingle whether all its words are good."""
    count = max(0, len(good) - SHINGLE + 1)
    every = np.ones(count, bool)
    for i in range(SHINGLE if count else 0):
        every &= good[i : i + count]
    return every


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> int:
    raw = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "little")


def _mixed(values: np.ndarray) -> np.ndarray:
    """Spread the bits of 64-bit numbers (the finalizer of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


_SELVES = np.array([_code(word) for word in SELF_WORDS], np.uint64)
