"""Measure the framing score on kinds of page, and that quotations do not move it.

``provenance evaluate framing --data DIR`` prints what the shipped constants give on outlets they
were not chosen on, the constants that the other outlets would choose today, and what exchanging
the words inside quotations does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evaluate._base import Evaluation
from provenance.evaluate.framing import _swap
from provenance.evaluate.framing._figures import held_out, refitted
from provenance.evaluate.framing._pages import drawn, half_of, read
from provenance.reading import Models

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.train._base import Figure
    from provenance.types import Article


def figures(data: Path) -> Iterator[Figure]:
    """All figures of the score.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    pages = list(read(drawn(data)))
    yield from held_out(pages)
    yield from refitted(pages)
    yield from _swap.figures(data)


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """Pages of the outlets that figures are reported on, read by the shipped models.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    models = Models()
    for _, article in drawn(data):
        if half_of(article.outlet or "") == "report":
            yield article, models


EVALUATION = Evaluation(name="framing", figures=figures, articles=articles)
