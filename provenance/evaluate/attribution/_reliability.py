"""Whether a confidence of .8 means right in eight cases of ten: reliability, ECE, Brier score.

An attribution is right by triple overlap.  Those that are set aside (nested, and touching nothing
the annotators marked) are neither right nor wrong and are left out.  What is left is counted twice:
all of it, and without the nested ones, because the data mark no nesting and a nested attribution
is right there only where the annotators chose the inner of the two.

ECE is the expected calibration error over ten bins of equal width (Naeini et al., AAAI 2015): the
mean distance of a bin's precision from its mean confidence, weighted by its size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.evaluate.attribution._resample import Measure, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.evaluate.attribution._resample import Numbers, Totals

BINS = 10
ALL, UNNESTED = "confidence", "confidence, not nested"


def count_confidence(
    out: dict[tuple[str, str], float], confidence: float, *, right: bool, nested: bool
) -> None:
    """Add one attribution to the counts of its bin.

    Args:
        out: Counts of the article, changed in place.
        confidence: 0 to 1.
        right: Whether it pairs with a gold attribution by triple overlap.
        nested: Whether it has a parent.
    """
    number = min(int(confidence * BINS), BINS - 1)
    for group in (ALL,) if nested else (ALL, UNNESTED):
        out[group, f"{number} n"] += 1
        out[group, f"{number} right"] += right
        out[group, f"{number} sum"] += confidence
        out[group, "squares"] += (confidence - right) ** 2


def reliability(total: Totals) -> Iterator[Measure]:
    """The reliability table, then expected calibration error and Brier score of both groups.

    Args:
        total: Counts of all articles, resampled.
    """
    for number in range(BINS):
        n = total[ALL, f"{number} n"]
        mean = ratio(total[ALL, f"{number} sum"], n)
        yield Measure(
            f"precision at confidence {number / BINS:.1f} to {(number + 1) / BINS:.1f}",
            ratio(total[ALL, f"{number} right"], n),
            n,
            f"mean confidence {mean[0]:.3f}",
        )
    for group, label in ((ALL, ""), (UNNESTED, ", without nested ones")):
        n = _sum([total[group, f"{i} n"] for i in range(BINS)])
        gaps = [np.abs(total[group, f"{i} right"] - total[group, f"{i} sum"]) for i in range(BINS)]
        yield Measure(f"expected calibration error{label}", ratio(_sum(gaps), n), n)
        yield Measure(f"Brier score{label}", ratio(total[group, "squares"], n), n)


def _sum(numbers: Sequence[Numbers]) -> Numbers:
    out: Numbers = np.sum(numbers, axis=0)
    return out
