"""Measure how often each signal fires on random articles, and give the reports to read.

Precision is no matter of computing: somebody reads places drawn from these reports.  What was
read, and the rates found here, stand in the docstring of each signal.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

from provenance.errors import InputError
from provenance.evaluate._base import Evaluation
from provenance.evaluate.framing._pages import offline_signals, rows
from provenance.reading import Models, Reading
from provenance.signals import run_signals
from provenance.train._measure import resampled
from provenance.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from provenance.signals import Signal
    from provenance.train._base import Figure
    from provenance.types import Finding

NAME = "signals"
ARTICLES = 5000
"""Articles drawn; a signal found fewer than ten times in so many stays a preview."""
_SEED = 424242
"""Draws the articles whose places were read for the figures in the signals' docstrings."""


def figures(data: Path, *, count: int = ARTICLES) -> Iterator[Figure]:
    """Places per 1,000 articles of each signal, with an interval by outlet.

    What a place is, `is_place` says.

    Args:
        data: Folder that holds ``corroboration/``.
        count: Articles drawn.

    Raises:
        InputError: If the data cannot be read.
    """
    drawn = _draw(data, count)
    signals, models = offline_signals(), Models()
    places = np.array([_places(Reading(_article(r), models=models), signals) for r in drawn])
    outlets = [row["domain"] for row in drawn]
    note = f"{len(drawn):,} random articles of {len(set(outlets))} outlets; resampled by outlet"
    for signal, column in zip(signals, places.T, strict=True):
        yield _rate(f"{signal.code} {signal.name}: places in 1,000 articles", column, outlets, note)


def articles(data: Path, *, count: int = ARTICLES) -> Iterator[tuple[Article, Models]]:
    """The articles drawn, each with the shipped models.

    Args:
        data: Folder that holds ``corroboration/``.
        count: Articles drawn.

    Raises:
        InputError: If the data cannot be read.
    """
    models = Models()
    for row in _draw(data, count):
        yield _article(row), models


def is_place(signal: Signal, finding: Finding) -> bool:
    """Whether a finding counts, is a label, or would count if its signal were no preview.

    Args:
        signal: Its signal.
        finding: Any finding of it.
    """
    if finding.counts or signal.counts == "never":
        return True
    return signal.preview and (signal.counts == "always" or finding.voice == "outlet")


def _draw(data: Path, count: int) -> list[dict[str, Any]]:
    """Random rows of the articles; read twice, so that they never stand in memory together."""
    total = sum(1 for _ in rows(data))
    if not total:
        raise InputError(
            f"{data / 'corroboration'}: no articles (allsides-*.jsonl.gz); "
            "name the folder that holds corroboration/ with --data"
        )
    random_ = random.Random(_SEED)  # noqa: S311 - not cryptography
    chosen = set(random_.sample(range(total), min(count, total)))
    return [row for i, row in enumerate(rows(data)) if i in chosen]


def _article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["id"],
        text=row["text"],
        uri=row.get("url"),
        title=row.get("title") or None,
        outlet=row.get("outlet") or None,
        published=row.get("date") or None,
        authors=tuple(row.get("authors") or ()),
    )


def _places(reading: Reading, signals: Sequence[Signal]) -> list[int]:
    """Places in one article, a number for each signal."""
    at = {signal.code: i for i, signal in enumerate(signals)}
    found = [0] * len(signals)
    for finding in run_signals(reading, signals):
        i = at[finding.code]
        found[i] += is_place(signals[i], finding)
    return found


def _rate(name: str, places: np.ndarray, outlets: Sequence[str], note: str) -> Figure:
    return resampled(name, lambda chosen: 1000 * float(places[chosen].mean()), outlets, note=note)


EVALUATION = Evaluation(name=NAME, figures=figures, articles=articles)
