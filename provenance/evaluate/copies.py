"""Measure the copy model on groups of pairs that it has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.corroboration.copies.model import NAME, CopyModel
from provenance.evaluate._base import Evaluation
from provenance.train.copies import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.evaluate._base import Figure
    from provenance.reading import Models
    from provenance.types import Article


def figures(data: Path) -> Iterator[Figure]:
    """The figures of the card: fitted again for every fold, with the shipped boilerplate.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    yield from figures_of(data, CopyModel.load().stock)


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """No reports are made for this measurement: it judges pairs, not articles."""
    return iter(())


EVALUATION = Evaluation(name=NAME, figures=figures, articles=articles)
