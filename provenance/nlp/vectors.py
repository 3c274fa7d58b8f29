"""What words are like each other: one vector per word, learned from news articles.

The vectors are counted, not read by a neural network: positive pointwise mutual information of
neighboring words, reduced by a truncated SVD (`provenance train vectors`).  Words of one meaning
and words of one subject both come out near each other, so nearness is a hint of a paraphrase and
never a proof of one: "rose" and "fell" are neighbors.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

import numpy as np

from provenance.model_files import load_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from provenance.model_files import Model
    from provenance.types import ModelRef

NAME = "vectors"

SIF = 1e-4
"""Smoothing of word weights in a sentence: a / (a + p), Arora, Liang and Ma (2017)."""

FUNCTION_SHARE = 6e-3
"""Words that make up more than this share of all words ("the", "of", "was"; a dozen) weigh nothing
in `Vectors.similarity`, all others the logarithm of how rare they are.

Chosen among 0.6 to 10 in a thousand on the gold statements: the area under the curve that `CHANCE`
was chosen by is 0.882 at 0.6, 0.887 at 3, 0.895 at 6, 0.891 at 10.
"""

CHANCE = 0.4
"""A best cosine up to this is what unrelated words reach, and counts as nothing.

Chosen among 0 to 0.5 by how well `Vectors.similarity` tells the evidence for the gold statements
from the other sentences of the same documents (area under the curve, with another weighting of
the words, 0.883 at 0, 0.887 at 0.4, 0.879 at 0.5).
"""

_PLACES = 6
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text as vectors are looked up: lower-case runs of letters and digits.

    >>> words_of("“We won’t,” Mr. Hale said.")
    ['we', 'won', 't', 'mr', 'hale', 'said']
    """
    return _WORD.findall(text.lower())


class Vectors:
    """Word vectors and how rare each word is.

    Args:
        words: The vocabulary, the most frequent word first.
        table: One row per word, any integer or float type; only directions matter.
        counts: Uses of each word.
        total: Words read, those outside the vocabulary included.
        ref: Name, version and hash, as reports state them; None for vectors made by hand.
    """

    def __init__(
        self,
        words: Iterable[str],
        table: np.ndarray,
        counts: np.ndarray,
        *,
        total: int,
        ref: ModelRef | None = None,
    ) -> None:
        self.ref = ref
        self._row: Mapping[str, int] = {word: row for row, word in enumerate(words)}
        self._table = table
        share = np.maximum(1, counts).astype(np.float64) / max(1, total)
        lengths = np.sqrt(np.square(table, dtype=np.float32).sum(axis=1, dtype=np.float64))
        self._sif = SIF / (SIF + share) / np.maximum(1e-9, lengths)
        self._rarity = np.where(share > FUNCTION_SHARE, 0.0, -np.log(share))
        self._rarest = float(self._rarity.max(initial=1.0))

    @classmethod
    def load(cls, *, folder: Path | None = None) -> Self:
        """Load the shipped vectors (a fortieth of a second).

        Args:
            folder: Folder that holds model folders; the shipped one by default.

        Raises:
            ModelError: If the files are missing or damaged.
        """
        return cls.of_model(load_model(NAME, folder=folder))

    @classmethod
    def of_model(cls, model: Model) -> Self:
        """Vectors from parameters that have been loaded."""
        words = model.arrays["words"].tobytes().decode().split("\n")
        table, counts = model.arrays["table"], model.arrays["counts"]
        return cls(words, table, counts, total=int(model.meta["words_read"]), ref=model.ref)

    def __contains__(self, word: str) -> bool:
        return word in self._row

    def __len__(self) -> int:
        return len(self._row)

    @property
    def words(self) -> tuple[str, ...]:
        """The vocabulary, the most frequent word first."""
        return tuple(self._row)

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._table.shape[1])

    def of(self, words: Iterable[str]) -> np.ndarray:
        """Vectors of length 1, one row per word; zeros for a word that has none.

        Args:
            words: Lower-case words, as `words_of` makes them.
        """
        rows = np.array([self._row.get(word, -1) for word in words], dtype=np.int64)
        found = np.zeros((len(rows), self.dimensions))
        known = rows >= 0
        found[known] = self._table[rows[known]]
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.maximum(1e-9, lengths))

    def sentence(self, words: Iterable[str]) -> np.ndarray:
        """One vector of length 1 for some words, common words counting less (SIF weights).

        Args:
            words: Lower-case words; the order does not matter.

        Returns:
            Zeros where no word has a vector.
        """
        row = self._row
        known = sorted(row[word] for word in words if word in row)
        mean = self._sif[known] @ self._table[known] if known else np.zeros(self.dimensions)
        length = float(np.sqrt(mean @ mean))
        return np.asarray(mean / length if length else mean)

    def rarity(self, word: str) -> float:
        """Weight of a word in `similarity`: 0 for function words, greatest for unknown ones."""
        row = self._row.get(word)
        return self._rarest if row is None else float(self._rarity[row])

    def similarity(self, a: Iterable[str], b: Iterable[str]) -> float:
        """How much of what `a` says has a like in `b`, 0 to 1.

        The mean over the content words of `a`, weighted by rarity, of the best cosine with a word
        of `b` beyond `CHANCE`; the same word counts 1, a word without a vector (a number, a rare
        name) has no like but itself.

        Args:
            a: Words that are looked for; repetitions count once.
            b: Words among which they are looked for.

        Returns:
            0 where `a` has no content words.
        """
        wanted = sorted({word for word in a if self.rarity(word) > 0})
        there = {word for word in b if self.rarity(word) > 0}
        if not wanted or not there:
            return 0.0
        weights = np.array([self.rarity(word) for word in wanted])
        best = (self.of(wanted) @ self.of(sorted(there)).T).max(axis=1)
        best = np.clip((best - CHANCE) / (1 - CHANCE), 0.0, 1.0)
        best[[word in there for word in wanted]] = 1.0
        return round(float(weights @ best / weights.sum()), _PLACES)
