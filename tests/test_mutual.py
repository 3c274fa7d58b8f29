"""Articles checked together: read once, in order, the same for any number of processes."""

from __future__ import annotations

import pytest

from provenance.evidence import EvidenceDocument, open_store, split_passages
from provenance.mutual import mutual_collection
from provenance.outlets import Outlets
from provenance.reading import Models
from tests.collect.stories import stories, story

OUTLETS = Outlets(())
COUNT = 20


@pytest.fixture(scope="module")
def models() -> Models:
    return Models()


def held(store):
    ids = [d.id for d in store.documents()]
    return [(store.get(i), store.attributions(i), store.neighbors(i)) for i in ids]


def test_the_same_for_any_number_of_processes(models) -> None:
    answers = []
    for jobs in (1, 2):
        together = mutual_collection(
            stories(COUNT), store=None, models=models, outlets=OUTLETS, jobs=jobs
        )
        with together as (articles, store):
            assert list(articles) == list(stories(COUNT))
            answers.append(held(store))
    assert answers[0] == answers[1]
    assert len(answers[0]) == COUNT


def test_the_input_is_read_once_and_nothing_is_left_behind(models, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    stream = iter([story(i) for i in range(3)])
    with mutual_collection(stream, store=None, models=models, outlets=OUTLETS) as (articles, _):
        assert next(stream, None) is None
        assert [a.id for a in articles] == [story(i).id for i in range(3)]
        assert list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []


def test_the_users_own_collection_is_asked_as_well(models) -> None:
    own = EvidenceDocument("own", "The zeppelin landed in Sill.")
    with open_store(":memory:") as mine:
        mine.add(own, split_passages(own.text))
        together = mutual_collection(stories(2), store=mine, models=models, outlets=OUTLETS)
        with together as (_, both):
            assert both.search(["zeppelin"])[0].document_id == "own"
            assert both.stats().documents == 3
            assert mine.stats().documents == 1
