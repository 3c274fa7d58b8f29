"""Both stores: the same documents give the same answers in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.errors import EvidenceError, UsageError
from provenance.evidence import (
    EvidenceAttribution,
    EvidenceDocument,
    EvidenceStore,
    open_store,
    split_passages,
    terms,
)

FERRY = (
    "The harbor ferry Aldine sank off Port Merrow on Tuesday.\n\n"
    "Mayor Ines Calloway said 14 people were rescued by a fishing boat."
)
COUNCIL = "The council of Port Merrow will vote on the ferry contract.\n\nNobody was asked."
HOSTILE = 'He wrote "DROP TABLE document; --" OR NEAR(a b) AND * ^ : {x} \x00 \ud800 word:terms'


def document(key: str, text: str, **more) -> EvidenceDocument:
    return EvidenceDocument(id=key, text=text, **more)


def put(store: EvidenceStore, doc: EvidenceDocument) -> bool:
    return store.add(doc, split_passages(doc.text))


@pytest.fixture(params=["memory", "sqlite"])
def store(request, tmp_path: Path):
    address = ":memory:" if request.param == "memory" else tmp_path / "evidence.db"
    with open_store(address, create=True) as opened:
        yield opened


def test_finds_the_passage_that_holds_the_rare_words(store) -> None:
    put(store, document("a", FERRY))
    put(store, document("b", COUNCIL))
    found = store.search(terms("fishing boat rescues 14"))
    assert [(p.document_id, p.text) for p in found] == [("a", FERRY.split("\n\n")[1])]
    assert FERRY[found[0].start : found[0].end] == found[0].text
    assert found[0].score > 0


def test_same_document_twice_is_one(store) -> None:
    assert put(store, document("a", FERRY)) is True
    before = store.snapshot()
    assert put(store, document("a", FERRY)) is False
    assert store.snapshot() == before
    assert store.stats().documents == 1


def test_changed_text_replaces_the_older_version(store) -> None:
    put(store, document("a", FERRY))
    before = store.snapshot()
    assert put(store, document("a", COUNCIL)) is True
    assert store.search(terms("fishing boat")) == []
    assert [p.document_id for p in store.search(terms("contract"))] == ["a"]
    assert store.snapshot() != before
    assert store.frequencies(["fish", "contract"]) == {"fish": 0, "contract": 1}


def test_remove_by_id_and_by_url(store) -> None:
    put(store, document("a", FERRY, url="https://merrow.example/1"))
    put(store, document("b", COUNCIL))
    assert store.remove("https://merrow.example/1") is True
    assert store.remove("b") is True
    assert store.remove("b") is False
    assert store.stats().passages == 0
    assert store.search(terms("ferry")) == []


def test_undated_documents_are_inside_every_window(store) -> None:
    put(store, document("old", FERRY, published="2011-02-03"))
    put(store, document("new", FERRY, published="2014-02-03T10:00:00Z"))
    put(store, document("undated", FERRY))
    found = store.search(terms("ferry"), since="2014-01-27", until="2014-02-10")
    assert [p.document_id for p in found] == ["new", "undated"]
    window = store.stats(since="2014-01-27", until="2014-02-10")
    assert (window.documents, window.undated, window.first) == (2, 1, "2014-02-03")


def test_attributions_come_back_in_order(store) -> None:
    spans = ((81, 120), (122, 126))
    said = EvidenceAttribution("a", "Ines Calloway", "person_named", "indirect", spans, "Reuters")
    other = EvidenceAttribution("a", None, "unresolved", "direct", ((0, 3),), role="mayor")
    doc = document("a", FERRY)
    store.add(doc, split_passages(FERRY), [said, other])
    assert store.attributions("a") == (said, other)
    assert store.attributions("b") == ()
    assert store.stats().attributions == 2


def test_hostile_text_is_only_text(store) -> None:
    doc = document("x'; DROP TABLE word; --", HOSTILE, url='u"\x00', title="\udfff")
    put(store, doc)
    put(store, document("a", FERRY))
    assert store.get(doc.id) == doc
    for query in (HOSTILE, '"', "* OR", 'a" OR "b', "\x00", "\ud800"):
        store.search(terms(query))
        store.search([query])
    assert store.search(terms(HOSTILE))[0].document_id == doc.id
    assert [d.id for d in store.documents()] == ["a", doc.id]


def test_an_interrupted_document_leaves_nothing(store) -> None:
    put(store, document("a", FERRY))
    before = store.snapshot()

    def broken():
        yield (0, 5)
        raise RuntimeError("reader failed")

    with pytest.raises(RuntimeError):
        store.add(document("b", COUNCIL), broken())
    assert store.snapshot() == before
    assert store.stats().passages == 2


def test_limit_zero_and_no_terms(store) -> None:
    put(store, document("a", FERRY))
    assert store.search(terms("ferry"), limit=0) == []
    assert store.search([]) == []
    assert store.search(["zzz"]) == []


WORDS = st.sampled_from(
    [
        "ferry",
        "sank",
        "Calloway",
        "14",
        "harbor",
        "Žižka",
        "город",
        "the",
        "boats",
        "\ud800",
        "a\x00b",
    ]
)
TEXT = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=4).map("\n".join)
DAY = st.sampled_from([None, "2014-02-01", "2014-02-09", "2015-01-01", "nonsense"])
STEPS = st.lists(st.tuples(st.sampled_from("abcd"), TEXT, DAY, st.booleans()), max_size=14)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS, query=TEXT)
def test_stores_agree_to_the_bit(tmp_path_factory, steps, query) -> None:
    path = tmp_path_factory.mktemp("agree") / "e.db"
    with open_store(":memory:") as first, open_store(path, create=True) as second:
        for key, text, day, removed in steps:
            if removed:
                assert first.remove(key) == second.remove(key)
            else:
                doc = document(key, text, published=day)
                assert put(first, doc) == put(second, doc)
        for window in ({}, {"since": "2014-02-01", "until": "2014-02-08"}):
            for limit in (1, 3, 50):
                asked = {"limit": limit, **window}
                assert first.search(terms(query), **asked) == second.search(terms(query), **asked)
            assert first.stats(**window) == second.stats(**window)
        assert first.snapshot() == second.snapshot()
        assert list(first.documents()) == list(second.documents())
        assert first.frequencies(terms(query)) == second.frequencies(terms(query))


def test_addresses(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="there is no such file"):
        open_store(tmp_path / "missing.db")
    with pytest.raises(EvidenceError, match="is not a file"):
        open_store(tmp_path, create=True)
    with pytest.raises(EvidenceError, match="empty"):
        open_store("")
    with pytest.raises(UsageError, match="no store named 'nowhere'"):
        open_store("nowhere://x")
