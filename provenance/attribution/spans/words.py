"""Vectors of word forms: a known word, four hashed affixes and the form's shape, summed.

Only what depends on one form is computed here, once per form and cached, so that nothing is
built from strings while an article is read.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

HASHES = 4096
"""Rows of each affix table."""
_CACHED = 20_000
"""Forms whose vectors are kept; an article has a few hundred."""

LOWER, CAPITALIZED, UPPER, MIXED, NUMBER, LOWER_MARKED, UPPER_MARKED, MARK = range(8)
"""Shapes of word forms."""


def shape_of(word: str) -> int:
    """The shape of a word form.

    >>> [shape_of(w) for w in ("said", "Hale", "UN", "McHale", "2016", "’s", "@Hale", "“")]
    [0, 1, 2, 1, 4, 7, 7, 7]
    """
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.isupper() and len(word) > 1:
            return UPPER
        return CAPITALIZED if word[0].isupper() else MIXED
    if any(c.isdigit() for c in word):
        return NUMBER
    if word[0].isalpha():
        return LOWER_MARKED if word[0].islower() else UPPER_MARKED
    return MARK


def affixes(word: str) -> tuple[int, int, int, int]:
    """Rows of a form's affixes in the four affix tables.

    Args:
        word: A form of at least one character.
    """
    form = "".join("0" if c.isdigit() else c for c in word.lower())
    keys = ("s3" + form[-3:], "s2" + form[-2:], "p3" + form[:3], "p4s1" + form[:4] + form[-1:])
    a, b, c, d = (zlib.crc32(k.encode("utf-8", "replace")) % HASHES for k in keys)
    return a, b, c, d


class WordVectors:
    """Vectors of word forms from the parameters of a span model.

    Args:
        arrays: ``words`` (UTF-8, one a line), ``word`` (int8, a row per word, the first for
            unknown words) with ``word_scale`` and ``word_projection``; ``affix`` (int8, four
            tables) with ``affix_scale`` and ``affix_projection``; ``shape``.
    """

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        listed = arrays["words"].tobytes().decode("utf-8").split("\n")
        self._row = {word: i + 1 for i, word in enumerate(listed)}
        self._word = arrays["word"]
        self._word_scale = arrays["word_scale"].astype(np.float32)
        self._word_projection = arrays["word_projection"].astype(np.float32)
        self._affix = arrays["affix"]
        self._affix_scale = arrays["affix_scale"].astype(np.float32)
        self._affix_projection = arrays["affix_projection"].astype(np.float32)
        self._shape = arrays["shape"].astype(np.float32)
        self._place: dict[str, int] = {}
        self._kept = np.zeros((_CACHED, self._shape.shape[1]), np.float32)

    def of(self, vocabulary: Sequence[str]) -> Floats:
        """Vectors of some forms, shape ``(len(vocabulary), width)``.

        Args:
            vocabulary: Distinct word forms.
        """
        if len(vocabulary) > _CACHED:
            return self._made(list(vocabulary))
        place = self._place
        fresh = [w for w in vocabulary if w not in place]
        if len(place) + len(fresh) > _CACHED:
            place.clear()
            fresh = list(vocabulary)
        if fresh:
            first = len(place)
            self._kept[first : first + len(fresh)] = self._made(fresh)
            place.update(zip(fresh, range(first, first + len(fresh)), strict=True))
        out: Floats = self._kept[[place[w] for w in vocabulary]] if vocabulary else self._kept[:0]
        return out

    def _made(self, forms: list[str]) -> Floats:
        rows = np.array([self._row.get(w.lower(), 0) for w in forms], dtype=np.int64)
        hashed = np.array([affixes(w) for w in forms], dtype=np.int64)
        shapes = np.array([shape_of(w) for w in forms], dtype=np.int64)
        word = self._word[rows] * self._word_scale[rows, None]
        parts = [self._affix[k, hashed[:, k]] * self._affix_scale[k] for k in range(4)]
        made: Floats = word @ self._word_projection
        made += np.concatenate(parts, axis=1) @ self._affix_projection
        made += self._shape[shapes]
        return made
