"""Batches: one transaction, each document whole or not at all."""

from __future__ import annotations

import pytest

from provenance.errors import EvidenceError
from provenance.evidence import EvidenceDocument, open_store, split_passages, terms


def put(store, key: str) -> bool:
    text = f"Ferry {key} left the harbor."
    return store.add(EvidenceDocument(key, text), split_passages(text))


def test_a_batch_can_be_asked_while_it_is_filled(store) -> None:
    with store.batch():
        put(store, "a")
        assert store.frequencies(["harbor"]) == {"harbor": 1}
        assert len(store.search(terms("harbor"))) == 1
        put(store, "b")
    assert store.frequencies(["harbor"]) == {"harbor": 2}


def test_what_was_added_before_a_failure_stays(store) -> None:
    with pytest.raises(RuntimeError), store.batch():
        put(store, "a")
        raise RuntimeError("the reader failed")
    assert [d.id for d in store.documents()] == ["a"]
    assert put(store, "b") is True
    assert list(store.verify()) == []


def test_a_document_that_cannot_be_stored_takes_no_other_with_it(store) -> None:
    with store.batch():
        put(store, "a")
        with pytest.raises(ZeroDivisionError):
            store.add(EvidenceDocument("b", "Some text."), ((0, 4 // n) for n in (1, 0)))
        put(store, "c")
    assert [d.id for d in store.documents()] == ["a", "c"]
    assert list(store.verify()) == []


def test_another_process_sees_a_batch_when_it_is_whole(tmp_path) -> None:
    path = tmp_path / "e.db"
    with open_store(path, create=True) as writer, open_store(path) as reader:
        with writer.batch():
            put(writer, "a")
            assert reader.stats().documents == 0
        assert reader.stats().documents == 1


def test_writers_on_a_server_take_turns(server) -> None:
    from provenance.evidence.postgres import PostgresStore

    with PostgresStore(server, create=True) as first, PostgresStore(server, wait_s=0.2) as second:
        with first.batch():
            put(first, "a")
            with pytest.raises(EvidenceError, match="another process is writing"):
                put(second, "b")
        assert put(second, "b") is True
        assert [d.id for d in first.documents()] == ["a", "b"]
        assert list(first.verify()) == []
