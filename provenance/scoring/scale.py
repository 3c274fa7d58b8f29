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

PRIOR_WORDS = 150
"""Words of neutral text every article is mixed with: one finding in 60 words weighs as in 210.

A judgment of ours: from 0 to 300 the fit does not tell them apart (Brier score 0.120 to 0.121).
"""

WORDING_WEIGHT = 0.5
"""Points of one expected loaded word (a sum of word probabilities of 1) beyond plain news.

A judgment of ours: most of the sum comes from words of low probability that no editor would mark,
so it weighs half of a finding.  Left free, the fit takes 0.9 and is no better (Brier score 0.120
for 0.121).
"""

PLAIN_DENSITY = 0.010
"""Expected loaded words in one word of plain news, prior words included; they weigh nothing.

This and `SCALE` make a value the share of opinion pages among pages that score so, as many agency
as opinion pages: fitted by least squares on 600 pages of two agencies and 870 opinion pages
(``provenance evaluate framing``).  Out of fold by halves of the outlets values are off by 0.058 on
average (0.049 to 0.120) and tell the kinds apart with an AUC of 0.886 (0.807 to 0.949), wording
density alone with 0.897, findings alone with 0.732.
"""

SCALE = 5.0
"""Points in 1,000 words at which the value reaches 63; see `PLAIN_DENSITY`."""

BANDS: tuple[tuple[float, Band], ...] = ((50.0, "low"), (70.0, "moderate"))
"""Upper limits of the bands: four in five agency stories are low, one in fifteen is high.

5th, 25th, 50th, 75th and 95th percentile of 600 agency stories are 0, 0, 20, 43, 72; of 595 news
pages of fifteen newsrooms 0, 5, 33, 55, 86; of 870 opinion pages 20, 61, 81, 92, 98.
"""

PLAIN_POINTS = 2.7
"""Points in 1,000 words of agency copy, on average: what the prior words may hold."""


@overload
def wording_points(mass: float, words: float) -> float: ...
@overload
def wording_points(mass: np.ndarray, words: np.ndarray) -> np.ndarray: ...
def wording_points(mass: float | np.ndarray, words: float | np.ndarray) -> float | np.ndarray:
    """Points of wording density: what the words hold beyond plain news.

    The prior words hold none, so a short text must be the denser.

    Args:
        mass: Sum of the probabilities that each word is loaded.
        words: Number of words.

    >>> wording_points(0.0, 500)
    0.0
    """
    beyond = mass - PLAIN_DENSITY * (words + PRIOR_WORDS)
    return WORDING_WEIGHT * (
        np.maximum(beyond, 0.0) if isinstance(beyond, np.ndarray) else max(0.0, beyond)
    )


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
