"""Several processes: the same collection, in order, with bounded memory."""

from __future__ import annotations

import os

import pytest

from provenance.collect import CHUNK, FEW, collect
from provenance.collect._workers import in_processes
from provenance.errors import ProvenanceError
from provenance.evidence import open_store
from provenance.outlets import Outlets
from provenance.processes import AHEAD
from provenance.reading import Models
from tests.collect.stories import stories, story

OUTLETS = Outlets(())
COUNT = 60


def everything(store):
    documents = list(store.documents())
    return [
        (
            d,
            store.versions(d.id),
            store.attributions(d.id),
            store.credits(d.id),
            store.sketch(d.id),
            store.search([d.id[-4:].lstrip("0")]),
        )
        for d in documents
    ]


@pytest.fixture(scope="module")
def models() -> Models:
    return Models()


@pytest.fixture(scope="module")
def alone(models):
    with open_store(":memory:") as store:
        list(collect(stories(COUNT), store, models=models, outlets=OUTLETS))
        return everything(store), store.stats(), store.snapshot()


@pytest.mark.parametrize("jobs", [2, 3, None])
def test_any_number_of_processes_makes_the_same_collection(tmp_path, models, alone, jobs) -> None:
    with open_store(tmp_path / "e.db", create=True) as store:
        rows = list(collect(stories(COUNT), store, models=models, outlets=OUTLETS, jobs=jobs))
        assert [r.document_id for r in rows] == [a.id for a in stories(COUNT)]
        assert (everything(store), store.stats(), store.snapshot()) == alone
        assert list(store.verify()) == []


def test_known_articles_are_passed_by_in_order(models, alone) -> None:
    with open_store(":memory:") as store:
        every_third = [story(i) for i in range(0, COUNT, 3)]
        list(collect(every_third, store, models=models, outlets=OUTLETS))
        rows = list(collect(stories(COUNT), store, models=models, outlets=OUTLETS, jobs=2))
        assert [r.changed for r in rows] == [i % 3 != 0 for i in range(COUNT)]
        assert [r.document_id for r in rows] == [a.id for a in stories(COUNT)]
        assert store.snapshot() == alone[2]


def test_input_is_taken_only_a_little_ahead(models) -> None:
    taken = 0

    def stream():
        nonlocal taken
        for article in stories(400):
            taken += 1
            yield article

    with open_store(":memory:") as store:
        rows = collect(stream(), store, models=models, outlets=OUTLETS, jobs=2)
        next(rows)
        assert taken <= max(FEW, CHUNK * (AHEAD * 2 + 1))
        rows.close()
        assert 0 < store.stats().documents < 400


def test_few_articles_start_no_process(models, monkeypatch) -> None:
    def fail(*_, **__):
        raise AssertionError("a process was started")

    monkeypatch.setattr("provenance.collect.in_processes", fail)
    with open_store(":memory:") as store:
        rows = collect(stories(FEW - 1), store, models=models, outlets=OUTLETS, jobs=8)
        assert len(list(rows)) == FEW - 1


class Deadly(Models):
    """Ends the process that unpacks it."""

    def __reduce__(self):
        return os._exit, (3,)


def test_a_process_that_ends_is_told(tmp_path) -> None:
    with open_store(tmp_path / "e.db", create=True) as store:
        rows = collect(stories(COUNT), store, models=Deadly(), outlets=OUTLETS, jobs=2)
        with pytest.raises(ProvenanceError, match="run the same command again with --jobs 1"):
            list(rows)
        assert list(store.verify()) == []


def test_what_fails_in_a_process_fails_here(models) -> None:
    broken = [story(i) for i in range(FEW)]
    object.__setattr__(broken[-1], "text", None)
    with pytest.raises(Exception, match="NoneType"):
        list(in_processes(_one_chunk(broken), models=models, outlets=OUTLETS, jobs=2))


def _one_chunk(articles):
    from provenance.collect._workers import Chunk

    yield Chunk(tuple(articles), tuple(articles), (True,) * len(articles))
