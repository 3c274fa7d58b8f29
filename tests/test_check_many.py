"""Many articles: the same reports from any number of processes; one that fails loses no other."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace

import pytest

from provenance.check import Checker, check_all
from provenance.check._many import FEW, FEW_ASKING
from provenance.collect import collect
from provenance.errors import ProvenanceError
from provenance.evidence import open_store
from provenance.evidence.memory import MemoryStore
from provenance.processes import AHEAD
from provenance.reading import Models
from provenance.settings import Settings
from tests.collect.stories import stories, story

COUNT = FEW + 6


@pytest.fixture(scope="module")
def models():
    return Models()


def reports(articles, models, *, jobs, mutual=False, **more):
    settings = Settings(mutual=mutual, jobs=jobs)
    return list(check_all(articles, settings=settings, models=models, **more))


@pytest.fixture(scope="module")
def alone(models):
    return reports(stories(COUNT), models, jobs=1)


def test_any_number_of_processes_says_the_same(models, alone) -> None:
    assert [r.article.id for r in alone] == [a.id for a in stories(COUNT)]
    assert reports(stories(COUNT), models, jobs=2) == alone


def test_together_and_with_evidence_too(models, tmp_path) -> None:
    with open_store(tmp_path / "e.db", create=True) as store:
        list(
            collect(
                [replace(story(i), outlet="Other") for i in range(40, 44)], store, models=models
            )
        )
        one, two = (
            reports(stories(FEW_ASKING + 2), models, jobs=jobs, mutual=True, store=store)
            for jobs in (1, 2)
        )
    assert one == two
    assert any(r.corroborations for r in one)


@pytest.fixture
def no_process(monkeypatch):
    def fail(*_, **__):
        raise AssertionError("a process was started")

    monkeypatch.setattr("provenance.check._many.Local", fail)


def test_few_articles_start_no_process(models, alone, no_process) -> None:
    assert reports(stories(FEW - 1), models, jobs=8) == alone[: FEW - 1]


def test_a_collection_in_memory_is_asked_here(models, no_process) -> None:
    store = MemoryStore()
    list(collect(stories(3), store, models=models))
    assert len(reports(stories(FEW_ASKING), models, jobs=2, store=store)) == FEW_ASKING


def test_the_input_is_read_only_a_little_ahead(models) -> None:
    taken = []
    stream = (taken.append(a) or a for a in stories(400))
    with closing(
        check_all(stream, settings=Settings(mutual=False, jobs=2), models=models)
    ) as found:
        next(found)
        assert len(taken) <= max(FEW, 2 * AHEAD + 2) + 1


class Deadly(str):
    """Text that ends the process that receives it."""

    def __reduce__(self):
        return os._exit, (3,)


def test_an_article_that_kills_its_process_is_told(models, alone) -> None:
    rows = []
    articles = list(stories(COUNT))
    articles[5] = replace(articles[5], text=Deadly(articles[5].text))
    found = reports(articles, models, jobs=2, lost=rows.append)
    assert found == [r for i, r in enumerate(alone) if i != 5]
    assert [(row.what, row.where) for row in rows] == [(articles[5].id, articles[5].uri)]
    assert "ended by itself" in rows[0].reason


@pytest.fixture
def broken(monkeypatch):
    """A checker with a bug that the third story meets."""
    examine = Checker.examine

    def fails(self, article):
        if article.id == story(2).id:
            raise KeyError("a bug")
        return examine(self, article)

    monkeypatch.setattr(Checker, "examine", fails)


def test_an_internal_error_costs_one_article(models, alone, broken) -> None:
    rows = []
    assert reports(stories(4), models, jobs=1, lost=rows.append) == [alone[i] for i in (0, 1, 3)]
    assert [row.what for row in rows] == [story(2).id]
    assert "internal error: KeyError: 'a bug' (test_check_many.py:" in rows[0].reason


def test_nobody_takes_the_row(models, broken) -> None:
    with pytest.raises(ProvenanceError, match="story-0002: internal error"):
        reports(stories(4), models, jobs=1)


def test_what_is_wrong_with_more_than_one_article_ends_the_run(models, tmp_path) -> None:
    with open_store(tmp_path / "e.db", create=True) as store:
        list(collect(stories(3), store, models=models))
    with pytest.raises(ProvenanceError, match="closed already"):
        reports(stories(2), models, jobs=1, store=store, lost=lambda _: None)
