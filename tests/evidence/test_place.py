"""Where the user's own collection lies."""

from __future__ import annotations

import pytest

from provenance.evidence import default_collection


@pytest.mark.parametrize(
    ("platform", "environment", "place"),
    [
        ("linux", {"HOME": "/home/ann"}, "/home/ann/.local/share/provenance/evidence.sqlite"),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/data"}, "/data/provenance/evidence.sqlite"),
        (
            "linux",
            {"HOME": "/h", "XDG_DATA_HOME": "x"},
            "/h/.local/share/provenance/evidence.sqlite",
        ),
        (
            "darwin",
            {"HOME": "/Users/ann", "XDG_DATA_HOME": "/data"},
            "/Users/ann/Library/Application Support/provenance/evidence.sqlite",
        ),
        ("win32", {"HOME": "/h", "LOCALAPPDATA": "/local"}, "/local/provenance/evidence.sqlite"),
        ("win32", {"HOME": "/h"}, "/h/AppData/Local/provenance/evidence.sqlite"),
    ],
)
def test_each_platform_has_its_folder(platform, environment, place) -> None:
    found = default_collection(environment=environment, platform=platform)
    assert found.as_posix() == place
