"""Counts of articles added up, once as they are and a thousand times resampled.

Articles are what is independent, so whole articles are drawn with replacement.  One draw weighs
all counts alike: the difference of two systems, or of one text before and after masking, is
compared on the same articles (a paired bootstrap; Efron and Tibshirani 1993).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from provenance.train._base import SEED, Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

DRAWS = 1000
Numbers = np.ndarray[Any, np.dtype[np.float64]]
"""One number as measured, then one for each draw."""


class Measure(NamedTuple):
    """One figure before its interval is made.

    Attributes:
        name: What is measured.
        values: As measured, then one for each draw; NaN where a draw holds no item.
        n: Numbers of items, likewise.
        note: Anything a reader needs to judge it.
    """

    name: str
    values: Numbers
    n: Numbers
    note: str = ""


class Totals:
    """Sums of counts over articles: as they are, then one for each draw.

    Args:
        counts: Counts of each article.
        draws: How many draws of articles.
    """

    def __init__(
        self, counts: Sequence[Mapping[tuple[str, str], float]], *, draws: int = DRAWS
    ) -> None:
        keys = sorted({key for one in counts for key in one})
        self._column = {key: i for i, key in enumerate(keys)}
        table = np.array([[one.get(key, 0.0) for key in keys] for one in counts])
        random = np.random.default_rng(SEED)
        n = len(counts)
        drawn = (random.integers(n, size=n) for _ in range(draws if n else 0))
        weights = [np.ones(n), *(np.bincount(draw, minlength=n) for draw in drawn)]
        self._sums: Numbers = np.array(weights) @ table.reshape(n, len(keys))

    def __getitem__(self, key: tuple[str, str]) -> Numbers:
        """The sums of one count, ``draws + 1`` numbers; zeros for what nobody counted."""
        column = self._column.get(key)
        out: Numbers = np.zeros(len(self._sums)) if column is None else self._sums[:, column]
        return out


def ratio(a: Numbers, b: Numbers, *, empty: float = np.nan) -> Numbers:
    """Quotients; `empty` where nothing was there to be counted."""
    out: Numbers = np.full(a.shape, empty)
    np.divide(a, b, out=out, where=b > 0)
    return out


def harmonic(a: Numbers, b: Numbers) -> Numbers:
    """Harmonic means, as F1 is of precision and recall; 0 where both are."""
    return ratio(2 * a * b, a + b, empty=0.0)


def f1(right: Numbers, found: Numbers, gold: Numbers) -> Numbers:
    """F1 from counts; 0 where nothing is right."""
    return harmonic(ratio(right, found, empty=0.0), ratio(right, gold, empty=0.0))


def figures_of(
    measures: Iterable[Measure], *, prefix: str = "", note: str = ""
) -> Iterator[Figure]:
    """Figures with 95 % intervals; measures of nothing (no item) are left out.

    Args:
        measures: What `Totals` gave, put together.
        prefix: Before every name, e.g. ``"dev: "``.
        note: For every figure.
    """
    for name, values, n, own in measures:
        if n[0] > 0:
            low, high = np.nanquantile(values[1:], [0.025, 0.975]).tolist()
            value, low, high = (round(x, 4) for x in (float(values[0]), low, high))
            notes = "; ".join(part for part in (own, note) if part)
            yield Figure(prefix + name, value, low, high, int(n[0]), notes)
