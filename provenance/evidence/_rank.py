"""Choose query terms and score passages; shared by all stores, so that they agree to the bit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

K1 = 1.2
B = 0.75
"""BM25's usual constants (Robertson and Zaragoza 2009)."""

MOST_POSTINGS = 6_000
"""Postings read per query: rare terms come first and common ones are dropped beyond it, which
keeps a query in a large store within some ten milliseconds (findings: OR over 30 terms grows
linearly with the store)."""

MOST_TERMS = 32


def choose(counts: Mapping[str, int]) -> list[str]:
    """The terms worth asking for: the rarest, as many as `MOST_POSTINGS` allows.

    Args:
        counts: In how many passages each term stands.

    Returns:
        Terms in order of count, then of the alphabet.
    """
    chosen: list[str] = []
    spent = 0
    for term in sorted(filter(counts.get, counts), key=lambda t: (counts[t], t))[:MOST_TERMS]:
        spent += counts[term]
        if chosen and spent > MOST_POSTINGS:
            break
        chosen.append(term)
    return chosen


def idf(count: int, passages: int) -> float:
    """Weight of a term that stands in `count` of `passages` passages."""
    return math.log(1 + (passages - count + 0.5) / (count + 0.5))


def rank(
    postings: Iterable[tuple[str, Sequence[int]]],
    *,
    counts: Mapping[str, int],
    passages: int,
    mean_length: float,
    lengths: Callable[[Sequence[int]], Mapping[int, int]],
) -> dict[int, float]:
    """BM25 scores of passages; a term counts once per passage.

    In a paragraph a second mention of a term says little, and leaving term frequency out lets a
    store keep nothing but which passage holds which term.

    Args:
        postings: Pairs of a term and the numbers of the passages that hold it, in the order of
            `choose`.
        counts: In how many passages of the whole store each term stands.
        passages: Number of passages in the store.
        mean_length: Their mean number of terms.
        lengths: Looks up the number of terms of passages.

    Returns:
        Passage number to score, rounded so that no last bit decides an order.
    """
    sums: dict[int, float] = {}
    for term, numbers in postings:
        weight = idf(counts[term], passages)
        for number in numbers:
            sums[number] = sums.get(number, 0.0) + weight
    size = lengths(list(sums))
    mean = mean_length or 1.0
    return {
        number: round(total * (K1 + 1) / (1 + K1 * (1 - B + B * size[number] / mean)), 6)
        for number, total in sums.items()
    }
