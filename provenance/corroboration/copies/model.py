"""Copy or not, and how much: two logistic regressions over `Likeness`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from provenance.corroboration.copies.likeness import Likeness, likeness
from provenance.corroboration.copies.runs import shared_runs
from provenance.errors import ModelError
from provenance.model_files import load_model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from provenance.corroboration.copies.printed import Printed
    from provenance.corroboration.copies.runs import Run
    from provenance.model_files import Model
    from provenance.types import ModelRef

NAME = "copies"
EVEN = 0.5
"""Probability from which a pair is called a copy: the model is fitted with plain log loss, so that
half is where an error costs the same on both sides."""

Kind = Literal["same_text", "partly"]


@dataclass(frozen=True, slots=True)
class Copied:
    """What the model says of two articles.

    Attributes:
        probability: That either copies the other or both print a third text.
        same_text: Probability that most of the shorter one is the same text.
        likeness: What it was decided from.
        runs: The runs they share, in order of the first article.
    """

    probability: float
    same_text: float
    likeness: Likeness
    runs: tuple[Run, ...]

    @property
    def kind(self) -> Kind | None:
        """``"same_text"``, ``"partly"``, or None for independent articles."""
        if self.probability < EVEN:
            return None
        return "same_text" if self.same_text >= EVEN else "partly"


class CopyModel:
    """The trained model, and the boilerplate it has learned to leave out.

    Args:
        weights: Two rows of weights over `Likeness`: copy or not, same text or not.
        bias: Their intercepts.
        stock: Sorted short hashes of boilerplate and formulas.
        ref: Name, version and hash.
    """

    def __init__(
        self, weights: np.ndarray, bias: np.ndarray, stock: np.ndarray, ref: ModelRef | None = None
    ) -> None:
        self._weights = [[float(w) for w in row] for row in weights]
        self._bias = [float(b) for b in bias]
        self.stock = stock
        self.ref = ref

    @classmethod
    def load(cls, *, folder: Path | None = None) -> CopyModel:
        """Load the shipped model.

        Args:
            folder: Folder that holds model folders; the shipped one by default.

        Raises:
            ModelError: If it is missing, damaged, or of other features.
        """
        return cls.of(load_model(NAME, folder=folder))

    @classmethod
    def of(cls, model: Model) -> CopyModel:
        """The model from its loaded parameters.

        Raises:
            ModelError: If it was made for other features.
        """
        if model.meta.get("features") != list(Likeness._fields):
            raise ModelError("model 'copies' reads other features than this version makes")
        arrays = model.arrays
        return cls(arrays["weights"], arrays["bias"], arrays["stock"], model.ref)

    def judge(self, a: Printed, b: Printed, runs: Sequence[Run] | None = None) -> Copied:
        """Say whether two articles are copies.

        Args:
            a: One article, read with this model's `stock`.
            b: The other.
            runs: Their shared runs, where they are known already.
        """
        runs = shared_runs(a.words, b.words) if runs is None else runs
        found = likeness(a, b, runs)
        copy, same = (
            _logistic(sum(w * x for w, x in zip(row, found, strict=True)) + bias)
            for row, bias in zip(self._weights, self._bias, strict=True)
        )
        return Copied(copy, same, found, tuple(runs))


def _logistic(value: float) -> float:
    if value < 0:
        return math.exp(value) / (1.0 + math.exp(value))
    return 1.0 / (1.0 + math.exp(-value))
