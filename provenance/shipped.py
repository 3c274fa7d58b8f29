"""Find what ships with the program: model folders and data files.

A wheel carries them inside the package (``_models``, ``_data``); an editable install and a
source checkout have them at the repository's top level (``models``, ``data``).
"""

from __future__ import annotations

from pathlib import Path

from provenance.errors import ModelError

_PACKAGE = Path(__file__).resolve().parent


def models_dir() -> Path:
    """Folder that holds one folder per shipped model.

    Raises:
        ModelError: If this installation has none.
    """
    return _find("models")


def data_dir() -> Path:
    """Folder that holds the shipped data files.

    Raises:
        ModelError: If this installation has none.
    """
    return _find("data")


def _find(name: str) -> Path:
    for place in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise ModelError(f"this installation has no {name} folder; install provenance-checker again")
