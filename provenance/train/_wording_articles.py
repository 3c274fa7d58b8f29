"""Words and word vectors from unlabelled articles: PPMI and a truncated SVD.

Positive pointwise mutual information of words within five tokens, context counts smoothed by the
power 0.75, reduced by a seeded randomized SVD whose singular values are split evenly (Levy,
Goldberg and Dagan 2015).  Names are left out: only what news writes in lower case has a vector.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.nlp.tokens import TOKEN
from provenance.train._base import SEED, read_jsonl_gz

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILES = tuple(f"corroboration/allsides-{i}.jsonl.gz" for i in (1, 2, 3))
REACH = 5
SMOOTHING = 0.75
MIN_LOWER = 8
"""Uses in lower case that a word needs to enter the vocabulary."""
MIN_SHARE = 0.3
"""Share of lower-case uses, of all uses inside sentences, that it needs."""
MOST_WORDS = 40_000
MOST_CONTEXTS = 12_000

_WORD = re.compile(r"[a-z][a-z']*")
_BREAK = -1
_STARTS = frozenset('.!?:"“”‘’—•-*()') | {"''", "--", "..."}


@dataclass(frozen=True, slots=True)
class Words:
    """Vocabulary of the articles, the most frequent word first.

    Attributes:
        words: Lower-case words.
        counts: Uses in lower case, shape ``(v,)``.
        lower_share: Share of lower-case uses inside sentences, 0 to 1, shape ``(v,)``.
        vectors: Of length 1, shape ``(v, d)``.
        articles: How many articles were read.
    """

    words: list[str]
    counts: np.ndarray
    lower_share: np.ndarray
    vectors: np.ndarray
    articles: int


def read_words(data: Path, *, dimensions: int) -> Words:
    """Count the articles' words and make their vectors.

    Args:
        data: Folder that holds ``corroboration/``.
        dimensions: Length of a vector; less where the vocabulary is smaller.

    Raises:
        InputError: If a file cannot be read.
    """
    index: dict[str, int] = {}
    texts = [_token_ids(row["text"], index) for name in FILES for row in read_jsonl_gz(data / name)]
    ids = np.concatenate([np.array([_BREAK], dtype=np.int32), *texts])
    forms = list(index)
    lower, lower_ids = _lower_forms(forms)
    counts, share = _cases(ids, forms, lower_ids, len(lower))
    fit = [bool(_WORD.fullmatch(form)) for form in lower]
    good = np.flatnonzero((counts >= MIN_LOWER) & (share >= MIN_SHARE) & np.array(fit, dtype=bool))
    order = good[np.argsort(-counts[good], kind="stable")][:MOST_WORDS]
    sequence = _vocabulary_ids(ids, forms, lower_ids, order, len(lower))
    return Words(
        words=[lower[i] for i in order],
        counts=counts[order],
        lower_share=share[order],
        vectors=counted_vectors(sequence, len(order), dimensions),
        articles=len(texts),
    )


def _token_ids(text: str, index: dict[str, int]) -> np.ndarray:
    ids: list[int] = []
    for paragraph in text.split("\n"):
        tokens = TOKEN.findall(paragraph)
        ids.extend(index.setdefault(token, len(index)) for token in tokens)
        if tokens:
            ids.append(_BREAK)
    return np.array(ids, dtype=np.int32)


def _lower_forms(forms: Iterable[str]) -> tuple[list[str], np.ndarray]:
    index: dict[str, int] = {}
    ids = [index.setdefault(f.lower().replace("’", "'"), len(index)) for f in forms]
    return list(index), np.array(ids, dtype=np.int64)


def _cases(
    ids: np.ndarray, forms: list[str], lower_ids: np.ndarray, n: int
) -> tuple[np.ndarray, np.ndarray]:
    """Lower-case uses of each lower-case form, and their share of uses inside sentences."""
    starts = np.array([*(form in _STARTS for form in forms), True])
    upper = np.array([form[0].isupper() for form in forms], dtype=bool)
    real = np.flatnonzero(ids >= 0)
    token = ids[real]
    inside = ~starts[ids[real - 1]]
    low = np.bincount(lower_ids[token[~upper[token]]], minlength=n)
    high = np.bincount(lower_ids[token[upper[token] & inside]], minlength=n)
    return low, low / np.maximum(1, low + high)


def _vocabulary_ids(
    ids: np.ndarray, forms: list[str], lower_ids: np.ndarray, order: np.ndarray, n: int
) -> np.ndarray:
    """The token sequence in rows of the vocabulary; -1 at paragraph ends; other words dropped."""
    row = np.full(n, -2, dtype=np.int64)
    row[order] = np.arange(len(order))
    upper = np.array([form[0].isupper() for form in forms], dtype=bool)
    of_form = np.append(np.where(upper, -2, row[lower_ids]), -1)
    sequence = of_form[ids]
    return np.asarray(sequence[sequence != -2])  # noqa: PLR2004


def counted_vectors(
    sequence: np.ndarray, size: int, dimensions: int, *, power: float = 0.5
) -> np.ndarray:
    """Vectors of length 1 of the words of a vocabulary, shape ``(size, dimensions)``.

    Args:
        sequence: Rows of the vocabulary in the order of the text, the most frequent word being
            row 0; -1 where a paragraph ends.
        size: Words in the vocabulary.
        dimensions: Length of a vector; less where the vocabulary is smaller.
        power: To which the singular values are raised: 0.5 splits them evenly, 0 leaves them out.
    """
    from sklearn.utils.extmath import randomized_svd
    from threadpoolctl import threadpool_limits

    contexts = min(size, MOST_CONTEXTS)
    dimensions = max(1, min(dimensions, contexts - 1))
    with threadpool_limits(1):
        left, values, _ = randomized_svd(
            _ppmi(sequence, size, contexts), dimensions, n_iter=4, random_state=SEED
        )
    vectors = left * values**power
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(1e-9, lengths), dtype=float)


def _ppmi(sequence: np.ndarray, size: int, contexts: int) -> Any:  # noqa: ANN401 - a scipy sparse matrix
    """Positive pointwise mutual information, nearer words counting more (1 / distance)."""
    from scipy.sparse import csr_matrix

    total = csr_matrix((size, contexts))
    for distance, left, right in _pairs(sequence):
        for word, context in ((left, right), (right, left)):
            near = context < contexts
            keys, counts = np.unique(word[near] * contexts + context[near], return_counts=True)
            places = (keys // contexts, keys % contexts)
            total = total + csr_matrix((counts / distance, places), shape=(size, contexts))
    rows = np.asarray(total.sum(axis=1)).ravel()
    columns = np.asarray(total.sum(axis=0)).ravel() ** SMOOTHING
    columns /= max(columns.sum(), 1e-9)
    cells = total.tocoo()
    values = np.log(cells.data / (rows[cells.row] * columns[cells.col]))
    kept = values > 0
    return csr_matrix((values[kept], (cells.row[kept], cells.col[kept])), shape=(size, contexts))


def _pairs(sequence: np.ndarray) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Words that stand together within a paragraph, by distance."""
    paragraph = np.cumsum(sequence < 0)
    for distance in range(1, REACH + 1):
        left, right = sequence[:-distance], sequence[distance:]
        together = (paragraph[:-distance] == paragraph[distance:]) & (left >= 0) & (right >= 0)
        yield distance, left[together], right[together]
