"""Every kind of store; the one on a server where `.ci/postgres` has started a server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from provenance.evidence import EvidenceStore, open_store

SERVER = os.environ.get("PROVENANCE_TEST_POSTGRES")
WHY = "PROVENANCE_TEST_POSTGRES names no server; '.ci/postgres start FOLDER' starts one"
KINDS = (
    "memory",
    "sqlite",
    pytest.param("postgres", marks=pytest.mark.skipif(not SERVER, reason=WHY)),
)


def emptied_server() -> str:
    """The server's address, its collection taken away."""
    import psycopg

    assert SERVER
    with psycopg.connect(SERVER, autocommit=True) as db:
        db.execute("SET client_min_messages TO error")
        db.execute("DROP SCHEMA IF EXISTS provenance_evidence CASCADE")
    return SERVER


@contextmanager
def empty_store(kind: str, folder: Path) -> Iterator[EvidenceStore]:
    """A new store of a kind."""
    place = {"memory": lambda: ":memory:", "sqlite": lambda: folder / "evidence.db"}
    address = place.get(kind, emptied_server)()
    with open_store(address, create=True) as opened:
        yield opened


@pytest.fixture(params=KINDS)
def kind(request) -> str:
    return request.param


@pytest.fixture
def store(kind, tmp_path: Path):
    with empty_store(kind, tmp_path) as opened:
        yield opened


@pytest.fixture
def server() -> str:
    if not SERVER:
        pytest.skip(WHY)
    return emptied_server()
