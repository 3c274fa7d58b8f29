"""Single sentences that are copied, in articles that need not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.corroboration.copies.prepared import OWN
from provenance.corroboration.copies.runs import shared_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.corroboration.copies.prepared import Prepared
    from provenance.corroboration.copies.runs import Run
    from provenance.types import Span

FEWEST_OWN = 8
"""Words of the writer's own that a sentence must have to be anybody's wording."""

LONG_RUN = 12
RUN = 7
MOST = 0.6
"""A sentence is copied with a run of `LONG_RUN` own words, or one of `RUN` where `MOST` of its own
words stand in runs.  Per sentence of the labelled pairs (read half / unread half) this calls .910 /
.891 copied in articles of one dispatch and .012 / .002 in independent ones; one run of 13 words or
60 % of the word triples, as before, .763 / .740 and .022 / .002."""


def copied_sentences(
    a: Prepared, b: Prepared, spans: Sequence[Span], *, runs: Sequence[Run] | None = None
) -> list[bool]:
    """Which sentences of one text stand in another one, perhaps lightly edited.

    Args:
        a: The text whose sentences are asked about.
        b: The other text.
        spans: The sentences, in code points of the first text, in any order.
        runs: What `shared_runs` says of the two, in this order, where it is known already.
    """
    runs = shared_runs(a, b) if runs is None else runs
    own = np.zeros(len(a.codes), bool)
    for run in runs:
        theirs = b.whose[run.b : run.b + run.length] == OWN
        own[run.a : run.a + run.length] = theirs
    own &= a.free
    return [_copied(a, own, span, runs) for span in spans]


def _copied(a: Prepared, own: np.ndarray, span: Span, runs: Sequence[Run]) -> bool:
    first, last = (int(i) for i in np.searchsorted(a.starts, span))
    count = int(a.free[first:last].sum())
    if count < FEWEST_OWN:
        return False
    inside = ((max(r.a, first), min(r.a + r.length, last)) for r in runs)
    longest = max((int(own[i:j].sum()) for i, j in inside if i < j), default=0)
    share = int(own[first:last].sum()) / count
    return longest >= LONG_RUN or (longest >= RUN and share >= MOST)
