"""A collection's state: one hash of all that can change an answer; and where others find it."""

from __future__ import annotations

from dataclasses import replace

from provenance.evidence import (
    ChainStore,
    EvidenceAttribution,
    EvidenceDocument,
    addresses_of,
    open_store,
    split_passages,
    state_of,
)
from tests.evidence.conftest import empty_store

DOCUMENT = EvidenceDocument("a", "The ferry opens in May.", outlet="The Post", owner="A Group")
SAID = EvidenceAttribution("a", "Ada Brenner", "person_named", "indirect", ((0, 9),))


def added(store, document=DOCUMENT, said=()):
    store.add(document, split_passages(document.text), said)
    return state_of(store)


def test_whatever_can_change_an_answer_changes_it(store) -> None:
    states = [state_of(store), added(store)]
    assert state_of(store) == states[-1]
    for change in (
        {"owner": "B Group"},
        {"published": "2026-01-01"},
        {"outlet": None},
        {"text": "The ferry opens in June."},
    ):
        states.append(added(store, replace(DOCUMENT, sha256="", **change)))
    states.append(added(store, replace(DOCUMENT, id="b")))
    assert len(set(states)) == len(states)


def test_what_was_found_in_a_document_counts(kind, tmp_path) -> None:
    states = []
    for i, said in enumerate(((), (SAID,))):
        folder = tmp_path / str(i)
        folder.mkdir()
        with empty_store(kind, folder) as store:
            states.append(added(store, said=said))
    assert states[0] != states[1]


def test_two_collections_count_both(store) -> None:
    with open_store(":memory:") as other:
        both = ChainStore(store, other)
        before = state_of(both)
        added(other)
        assert state_of(both) != before


def test_another_process_finds_what_is_not_in_memory(kind, store, tmp_path) -> None:
    added(store)
    found = addresses_of(store)
    if kind == "memory":
        assert found is None
        assert addresses_of(ChainStore(store)) is None
        return
    with open_store(found[0]) as same:
        assert same.get("a") == DOCUMENT
        assert state_of(same) == state_of(store)
    assert addresses_of(ChainStore(store, store)) == (*found, *found)
    assert addresses_of(None) == ()
