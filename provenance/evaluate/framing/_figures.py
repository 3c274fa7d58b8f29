"""What the score tells apart, what its values mean, and how each kind of page scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.evaluate.framing._fit import (
    SHIPPED,
    brier,
    fit,
    out_of_fold,
    shipped_values,
)
from provenance.evaluate.framing._pages import KINDS
from provenance.scoring import band_of
from provenance.scoring.scale import PRIOR_WORDS
from provenance.train._base import SEED, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.evaluate.framing._pages import Page

DRAWS = 1000
BINS = 10
PERCENTILES = (5, 25, 50, 75, 95)


def auc(value: np.ndarray, positive: np.ndarray) -> float:
    """Chance that a page of the one kind scores above one of the other; ties count half."""
    other = np.sort(value[~positive])
    below = np.searchsorted(other, value[positive], side="left")
    upto = np.searchsorted(other, value[positive], side="right")
    return float((below + upto).mean() / (2 * len(other)))


def calibration_error(value: np.ndarray, positive: np.ndarray) -> float:
    """Mean distance of values of 0 to 1 from the share of positives in ten equal bins.

    Both kinds weigh the same, so shares are those of a balanced mix.
    """
    weight = np.where(positive, 0.5 / positive.sum(), 0.5 / (~positive).sum())
    place = np.minimum((value * BINS).astype(int), BINS - 1)
    gap = np.bincount(place, weights=weight * (value - positive), minlength=BINS)
    return float(np.abs(gap).sum())


def separated(pages: Sequence[Page]) -> Iterator[Figure]:
    """How well values tell kinds apart and what they mean, out of fold by halves of the outlets.

    Args:
        pages: All pages.
    """
    value = out_of_fold(pages)
    words = np.array([page.words + PRIOR_WORDS for page in pages])
    points = np.array([page.points for page in pages]) / words
    mass = np.array([page.mass for page in pages]) / words
    for other in ("agency", "news"):
        pick = np.array([page.kind in (other, "opinion") for page in pages])
        some = [page for page in pages if page.kind in (other, "opinion")]
        name = f"AUC, {other} against opinion pages"
        yield _figure(name, some, value[pick], auc)
        yield _figure(f"{name}: findings alone", some, points[pick], auc)
        yield _figure(f"{name}: wording density alone", some, mass[pick], auc)
        if other == "agency":
            yield _figure("Brier score, balanced mix", some, value[pick], brier)
            yield _figure("calibration error, balanced mix", some, value[pick], calibration_error)


def refitted(pages: Sequence[Page]) -> Iterator[Figure]:
    """The constants that all outlets choose, beside the shipped ones.

    Args:
        pages: All pages.
    """
    found = fit(pages)
    for name in ("plain_density", "scale", "low", "high", "plain_points"):
        shipped = f"shipped: {getattr(SHIPPED, name):g}"
        yield Figure(f"best constant: {name}", getattr(found, name), n=len(pages), note=shipped)


def bands(pages: Sequence[Page]) -> Iterator[Figure]:
    """How each kind of page scores with the shipped constants.

    Args:
        pages: All pages.
    """
    for kind in KINDS:
        yield from _spread(kind, [page for page in pages if page.kind == kind])


def _spread(kind: str, pages: Sequence[Page]) -> Iterator[Figure]:
    """Shares of the bands and percentiles of the values of one kind of page."""
    value = shipped_values(pages)
    own = np.array([band_of(v) for v in value.tolist()])
    for band in ("low", "moderate", "high"):
        yield _figure(f"{kind}: share {band}", pages, own == band, lambda v, _: float(v.mean()))
    for percentile in PERCENTILES:
        at = float(np.percentile(value, percentile))
        yield Figure(f"{kind}: percentile {percentile}", at, n=len(pages))


def _figure(
    name: str,
    pages: Sequence[Page],
    value: np.ndarray,
    statistic: Callable[[np.ndarray, np.ndarray], float],
) -> Figure:
    """A figure with its interval: outlets drawn with replacement, pages within them."""
    opinion = np.array([page.kind == "opinion" for page in pages])
    random = np.random.default_rng(SEED)
    draws = []
    groups = _groups(pages)
    for _ in range(DRAWS):
        index = np.concatenate(
            [
                random.choice(outlets[i], size=len(outlets[i]))
                for outlets in groups
                for i in random.integers(len(outlets), size=len(outlets))
            ]
        )
        draws.append(statistic(value[index], opinion[index]))
    low, high = np.quantile(draws, (0.025, 0.975)).tolist()
    return Figure(
        name,
        statistic(value, opinion),
        low,
        high,
        len(pages),
        "outlets drawn, pages within them",
    )


def _groups(pages: Sequence[Page]) -> list[list[np.ndarray]]:
    """Indices of the pages by outlet, by kind."""
    out = []
    for kind in KINDS:
        by_outlet: dict[str, list[int]] = {}
        for i, page in enumerate(pages):
            if page.kind == kind:
                by_outlet.setdefault(page.outlet, []).append(i)
        if by_outlet:
            out.append([np.array(by_outlet[outlet]) for outlet in sorted(by_outlet)])
    return out
