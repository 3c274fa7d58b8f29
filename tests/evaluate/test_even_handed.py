"""Whole articles with a name or word swapped: what makes two of them count as judged alike."""

from __future__ import annotations

from collections import Counter

import pytest

from provenance.check import Checker
from provenance.evaluate.even_handed import (
    HEADLINE,
    SAME,
    Judged,
    Pair,
    article_figures,
    articles,
    measure_articles,
)
from provenance.train._counterparts import Template
from provenance.train._even_handed import even_handed_figures, measure_swaps
from provenance.wording import WordingModel

PLAIN = Template("{} opened the bridge.", "p", "party", loaded=False, options=("Whigs", "Tories"))
UNEQUAL = Template(
    "The {} bill passed on Monday.", "u", "odd", loaded=True, options=("school", "shameful")
)
PRAISED = Template(
    "The {} harbor opened on Monday.", "v", "odd", loaded=True, options=("old", "world-class")
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.fixture(scope="module")
def model(checker: Checker) -> WordingModel:
    return checker.models.wording


def judged(points: float, *codes: str, counts: bool = True) -> Judged:
    return Judged(Counter((code, counts) for code in codes), points)


def test_alike_means_same_counted_findings_and_nearly_the_same_points() -> None:
    assert judged(1.0, "PV201").alike(judged(1.0 + SAME / 2, "PV201"))
    assert not judged(1.0, "PV201").alike(judged(1.0 + 2 * SAME, "PV201"))
    assert not judged(1.0, "PV201").alike(judged(1.0, "PV402"))
    assert not judged(1.0, "PV201").alike(judged(1.0, "PV201", "PV201"))
    assert judged(0.0).alike(judged(0.0, "PV201", counts=False))


def test_a_pair_names_the_codes_of_which_one_has_more() -> None:
    pair = Pair(PLAIN, ("a", "b"), (judged(1.0, "PV201", "PV401"), judged(1.0, "PV201")))
    assert pair.leaks() == {"PV401"}


def test_a_loaded_word_is_no_counterpart_of_a_plain_one(checker: Checker) -> None:
    alike, unlike = list(measure_articles(checker, [PLAIN, PRAISED]))
    assert alike.judged[0].alike(alike.judged[1])
    assert not unlike.judged[0].alike(unlike.judged[1])
    assert "PV206" in unlike.leaks()
    figures = list(article_figures([alike, unlike]))
    assert figures[0].value == 0.5
    assert {f.name: f.value for f in figures}["whole articles: odd"] == 0.0


def test_the_sentence_measure_sees_it_too(model: WordingModel) -> None:
    swaps = measure_swaps(model, [PLAIN, UNEQUAL])
    assert [pair.moved > 0.3 for pair in swaps.pairs] == [False, True]
    assert [filled.option for filled in swaps.marked] == ["shameful"]
    assert swaps.sentences == 4


def test_the_figures_name_every_category_and_the_worst_pair(model: WordingModel) -> None:
    figures = {figure.name: figure for figure in even_handed_figures(model)}
    categories = {"religion", "party", "cause", "gender", "ethnicity", "country", "ideology"}
    assert categories <= {name.removeprefix("even-handed: ") for name in figures}
    share = figures["even-handed: swaps that move a probability by at most 0.05"]
    assert share.low is not None
    assert share.high is not None
    assert share.low <= share.value <= share.high
    largest = figures["even-handed: largest movement"]
    worst = max(measure_swaps(model).pairs, key=lambda pair: pair.moved)
    assert largest.value == round(worst.moved, 4)
    assert worst.first in largest.note


def test_headlines_stand_where_headlines_stand(tmp_path) -> None:
    by_id = {article.id: article.text for article, _ in articles(tmp_path)}
    assert len(by_id) > 1500
    title = next(text for id, text in by_id.items() if text.startswith("Labour") or "Meets" in id)
    assert not title.startswith(HEADLINE)
    plain = next(text for id, text in by_id.items() if id.startswith("clergy"))
    assert plain.startswith(HEADLINE)
    assert "{" not in "".join(by_id.values())
