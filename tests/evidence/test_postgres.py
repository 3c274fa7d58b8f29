"""The store on a server: what goes wrong is one line with the next step, without a password."""

from __future__ import annotations

import subprocess
import sys

import pytest

from provenance.errors import EvidenceError, UsageError
from provenance.evidence import EvidenceDocument, open_store, split_passages


def test_a_server_that_is_not_there(tmp_path) -> None:
    pytest.importorskip("psycopg")
    address = f"postgresql://ann:hidden@/news?host={tmp_path}"
    with pytest.raises(EvidenceError, match="cannot be reached") as raised:
        open_store(address)
    assert "hidden" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_without_the_driver_the_extra_is_named() -> None:
    code = (
        "import sys\nsys.modules['psycopg'] = None\n"
        "from provenance.errors import UsageError\nfrom provenance.evidence import open_store\n"
        "try:\n    open_store('postgresql://x')\nexcept UsageError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "provenance-checker[postgres]" in done.stdout


def test_a_database_without_a_collection_is_left_alone(server) -> None:
    for _ in range(2):
        with pytest.raises(EvidenceError, match="holds no collection; make one with"):
            open_store(server)


def test_another_layout_is_told(server) -> None:
    import psycopg

    open_store(server, create=True).close()
    with psycopg.connect(server, autocommit=True) as db:
        db.execute("UPDATE provenance_evidence.state SET version = 99")
    with pytest.raises(EvidenceError, match="layout 99"):
        open_store(server, create=True)


def test_a_collection_is_there_for_the_next_one_who_opens_it(server) -> None:
    with open_store(server, create=True) as store:
        store.add(EvidenceDocument("a", "The ferry sank."), split_passages("The ferry sank."))
    with open_store(server) as store:
        assert store.search(["ferry"])[0].document_id == "a"
    with pytest.raises(EvidenceError, match="closed"):
        store.get("a")


def test_an_unknown_store_is_named() -> None:
    with pytest.raises(UsageError, match="no store named 'oracle'"):
        open_store("oracle://x")
