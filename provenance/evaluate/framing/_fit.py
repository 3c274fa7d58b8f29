"""Fit the free constants of the score where the truth is known: the kind of page.

Least squares of the value against the kind (Brier score), both kinds weighing the same, over a
grid: what a value means is then the share of opinion pages among pages that score so.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.scoring import scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.evaluate.framing._pages import Page

LOW_SHARE, HIGH_SHARE = 0.85, 0.95
"""Shares of agency copy that stay below the limits of the bands: 85 in 100 are low, one in twenty
is high."""

_DENSITIES = np.arange(0.0, 0.0401, 0.001)
_SCALES = np.arange(1.0, 40.01, 0.25)


@dataclass(frozen=True, slots=True)
class Constants:
    """Constants of `provenance.scoring.scale` that are fitted, under the names they have there."""

    plain_density: float
    scale: float
    low: float
    high: float
    plain_points: float


SHIPPED = Constants(
    scale.PLAIN_DENSITY,
    scale.SCALE,
    scale.BANDS[0][0],
    scale.BANDS[1][0],
    scale.PLAIN_POINTS,
)


def values(pages: Sequence[Page], density: float, size: float) -> np.ndarray:
    """Values, 0 to 1, of pages under given constants, shape ``(pages,)``.

    Args:
        pages: Pages.
        density: For `scale.PLAIN_DENSITY`.
        size: For `scale.SCALE`.
    """
    points, words = _points(pages, density)
    return np.asarray(-np.expm1(-1000.0 * points / words / size), dtype=float)


def shipped_values(pages: Sequence[Page]) -> np.ndarray:
    """Values, 0 to 100, of pages as the score gives them, shape ``(pages,)``."""
    points = np.array([page.points for page in pages])
    words = np.array([page.words for page in pages], dtype=float)
    mass = np.array([page.mass for page in pages])
    return scale.value_of(points + scale.wording_points(mass, words), words)


def out_of_fold(pages: Sequence[Page]) -> np.ndarray:
    """Values, 0 to 1, of pages under the constants that the other half's outlets choose."""
    out = np.zeros(len(pages))
    for half in ("first", "second"):
        found = fit([page for page in pages if page.half != half])
        own = np.array([page.half == half for page in pages])
        out[own] = values(pages, found.plain_density, found.scale)[own]
    return out


def brier(value: np.ndarray, opinion: np.ndarray) -> float:
    """Mean squared error of values of 0 to 1, both kinds weighing the same."""
    error = (value - opinion) ** 2
    return float(error[opinion].mean() + error[~opinion].mean()) / 2


def fit(pages: Sequence[Page]) -> Constants:
    """The best constants for some agency and opinion pages.

    Args:
        pages: Pages of both kinds; news pages are left out.
    """
    some = [page for page in pages if page.kind != "news"]
    opinion = np.array([page.kind == "opinion" for page in some])
    grid = itertools.product(_DENSITIES.tolist(), _SCALES.tolist())
    density, size = min(grid, key=lambda pair: brier(values(some, *pair), opinion))
    agency = [page for page in some if page.kind == "agency"]
    value = 100.0 * values(agency, density, size)
    low, high = np.quantile(value, (LOW_SHARE, HIGH_SHARE)).tolist()
    points, words = _points(agency, density)
    held = 1000.0 * points.sum() / (words - scale.PRIOR_WORDS).sum()
    return Constants(density, size, 5.0 * round(low / 5), 5.0 * round(high / 5), float(held))


def _points(pages: Sequence[Page], density: float) -> tuple[np.ndarray, np.ndarray]:
    """All points of pages, and their words with the prior words."""
    words = np.array([page.words for page in pages], dtype=float) + scale.PRIOR_WORDS
    mass = np.array([page.mass for page in pages])
    wording = scale.wording_points(mass, words - scale.PRIOR_WORDS, plain=density)
    return np.array([page.points for page in pages]) + wording, words
