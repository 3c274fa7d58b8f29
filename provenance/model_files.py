"""Save, find, verify and load parameter files: ``params.npz`` and ``model.json``, never a pickle.

``model.json`` holds what a model is (name, version, settings, vocabularies, data digest, library
versions, figures) and the SHA-256 of ``params.npz``; loading compares the two and refuses a
damaged or foreign file.  numpy is all that inference needs.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.errors import ModelError
from provenance.shipped import models_dir
from provenance.types import ModelRef

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""Version of the folder layout; raised when `load_model` can no longer read an older one."""


@dataclass(frozen=True, slots=True)
class Model:
    """Parameters of one model.

    Attributes:
        ref: Name, version and hash, as reports state them.
        arrays: The arrays of ``params.npz`` by name.
        meta: The contents of ``model.json``.
    """

    ref: ModelRef
    arrays: dict[str, np.ndarray]
    meta: dict[str, Any]


def load_model(name: str, *, folder: Path | None = None) -> Model:
    """Load and verify a model.

    Args:
        name: Name of the model's folder, e.g. ``"wording"``.
        folder: Folder that holds model folders; the shipped one by default.

    Raises:
        ModelError: If the files are missing, damaged, or do not belong together.
    """
    place = (folder or models_dir()) / name
    try:
        raw_meta = (place / "model.json").read_bytes()
        raw = (place / "params.npz").read_bytes()
    except OSError as error:
        raise ModelError(
            f"model {name!r}: cannot read {place} ({error.strerror}); "
            f"make it with 'provenance train {name} --data DIR' or install again"
        ) from error
    try:
        meta = json.loads(raw_meta)
        expected, version = meta["params_sha256"], meta["version"]
        layout, own_hash = meta["format"], meta.pop("meta_sha256")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"model {name!r}: {place / 'model.json'} is damaged; install again"
        ) from error
    if layout != FORMAT:
        raise ModelError(
            f"model {name!r}: file layout {layout!r}, this version reads {FORMAT}; train it again"
        )
    if own_hash != _meta_hash(meta):
        raise ModelError(
            f"model {name!r}: {place / 'model.json'} is damaged or was edited; install again"
        )
    found = hashlib.sha256(raw).hexdigest()
    if found != expected:
        raise ModelError(
            f"model {name!r}: {place / 'params.npz'} has hash {found[:12]}, model.json says "
            f"{str(expected)[:12]}; install again or run 'provenance train {name} --data DIR'"
        )
    try:
        with np.load(io.BytesIO(raw), allow_pickle=False) as stored:
            arrays = {key: stored[key] for key in stored.files}
    except (ValueError, OSError, zipfile.BadZipFile) as error:
        raise ModelError(
            f"model {name!r}: {place / 'params.npz'} is damaged; install again"
        ) from error
    digest = hashlib.sha256(raw_meta).hexdigest()
    return Model(ModelRef(name=name, version=str(version), sha256=digest), arrays, meta)


def save_model(
    name: str,
    *,
    arrays: dict[str, np.ndarray],
    meta: dict[str, Any],
    version: str,
    folder: Path,
) -> Path:
    """Write a model folder; the same input gives the same bytes.

    Each file is written beside its place and renamed, so that a model is never half there.

    Args:
        name: Name of the model's folder.
        arrays: Parameters; no object arrays.
        meta: What goes into ``model.json`` beside name, version and hashes; JSON values only.
        version: Version of this model.
        folder: Folder that holds model folders.

    Returns:
        The model's folder.
    """
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    raw = _npz_bytes(arrays)
    full = {
        "format": FORMAT,
        "name": name,
        "version": version,
        "params_sha256": hashlib.sha256(raw).hexdigest(),
        **meta,
    }
    full["meta_sha256"] = _meta_hash(full)
    text = json.dumps(full, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
    for file, data in (("params.npz", raw), ("model.json", text.encode())):
        beside = place / f".{file}.new"
        beside.write_bytes(data)
        os.replace(beside, place / file)  # noqa: PTH105 - atomic on every platform
    return place


def _meta_hash(meta: dict[str, Any]) -> str:
    """SHA-256 of what ``model.json`` says, apart from this hash itself."""
    return hashlib.sha256(json.dumps(meta, sort_keys=True).encode()).hexdigest()


def _npz_bytes(arrays: dict[str, np.ndarray]) -> bytes:
    """An ``.npz`` with fixed time stamps: `numpy.savez` writes the clock into the archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for key in sorted(arrays):
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(arrays[key]), allow_pickle=False)
            info = zipfile.ZipInfo(f"{key}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, member.getvalue())
    return out.getvalue()
