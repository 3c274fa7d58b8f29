"""Signals on what a text states as fact: PV212, PV415, PV417."""

from __future__ import annotations

import pytest

from provenance.reading import Models, Reading
from provenance.signals import run_signals
from provenance.signals._base import Signal
from provenance.signals.number_without_base import SIGNAL as NUMBER
from provenance.signals.one_sided_entailment import SIGNAL as ENTAILS
from provenance.signals.unattributed_claim import SIGNAL as CLAIM
from provenance.types import Article, Finding

EVERY = [ENTAILS, CLAIM, NUMBER]


def find(models: Models, signal: Signal, text: str, *, uri: str | None = None) -> list[Finding]:
    return run_signals(Reading(Article(id="a", text=text, uri=uri), models=models), [signal])


def words(models: Models, signal: Signal, text: str) -> list[str]:
    return [f.text for f in find(models, signal, text)]


@pytest.mark.parametrize("signal", EVERY, ids=lambda s: s.code)
@pytest.mark.parametrize(
    "text",
    ["", " ", "%", "50%", "rose 50", "murdered", "\ud800 was murdered", "“murdered", "most",
     "Most voters", "a majority of", "suspect murdered", "\n\n\n", "9" * 500 + "%"],
)  # fmt: skip
def test_odd_input_is_survived_and_spans_stay_inside(
    models: Models, signal: Signal, text: str
) -> None:
    for finding in find(models, signal, text):
        assert text[finding.start : finding.end] == finding.text != ""


CASE = "Nils Aune was arrested on Monday. {} The trial has no date yet."


@pytest.mark.parametrize(
    ("sentence", "word", "suggestion"),
    [
        ("He murdered a baker at the mill.", "murdered", "killed"),
        ("The murder of the baker shook the town.", "The murder of", "the killing of"),
        ("The murderer waited for two hours.", "The murderer", "the suspect"),
    ],
)
def test_guilt_before_the_verdict(
    models: Models, sentence: str, word: str, suggestion: str
) -> None:
    (finding,) = find(models, ENTAILS, CASE.format(sentence))
    assert (finding.text, finding.suggestion, finding.voice) == (word, suggestion, "outlet")


@pytest.mark.parametrize(
    "sentence",
    ["He is accused of murdering a baker.", "He allegedly murdered a baker.",
     "He was charged with the attempted murder of a baker.", "A king was murdered there in 1432.",
     "He would have murdered a baker.", "The Murder Of Crows is a tavern there.",
     "“He murdered my brother,” Ines Falk said.", "He killed a baker."],
)  # fmt: skip
def test_charges_names_quotations_and_older_killings(models: Models, sentence: str) -> None:
    assert [f for f in find(models, ENTAILS, CASE.format(sentence)) if f.voice == "outlet"] == []


@pytest.mark.parametrize(
    "end", ["He was convicted in May.", "He pleaded guilty.", "He was sentenced to life."]
)
def test_a_decided_case_is_left_alone(models: Models, end: str) -> None:
    assert words(models, ENTAILS, CASE.format("He murdered a baker.") + " " + end) == []


def test_without_an_open_case_nothing_is_said(models: Models) -> None:
    assert words(models, ENTAILS, "A baker was murdered at the mill. It is old.") == []


SHARE = "The council meets in May. {} It was first raised in spring."


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Most voters oppose the harbor tax.", "Most voters oppose"),
        ("A vast majority of women think it is too high.", "A vast majority of women think"),
        ("About 40 percent of local families cannot pay it.", "40 percent of local families"),
    ],
)
def test_share_without_a_source(models: Models, sentence: str, claim: str) -> None:
    (finding,) = find(models, CLAIM, SHARE.format(sentence))
    assert (finding.text, finding.voice) == (claim, "outlet")


@pytest.mark.parametrize(
    "sentence",
    ["Most voters oppose it, according to the Lenne Institute.", "Most of the voters oppose it.",
     "“Most voters oppose it,” Anna Brandt said.",
     "Men of the Most Voters Oppose party sang.",
     "Two of the nine women oppose it.", "Most voters sleep until nine.",
     "The plan would spare 98 percent of voters from it.", "About 2 million people have paid it.",
     "By 1950, when 35 percent of workers paid it, it was old."],
)  # fmt: skip
def test_sourced_quoted_and_counted_shares(models: Models, sentence: str) -> None:
    assert [f for f in find(models, CLAIM, SHARE.format(sentence)) if f.voice == "outlet"] == []


def test_a_range_is_marked_whole(models: Models) -> None:
    text = SHARE.format("About 20–25 percent of voters would pay it.")
    assert words(models, CLAIM, text) == ["20–25 percent of voters"]


def test_a_poll_anywhere_is_a_source_in_sight(models: Models) -> None:
    text = SHARE.format("Most voters oppose the harbor tax.")
    assert words(models, CLAIM, text + "\n\nIt rained. The poll asked 900 people.") == []


def test_a_column_may_claim(models: Models) -> None:
    text = SHARE.format("Most voters oppose the harbor tax.")
    assert words(models, CLAIM, "I fish, and my boat is old. " + text) == []
    assert find(models, CLAIM, text, uri="https://post.example/opinion/tax") == []


CHANGE = "The police sent two boats. Thefts at the harbor {}. Nobody was hurt."


@pytest.mark.parametrize("change", ["rose 50 percent", "fell by 12%", "soared nearly 7.5 per cent"])
def test_change_without_base(models: Models, change: str) -> None:
    (finding,) = find(models, NUMBER, CHANGE.format(change))
    assert (finding.text, finding.voice) == (change, "outlet")


@pytest.mark.parametrize(
    "change",
    ["rose 50 percent last year", "rose 50 percent in May", "rose 50 percent since the war",
     "rose 50 percent, to 90", "rose 50 percent of the time", "could rise 50 percent",
     "were 50 percent of all crimes", "rose 50 percent compared with Varnholt's", "rose",
     "rose 50 percent after the boats were sold", "would see a 50 percent rise, the council voted"],
)  # fmt: skip
def test_change_with_base_shares_and_forecasts(models: Models, change: str) -> None:
    assert words(models, NUMBER, CHANGE.format(change)) == []


def test_period_in_the_sentence_before_is_enough(models: Models) -> None:
    text = "The police counted again last year. Thefts rose 50 percent. Nobody was hurt."
    assert words(models, NUMBER, text) == []


def test_a_quoted_change_is_its_speakers(models: Models) -> None:
    text = "“Thefts rose 50 percent,” Mayor Anna Brandt told the council."
    assert words(models, NUMBER, text) == []
