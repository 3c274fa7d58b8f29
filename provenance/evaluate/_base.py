"""What an evaluation is: measured figures, and articles read by models that never saw them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.registry import Registry
from provenance.train._base import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from provenance.reading import Models
    from provenance.types import Article

__all__ = ["EVALUATIONS", "Evaluation", "Figure"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How one part of the product is measured.

    Attributes:
        name: Same as the model's folder, e.g. ``"furniture"``.
        figures: Takes the data folder; yields the figures that the model card states.
        articles: Takes the data folder; yields articles, each with models that have not seen it
            in training, so that reports written from them can be scored by anybody.
        evidence: Takes the data folder; yields the documents the articles are held against, or
            None where verdicts are not what is measured.
        on: The same figures on a collection that is there already: takes the data folder and the
            collection; None where no collection is needed.
        card: Model whose card states the figures beside its own; the one of the same name if None.
    """

    name: str
    figures: Callable[[Path], Iterator[Figure]]
    articles: Callable[[Path], Iterator[tuple[Article, Models]]]
    evidence: Callable[[Path], Iterator[Article]] | None = None
    card: str | None = None
    on: Callable[[Path, Path], Iterator[Figure]] | None = None


EVALUATIONS: Registry[Evaluation] = Registry(
    "provenance.evaluate", "EVALUATION", group="provenance.evaluations"
)
