"""Train the copy model: which pairs of articles are one text, and which only quote the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.corroboration.copies import Likeness, likeness
from provenance.corroboration.copies.model import NAME
from provenance.model_files import save_model
from provenance.outlets import Outlets
from provenance.train._base import Trainer, file_sha256, library_versions
from provenance.train._card import card_meta, write_card
from provenance.train._copies_data import (
    ARTICLES,
    PAIRS,
    Pair,
    boilerplate,
    printed_row,
    read_articles,
    read_pairs,
)
from provenance.train._copies_figures import CARD, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from provenance.corroboration.copies import Printed
    from provenance.train._base import Figure

VERSION = "1"
STRENGTH = 1.0
"""scikit-learn's ``C``; .3, 3 and 10 change F1 on the read half by less than .02."""


class _Counted:
    """Rows of a stream, counted on the way."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self._rows:
            self.count += 1
            yield row


def train(data: Path, out: Path) -> Path:
    """Fit on all pairs, measure out of fold, and write the model's folder; takes two minutes.

    Args:
        data: Folder that holds ``corroboration/``.
        out: Folder that holds model folders.

    Returns:
        The model's folder.

    Raises:
        InputError: If the data cannot be read.
    """
    rows = _Counted(read_articles(data))
    stock = boilerplate(rows)
    pairs = read_pairs(data)
    articles = articles_of(data, pairs, stock)
    features = features_of(pairs, articles)
    labels = [[p.copy for p in pairs], [p.label == "same_wire" for p in pairs]]
    fitted = [line(features, np.array(gold)) for gold in labels]
    used = (
        replace(CARD.data[0], sha256=file_sha256(data / PAIRS), rows=len(pairs)),
        replace(CARD.data[1], sha256=file_sha256(data / ARTICLES[0]), rows=rows.count),
    )
    meta = {
        **card_meta(replace(CARD, data=used), measure(pairs, features, articles, fit)),
        "libraries": library_versions("numpy", "scikit-learn", "scipy"),
        "features": list(Likeness._fields),
        "settings": {"strength": STRENGTH},
    }
    arrays = {
        "weights": np.array([weights for weights, _ in fitted]),
        "bias": np.array([bias for _, bias in fitted]),
        "stock": stock,
    }
    place = save_model(NAME, arrays=arrays, meta=meta, version=VERSION, folder=out)
    write_card(place)
    return place


def articles_of(data: Path, pairs: Sequence[Pair], stock: np.ndarray) -> dict[str, Printed]:
    """The articles of the pairs by id, ready to be compared."""
    needed = {key for p in pairs for key in (p.a, p.b)}
    outlets = Outlets.load()
    return {
        row["id"]: printed_row(row, outlets, stock)
        for row in read_articles(data)
        if row["id"] in needed
    }


def features_of(pairs: Sequence[Pair], articles: dict[str, Printed]) -> np.ndarray:
    """`Likeness` of every pair, a row each."""
    return np.array([likeness(articles[p.a], articles[p.b]) for p in pairs])


def line(features: np.ndarray, gold: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and intercept of a logistic regression, the standardizing folded in."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((features - mean) / scale, gold)
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - weights @ mean)


def fit(features: np.ndarray, gold: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """Fit on some pairs; what comes back gives the probability of others."""
    weights, bias = line(features, gold)
    return lambda rows: 1.0 / (1.0 + np.exp(-(rows @ weights + bias)))


def figures_of(data: Path, stock: np.ndarray) -> Iterator[Figure]:
    """Every figure of the model's card, with boilerplate that is known already."""
    pairs = read_pairs(data)
    articles = articles_of(data, pairs, stock)
    return measure(pairs, features_of(pairs, articles), articles, fit)


TRAINER = Trainer(name=NAME, train=train)
