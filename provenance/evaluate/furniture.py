"""Measure the furniture classifier on outlets it has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evaluate._base import Evaluation
from provenance.model_files import load_model
from provenance.reading import Models
from provenance.train._furniture_articles import articles_of
from provenance.train._furniture_data import read_lines
from provenance.train.furniture import NAME, Settings, figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.evaluate._base import Figure
    from provenance.types import Article


def figures(data: Path) -> Iterator[Figure]:
    """The figures of the card: the shipped model on test outlets, then cross validation.

    Args:
        data: Folder that holds ``framing/``.
    """
    yield from figures_of(load_model(NAME), read_lines(data), Settings(), data)


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """Articles of test outlets that hold labelled lines, read by the shipped models.

    The shipped classifier was fitted on lines of other outlets.

    Args:
        data: Folder that holds ``framing/`` and ``corroboration/``.
    """
    test = [line for line in read_lines(data) if line.split == "test"]
    models = Models()
    for article in articles_of(data, test):
        yield article, models


EVALUATION = Evaluation(name=NAME, figures=figures, articles=articles)
