"""Measuring rates: what is counted on invented articles is what counting by hand gives."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest

from provenance.check import check_all
from provenance.errors import InputError
from provenance.evaluate._base import EVALUATIONS
from provenance.evaluate.signals import EVALUATION, articles, figures
from provenance.signals import theatrical_verb

CALM = "The council of Varnholt met on Monday. The new ferry will run from May, the mayor said."
VERB = CALM + "\n\nSenator Ada Thorne slammed the harbor plan on Monday."
QUOTED = CALM + (
    "\n\n“The mayor slammed our plan and then went home to Harlow Bay,” said Tom Hale, a baker."
)
ROWS = [
    ("a1", "a.example", VERB, ["Ines Falk"]),
    ("a2", "a.example", VERB, []),
    ("b1", "b.example", CALM, ["Ines Falk"]),
    ("b2", "b.example", QUOTED, ["Ines Falk"]),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    (folder / "corroboration").mkdir()
    for k, part in enumerate((ROWS[:1], ROWS[1:]), 1):
        with gzip.open(folder / f"corroboration/allsides-{k}.jsonl.gz", "wt") as out:
            for id, domain, text, authors in part:
                row = {"id": id, "domain": domain, "text": text, "authors": authors}
                row |= {"url": f"https://{domain}/{id}", "title": "Ferry to run from May"}
                out.write(json.dumps(row | {"outlet": domain, "date": "2026-05-04"}) + "\n")
    return folder


@pytest.fixture(scope="module")
def rates(data):
    return {figure.name.split()[0]: figure for figure in figures(data)}


def test_it_is_found_by_its_name():
    assert EVALUATIONS.get("signals") is EVALUATION


def test_rates_are_places_of_the_outlet_in_1000_articles(rates):
    assert rates["PV402"].value == 500  # in two of four; a source's own words are no place
    assert rates["PV601"].value == 250
    assert rates["PV602"].value == 0
    assert rates["PV210"].value == 0
    assert "4 random articles of 2 outlets" in rates["PV402"].note


def test_intervals_are_by_outlet(rates):
    # One outlet has a place in each article, the other in none.
    assert (rates["PV402"].low, rates["PV402"].high) == (0, 1000)


def counted(monkeypatch, data, **changes):
    """The rate of PV402, some of the signal's fields changed."""
    changed = replace(theatrical_verb.SIGNAL, **changes)
    monkeypatch.setattr("provenance.evaluate.signals.offline_signals", lambda: [changed])
    return [figure.value for figure in figures(data)]


def test_a_preview_is_counted_as_if_it_were_none(data, monkeypatch):
    assert counted(monkeypatch, data, preview=True) == [500]


def test_a_label_is_counted_in_any_voice(data, monkeypatch):
    assert counted(monkeypatch, data, counts="never") == [750]


def test_a_weak_hit_is_no_place(data, monkeypatch):
    def weak(reading):
        return (replace(hit, weak=True) for hit in theatrical_verb.check(reading))

    assert counted(monkeypatch, data, check=weak) == [0]


def test_reports_are_of_the_articles_drawn(data):
    assert sorted(article.id for article, _ in articles(data)) == ["a1", "a2", "b1", "b2"]
    some = [article.id for article, _ in articles(data, count=2)]
    assert len(set(some)) == 2
    assert some == [article.id for article, _ in articles(data, count=2)]
    report = next(iter(check_all([a for a, _ in articles(data) if a.id == "a1"])))
    assert "PV402" in {finding.code for finding in report.findings}


def test_no_articles_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no articles"):
        list(figures(tmp_path))
