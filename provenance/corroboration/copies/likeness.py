"""What says that one article copies another: a few named numbers, no decision.

Two ways of copying are told apart.  Own words: runs that stand outside quotations in both.  And
borrowed words: quotations that both print, where one of them names the other's outlet as the place
they come from; without such a credit, shared quotations are a press conference, not a copy.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from provenance.corroboration.copies.printed import credits_to
from provenance.corroboration.copies.runs import shared_runs
from provenance.corroboration.copies.shingles import FEWEST, containment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.corroboration.copies.printed import Printed
    from provenance.corroboration.copies.runs import Run

LONG = 8
"""Words of the writer's own from which a run is counted: shorter ones are phrases of the trade."""


class Likeness(NamedTuple):
    """Features of two articles; the model reads them in this order.

    Attributes:
        contained: Share of the shorter text's own shingles that stand in the other.
        longest: Own words in the longest shared run, as a logarithm.
        in_runs: Share of the shorter text's own words that stand in runs of `LONG` or more.
        credits: How often one names the other's outlet as a place something comes from, as a
            logarithm; the larger of the two.
        borrowed: Quoted words in the longest shared run, as a logarithm; 0 without such a credit.
    """

    contained: float
    longest: float
    in_runs: float
    credits: float
    borrowed: float


def likeness(a: Printed, b: Printed, runs: Sequence[Run] | None = None) -> Likeness:
    """Hold two articles against each other; the order does not matter.

    Args:
        a: One article.
        b: The other.
        runs: Their shared runs, where they are known already.
    """
    runs = shared_runs(a.words, b.words) if runs is None else runs
    shortest = max(FEWEST, min(a.own, b.own))
    credits = max(credits_between(a, b), credits_between(b, a))
    quoted = max((r.quoted for r in runs), default=0)
    return Likeness(
        contained=containment(a.shingles, b.shingles),
        longest=math.log1p(max((r.own for r in runs), default=0)),
        in_runs=sum(r.own for r in runs if r.own >= LONG) / shortest,
        credits=math.log1p(credits),
        borrowed=math.log1p(quoted) if credits else 0.0,
    )


def credits_between(borrower: Printed, lender: Printed) -> int:
    """How often one article names the other's outlet as a place something comes from."""
    own, other = borrower.outlet, lender.outlet
    if other is None or (own is not None and own.domain == other.domain):
        return 0
    return len(credits_to(borrower.text, other))
