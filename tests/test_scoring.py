"""The framing value: monotone, adding up, bounded, the same twice, and silent when too short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.check import Checker
from provenance.reading import Models
from provenance.scoring import MIN_WORDS, SURE, band_of, shares, value_of, weight, worth
from provenance.scoring.scale import BANDS, PLAIN_DENSITY, PRIOR_WORDS, WORDING_WEIGHT, wording_points
from provenance.types import Article, Finding

PLAIN = (
    "The council met on Tuesday and voted to repair the bridge over the river in May. "
    "Work begins on Monday and takes nine weeks. "
    "Buses will run on Mill Street until the road opens again. "
    "The town pays 2.1 million for the work, and the county pays the rest. "
    "Two companies sent in offers by the end of March. "
    "The next meeting is on June 4 in the town hall. "
) * 3
SHARP = "The governor's disgraceful and shameful record is well known in the town of Varnholt. "


@pytest.fixture(scope="module")
def checker():
    return Checker(models=Models())


def framing(checker, text):
    return checker.check(Article(id="a", text=text)).scores.framing


def finding(confidence):
    return Finding(
        "PV201", "loaded-word", "info", 0, 1, "text", "x", "outlet", True, "m", confidence
    )


@given(st.floats(0, 50), st.floats(0, 50), st.integers(0, 5000))
def test_more_points_never_lower_the_value(points, more, words):
    value = value_of(points, words)
    assert 0 <= value <= value_of(points + more, words) <= 100


@given(st.floats(0.1, 50), st.integers(0, 5000), st.integers(1, 5000))
def test_the_same_points_in_more_words_weigh_less(points, words, more):
    assert value_of(points, words + more) <= value_of(points, words)


def test_bands_follow_the_value():
    (first, _), (second, _) = BANDS
    around = (0, first - 0.1, first, second - 0.1, second, 100)
    assert [band_of(v) for v in around] == ["low", "low", "moderate", "moderate", "high", "high"]


def test_weights_by_longest_prefix():
    assert weight("PV201") == 1.0
    assert weight("PV102") == weight("PV407") == weight("PV601") == 0.0


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_surer_finding_is_never_worth_less(one, other):
    low, high = sorted((one, other))
    assert worth(finding(low)) <= worth(finding(high))


@pytest.mark.parametrize(("confidence", "points"), [(SURE - 0.01, 0.0), (SURE, SURE), (1.0, 1.0)])
def test_an_unsure_finding_is_worth_nothing(confidence, points):
    assert worth(finding(confidence)) == pytest.approx(points)


@given(st.floats(0, 200), st.floats(0, 50), st.integers(0, 5000))
def test_denser_wording_never_weighs_less(mass, more, words):
    assert 0 <= wording_points(mass, words) <= wording_points(mass + more, words)


def test_wording_as_in_plain_news_weighs_little_and_beyond_it_in_full():
    plain = PLAIN_DENSITY * (500 + PRIOR_WORDS)
    assert wording_points(0.0, 500) == 0
    assert 0 < wording_points(plain / 2, 500) < WORDING_WEIGHT * plain / 2 / 10
    more = wording_points(2 * plain + 1, 500) - wording_points(2 * plain, 500)
    assert more == pytest.approx(WORDING_WEIGHT, rel=0.05)


@given(
    st.dictionaries(st.text("PV0123456789", min_size=1), st.floats(0.001, 50), min_size=1),
    st.integers(0, 100_000_000),
)
def test_shares_add_up_in_millionths(parts, millionths):
    shared = shares(parts, millionths / 1_000_000)
    assert sum(round(1_000_000 * part) for part in shared.values()) == millionths
    assert min(shared.values()) >= 0


def test_shares_are_in_proportion():
    assert shares({"a": 1.0, "b": 3.0}, 40.0) == {"a": 10.0, "b": 30.0}


def test_plain_text_scores_next_to_nothing(checker):
    score = framing(checker, PLAIN)
    assert score.band == "low"
    assert 0 < score.low < score.value < 5


def test_a_short_plain_text_is_less_surely_neutral_than_a_long_one(checker):
    short, long = framing(checker, PLAIN[: len(PLAIN) // 3]), framing(checker, PLAIN * 4)
    assert short.band == long.band == "low"
    assert 0 < 2 * (long.high - long.value) < short.high - short.value


def test_loaded_words_of_the_outlet_raise_the_value(checker):
    some = framing(checker, PLAIN + SHARP)
    more = framing(checker, PLAIN + SHARP + SHARP.replace("governor", "mayor"))
    assert 0 < some.value < more.value
    assert some.low <= some.value <= some.high


def test_the_same_words_inside_a_quotation_do_not(checker):
    plain = SHARP.replace("disgraceful and shameful", "long and public").strip()
    loaded, other = (
        framing(checker, f"{PLAIN}“{said}” said Ilse Brandt, who leads the opposition.")
        for said in (SHARP.strip(), plain)
    )
    assert loaded == other


@pytest.mark.parametrize("plain", [PLAIN[: len(PLAIN) // 3], PLAIN], ids=["short", "long"])
@pytest.mark.parametrize("verb", ["insisted", "claimed", "boasted", "noted"])
def test_one_or_two_quiet_verbs_leave_a_plain_report_low(checker, plain, verb):
    said = f" “The road is long,” Ilse Brandt {verb}."
    values = [framing(checker, plain + said * n) for n in range(3)]
    assert values[0].value < values[1].value < values[2].value
    assert {score.band for score in values} == {"low"}


def test_one_voice_alone_is_no_wording(checker):
    said = " ".join(f"The road is {word}, Ilse Brandt said." for word in ("long", "old", "wet"))
    report = checker.check(Article(id="a", text=PLAIN + said))
    assert "PV410" in [f.code for f in report.findings if f.counts]
    assert "PV410" not in [row.code for row in report.scores.contributions]


def test_they_are_scored_under_their_speaker_instead(checker):
    said = " ".join(("“" + SHARP.strip() + "” said Ilse Brandt, who leads the opposition.",) * 4)
    plain = said.replace("disgraceful and shameful", "long and public")
    assert speaker(checker, PLAIN + said) > speaker(checker, PLAIN + plain) + 15


def speaker(checker, text):
    values = checker.check(Article(id="a", text=text)).scores.by_voice
    return max(v.value for v in values if v.voice.startswith("source:") and v.value is not None)


def test_contributions_add_up(checker):
    report = checker.check(Article(id="a", text=PLAIN + SHARP + "Critics say he lies."))
    points = sum(round(1_000_000 * row.points) for row in report.scores.contributions)
    assert points == round(1_000_000 * report.scores.framing.value) > 0
    counted = [f.code for f in report.findings if f.counts]
    for row in report.scores.contributions:
        assert row.count == counted.count(row.code)


def test_two_runs_agree_to_the_last_digit(checker):
    assert framing(checker, PLAIN + SHARP) == framing(checker, PLAIN + SHARP)


def test_too_short_is_no_score_but_a_reason(checker):
    report = checker.check(Article(id="a", text=" ".join(PLAIN.split()[: MIN_WORDS - 10]) + "."))
    assert report.scores.framing is None
    assert not report.scores.contributions
    assert any(row.what == "scores.framing" for row in report.skipped)
