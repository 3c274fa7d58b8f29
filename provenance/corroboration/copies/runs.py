"""The runs of words that two texts share, longest first, each word in one run only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.corroboration.copies.prepared import OWN, QUOTED, SHINGLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.corroboration.copies.prepared import Prepared

GAP = 6
"""Words that may differ between two runs of one passage: a toll brought up to date, a title added,
a clause cut."""

_SAME = 4
"""Places of one shingle in the other text that are looked at; noise repeats itself without end."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both texts in the same order.

    Attributes:
        a: Index of its first word in the first text.
        b: Index of its first word in the second.
        length: Number of words.
        own: How many of them are the writer's own in both texts.
        quoted: How many are quoted in either; the rest is boilerplate.
    """

    a: int
    b: int
    length: int
    own: int
    quoted: int


def shared_runs(a: Prepared, b: Prepared, *, shortest: int = SHINGLE) -> list[Run]:
    """The runs of two texts, in order of the first.

    Args:
        a: The first text.
        b: The second.
        shortest: Words a run must have, at least `SHINGLE`.
    """
    runs = []
    used_a, used_b = np.zeros(len(a.codes), bool), np.zeros(len(b.codes), bool)
    for i, j, length in _maximal(a.all_shingles(), b.all_shingles()):
        if length < shortest:
            break
        taken = used_a[i : i + length] | used_b[j : j + length]
        if taken.any():
            at, length = _longest_clear(taken)
            if length < shortest:
                continue
            i, j = i + at, j + at
        used_a[i : i + length] = used_b[j : j + length] = True
        whose = np.maximum(a.whose[i : i + length], b.whose[j : j + length])
        runs.append(Run(i, j, length, int((whose == OWN).sum()), int((whose == QUOTED).sum())))
    return sorted(runs, key=lambda r: r.a)


def _maximal(a: np.ndarray, b: np.ndarray) -> Iterable[tuple[int, int, int]]:
    """Runs of equal shingles along one diagonal, longest first, as (a, b, words)."""
    order = np.argsort(b, kind="stable")
    ranked = b[order]
    low = np.searchsorted(ranked, a, "left")
    count = np.minimum(np.searchsorted(ranked, a, "right") - low, _SAME)
    if not count.any():
        return []
    i = np.repeat(np.arange(len(a)), count)
    within = np.arange(len(i)) - np.repeat(np.cumsum(count) - count, count)
    j = order[np.repeat(low, count) + within]
    diagonal = j - i
    by = np.lexsort((i, diagonal))
    i, j, diagonal = i[by], j[by], diagonal[by]
    new = np.ones(len(i), bool)
    new[1:] = (np.diff(diagonal) != 0) | (np.diff(i) != 1)
    first = np.flatnonzero(new)
    length = np.diff(np.append(first, len(i))) + SHINGLE - 1
    longest = np.lexsort((j[first], i[first], -length))
    return zip(
        i[first][longest].tolist(),
        j[first][longest].tolist(),
        length[longest].tolist(),
        strict=True,
    )


def _longest_clear(taken: np.ndarray) -> tuple[int, int]:
    """Start and length of the longest stretch that is not taken."""
    edges = np.flatnonzero(np.diff(np.concatenate(([1], taken.astype(np.int8), [1]))))
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return 0, 0
    best = int(np.argmax(ends - starts))
    return int(starts[best]), int(ends[best] - starts[best])


def passages(runs: Sequence[Run], *, gap: int = GAP) -> list[list[Run]]:
    """Runs that follow each other closely in both texts, put together.

    Args:
        runs: As `shared_runs` returns them.
        gap: Words that may stand between two of them in either text.
    """
    found: list[list[Run]] = []
    for run in runs:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and run.a - last.a - last.length <= gap
            and 0 <= run.b - last.b - last.length <= gap
        ):
            found[-1].append(run)
        else:
            found.append([run])
    return found
