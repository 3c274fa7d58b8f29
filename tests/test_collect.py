"""Collecting: articles become documents, passages and attributions of a store."""

from __future__ import annotations

import pytest

from provenance.collect import collect, document_of
from provenance.evidence import open_store, terms
from provenance.outlets import Outlet, Outlets
from provenance.reading import Models
from provenance.types import Article

TEXT = (
    "PORT MERROW — The harbor ferry Aldine sank on Tuesday after it struck the old breakwater, "
    "and dozens of commuters were pulled from the water by a passing trawler.\n\n"
    "“We pulled every passenger out within nine minutes,” Mayor Ines Calloway told Tidewire on the "
    "pier, where relatives had gathered through the night.\n\n"
    "The coast guard said that 14 people were injured and that the wreck would be raised before "
    "the weekend.\n\n"
    "Sign up for our newsletter and never miss a story again!"
)
OUTLETS = Outlets(
    (
        Outlet(
            "merrowpost.example",
            "The Merrow Post",
            "Old Quay until 2015-01; Quayside since 2015-01",
            "Quayside",
            "US",
            "newspaper",
        ),
    )
)


@pytest.fixture(scope="module")
def models() -> Models:
    return Models()


def article(**more) -> Article:
    row = {
        "id": "a1",
        "text": TEXT,
        "uri": "https://www.merrowpost.example/ferry",
        "published": "2021-05-04",
        "authors": ("Odile Brandt",),
    }
    return Article(**(row | more))


def test_an_article_becomes_a_document_with_its_owner() -> None:
    found = document_of(article(), OUTLETS)
    assert (found.outlet, found.owner) == ("merrowpost.example", "Quayside")
    older = document_of(article(published="2012-05-04"), OUTLETS)
    assert older.owner == "Old Quay"
    nobody = document_of(article(uri=None), OUTLETS)
    assert (nobody.outlet, nobody.owner) == (None, None)


def test_body_passages_and_attributions_are_stored(models) -> None:
    with open_store(":memory:") as store:
        rows = list(collect([article()], store, models=models, outlets=OUTLETS))
        assert [(r.document_id, r.changed) for r in rows] == [("a1", True)]
        stats = store.stats()
        assert (stats.documents, stats.passages) == (1, rows[0].passages)
        assert stats.attributions == rows[0].attributions > 0
        found = store.search(terms("pulled passenger nine minutes"))
        assert "Calloway" in found[0].text
        assert store.search(terms("newsletter")) == []
        said = [a for a in store.attributions("a1") if a.source and "Calloway" in a.source]
        assert said
        start, end = said[0].content[0]
        assert "every passenger" in TEXT[start:end]


def test_collecting_twice_changes_nothing_and_reads_nothing(models, monkeypatch) -> None:
    with open_store(":memory:") as store:
        list(collect([article()], store, models=models, outlets=OUTLETS))
        before = store.snapshot()

        def fail(*_, **__):
            raise AssertionError("it was read again")

        monkeypatch.setattr("provenance.collect.Reading", fail)
        assert [r.changed for r in collect([article()], store, models=models, outlets=OUTLETS)] == [
            False
        ]
        assert store.snapshot() == before


def test_articles_are_taken_one_by_one(models) -> None:
    taken = []

    def stream():
        for i in range(3):
            taken.append(i)
            yield article(id=f"a{i}", text=f"The council met. Item {i} was passed.")

    with open_store(":memory:") as store:
        rows = collect(stream(), store, models=models, outlets=OUTLETS)
        assert next(rows).document_id == "a0"
        assert taken == [0]
        assert store.stats().documents == 1
        assert len(list(rows)) == 2


@pytest.mark.parametrize("text", ["", "\x00\ud800", "x" * 100_000, "“" * 3000])
def test_any_text_can_be_collected(models, text: str) -> None:
    with open_store(":memory:") as store:
        assert len(list(collect([article(text=text)], store, models=models, outlets=OUTLETS))) == 1
        kept = store.get("a1")
        assert kept is not None
        assert kept.text == text
