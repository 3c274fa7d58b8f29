"""Train the wording model: which words BABE's expert annotators mark, and what they add up to."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from provenance.model_files import save_model
from provenance.train._base import Trainer, file_sha256, library_versions
from provenance.train._card import card_meta, write_card
from provenance.train._wording_articles import read_words
from provenance.train._wording_bench import NAME, VERSION, Bench, Settings
from provenance.train._wording_data import BABE, BASIL, read_rows
from provenance.train._wording_design import Scales
from provenance.train._wording_figures import CARD, measure
from provenance.wording.lists import lists_sha256

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.train._card import Card


def benches(data: Path) -> tuple[Bench, Bench]:
    """BABE with folds that hold whole outlets out, and with random folds.

    Args:
        data: Folder that holds ``framing/`` and ``corroboration/``.

    Raises:
        InputError: If the data cannot be read.
    """
    rows = read_rows(data, BABE)
    words = read_words(data, dimensions=Settings().dimensions)
    outlets = Bench(rows, [row.outlet_fold for row in rows], words)
    return outlets, Bench(rows, [row.fold for row in rows], words)


def train(data: Path, out: Path) -> Path:
    """Fit on all of BABE, measure out of fold and on BASIL, and write the model's folder.

    Args:
        data: Folder that holds ``framing/`` and ``corroboration/``.
        out: Folder that holds model folders.

    Returns:
        The model's folder.

    Raises:
        InputError: If the data cannot be read.
    """
    outlets, random = benches(data)
    model = outlets.model()
    figures = list(measure(outlets, random, read_rows(data, BASIL), model))
    meta = {
        **card_meta(_card(data, len(outlets.rows), outlets.articles), figures),
        "libraries": library_versions("numpy", "scikit-learn", "scipy"),
        "lists_sha256": lists_sha256(),
        "settings": {**asdict(Settings()), **asdict(Scales())},
    }
    place = save_model(NAME, arrays=model.arrays, meta=meta, version=VERSION, folder=out)
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
