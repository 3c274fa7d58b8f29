"""From points and wording density to a value of 0 to 100, and the bands of that value."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from provenance.types import Band

MIN_WORDS = 60
"""Words of outlet voice below which no framing value is given."""

MIN_VOICE_WORDS = 40
"""Words of a source below which its voice gets no value of its own."""

PRIOR_WORDS = 200
"""Words of neutral text every article is mixed with: one finding in 60 words weighs as in 260.

A judgment of ours, so that two quiet verbs in the shortest text that is scored leave it low; from
150 to 300 the fit hardly tells them apart (Brier score 0.128 to 0.132).
"""

WORDING_WEIGHT = 0.5
"""Points of one expected loaded word (a sum of word probabilities of 1) far beyond plain news.

A judgment of ours: most of the sum comes from words of low probability that no editor would mark,
so it weighs half of a finding.  From 0.4 to 0.75 the fit is as good (Brier score 0.129 to 0.130).
"""

PLAIN_DENSITY = 0.013
"""Expected loaded words in one word, prior words included, from which they begin to weigh in full.

This and `SCALE` make a value the share of opinion pages among pages that score so, as many agency
as opinion pages: fitted by least squares on 600 pages of two agencies and 870 opinion pages
(``provenance evaluate framing``).  Out of fold by halves of the outlets values are off by 0.033 on
average and tell the kinds apart with an AUC of 0.900.
"""

SOFTNESS = 0.003
"""How gradually wording density comes to weigh: below the plain density it weighs little, not
nothing, so that a loaded word more always raises a value.  A hard edge is worse (Brier score 0.136
for 0.131, where quiet verbs weigh half); 0.002 to 0.004 are alike.
"""

SCALE = 3.0
"""Points in 1,000 words at which the value reaches 63; see `PLAIN_DENSITY`."""

BANDS: tuple[tuple[float, Band], ...] = ((50.0, "low"), (70.0, "moderate"))
"""Upper limits of the bands: 85 in 100 agency stories are low, one in twenty is high.

5th, 25th, 50th, 75th and 95th percentile of 600 agency stories are 2, 7, 18, 38, 71; of 595 news
pages of fifteen newsrooms 2, 9, 25, 52, 88; of 870 opinion pages 20, 61, 84, 96, 100.
"""

PLAIN_POINTS = 1.7
"""Points in 1,000 words of agency copy, on average: what the prior words may hold."""


@overload
def wording_points(mass: float, words: float, *, plain: float = ...) -> float: ...
@overload
def wording_points(mass: np.ndarray, words: np.ndarray, *, plain: float = ...) -> np.ndarray: ...
def wording_points(
    mass: float | np.ndarray, words: float | np.ndarray, *, plain: float = PLAIN_DENSITY
) -> float | np.ndarray:
    """Points of wording density: little up to that of plain news, `WORDING_WEIGHT` a word beyond.

    The prior words hold none, so a short text must be the denser.  No mass is no points, and more
    mass is always more points.

    Args:
        mass: Sum of the probabilities that each word is loaded.
        words: Number of words.
        plain: The density from which words weigh in full.

    >>> wording_points(0.0, 500)
    0.0
    """
    count = words + PRIOR_WORDS
    rise = np.logaddexp(0.0, (mass / count - plain) / SOFTNESS)
    points = WORDING_WEIGHT * count * SOFTNESS * (rise - np.logaddexp(0.0, -plain / SOFTNESS))
    return points if isinstance(points, np.ndarray) else float(points)


@overload
def value_of(points: float, words: float) -> float: ...
@overload
def value_of(points: np.ndarray, words: np.ndarray) -> np.ndarray: ...
def value_of(points: float | np.ndarray, words: float | np.ndarray) -> float | np.ndarray:
    """Framing value, 0 to 100.

    Args:
        points: Sum of the points found.
        words: Words they were found in.
    """
    density = 1000.0 * points / (words + PRIOR_WORDS)
    value = 100.0 * -np.expm1(-density / SCALE)
    return value if isinstance(value, np.ndarray) else float(value)


def band_of(value: float) -> Band:
    """The band of a framing value."""
    return next((band for limit, band in BANDS if value < limit), "high")
