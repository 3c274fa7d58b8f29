"""Shared by the tests of the signals: the shipped models, loaded once."""

from __future__ import annotations

import pytest

from provenance.reading import Models


@pytest.fixture(scope="session")
def models() -> Models:
    return Models()
