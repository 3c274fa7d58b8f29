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

        monkeypatch.setattr("provenance.collect._workers.Reading", fail)
        assert [r.changed for r in collect([article()], store, models=models, outlets=OUTLETS)] == [
            False
        ]
        assert store.snapshot() == before


def test_wording_and_signals_are_never_computed(models, monkeypatch) -> None:
    def fail(*_, **__):
        raise AssertionError("nobody asked for it")

    monkeypatch.setattr("provenance.wording.read_wording", fail)
    with open_store(":memory:") as store:
        assert [r.changed for r in collect([article()], store, models=models, outlets=OUTLETS)]


def test_credits_are_kept_with_their_kind(models) -> None:
    wire = article(
        authors=("Tidewire",),
        text=TEXT + "\n\nThe Harbor Gazette first reported the sinking on Tuesday.",
    )
    known = Outlets(
        (
            *OUTLETS,
            Outlet("tidewire.example", "Tidewire", "Tide", "", "US", "wire agency"),
            Outlet("gazette.example", "Harbor Gazette", "Quay", "", "US", "newspaper"),
        )
    )
    with open_store(":memory:") as store:
        list(collect([wire], store, models=models, outlets=known))
        found = store.credits("a1")
        assert [(c.kind, c.outlet) for c in found] == [
            ("wire", "tidewire.example"),
            ("channel", "tidewire.example"),
            ("channel", "gazette.example"),
        ]
        assert (found[0].start, found[0].end) == (0, 0)
        assert "told Tidewire" in wire.text[found[1].start : found[1].end]


def test_a_copy_is_a_neighbor_and_a_quotation_is_none(models) -> None:
    copied = article(id="a2", outlet="The Sill Herald", text="SILL — By our staff.\n\n" + TEXT)
    other = article(
        id="a3",
        text="The mayor spoke at noon.\n\n“We pulled every passenger out within nine minutes,” "
        "Ines Calloway said once more before she left for the capital by train.",
    )
    with open_store(":memory:") as store:
        list(collect([article(), copied, other], store, models=models, outlets=OUTLETS))
        ((neighbor, shared),) = store.neighbors("a1")
        assert neighbor == "a2"
        assert shared > len(store.sketch("a1")) / 2
        assert store.neighbors("a2") == (("a1", shared),)


def test_the_same_article_under_a_repeated_id_is_one_document(models) -> None:
    again, other = article(id="a1#2"), article(id="a1#3", text="Another story altogether.")
    with open_store(":memory:") as store:
        rows = list(collect([article(), again, other], store, models=models, outlets=OUTLETS))
        assert [r.changed for r in rows] == [True, False, True]
        assert [d.id for d in store.documents()] == ["a1", "a1#3"]


def test_a_corrected_article_is_a_new_version(models) -> None:
    with open_store(":memory:") as store:
        for text in (TEXT, TEXT.replace("14 people", "16 people")):
            list(collect([article(text=text)], store, models=models, outlets=OUTLETS))
        assert len(store.versions("a1")) == 2
        assert "16 people" in store.search(terms("injured"))[0].text


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
