"""Measure the wording model again, out of fold, and read the labelled sentences with it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from provenance.evaluate._base import Evaluation
from provenance.model_files import load_model
from provenance.reading import Models
from provenance.train._wording_bench import NAME
from provenance.train._wording_data import BASIL, read_rows
from provenance.train._wording_figures import measure
from provenance.train._wording_held_out import load_held_out
from provenance.types import Article
from provenance.wording import WordingModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.model_files import Model
    from provenance.train._base import Figure


def figures(data: Path, *, models: Path | None = None) -> Iterator[Figure]:
    """Every figure of the card, from the stored models that have not seen a fold.

    Args:
        data: Folder that holds ``framing/``.
        models: Folder that holds model folders; the shipped one by default.
    """
    outlets, random = load_held_out(data, models=models)
    yield from measure(outlets, random, read_rows(data, BASIL), load_model(NAME, folder=models))


def articles(data: Path, *, models: Path | None = None) -> Iterator[tuple[Article, Models]]:
    """Every labelled sentence as an article of its own, with models that have not seen it.

    BABE's sentences come with a wording model that has not seen their outlet, BASIL's with the
    shipped one.

    Args:
        data: Folder that holds ``framing/``.
        models: Folder that holds model folders; the shipped one by default.
    """
    outlets, _ = load_held_out(data, models=models)
    held_out = {fold: HeldOutModels(model) for fold, model in outlets.models.items()}
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
