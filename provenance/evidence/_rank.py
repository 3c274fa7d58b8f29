"""Choose query terms and score passages; shared by all stores, so that they agree to the bit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

K1 = 1.2
B = 0.75
"""BM25's usual constants (Robertson and Zaragoza 2009)."""

MOST_POSTINGS = 30_000
"""Postings read per query: rare terms come first and common ones are dropped beyond it, which
keeps a query in a large store within some ten milliseconds (findings: OR over 30 terms grows
linearly with the store)."""

MOST_TERMS = 48

POOL = 4
"""So many times the passages asked for are weighed by length; the others hold too little."""

_SMALLEST_POOL = 200
_PLACES = 6


def idf(count: int, passages: int) -> float:
    """Weight of a term that stands in `count` of `passages` passages."""
    return math.log(1 + (passages - count + 0.5) / (count + 0.5))


def rank(
    counts: Mapping[str, int],
    holders: Callable[[str, int | None], Sequence[int]],
    *,
    limit: int,
    within: bool,
    passages: int,
    mean_length: float,
    lengths: Callable[[Sequence[int]], Mapping[int, int]],
) -> dict[int, float]:
    """BM25 scores of the best passages; a term counts once per passage.

    In a paragraph a second mention of a term says little, and leaving term frequency out lets a
    store keep nothing but which passage holds which term.  The passages whose terms weigh most
    are taken first, and only these are weighed by their length.

    Args:
        counts: In how many passages of the whole store each term stands.
        holders: Takes a term and how many numbers are enough, and gives the numbers of the
            passages inside the window that hold it, in any order; None asks for all.
        limit: How many passages are wanted.
        within: Whether there is a window, so that `counts` may be more than `holders` give.
        passages: Number of passages in the store.
        mean_length: Their mean number of terms.
        lengths: Looks up the number of terms of passages.

    Returns:
        Passage number to score, rounded so that no last bit decides an order: at least the best
        `limit` passages with all that tie with the last of them.
    """
    found, sums = _sums(counts, holders, within=within, passages=passages)
    wanted = max(POOL * limit, _SMALLEST_POOL)
    if len(sums) > wanted:
        least = np.partition(sums, len(sums) - wanted)[len(sums) - wanted]
        found, sums = found[sums >= least], sums[sums >= least]
    size = lengths(found.tolist())
    mean = mean_length or 1.0
    return {
        number: round(total * (K1 + 1) / (1 + K1 * (1 - B + B * size[number] / mean)), _PLACES)
        for number, total in zip(found.tolist(), sums.tolist(), strict=True)
    }


def best(scores: Mapping[int, float], limit: int) -> list[int]:
    """The passages with the best scores, and all that tie with the last of them.

    Ties are broken by document id and offset, which only the store can look up.
    """
    top = sorted(scores.values(), reverse=True)[: max(0, limit)]
    return [number for number, score in scores.items() if top and score >= top[-1]]


def _sums(
    counts: Mapping[str, int],
    holders: Callable[[str, int | None], Sequence[int]],
    *,
    within: bool,
    passages: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Passages that hold any of the terms, and the sums of the terms' weights."""
    parts: list[np.ndarray] = []
    weights: list[float] = []
    left = MOST_POSTINGS
    for term in sorted(filter(counts.get, counts), key=lambda t: (counts[t], t))[:MOST_TERMS]:
        if weights and not within and counts[term] > left:
            break
        numbers = np.array(holders(term, left + 1 if weights else None), dtype=np.int64)
        if weights and len(numbers) > left:
            break
        left -= len(numbers)
        parts.append(numbers)
        weights.append(idf(counts[term], passages))
    if not parts:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    found, place = np.unique(np.concatenate(parts), return_inverse=True)
    sums = np.bincount(place, np.repeat(weights, [len(part) for part in parts]))
    return found, np.round(sums, _PLACES)
