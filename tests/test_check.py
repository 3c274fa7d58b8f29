"""What a check does with and without an evidence collection."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.check import Checker, check_all
from provenance.collect import collect
from provenance.evidence.memory import MemoryStore
from provenance.reading import Models
from provenance.settings import Settings
from provenance.types import Article, Report

MODELS = Models()
OWN = Article(
    id="own",
    outlet="Lenne Post",
    published="2024-05-06",
    text="“We will close the old mill before the winter comes to the valley,” Ines Falk said.",
)
OTHER = Article(
    id="other",
    outlet="Harbor Times",
    published="2024-05-06",
    text="“We will not close the old mill before the winter comes to the valley,” Ines Falk said.",
)
NEED_EVIDENCE = ["PV105", "PV501", "PV502", "PV503", "PV504", "PV505"]


def rows(report: Report) -> dict[str, str]:
    return {row.what: row.reason for row in report.skipped}


def test_without_evidence_one_row_names_the_signals_that_could_not_run() -> None:
    report = Checker(models=MODELS).check(OWN)
    assert rows(report)["findings.evidence"].startswith(", ".join(NEED_EVIDENCE))
    assert report.corroborations == ()
    assert not {f.code for f in report.findings} & set(NEED_EVIDENCE)


def test_signals_that_nobody_selected_are_not_missed() -> None:
    report = Checker(Settings(select=("PV4",)), models=MODELS).check(OWN)
    assert "findings.evidence" not in rows(report)


def test_a_selection_changes_what_is_told_and_no_score() -> None:
    text = " ".join(
        f"The reckless council slammed the outrageous plan for pier {n}, she boasted to the crowd."
        for n in range(8)
    )
    article = Article(id="loaded", text=text)
    whole = Checker(models=MODELS).check(article)
    some = Checker(Settings(select=("PV4",), ignore=("PV402",)), models=MODELS).check(article)
    assert {f.code for f in whole.findings} > {f.code for f in some.findings} > set()
    assert {f.code[:3] for f in some.findings} == {"PV4"}
    assert "PV402" not in {f.code for f in some.findings}
    assert whole.scores == some.scores
    assert whole.run.settings_sha256 != some.run.settings_sha256


def test_examining_asks_no_policy() -> None:
    one = Checker(Settings(select=("PV6",)), models=MODELS).examine(OWN)
    assert one == Checker(models=MODELS).examine(OWN)


def test_with_evidence_they_run() -> None:
    with MemoryStore() as store:
        assert [c.changed for c in collect([OTHER], store, models=MODELS)] == [True]
        report = Checker(store=store, models=MODELS).check(OWN)
    assert "findings.evidence" not in rows(report)
    assert len(report.corroborations) == len(report.attributions) > 0
    (finding,) = [f for f in report.findings if f.code == "PV504"]
    assert "+not+" not in finding.message
    assert "-not-" in finding.message
    assert "Harbor Times (2024-05-06)" in finding.message
    assert finding.counts


@pytest.mark.parametrize("mutual", [True, False])
def test_articles_checked_together_are_held_against_each_other(mutual: bool) -> None:
    reports = check_all([OWN, OTHER], settings=Settings(mutual=mutual), models=MODELS)
    found = [[f.code for f in report.findings if f.code == "PV504"] for report in reports]
    assert found == ([["PV504"], ["PV504"]] if mutual else [[], []])


def test_an_article_is_no_evidence_for_itself() -> None:
    with MemoryStore() as store:
        twin = replace(OWN, id="twin", outlet="Harbor Times")
        assert len(list(collect([OWN, twin], store, models=MODELS))) == 2
        report = Checker(store=store, models=MODELS).check(OWN)
    assert not {f.code for f in report.findings} & set(NEED_EVIDENCE)
