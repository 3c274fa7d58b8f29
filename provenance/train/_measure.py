"""F1 and intervals by resampling whole groups, as every trainer and evaluation states them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.train._base import SEED, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def f1(gold: np.ndarray, found: np.ndarray) -> float:
    """F1 of two boolean arrays of the same length; 0 where neither holds anything.

    >>> f1(np.array([True, True, False]), np.array([True, False, False]))
    0.6666666666666666
    """
    total = int(gold.sum()) + int(found.sum())
    return 2 * int((gold & found).sum()) / total if total else 0.0


def resampled(
    name: str,
    statistic: Callable[[np.ndarray], float],
    groups: Sequence[str],
    *,
    note: str,
    rounds: int = 1000,
) -> Figure:
    """A figure with its 95 % interval from resampling groups with replacement.

    Args:
        name: What is measured.
        statistic: Takes item indexes (with repeats) and returns the number.
        groups: Group of every item, e.g. its outlet; items of a group stay together.
        note: For the figure.
        rounds: How many resamples.
    """
    everything = np.arange(len(groups))
    names = sorted(set(groups))
    of = np.array([names.index(group) for group in groups])
    members = [everything[of == i] for i in range(len(names))]
    random = np.random.default_rng(SEED)
    values = [
        statistic(
            np.concatenate([members[i] for i in random.integers(len(names), size=len(names))])
        )
        for _ in range(rounds)
    ]
    low, high = np.quantile(values, [0.025, 0.975])
    value = statistic(everything)
    return Figure(name, round(value, 4), round(low, 4), round(high, 4), len(groups), note)
