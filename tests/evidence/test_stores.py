"""Every store: the same documents give the same answers in the same order."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.errors import EvidenceError, UsageError
from provenance.evidence import (
    EvidenceAttribution,
    EvidenceCredit,
    EvidenceDocument,
    EvidenceStore,
    open_store,
    query_terms,
    split_passages,
    terms,
)
from tests.evidence.conftest import KINDS, empty_store

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


def test_a_number_is_found_however_it_is_written(store) -> None:
    put(store, document("a", "The bridge cost 1,200,000 crowns."))
    put(store, document("b", "The tunnel cost 1.2 million crowns."))
    put(store, document("c", "The ferry cost 1200000 crowns, or 2.5 percent of the budget."))
    for query in ("1.2 million", "1,200,000", "1200000"):
        found = {p.document_id for p in store.search(query_terms(query))}
        assert found == {"a", "b", "c"}, query
    assert store.search(query_terms("2.50 %"))[0].document_id == "c"


ANY = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=ANY, key=ANY, title=st.none() | ANY, authors=st.lists(ANY, max_size=2), source=ANY)
def test_any_unicode_comes_back(kind, tmp_path_factory, text, key, title, authors, source) -> None:
    doc = document(key, text, title=title, url=title, outlet=title, authors=tuple(authors))
    said = EvidenceAttribution(key, source, "person_named", "direct", ((0, len(text)),), role=key)
    with empty_store(kind, tmp_path_factory.mktemp("round")) as store:
        assert store.add(doc, split_passages(text), [said]) is True
        assert store.get(key) == doc
        assert list(store.documents()) == [doc]
        assert store.attributions(key) == (said,)
        assert [v.document for v in store.versions(key)] == [doc]
        for start, end in split_passages(text):
            for passage in store.search(query_terms(text[start:end])):
                assert passage.text == text[passage.start : passage.end]
        assert list(store.verify()) == []


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
STEPS = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        TEXT,
        DAY,
        st.booleans(),
        st.frozensets(st.sampled_from([1, 2, 3, 2**63 - 1])),
    ),
    max_size=14,
)


@pytest.mark.parametrize("kind", KINDS[1:])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS, query=TEXT, batched=st.booleans())
def test_stores_agree_to_the_bit(kind, tmp_path_factory, steps, query, batched) -> None:
    folder = tmp_path_factory.mktemp("agree")
    with open_store(":memory:") as first, empty_store(kind, folder) as second:
        with second.batch() if batched else nullcontext():
            for key, text, day, removed, sketch in steps:
                if removed:
                    assert first.remove(key) == second.remove(key)
                    continue
                doc = document(key, text, published=day)
                more = {"sketch": sketch, "credits": [EvidenceCredit(key, "wire", "reuters.com")]}
                parts = split_passages(text)
                assert first.add(doc, parts, **more) == second.add(doc, parts, **more)
                assert first.frequencies(terms(query)) == second.frequencies(terms(query))
        for window in ({}, {"since": "2014-02-01", "until": "2014-02-08"}):
            for limit in (1, 3, 50):
                asked = {"limit": limit, **window}
                assert first.search(terms(query), **asked) == second.search(terms(query), **asked)
            assert first.stats(**window) == second.stats(**window)
        assert first.snapshot() == second.snapshot()
        assert list(first.documents()) == list(second.documents())
        for key in "abcd":
            assert first.versions(key) == second.versions(key)
            assert first.neighbors(key) == second.neighbors(key)
            assert first.credits(key) == second.credits(key)
            assert first.sketch(key) == second.sketch(key)
        assert list(first.verify()) == list(second.verify()) == []


def test_addresses(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="there is no such file"):
        open_store(tmp_path / "missing.db")
    with pytest.raises(EvidenceError, match="is not a file"):
        open_store(tmp_path, create=True)
    with pytest.raises(EvidenceError, match="empty"):
        open_store("")
    with pytest.raises(UsageError, match="no store named 'nowhere'"):
        open_store("nowhere://x")


def test_passages_of_a_document_in_order(store) -> None:
    put(store, document("a", FERRY))
    put(store, document("b", COUNCIL))
    found = store.passages("a")
    assert [p.text for p in found] == FERRY.split("\n\n")
    assert all(FERRY[p.start : p.end] == p.text and p.document_id == "a" for p in found)
    assert store.passages("c") == ()


def test_without_texts_the_same_passages(store) -> None:
    put(store, document("a", FERRY, published="2031-05-07"))
    put(store, document("b", COUNCIL))
    query = terms("the Port Merrow ferry sank")
    for days in ({}, {"since": "2031-05-01", "until": "2031-05-31"}):
        full = store.search(query, **days)
        assert len(full) > 1
        bare = store.search(query, texts=False, **days)
        assert bare == [replace(passage, text="") for passage in full]
    assert store.spans("a") == tuple((p.start, p.end) for p in store.passages("a"))
    assert store.spans("nobody") == ()


def test_terms_past_the_budget_are_dropped_alike(store, monkeypatch) -> None:
    monkeypatch.setattr("provenance.evidence._rank.MOST_POSTINGS", 5)
    for i in range(6):
        put(store, document(f"d{i}", f"The ferry number{i} sank.", published=f"2031-05-0{i + 1}"))
    everywhere = store.search(["number3", "ferry"])
    assert [p.document_id for p in everywhere] == ["d3"]
    near = store.search(["number3", "ferry"], since="2031-05-03", until="2031-05-05")
    assert [p.document_id for p in near] == ["d3", "d2", "d4"]
