"""How much of a statement has a like in a sentence, by word vectors: a hint of paraphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.nlp.vectors import CHANCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.nlp.vectors import Vectors

_PLACES = 6


class Likeness:
    """Compares one statement's words with those of many sentences.

    Args:
        words: The statement's words, lower case.
        vectors: Word vectors and how rare each word is.
    """

    def __init__(self, words: Iterable[str], vectors: Vectors) -> None:
        self._vectors = vectors
        self._words, self._weights, self._table = self._content(words)
        self._whole = _mean(self._weights, self._table)

    def _content(self, words: Iterable[str]) -> tuple[list[str], np.ndarray, np.ndarray]:
        """The different words that carry content, their rarity and their vectors."""
        rarity = {word: self._vectors.rarity(word) for word in words}
        kept = sorted(word for word, weight in rarity.items() if weight > 0)
        return kept, np.array([rarity[word] for word in kept]), self._vectors.of(kept)

    def to(self, words: Iterable[str]) -> tuple[float, float, float]:
        """Likeness to a sentence, three ways, each 0 to 1.

        Args:
            words: The sentence's words, lower case.

        Returns:
            How much of the statement has a like in the sentence, how much of the sentence in the
            statement, and the cosine of the two as wholes.
        """
        theirs, weights, table = self._content(words)
        if not theirs or not self._words:
            return 0.0, 0.0, 0.0
        cosines = self._table @ table.T
        here, there = set(self._words), set(theirs)
        same = np.array([word in there for word in self._words], dtype=bool)
        back = np.array([word in here for word in theirs], dtype=bool)
        whole = float(self._whole @ _mean(weights, table))
        return (
            _best(cosines.max(axis=1), same, self._weights),
            _best(cosines.max(axis=0), back, weights),
            round(max(0.0, whole), _PLACES),
        )


def _best(cosines: np.ndarray, same: np.ndarray, weights: np.ndarray) -> float:
    likes = np.clip((cosines - CHANCE) / (1 - CHANCE), 0.0, 1.0)
    likes[same] = 1.0
    return round(float(weights @ likes / weights.sum()), _PLACES)


def _mean(weights: np.ndarray, table: np.ndarray) -> np.ndarray:
    mean = weights @ table
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean)
