"""F1 and intervals by resampling groups."""

from __future__ import annotations

import numpy as np

from provenance.train._measure import f1, resampled


def test_f1() -> None:
    gold = np.array([True, True, False, False])
    assert f1(gold, gold) == 1
    assert f1(gold, ~gold) == 0
    assert f1(gold, np.array([True, False, True, False])) == 0.5
    assert f1(np.zeros(3, bool), np.zeros(3, bool)) == 0


def test_interval_holds_the_value_and_widens_with_clumped_groups() -> None:
    hits = np.array([True, False] * 50)

    def share(items: np.ndarray) -> float:
        return float(hits[items].mean())

    apart = resampled("share", share, [str(i) for i in range(100)], note="")
    sides = resampled("share", share, [str(i % 2) for i in range(100)], note="")
    assert apart.value == sides.value == 0.5
    assert apart.low is not None and apart.high is not None
    assert 0.3 < apart.low < 0.5 < apart.high < 0.7
    assert (sides.low, sides.high) == (0, 1)
    assert apart == resampled("share", share, [str(i) for i in range(100)], note="")
