"""Measure whether outlets labelled left and right score differently on the same events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.check import Checker
from provenance.evaluate._base import Evaluation
from provenance.reading import Models
from provenance.train._events import draw, tell
from provenance.train._leaning import leaning_figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.train._base import Figure
    from provenance.types import Article


def figures(data: Path) -> Iterator[Figure]:
    """Every figure, of the shipped models.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    told = list(tell(draw(data), Checker()))
    yield from leaning_figures(told)


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """The articles compared; labels of leaning were never used in training.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    models = Models()
    for _, _, article in draw(data):
        yield article, models


EVALUATION = Evaluation(name="leaning", figures=figures, articles=articles, card="wording")
