"""Measure the framing score on kinds of page, and that quotations do not move it.

``provenance evaluate framing --data DIR`` prints how well values tell kinds of page apart and what
they mean, out of fold by halves of the outlets; how each kind scores with the shipped constants;
the constants that all outlets would choose today, to be set in `provenance.scoring.scale`; and what
exchanging the words inside quotations does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evaluate._base import Evaluation
from provenance.evaluate.framing import _swap
from provenance.evaluate.framing._figures import bands, refitted, separated
from provenance.evaluate.framing._pages import drawn, read
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
    yield from separated(pages)
    yield from bands(pages)
    yield from refitted(pages)
    yield from _swap.figures(data)


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """The pages that are measured, read by the shipped models.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    models = Models()
    for _, article in drawn(data):
        yield article, models


EVALUATION = Evaluation(name="framing", figures=figures, articles=articles)
