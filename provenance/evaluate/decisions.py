"""Measure signals, speakers and verdicts on what a newsroom's own editors decided about them.

Reads the label files (``*.jsonl``) that ``provenance agreement DB --format labels`` writes.  The
desk judges what it was shown, so these are precisions; what was missed is not in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.decisions import agreements, read_labels
from provenance.errors import InputError, UsageError
from provenance.evaluate._base import Evaluation
from provenance.train._base import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.reading import Models
    from provenance.types import Article


def figures(data: Path) -> Iterator[Figure]:
    """Share that the desk agreed with: by signal, of statements, speakers and verdicts.

    Args:
        data: Folder with files of labels.

    Raises:
        InputError: If it holds none.
    """
    files = sorted(data.glob("*.jsonl"))
    if not files:
        raise InputError(f"{data}: no label files (*.jsonl); see 'provenance agreement --help'")
    labels = [label for path in files for label in read_labels(path)]
    for item in agreements(labels):
        low, high = item.interval
        differ = f"; {item.disputed} disputed left out" if item.disputed else ""
        note = f"{item.name}; judged by this desk{differ}; Wilson interval"
        if item.n:
            yield Figure(f"{item.code} agreed", item.share, low=low, high=high, n=item.n, note=note)


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """Labels hold no texts, so there is nothing to write reports from.

    Raises:
        UsageError: Always.
    """
    raise UsageError("evaluate decisions: labels hold no texts; drop --reports")


EVALUATION = Evaluation(name="decisions", figures=figures, articles=articles)
