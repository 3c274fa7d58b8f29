"""The SQLite file: killed writers, locks, damage, other programs' files."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from provenance.errors import EvidenceError
from provenance.evidence import EvidenceDocument, open_store, split_passages, terms
from provenance.evidence.sqlite import SqliteStore

WRITER = """
import sys
from provenance.evidence import EvidenceDocument, open_store, split_passages
with open_store(sys.argv[1], create=True) as store:
    for i in range(100_000):
        text = f"Ferry number{i} left the harbor.\\n\\nIts captain said number{i} was full."
        store.add(EvidenceDocument(id=f"d{i}", text=text), split_passages(text))
        if i == 20:
            print("going", flush=True)
"""


def filled(path: Path, count: int = 400) -> Path:
    with open_store(path, create=True) as store:
        for i in range(count):
            text = (
                f"Ferry number{i} left Port Merrow.\n\nCaptain {i} said it was full. "
                + "word " * 40
            )
            store.add(EvidenceDocument(id=f"d{i}", text=text), split_passages(text))
    return path


def test_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "going\n"
    time.sleep(0.2)
    writer.send_signal(signal.SIGKILL)
    assert writer.wait() == -signal.SIGKILL
    writer.stdout.close()
    with SqliteStore(path) as store:
        assert list(store.verify()) == []
        stats = store.stats()
        assert stats.documents > 20
        assert stats.passages == 2 * stats.documents
        last = f"number{stats.documents - 1}"
        assert [p.document_id for p in store.search([last])] == [f"d{stats.documents - 1}"] * 2
        assert store.frequencies(["ferry"])["ferry"] == stats.documents or terms("ferry") != [
            "ferry"
        ]


def test_damaged_file_is_named_with_the_next_step(tmp_path: Path) -> None:
    path = filled(tmp_path / "damaged.db")
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 8192] = os.urandom(8192)
    path.write_bytes(raw)
    with pytest.raises(EvidenceError, match=r"damaged\.db.*damaged.*collect the evidence again"):
        list(SqliteStore(path).verify())


def test_text_file_is_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are only notes. " * 100)
    with pytest.raises(EvidenceError, match=r"notes\.txt: it is no evidence store"):
        open_store(path, create=True)
    assert path.read_text().startswith("These are only notes.")


def test_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(EvidenceError, match="another program"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_other_layout_version(tmp_path: Path) -> None:
    path = filled(tmp_path / "old.db", 1)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(EvidenceError, match="layout 99"):
        open_store(path)


def test_locked_file(tmp_path: Path) -> None:
    path = filled(tmp_path / "locked.db", 1)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    text = "Another text."
    with SqliteStore(path, wait_s=0.05) as store:
        assert store.get("d0") is not None  # readers are not kept out
        with pytest.raises(EvidenceError, match=r"locked\.db: another process is writing"):
            store.add(EvidenceDocument(id="x", text=text), split_passages(text))
        holder.execute("ROLLBACK")
        assert store.add(EvidenceDocument(id="x", text=text), split_passages(text)) is True
    holder.close()


def test_another_process_changes_the_counts(tmp_path: Path) -> None:
    path = filled(tmp_path / "shared.db", 3)
    with open_store(path) as reader, open_store(path) as writer:
        assert reader.frequencies(["captain"]) == {"captain": 3}
        writer.remove("d0")
        assert reader.frequencies(["captain"]) == {"captain": 2}


def test_read_only_file_can_be_asked(tmp_path: Path) -> None:
    path = filled(tmp_path / "frozen.db", 2)
    path.chmod(0o444)
    with open_store(path) as store:
        assert store.stats().documents == 2
        if os.geteuid() != 0:
            with pytest.raises(EvidenceError, match="cannot be written"):
                store.remove("d0")


def test_closed_store(tmp_path: Path) -> None:
    store = open_store(filled(tmp_path / "closed.db", 1))
    store.close()
    with pytest.raises(EvidenceError, match="closed"):
        store.get("d0")


def test_failure_inside_the_transaction_undoes_it(tmp_path: Path) -> None:
    with open_store(filled(tmp_path / "whole.db", 1)) as store:
        before = store.stats()
        with pytest.raises(AttributeError):
            store.add(EvidenceDocument(id="b", text="Some text."), [(0, 4)], [object()])
        assert store.stats() == before
        assert store.get("b") is None


def test_asking_an_empty_file_leaves_it_empty(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.touch()
    with pytest.raises(EvidenceError, match=r"draft\.txt: the file is empty"):
        open_store(path)
    assert path.stat().st_size == 0
