"""The line classifier at work: logistic regression over words and marks, numpy only."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, cast

import numpy as np

from provenance.errors import ModelError
from provenance.layout.features import Place, edges, marks, tokens, window
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
        self._pairs: dict[str, dict[str, int]] = {}
        for name, i in self.words.items():
            first, _, second = name.partition(" ")
            if second:
                self._pairs.setdefault(first, {})[second] = i

    def ids(self, line: str, place: Place) -> Ids:
        """Features of one line, as ids.

        Args:
            line: The whole line.
            place: Where it stands.
        """
        seen = window(line)
        return self.word_ids(seen), self.mark_ids(marks(seen, place, length=len(line)))

    def word_ids(self, seen: str) -> list[int]:
        """Ids of the known words of `features.words`, without naming the unknown ones.

        Args:
            seen: As `features.window` returns it.
        """
        every, known, pairs = tokens(seen), self.words, self._pairs
        found = {known[name] for name in {*every, *edges(every)} & known.keys()}
        for first, second in pairwise(every):
            if first in pairs and second in pairs[first]:
                found.add(pairs[first][second])
        return sorted(found)

    def mark_ids(self, names: Iterable[str]) -> list[int]:
        """Ids of the known ones of some marks.

        Args:
            names: As `features.marks` returns them.
        """
        return sorted([self.marks[name] for name in names if name in self.marks])


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
        # One word of no weight more, so that no line is without a word.
        rarity = np.append(model.arrays["rarity"], 0.0)[:, None]
        weights = np.vstack([model.arrays["word_weights"], np.zeros(len(self.kinds))])
        self._squares, self._weighted = rarity**2, rarity * weights
        self._mark_weights = model.arrays["mark_weights"]
        self._intercept = model.arrays["intercept"]

    def probabilities(self, lines: Iterable[tuple[str, Place]]) -> np.ndarray:
        """Probability of every kind for every line.

        Args:
            lines: Lines and where they stand.

        Returns:
            Shape ``(lines, kinds)``, float64; rows sum to 1.
        """
        ids = [self._vocabulary.ids(line, place) for line, place in lines]
        if not ids:
            return np.zeros((0, len(self.kinds)))
        scores = self._intercept + self._word_scores([w for w, _ in ids])
        scores += _sums(self._mark_weights, [m for _, m in ids])
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        return cast("np.ndarray", odds / odds.sum(axis=1, keepdims=True))

    def _word_scores(self, lines: list[list[int]]) -> np.ndarray:
        nothing = len(self._squares) - 1
        ids = [[*line, nothing] for line in lines]
        squares = _sums(self._squares, ids)
        weighted = _sums(self._weighted, ids)
        return weighted / np.sqrt(np.where(squares, squares, 1.0))


def _sums(rows: np.ndarray, ids: Sequence[Sequence[int]]) -> np.ndarray:
    """Sum of some rows for each list of row numbers; no list is empty."""
    starts = np.cumsum([0, *(len(some) for some in ids[:-1])])
    flat = np.fromiter(chain.from_iterable(ids), dtype=np.int64)
    sums: np.ndarray = np.add.reduceat(rows[flat], starts, axis=0)
    return sums
