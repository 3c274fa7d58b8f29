"""Measuring headlines: the figures are what counting by hand gives on invented headlines."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from provenance.check import check_all
from provenance.evaluate._base import EVALUATIONS
from provenance.evaluate.headlines import EVALUATION, FILE


def row(
    headline: str, outlet: str, split: str, *, clickbait: int = 0, loaded: str | None = None
) -> dict[str, object]:
    at = headline.index(loaded) if loaded else 0
    return {
        "article": f"{outlet}-{headline[:12]}",
        "outlet": outlet,
        "headline": headline,
        "clickbait": clickbait,
        "loaded": int(bool(loaded)),
        "loaded_spans": [[at, at + len(loaded)]] if loaded else [],
        "split": split,
    }


ROWS = [
    row("Here's why the harbor tax is back", "a.example", "test", clickbait=1),
    row("7 things to know about the dam", "b.example", "test", clickbait=1),
    row("A day at the dam", "b.example", "test", clickbait=1),
    row("Will the ferry run again?", "a.example", "test"),
    row("Mayor blasts county over dam", "b.example", "test", loaded="blasts"),
    row("Council takes another nap", "a.example", "test", loaded="another nap"),
    row("Council doubles harbor tax", "a.example", "test"),
    row("You won't believe what the mayor found", "c.example", "train", clickbait=1),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    path = folder / FILE
    path.parent.mkdir()
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(one) + "\n" for one in ROWS)
    return folder


def test_figures_are_what_counting_gives(data: Path) -> None:
    figures = {figure.name: figure for figure in EVALUATION.figures(data)}
    # Two of three teasers are found, and a plain question is taken for a third.
    assert figures["test: clickbait precision"].value == pytest.approx(2 / 3, abs=1e-4)
    assert figures["test: clickbait recall"].value == pytest.approx(2 / 3, abs=1e-4)
    assert figures["test: clickbait F1"].value == pytest.approx(2 / 3, abs=1e-4)
    assert figures["test: clickbait F1"].n == 7
    assert figures["train: clickbait F1"].value == 1.0
    assert figures["train: clickbait F1"].n == 1
    assert "seen" in figures["train: clickbait F1"].note
    assert "seen" not in figures["test: clickbait F1"].note
    # "blasts" is found, "another nap" is not, nothing else is taken for loaded.
    assert figures["test: loaded precision"].value == 1.0
    assert figures["test: loaded recall"].value == 0.5
    assert figures["test: loaded, warnings only, F1"].value == pytest.approx(2 / 3, abs=1e-4)
    assert figures["test: loaded span recall"].value == 0.5
    assert figures["test: loaded span F1"].value == pytest.approx(2 / 3, abs=1e-4)


def test_intervals_hold_the_figure(data: Path) -> None:
    for figure in EVALUATION.figures(data):
        assert figure.low is not None and figure.high is not None
        assert figure.low <= figure.value <= figure.high


def test_reports_are_written_of_the_unseen_headlines_alone(data: Path) -> None:
    pairs = list(EVALUATION.articles(data))
    assert [a.title for a, _ in pairs] == [r["headline"] for r in ROWS if r["split"] == "test"]
    article, models = pairs[0]
    (report,) = check_all([article], models=models)
    codes = {f.code for f in report.findings}
    assert "PV301" in codes


def test_it_is_registered() -> None:
    assert EVALUATIONS.get("headlines") is EVALUATION
