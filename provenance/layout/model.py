"""The line classifier at work: logistic regression over words and marks, numpy only."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from provenance.errors import ModelError
from provenance.layout.features import Place, marks, window, words
from provenance.layout.patterns import patterns_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model_files import Model
    from provenance.types import BlockKind

Ids = tuple[list[int], list[int]]
"""Ascending ids of the known words and of the known marks of one line."""


class Vocabulary:
    """The words and marks a model knows.

    Args:
        words: In the order of their weights.
        marks: In the order of their weights.
    """

    def __init__(self, words: Sequence[str], marks: Sequence[str]) -> None:
        self.words = {name: i for i, name in enumerate(words)}
        self.marks = {name: i for i, name in enumerate(marks)}

    def ids(self, line: str, place: Place) -> Ids:
        """Features of one line, as ids.

        Args:
            line: The whole line.
            place: Where it stands.
        """
        seen = window(line)
        return (
            sorted([self.words[w] for w in words(seen) if w in self.words]),
            sorted(
                [self.marks[m] for m in marks(seen, place, length=len(line)) if m in self.marks]
            ),
        )


def choose(row: np.ndarray, *, threshold: float, least: float) -> int:
    """Column of the kind a line gets; the first column is body.

    Args:
        row: Probabilities of one line.
        threshold: A line is body unless its probability of body is below this.
        least: It is body, too, unless some other kind reaches this: in doubt, it is article.
    """
    best = int(row[1:].argmax()) + 1
    return 0 if row[0] >= threshold or row[best] < least else best


class LayoutModel:
    """Tells body lines from page furniture, and the kinds of furniture apart.

    Args:
        model: The ``furniture`` model as `provenance.model_files.load_model` returns it.

    Raises:
        ModelError: If the model was trained with another pattern file.
    """

    def __init__(self, model: Model) -> None:
        meta = model.meta
        if meta["patterns_sha256"] != patterns_sha256():
            raise ModelError(
                "model 'furniture' was trained with another patterns.txt; "
                "run 'provenance train furniture --data DIR' or install again"
            )
        self.kinds = tuple(cast("BlockKind", kind) for kind in meta["kinds"])
        self.threshold = float(meta["settings"]["threshold"])
        self.least = float(meta["settings"]["least"])
        self._vocabulary = Vocabulary(meta["words"].split("\n"), meta["marks"].split("\n"))
        self._rarity = model.arrays["rarity"]
        self._word_weights = model.arrays["word_weights"]
        self._mark_weights = model.arrays["mark_weights"]
        self._intercept = model.arrays["intercept"]

    def probabilities(self, lines: Iterable[tuple[str, Place]]) -> np.ndarray:
        """Probability of every kind for every line.

        Args:
            lines: Lines and where they stand.

        Returns:
            Shape ``(lines, kinds)``, float64; rows sum to 1.
        """
        rows = [self._score(*self._vocabulary.ids(line, place)) for line, place in lines]
        scores = np.array(rows, dtype=np.float64).reshape(-1, len(self.kinds))
        scores -= scores.max(axis=1, keepdims=True, initial=-np.inf)
        odds = np.exp(scores)
        return cast("np.ndarray", odds / odds.sum(axis=1, keepdims=True))

    def _score(self, word_ids: list[int], mark_ids: list[int]) -> np.ndarray:
        score = self._intercept + self._mark_weights[mark_ids].sum(axis=0)
        if word_ids:
            rarity = self._rarity[word_ids]
            score = score + rarity @ self._word_weights[word_ids] / np.sqrt(rarity @ rarity)
        return cast("np.ndarray", score)
