"""The framing value: monotone, adding up, bounded, the same twice, and silent when too short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.check import Checker
from provenance.reading import Models
from provenance.scoring import MIN_WORDS, SURE, band_of, value_of, weight, worth
from provenance.types import Article, Finding

PLAIN = "The council met on Tuesday and voted to repair the old bridge over the river in May. " * 8
SHARP = "The governor's disgraceful and shameful record is well known in the town of Varnholt. "


@pytest.fixture(scope="module")
def checker():
    return Checker(models=Models())


def framing(checker, text):
    return checker.check(Article(id="a", text=text)).scores.framing


@given(st.floats(0, 50), st.floats(0, 50), st.integers(0, 5000))
def test_more_points_never_lower_the_value(points, more, words):
    value = value_of(points, words)
    assert 0 <= value <= value_of(points + more, words) <= 100


@given(st.floats(0.1, 50), st.integers(0, 5000), st.integers(1, 5000))
def test_the_same_points_in_more_words_weigh_less(points, words, more):
    assert value_of(points, words + more) <= value_of(points, words)


def test_bands_follow_the_value():
    assert [band_of(v) for v in (0, 14.9, 15, 34.9, 35, 100)] == [
        "low",
        "low",
        "moderate",
        "moderate",
        "high",
        "high",
    ]


def test_weights_by_longest_prefix():
    assert weight("PV201") == 1.0
    assert weight("PV102") == weight("PV407") == weight("PV601") == 0.0


@pytest.mark.parametrize(("confidence", "points"), [(SURE - 0.01, 0.0), (SURE, SURE), (1.0, 1.0)])
def test_an_unsure_finding_is_worth_nothing(confidence, points):
    finding = Finding(
        "PV201", "loaded-word", "info", 0, 1, "text", "x", "outlet", True, "m", confidence
    )
    assert worth(finding) == pytest.approx(points)


def test_plain_text_scores_nothing(checker):
    score = framing(checker, PLAIN)
    assert (score.value, score.low, score.high, score.band) == (0, 0, 0, "low")


def test_loaded_words_of_the_outlet_raise_the_value(checker):
    some = framing(checker, PLAIN + SHARP)
    more = framing(checker, PLAIN + SHARP + SHARP.replace("governor", "mayor"))
    assert 0 < some.value < more.value
    assert some.low <= some.value <= some.high


def test_the_same_words_inside_a_quotation_do_not(checker):
    text = PLAIN + "“" + SHARP.strip() + "” said Ilse Brandt, who leads the opposition."
    assert framing(checker, text).value == 0


def test_contributions_add_up(checker):
    report = checker.check(Article(id="a", text=PLAIN + SHARP + "Critics say he lies."))
    points = sum(row.points for row in report.scores.contributions)
    assert points == pytest.approx(report.scores.framing.value)


def test_two_runs_agree_to_the_last_digit(checker):
    assert framing(checker, PLAIN + SHARP) == framing(checker, PLAIN + SHARP)


def test_too_short_is_no_score_but_a_reason(checker):
    report = checker.check(Article(id="a", text=" ".join(PLAIN.split()[: MIN_WORDS - 10]) + "."))
    assert report.scores.framing is None
    assert not report.scores.contributions
    assert any(row.what == "scores.framing" for row in report.skipped)
