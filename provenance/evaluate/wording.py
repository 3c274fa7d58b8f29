"""Measure the wording model again, out of fold, and read the labelled sentences with it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from provenance.evaluate._base import Evaluation
from provenance.reading import Models
from provenance.train._wording_bench import NAME
from provenance.train._wording_data import BASIL, read_rows
from provenance.train._wording_figures import measure
from provenance.train.wording import benches
from provenance.types import Article
from provenance.wording import WordingModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.model_files import Model
    from provenance.train._base import Figure


def figures(data: Path) -> Iterator[Figure]:
    """Every figure of the card, from models fitted anew.

    Args:
        data: Folder that holds ``framing/`` and ``corroboration/``.
    """
    outlets, random = benches(data)
    yield from measure(outlets, random, read_rows(data, BASIL), outlets.model())


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """Every labelled sentence as an article of its own, with models that have not seen it.

    BABE's sentences come with a wording model that has not seen their outlet, BASIL's with the
    shipped one.

    Args:
        data: Folder that holds ``framing/`` and ``corroboration/``.
    """
    outlets, _ = benches(data)
    held_out = {
        fold: HeldOutModels(outlets.model(fold)) for fold in np.unique(outlets.folds).tolist()
    }
    for row in outlets.rows:
        yield Article(id=row.id, text=row.text), held_out[row.outlet_fold]
    shipped = Models()
    for row in read_rows(data, BASIL):
        yield Article(id=row.id, text=row.text), shipped


class HeldOutModels(Models):
    """The shipped models, but for the wording model.

    Args:
        model: The wording model.
    """

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._held_out = model

    @cached_property
    def wording(self) -> WordingModel:
        """The wording model that has not seen the article."""
        self._refs[self._held_out.ref.name] = self._held_out.ref
        return WordingModel(self._held_out)


EVALUATION = Evaluation(name=NAME, figures=figures, articles=articles)
