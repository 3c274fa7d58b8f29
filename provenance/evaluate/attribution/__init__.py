"""Measure attributions on PolNeAR: who said what, over the development split.

`figures` yields the table that the model card states, every row with a 95 % interval from drawing
articles a thousand times with a fixed seed.  Articles are read as a check reads them, blocks
found by the layout model, so the figures are those of the reports that ``--reports`` writes.

What is counted stands in `_counts`, which tokens are quoted in `_quoted`, the table in
`_measures`, names replaced by others in `_masking`, confidence against truth in `_reliability`.
Developers score folds and compare two systems with ``tests/benchmarks/attribution_figures.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evaluate import source_kinds, source_resolution
from provenance.evaluate._base import Evaluation
from provenance.evaluate.attribution._data import Cues, article_of, reader, rows_of, score
from provenance.evaluate.attribution._masking import Masker, changed, changes
from provenance.evaluate.attribution._measures import measures
from provenance.evaluate.attribution._reliability import reliability
from provenance.evaluate.attribution._resample import Totals, figures_of
from provenance.evaluate.attribution._speed import speed, speeds
from provenance.reading import Models

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.train._base import Figure
    from provenance.types import Article

__all__ = ["EVALUATION", "articles", "figures"]

_OTHERS = (source_kinds.figures, source_resolution.figures)
"""Evaluations of their own whose figures stand in this table too."""


def figures(
    data: Path, *, split: str = "dev", ids: frozenset[str] | None = None
) -> Iterator[Figure]:
    """All figures of the attribution room on one split.

    Args:
        data: Folder that holds ``attribution/``.
        split: ``"train"`` or ``"dev"``.  Figures on ``"train"`` are of articles the shipped
            parameters have seen.
        ids: Measure only these articles of the split.
    """
    prefix = f"{split}: "
    rows = list(rows_of(data, split, ids))
    cues = Cues(rows_of(data, "train"), ids if split == "train" else None)
    read = reader()
    plain = score(rows, read, cues)
    total = Totals(plain)
    note = f"PolNeAR {split} split, {len(rows)} articles"
    yield from figures_of(measures(total), prefix=prefix, note=note)
    yield from figures_of(reliability(total), prefix=prefix, note=note)
    masker = Masker(rows)
    masked = [masker.mask(row) for row in rows]
    both = zip(rows, masked, plain, score(masked, read), strict=True)
    total = Totals([changed(*four) for four in both])
    yield from figures_of(changes(total), prefix=f"{prefix}names masked: ", note=note)
    yield from figures_of(speeds(Totals(speed(rows))), prefix=prefix, note="one core; n is tokens")
    if split == "dev" and ids is None:  # these have rows of their own, whatever the split
        for other in _OTHERS:
            yield from other(data)


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """Articles of the development split, to be read by the shipped models.

    The shipped attribution stage was made from the training split only.

    Args:
        data: Folder that holds ``attribution/``.
    """
    models = Models()
    for row in rows_of(data, "dev"):
        yield article_of(row), models


EVALUATION = Evaluation(name="attribution", figures=figures, articles=articles)
