"""Options and fixtures that every test may use."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # as the command line does, before numpy is imported
os.environ["PROVENANCE_CACHE"] = "off"  # a test sees what the code does now, in no user's folder

GOLDENS = Path(__file__).parent / "goldens"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write the files under tests/goldens again from what the code makes now",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file under tests/goldens, exactly; ``golden("text/full.txt", text)``."""

    def compare(name: str, actual: str) -> None:
        path = GOLDENS / name
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode("utf-8"))
        assert path.is_file(), f"no {path}; make it with --update-goldens and read it"
        assert actual == path.read_bytes().decode("utf-8"), f"{name} differs; see --update-goldens"

    return compare
