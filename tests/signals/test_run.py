"""Hits become findings: voice, counting, order, duplicates, the most specific word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.reading import Models, Reading
from provenance.signals import all_signals, run_signals
from provenance.signals._base import Counts, Hit, Signal
from provenance.types import Article

TEXT = (
    "The council met on Monday to vote on the tax.\n\n"
    "“The plan is a disgraceful stunt,” Mayor Ilse Brandt said. "
    "Brandt said that the shameful plan would fail."
)
TITLE = "Mayor calls plan “worthless”"


@pytest.fixture(scope="module")
def reading(models: Models) -> Reading:
    return Reading(Article(id="a", text=TEXT, title=TITLE), models=models)


def at(
    words: str, code: str = "PV998", counts: Counts = "outlet", *, title: bool = False
) -> Signal:
    string = TITLE if title else TEXT
    start = string.index(words)
    hit = Hit(start, start + len(words), "m", 0.5, where="title" if title else "text")
    return Signal(code, "made-for-a-test", "info", counts, lambda _reading: iter([hit]))


def only(reading: Reading, signal: Signal) -> tuple[str, bool, float]:
    (finding,) = run_signals(reading, [signal])
    return finding.voice, finding.counts, finding.confidence


@pytest.mark.parametrize(
    ("counts", "expected"), [("outlet", True), ("cue", True), ("always", True), ("never", False)]
)
def test_outlet_voice(reading: Reading, counts: Counts, expected: bool) -> None:
    assert only(reading, at("met", counts=counts)) == ("outlet", expected, 0.5)


@pytest.mark.parametrize(
    ("counts", "expected"), [("outlet", False), ("cue", False), ("always", True), ("never", False)]
)
def test_words_in_a_quotation_are_their_speakers(
    reading: Reading, counts: Counts, expected: bool
) -> None:
    voice, counted, confidence = only(reading, at("disgraceful", counts=counts))
    assert voice.startswith("source:s")
    assert (counted, confidence) == (expected, 0.5)


def test_indirect_words_keep_the_voice_with_lower_confidence(reading: Reading) -> None:
    voice, counted, confidence = only(reading, at("shameful"))
    assert voice.startswith("source:s")
    assert not counted
    assert confidence == pytest.approx(0.3)


def test_a_phrase_in_quotation_marks_is_somebodys_and_one_word_is_the_outlets(
    models: Models,
) -> None:
    text = "‘The plan is worthless’ was painted on it. The “worthless” wall stood."
    quoted = Reading(Article(id="a", text=text), models=models)
    whole, marked = text.index("worthless"), text.rindex("worthless")

    def voice(start: int) -> str:
        hit = Hit(start, start + 9, "m", 0.5)
        signal = Signal("PV998", "made", "info", "outlet", lambda _reading: iter([hit]))
        return only(quoted, signal)[0]

    assert voice(whole).startswith("source:")
    assert voice(marked) == "outlet"


def test_cue_is_the_outlets(reading: Reading) -> None:
    assert only(reading, at("said", counts="cue"))[:2] == ("outlet", True)


def test_title_is_the_outlets_but_for_its_quotations(reading: Reading) -> None:
    assert only(reading, at("Mayor", title=True))[:2] == ("outlet", True)
    assert only(reading, at("worthless", title=True))[:2] == ("source:none", False)


def test_text_is_the_exact_slice(reading: Reading) -> None:
    (finding,) = run_signals(reading, [at("Ilse Brandt")])
    assert finding.text == "Ilse Brandt" == TEXT[finding.start : finding.end]


def test_title_first_then_by_place_and_code(reading: Reading) -> None:
    signals = [at("vote", "PV997"), at("vote", "PV996"), at("met"), at("plan", title=True)]
    found = [(f.where, f.text, f.code) for f in run_signals(reading, signals)]
    assert found == [
        ("title", "plan", "PV998"),
        ("text", "met", "PV998"),
        ("text", "vote", "PV996"),
        ("text", "vote", "PV997"),
    ]


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (-1, 4), (0, 10_000)])
def test_empty_and_invalid_spans_are_dropped(reading: Reading, span: tuple[int, int]) -> None:
    bad = Signal("PV998", "bad", "info", "outlet", lambda _reading: iter([Hit(*span, "m", 0.5)]))
    assert run_signals(reading, [bad]) == []


def test_same_code_at_same_place_once(reading: Reading) -> None:
    assert len(run_signals(reading, [at("vote"), at("vote")])) == 1


def test_the_more_specific_code_names_a_word(reading: Reading) -> None:
    signals = [at("disgraceful", "PV201"), at("disgraceful", "PV203"), at("disgraceful", "PV215")]
    assert [f.code for f in run_signals(reading, signals)] == ["PV215"]


def test_a_specific_word_does_not_hide_a_longer_stretch(reading: Reading) -> None:
    signals = [at("a", "PV203"), at("disgraceful stunt", "PV201")]
    assert {f.code for f in run_signals(reading, signals)} == {"PV201", "PV203"}


def test_codes_outside_the_word_family_do_not_hide_each_other(reading: Reading) -> None:
    assert len(run_signals(reading, [at("vote", "PV201"), at("vote", "PV405", "cue")])) == 2


def test_a_verb_that_introduces_a_source_is_no_loaded_word_as_well(reading: Reading) -> None:
    signals = [at("vote", "PV201"), at("vote", "PV401", "cue")]
    assert [f.code for f in run_signals(reading, signals)] == ["PV401"]


def test_confidence_stays_a_probability(reading: Reading) -> None:
    def check(_reading: Reading) -> Iterator[Hit]:
        yield Hit(0, 3, "m", 7.0)

    (finding,) = run_signals(reading, [Signal("PV998", "bad", "info", "outlet", check)])
    assert finding.confidence == 1.0


PIECES = st.sampled_from(
    ['"', "“", "”", "'", "said", "claimed", "He", "Critics say", "!!!", "NOT", "\n\n", ". ", " ",
     "sources told", "we must", "utterly", "a mere", "\ud800", "\x00", "Hale", "experts agree",
     "Subscribe to our newsletter.", "?"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join)),
    title=st.none() | st.text(max_size=40) | st.lists(PIECES, max_size=8).map(" ".join),
)
def test_any_text_gives_findings_that_slice_it(
    models: Models, text: str, title: str | None
) -> None:
    article = Article(id="a", text=text, title=title)
    for finding in run_signals(Reading(article, models=models), all_signals()):
        string = text if finding.where == "text" else (title or "")
        assert finding.text == string[finding.start : finding.end] != ""
        assert 0 <= finding.confidence <= 1
        assert "\n" not in finding.message
