"""What a trainer is, and what every trainer needs: data in, digests, versions, one seed.

A trainer makes one folder of parameters again from the data folder that the user names.  The same
data, seed and library versions give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import platform
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from provenance.errors import InputError
from provenance.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SEED = 20240501
"""Seed of every random choice in training and measuring."""


@dataclass(frozen=True, slots=True)
class Trainer:
    """How one shipped model is made.

    Attributes:
        name: Name of the model's folder, e.g. ``"furniture"``.
        train: Takes the data folder and the folder that holds model folders; writes
            ``params.npz``, ``model.json`` and the card, and returns the model's folder.
    """

    name: str
    train: Callable[[Path, Path], Path]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number, as ``model.json``, a model card and `provenance evaluate` state it.

    Attributes:
        name: What was measured, e.g. ``"test: not-body F1"``.
        value: The number.
        low: Lower end of its 95 % interval, or None where there is none.
        high: Upper end.
        n: How many items it was measured on.
        note: On which data, how resampled; anything a reader needs to judge it.
    """

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None
    note: str = ""


TRAINERS: Registry[Trainer] = Registry("provenance.train", "TRAINER", group="provenance.trainers")


def read_jsonl_gz(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzip JSONL file, one by one.

    Args:
        path: A ``.jsonl.gz`` file.

    Raises:
        InputError: If it is missing, not gzip or not JSONL.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())
    except (OSError, EOFError, ValueError) as error:
        raise InputError(
            f"{path}: cannot read it as gzip JSONL ({error}); "
            "name the folder that holds attribution/, framing/ and corroboration/ with --data"
        ) from error


def file_sha256(path: Path) -> str:
    """SHA-256 of a data file, as a model card states it.

    Raises:
        InputError: If the file cannot be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"{path}: cannot read it ({error.strerror})") from error


def library_versions(*names: str) -> dict[str, str]:
    """Versions of Python and of the named distributions, for ``model.json``.

    Args:
        names: Distribution names, e.g. ``"numpy"``, ``"scikit-learn"``.
    """
    return {"python": platform.python_version(), **{name: version(name) for name in names}}
