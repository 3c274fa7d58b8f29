"""The trained half of a verdict: eight small logistic regressions over named features.

Each answers one question of the order in which verdicts outrank each other: does this sentence
carry the statement, is it the same source, do these figures contradict it, is it carried
independently, is it carried at all, is there nobody to ask, does the source appear.  scikit-learn
fits them (`provenance train corroboration`); here a row of numbers is weighed and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from provenance.corroboration.evidence_features import (
    ASKABLE,
    CARRIED,
    CONFLICT,
    DEPENDENT,
    NAMING,
    SAME,
    STATED,
)
from provenance.corroboration.features import PAIR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model_files import Model
    from provenance.types import ModelRef

NAME = "corroboration"

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "carries": PAIR,
    "same": SAME,
    "clash": CONFLICT,
    "contradicted": STATED,
    "independent": CARRIED,
    "dependent": DEPENDENT,
    "unasked": ASKABLE,
    "naming": NAMING,
}
"""Each question with the names of its features, in order."""

_FAR = 30.0


@dataclass(frozen=True, slots=True)
class Logistic:
    """One logistic regression over standardized features.

    Attributes:
        mean: Mean of each feature where it was fitted.
        scale: Standard deviation of each; 1 where it never varies.
        weights: One per feature.
        intercept: The constant.
    """

    mean: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    intercept: float

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Log odds of some rows of features, rounded so that no last bit decides an order."""
        if not rows:
            return []
        table = (np.array(rows, dtype=np.float64) - self.mean) / self.scale
        return [round(float(x), 6) for x in table @ self.weights + self.intercept]

    def probability(self, row: Sequence[float]) -> float:
        """Probability of yes, 0 to 1."""
        return probability(self.scores([row])[0])


def probability(score: float) -> float:
    """Log odds as a probability."""
    return float(1 / (1 + np.exp(-np.clip(score, -_FAR, _FAR))))


class VerdictModel:
    """The regressions of `QUESTIONS` and the thresholds of a verdict.

    Args:
        answers: One regression per question.
        thresholds: ``"contradicted"`` and ``"corroborated"``: the least probability of each.
        ref: Name, version and hash, as reports state them; None for one made in memory.
    """

    def __init__(
        self,
        answers: Mapping[str, Logistic],
        *,
        thresholds: Mapping[str, float],
        ref: ModelRef | None = None,
    ) -> None:
        self.ref = ref
        self.thresholds = dict(thresholds)
        self._answers = dict(answers)

    @classmethod
    def of_model(cls, model: Model) -> Self:
        """The model from parameters that have been loaded.

        Raises:
            ValueError: If they are for other features than this program's.
        """
        if model.meta["features"] != {name: list(names) for name, names in QUESTIONS.items()}:
            raise ValueError("features differ")
        answers = {
            name: Logistic(
                model.arrays[f"{name}_mean"],
                model.arrays[f"{name}_scale"],
                model.arrays[f"{name}_weights"],
                float(model.arrays[f"{name}_intercept"][0]),
            )
            for name in QUESTIONS
        }
        return cls(answers, thresholds=model.meta["thresholds"], ref=model.ref)

    def __getitem__(self, question: str) -> Logistic:
        return self._answers[question]

    def arrays(self) -> dict[str, np.ndarray]:
        """The parameters as ``params.npz`` keeps them."""
        found: dict[str, np.ndarray] = {}
        for name, one in self._answers.items():
            found[f"{name}_mean"], found[f"{name}_scale"] = one.mean, one.scale
            found[f"{name}_weights"] = one.weights
            found[f"{name}_intercept"] = np.array([one.intercept])
        return found
