"""Models that have not seen part of BABE, one per fold: what the card's figures are measured with.

They are stored beside the shipped model (``held_out/``), so that everybody can measure again
without fitting, and without the pretrained reader that fitting needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.errors import InputError
from provenance.model_files import Model, load_model, save_model
from provenance.shipped import models_dir
from provenance.train._base import file_sha256
from provenance.train._wording_bench import NAME, VERSION, Bench
from provenance.train._wording_data import BABE, read_rows
from provenance.types import ModelRef

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from provenance.train._wording_data import Row

FOLDER = "held_out"
KINDS = ("outlets", "random")
SHARED = ("vocabulary", "lower_share", "affixes")
"""Arrays that are the same whatever is held out."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """BABE's rows, the fold of each, and a model without each fold.

    Attributes:
        rows: Labelled sentences.
        folds: Fold of each row, shape ``(rows,)``.
        models: Fold to a model that has not seen it.
    """

    rows: Sequence[Row]
    folds: np.ndarray
    models: Mapping[int, Model]


def fitted(bench: Bench) -> HeldOut:
    """Fit a model without each fold."""
    folds = [int(fold) for fold in np.unique(bench.folds)]
    return HeldOut(bench.rows, bench.folds, {fold: bench.model(fold) for fold in folds})


def save_held_out(parts: Sequence[HeldOut], *, babe: str, place: Path) -> None:
    """Write the models without folds beside the shipped one.

    Args:
        parts: Folds of whole outlets, then random folds.
        babe: SHA-256 of the labelled file.
        place: The model's folder.
    """
    some = next(iter(parts[0].models.values()))
    arrays = {name: some.arrays[name] for name in SHARED}
    for kind, part in zip(KINDS, parts, strict=True):
        for fold, model in part.models.items():
            own = {k: v for k, v in model.arrays.items() if k not in SHARED}
            arrays |= {f"{kind}_{fold}_{name}": array for name, array in own.items()}
    meta = {"babe_sha256": babe, "settings": some.meta["settings"]}
    save_model(FOLDER, arrays=arrays, meta=meta, version=VERSION, folder=place)


def load_held_out(data: Path, *, models: Path | None = None) -> tuple[HeldOut, HeldOut]:
    """Read them: folds of whole outlets, and random folds.

    Args:
        data: Folder that holds ``framing/``.
        models: Folder that holds model folders; the shipped one by default.

    Raises:
        InputError: If they were fitted on another file than the one to measure on.
        ModelError: If they are missing or damaged.
    """
    stored = load_model(FOLDER, folder=(models or models_dir()) / NAME)
    if stored.meta["babe_sha256"] != file_sha256(data / BABE):
        raise InputError(
            f"{data / BABE}: the models without folds were fitted on another file; "
            f"run 'provenance train {NAME} --data DIR' first"
        )
    rows = read_rows(data, BABE)
    folds = {
        "outlets": np.array([row.outlet_fold for row in rows]),
        "random": np.array([row.fold for row in rows]),
    }
    outlets, random = (
        HeldOut(rows, folds[kind], _models(stored, kind, folds[kind])) for kind in KINDS
    )
    return outlets, random


def _models(stored: Model, kind: str, folds: np.ndarray) -> dict[int, Model]:
    shared = {name: stored.arrays[name] for name in SHARED}
    out = {}
    for fold in (int(fold) for fold in np.unique(folds)):
        start = f"{kind}_{fold}_"
        own = {k.removeprefix(start): v for k, v in stored.arrays.items() if k.startswith(start)}
        out[fold] = Model(ModelRef(NAME, VERSION, ""), {**shared, **own}, dict(stored.meta))
    return out
