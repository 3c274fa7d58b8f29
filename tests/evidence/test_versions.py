"""Versions: the newest is given and searched, the older ones are kept in the order of adding."""

from __future__ import annotations

from dataclasses import replace

from provenance.evidence import EvidenceDocument, split_passages, terms, text_sha256

FIRST = EvidenceDocument("a", "The ferry sank.", title="Ferry")
SECOND = replace(FIRST, text="The ferry sank; 14 were rescued.", sha256="")
OTHER = EvidenceDocument("b", "The council met.")


def put(store, document) -> bool:
    return store.add(document, split_passages(document.text), sketch=[len(document.text)])


def test_a_changed_text_is_a_new_version(store) -> None:
    assert [put(store, d) for d in (FIRST, OTHER, replace(SECOND), SECOND)] == [
        True,
        True,
        True,
        False,
    ]
    versions = store.versions("a")
    assert [v.document for v in versions] == [FIRST, replace(SECOND)]
    assert [v.added for v in versions] == [1, 3]
    assert [v.document.sha256 for v in versions] == [
        text_sha256(FIRST.text),
        text_sha256(SECOND.text),
    ]
    assert store.get("a") == SECOND
    assert store.stats().documents == 2
    assert store.sketch("a") == (len(SECOND.text),)


def test_only_the_newest_is_searched(store) -> None:
    put(store, SECOND)
    put(store, FIRST)
    assert store.search(terms("rescued")) == []
    assert [p.document_id for p in store.search(terms("ferry"))] == ["a"]


def test_a_text_that_comes_back_is_newer_still(store) -> None:
    for document in (FIRST, SECOND, FIRST):
        assert put(store, document)
    assert [v.document.text for v in store.versions("a")] == [FIRST.text, SECOND.text, FIRST.text]
    assert store.get("a") == FIRST


def test_another_owner_is_a_correction_not_a_version(store) -> None:
    put(store, FIRST)
    put(store, OTHER)
    corrected = replace(FIRST, owner="Quayside", published="2020-01-02")
    assert put(store, corrected) is True
    assert store.versions("a")[0].added == 1
    assert [v.document for v in store.versions("a")] == [corrected]
    assert [p.document_id for p in store.search(terms("ferry"), since="2020-01-01")] == ["a"]


def test_removing_takes_all_versions(store) -> None:
    put(store, FIRST)
    put(store, SECOND)
    store.remove("a")
    assert store.versions("a") == ()
    put(store, FIRST)
    assert [v.added for v in store.versions("a")] == [3]
