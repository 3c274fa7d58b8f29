"""The words a span model knows, and the vectors they begin with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.train._attribution_data import Unit
    from provenance.train._attribution_teacher import Pieces, Teacher

KNOWN = 30_000
"""Words at most."""
_SEEN = 8
"""Times a word must be seen."""
_GOLD_WEIGHT = 4
"""A word of the corpus counts as often as four of other articles."""
WIDTH = 100
"""Width of the first vectors."""
_SPREAD = 0.15
"""Standard deviation of the first vectors, as of word vectors scaled for this width."""


def known_words(gold: Iterable[Unit], other: Iterable[Unit]) -> list[str]:
    """The most frequent words, lower case, most frequent first, ties in order of the alphabet.

    Args:
        gold: Labelled units.
        other: Units of other articles.
    """
    count: Counter[str] = Counter()
    for unit in gold:
        for word in unit.words:
            count[word.lower()] += _GOLD_WEIGHT
    for unit in other:
        count.update(w.lower() for w in unit.words)
    seen = [(-n, w) for w, n in count.items() if n >= _SEEN and _writable(w)]
    return [w for _, w in sorted(seen)[:KNOWN]]


def _writable(word: str) -> bool:
    """Whether a word can stand in a list of one word a line."""
    return "\n" not in word and not any("\ud800" <= c <= "\udfff" for c in word)


def first_vectors(teacher: Teacher, pieces: Pieces, words: list[str]) -> np.ndarray:
    """Word vectors of the teacher's pretrained reader, cut to `WIDTH` by principal components.

    Args:
        teacher: Its word-piece table is used; a word is the mean of its pieces.
        pieces: Word pieces.
        words: Known words.

    Returns:
        Shape ``(len(words) + 1, WIDTH)``; the first row, for unknown words, is zero.
    """
    table = teacher.reader.embeddings.word_embeddings.weight.detach().numpy()
    full = np.stack([table[pieces.of(w)].mean(axis=0) for w in words]).astype(np.float64)
    full -= full.mean(axis=0)
    _, _, directions = np.linalg.svd(full.T @ full)
    cut = full @ directions[:WIDTH].T
    cut *= _SPREAD / cut.std()
    return np.concatenate([np.zeros((1, WIDTH)), cut]).astype(np.float32)
