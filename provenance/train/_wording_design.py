"""The feature matrices of the word model: one row per form, one matrix per place in the window."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.wording.features import affixes, tag_names, tags
from provenance.wording.forms import EDGE
from provenance.wording.sequence import WINDOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.train._wording_articles import Words

PLACES = range(-WINDOW, WINDOW + 1)


@dataclass(frozen=True, slots=True)
class Scales:
    """How long each kind of feature is: a longer one is penalized less.

    Chosen over whole held-out outlets of BABE (word F1 at the best threshold, before names were
    joined): these 0.490; neighbors and their vectors of length 1 0.485; all vectors twice as
    long 0.481; without vectors 0.454.

    Attributes:
        affix: Beginnings and ends of the word.
        neighbor: The neighbors' own forms.
        vector: The word's vector.
        neighbor_vector: The neighbors' vectors.
    """

    affix: float = 0.5
    neighbor: float = 0.5
    vector: float = 1.0
    neighbor_vector: float = 0.7


@dataclass(frozen=True, slots=True)
class Columns:
    """Forms and affixes that have a weight of their own.

    Attributes:
        words: Form to column, as the word judged.
        neighbors: Form to column, as a neighbor.
        affixes: Affix to column.
    """

    words: Mapping[str, int]
    neighbors: Mapping[str, int]
    affixes: Mapping[str, int]


def columns_of(uses: Mapping[str, int], *, min_word: int, min_neighbor: int) -> Columns:
    """Choose the forms and affixes that are frequent enough.

    Args:
        uses: Form to its uses in the training sentences.
        min_word: Uses that a form needs to be judged by itself.
        min_neighbor: Uses that it needs as a neighbor, and distinct forms that an affix needs.
    """
    kinds = Counter(affix for form in uses for affix in affixes(form))
    return Columns(
        words=_numbered(form for form in sorted(uses) if uses[form] >= min_word),
        neighbors=_numbered(form for form in sorted(uses) if uses[form] >= min_neighbor),
        affixes=_numbered(affix for affix in sorted(kinds) if kinds[affix] >= min_neighbor),
    )


def _numbered(names: Any) -> dict[str, int]:  # noqa: ANN401
    return {name: i for i, name in enumerate(names)}


def design(forms: Sequence[str], columns: Columns, words: Words, scales: Scales) -> list[Any]:
    """Feature matrices of some forms, one per place of the window.

    Args:
        forms: The forms, one row each.
        columns: Which have a weight of their own.
        words: Vocabulary and vectors of the articles.
        scales: Length of each kind of feature.

    Returns:
        A sparse matrix per place; the column blocks are form, affix (the word itself only),
        vector, tag, edge (neighbors only).
    """
    from scipy.sparse import csr_matrix, hstack

    index = {word: i for i, word in enumerate(words.words)}
    rows = [index.get(form, -1) for form in forms]
    vectors = csr_matrix(np.vstack([words.vectors, np.zeros(words.vectors.shape[1])])[rows])
    counts = [int(words.counts[i]) if i >= 0 else 0 for i in rows]
    marks = csr_matrix(np.array([tags(f, n) for f, n in zip(forms, counts, strict=True)]))
    own = _hot([[f] for f in forms], columns.words)
    parts = _hot([affixes(f) for f in forms], columns.affixes) * scales.affix
    middle = hstack([own, parts, vectors * scales.vector, marks]).tocsr()
    beside = _hot([[f] for f in forms], columns.neighbors) * scales.neighbor
    edge = _hot([[f] for f in forms], {EDGE: 0})
    side = hstack([beside, vectors * scales.neighbor_vector, marks, edge]).tocsr()
    return [side if place else middle for place in PLACES]


def _hot(names: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Any:  # noqa: ANN401
    from scipy.sparse import csr_matrix

    cells = [(i, columns[n]) for i, row in enumerate(names) for n in row if n in columns]
    at = np.array(cells, dtype=np.int64).reshape(-1, 2)
    return csr_matrix((np.ones(len(at)), (at[:, 0], at[:, 1])), shape=(len(names), len(columns)))


def tag_weights(weights: Sequence[np.ndarray]) -> np.ndarray:
    """The tags' weights by place, shape ``(tags, places)``, out of the weights of `design`."""
    n = len(tag_names())
    return np.column_stack(
        [w[-n:] if p == 0 else w[-n - 1 : -1] for p, w in zip(PLACES, weights, strict=True)]
    )


def affix_weights(middle: np.ndarray, columns: Columns, scales: Scales) -> np.ndarray:
    """The affixes' weights, in the order of their columns, out of the word's own weights."""
    start = len(columns.words)
    return np.asarray(middle[start : start + len(columns.affixes)] * scales.affix, dtype=float)
