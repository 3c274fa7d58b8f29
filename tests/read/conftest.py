"""What several tests of readers share."""

from __future__ import annotations

import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType

import pytest

from provenance.read import ReadOptions, Source, read_stream


@pytest.fixture(scope="session")
def forms() -> ModuleType:
    """``forms.py``: the same articles written in every format."""
    spec = importlib.util.spec_from_file_location("forms", Path(__file__).parent / "forms.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["forms"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def read_as():
    """Read bytes or text under a name, with options: ``read_as("a.json", "{}")``."""

    def read(name, raw, *, media_type=None, uri=None, **options):
        raw = raw if isinstance(raw, bytes) else raw.encode()
        source = Source(name, ReadOptions(**options), uri=uri or name)
        return list(read_stream(io.BytesIO(raw), source, media_type=media_type))

    return read
