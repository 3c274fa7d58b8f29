"""What the score tells apart, what its values mean, and how each kind of page scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.evaluate.framing._fit import SHIPPED, brier, fit, shipped_values
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


def held_out(pages: Sequence[Page]) -> Iterator[Figure]:
    """Figures of the shipped constants on outlets they were not chosen on.

    Args:
        pages: All pages.
    """
    own = [page for page in pages if page.half == "report"]
    for other in ("agency", "news"):
        some = [page for page in own if page.kind in (other, "opinion")]
        value = shipped_values(some) / 100.0
        yield _figure(f"AUC, {other} against opinion pages", some, value, auc)
        if other == "agency":
            words = np.array([page.words + PRIOR_WORDS for page in some])
            points = np.array([page.points for page in some]) / words
            mass = np.array([page.mass for page in some]) / words
            yield _figure("AUC, findings alone", some, points, auc)
            yield _figure("AUC, wording density alone", some, mass, auc)
            yield _figure("Brier score, both kinds weighing the same", some, value, brier)
            yield _figure("calibration error, balanced mix", some, value, calibration_error)
    for kind in KINDS:
        yield from _spread(kind, [page for page in own if page.kind == kind])


def refitted(pages: Sequence[Page]) -> Iterator[Figure]:
    """The constants fitted anew on the outlets for choosing, beside the shipped ones.

    Args:
        pages: All pages.
    """
    own = [page for page in pages if page.half == "choose" and page.kind != "news"]
    found = fit(own)
    for name in ("plain_density", "scale", "low", "high", "plain_points"):
        note = f"shipped: {getattr(SHIPPED, name):g}"
        yield Figure(f"choosing outlets: best {name}", getattr(found, name), n=len(own), note=note)


def _spread(kind: str, pages: Sequence[Page]) -> Iterator[Figure]:
    """Shares of the bands and percentiles of the values of one kind of page."""
    value = shipped_values(pages)
    bands = np.array([band_of(v) for v in value.tolist()])
    for band in ("low", "moderate", "high"):
        yield _figure(f"{kind}: share {band}", pages, bands == band, lambda v, _: float(v.mean()))
    for percentile in PERCENTILES:
        at = float(np.percentile(value, percentile))
        yield Figure(f"held-out outlets: {kind}: percentile {percentile}", at, n=len(pages))


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
        f"held-out outlets: {name}",
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
