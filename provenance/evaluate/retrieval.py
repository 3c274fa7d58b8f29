"""Measure retrieval: is evidence for a gold statement among the first ten passages?

A hit is any of the first ten passages that overlaps any gold evidence of the statement, over all
articles of the corpora.  Most weights are round numbers that were chosen looking at both halves
of the events; each half by itself would have allowed the same.  Those of the surname and of the
place were looked for here and weighed on statements of other events (see
`provenance.corroboration.ranking`).
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from provenance.evaluate._base import Evaluation, Figure
from provenance.evaluate._retrieval_cases import build, cases, retrieved
from provenance.evaluate.corroboration import articles
from provenance.evidence import open_store
from provenance.nlp.vectors import Vectors
from provenance.train._measure import resampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from provenance.evaluate._retrieval_cases import Case
    from provenance.evidence import Searchable

TOP = 10
_WINDOWS = {True: "within seven days", False: "all days"}


def figures(data: Path) -> Iterator[Figure]:
    """Recall and speed over a collection made for it in a temporary file (two minutes).

    Args:
        data: Folder that holds ``corroboration/``.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.db"
        build(data, path)
        yield from figures_on(data, path)


def figures_on(data: Path, evidence: Path) -> Iterator[Figure]:
    """Recall and speed over a collection that is there already.

    Args:
        data: Folder that holds ``corroboration/``.
        evidence: A collection of all articles.
    """
    vectors = Vectors.load()
    with open_store(evidence) as store:
        known = cases(data, store)
        for within in _WINDOWS:
            yield from _figures(known, store, vectors, within=within)


def _figures(
    known: list[Case], store: Searchable, vectors: Vectors, *, within: bool
) -> Iterator[Figure]:
    hits, first, further = [], [], []
    for case in known:
        found, alone, more = retrieved(case, store, vectors, within=within, limit=TOP)
        hits.append(any(map(case.hit, found)))
        first.append(alone)
        further.append(more)
    what = f"recall at {TOP}, {_WINDOWS[within]}"
    for part, chosen in (("", (True, False)), (" (even)", (True,)), (" (odd)", (False,))):
        kept = [i for i, case in enumerate(known) if case.even in chosen]
        share = np.array([hits[i] for i in kept], dtype=float)
        events = [known[i].label.event for i in kept]
        note = "30,434 articles; interval over events"
        yield resampled(f"{what}{part}", _mean(share), events, note=note)
    for which, seconds in (("a first", first), ("a further", further)):
        for name, percent in (("median", 50), ("95th percentile", 95)):
            value = float(np.percentile(np.array(seconds) * 1000, percent))
            what = f"ms for {which} statement, {_WINDOWS[within]}: {name}"
            yield Figure(what, value, n=len(seconds), note="processor time")


def _mean(values: np.ndarray) -> Callable[[np.ndarray], float]:
    return lambda items: float(values[items].mean())


EVALUATION = Evaluation("retrieval", figures, articles, on=figures_on)
