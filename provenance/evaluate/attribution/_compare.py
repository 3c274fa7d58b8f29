"""Two readings of the same articles: the difference of triple overlap on the same draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evaluate.attribution._resample import Measure, f1

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.evaluate.attribution._counts import Counts
    from provenance.evaluate.attribution._resample import Totals

_WANTED = ("overlap", "found", "gold")


def side_by_side(before: Counts, after: Counts) -> Counts:
    """Triple counts of one article in two readings.

    Args:
        before: Counts of the first.
        after: Counts of the second.
    """
    return {
        (label, which): counts.get(("triple", which), 0)
        for label, counts in (("before", before), ("after", after))
        for which in _WANTED
    }


def differences(total: Totals) -> Iterator[Measure]:
    """Triple overlap F1 of both readings, and what the second has more.

    Args:
        total: What `side_by_side` gave, resampled: each draw holds the same articles of both, so
            the interval is that of a paired bootstrap.
    """
    before, after = (
        f1(*(total[label, which] for which in _WANTED)) for label in ("before", "after")
    )
    n = total["before", "gold"]
    yield Measure("triple overlap F1 before", before, n)
    yield Measure("triple overlap F1 after", after, n)
    yield Measure("triple overlap F1, after less before", after - before, n)
