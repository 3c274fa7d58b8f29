"""Verbs that judge, deeds without a doer, forecasts without an author."""

from __future__ import annotations

import pytest

from provenance.reading import Models, Reading
from provenance.signals import agentless_passive, implicative, run_signals, speculation_as_fact
from provenance.signals._base import Signal
from provenance.types import Article, Finding

IMPLICATIVE, AGENTLESS = implicative.SIGNAL, agentless_passive.SIGNAL
FORETOLD = speculation_as_fact.SIGNAL
EVERY = pytest.mark.parametrize("signal", [IMPLICATIVE, AGENTLESS, FORETOLD], ids=lambda s: s.code)


def findings(signal: Signal, text: str, models: Models, title: str | None = None) -> list[Finding]:
    return run_signals(Reading(Article(id="a", text=text, title=title), models=models), [signal])


@pytest.mark.parametrize(
    ("signal", "text", "words"),
    [
        (IMPLICATIVE, "The report fails to mention the two ferries.", "fails to mention"),
        (IMPLICATIVE, "The county didn’t bother to count the boats.", "didn’t bother to"),
        (IMPLICATIVE, "The mayor had the nerve to send a bill.", "had the nerve to"),
        (AGENTLESS, "It was noon at the mill. Shots were fired, and a horse fell.",
         "Shots were fired"),
        (AGENTLESS, "Errors were made, and the tax rose twice.", "Errors were made"),
        (AGENTLESS, "Two men died in an officer-involved shooting on the pier.",
         "officer-involved shooting"),
        (FORETOLD, "The fee is certain to anger the fishermen.", "is certain to"),
        (FORETOLD, "The new port will devastate the old town.", "will devastate"),
        (FORETOLD, "The quarrel would surely split the council.", "would surely"),
    ],
)  # fmt: skip
def test_flagged(signal: Signal, text: str, words: str, models: Models) -> None:
    assert [f.text for f in findings(signal, text, models)] == [words]


@pytest.mark.parametrize(
    ("signal", "text"),
    [
        (IMPLICATIVE, "Talks failed to reach a result, and the ferry stayed in port."),
        (IMPLICATIVE, "The jury found that he had failed to report the fire."),
        (IMPLICATIVE, "Anyone who fails to report a boat pays 40 crowns."),
        (IMPLICATIVE, "They tried and failed to provide a second ferry."),
        (IMPLICATIVE, "The film Dared To Sail opened in Varnholt."),
        (IMPLICATIVE, "Two fishermen asked why the county failed to warn them of the flood."),
        (IMPLICATIVE, "The county failed to warn the boats, according to the harbor report."),
        (IMPLICATIVE, "Nine owners failed to answer the survey of the county."),
        (IMPLICATIVE, "Tenants are condescended to on every page of the plan."),
        (AGENTLESS, "Soldiers crossed the bridge. Shots were fired, and a horse fell."),
        (AGENTLESS, "Shots were fired, and a horse fell. The gunman fled over the bridge."),
        (AGENTLESS, "Mistakes were made in March by the county treasurer."),
        (AGENTLESS, "It is not known how many shots were fired at the mill."),
        (AGENTLESS, "It took nine votes before it was decided to sell the mill."),
        (AGENTLESS, "The choice was made of oak, and mistakes cost time."),
        (FORETOLD, "If the fee comes, it is certain to anger the fishermen."),
        (FORETOLD, "The harbor master is bound to obey the court."),
        (FORETOLD, "Will the new port devastate the old town?"),
        (FORETOLD, "The port will destroy chemical weapons under the treaty."),
        (FORETOLD, "The fee is certain to anger the fishermen, according to Ines Falk."),
        (FORETOLD, "The ferry will leave at nine on Monday."),
        (FORETOLD, "The fee will surely be a matter of debate in the council."),
        (FORETOLD, "The two towns are bound to each other by the old treaty."),
        (FORETOLD, "Voters were told that the fee will ruin the old town."),
        (FORETOLD, "The probe will plunge into the atmosphere of the planet."),
    ],
)
def test_not_flagged(signal: Signal, text: str, models: Models) -> None:
    assert [f.text for f in findings(signal, text, models)] == []


def test_forecast_in_a_headline_is_left_alone(models: Models) -> None:
    title = "Fee is certain to anger fishermen"
    assert findings(FORETOLD, "The council met on Monday.", models, title) == []


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        (IMPLICATIVE, "The county did not bother to count the boats"),
        (FORETOLD, "The fee is sure to anger every fisherman"),
    ],
)
def test_a_speakers_words_do_not_count(signal: Signal, words: str, models: Models) -> None:
    text = f"The council met on Monday.\n\n“{words}. It is a bad plan,” Senator Ada Thorne said."
    assert [f for f in findings(signal, text, models) if f.counts] == []


def test_quoted_deed_is_left_alone(models: Models) -> None:
    assert findings(AGENTLESS, "“Mistakes were made,” Mayor Ilse Brandt said.", models) == []


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("The mayor failed to mention the wall.", "did not mention"),
        ("The mayor fails to explain the wall.", "does not explain"),
        ("The county did not bother to count the boats.", "did not"),
        ("The mayor saw fit to sell the wall.", None),
        ("The mayor barely bothered to count the boats.", None),
        ("The mayor doesn’t bother to count the boats.", "does not"),
    ],
)
def test_plain_wording_is_suggested(text: str, suggestion: str | None, models: Models) -> None:
    (finding,) = findings(IMPLICATIVE, text, models)
    assert finding.suggestion == suggestion
    assert suggestion is None or suggestion in finding.message


@EVERY
@pytest.mark.parametrize("text", ["", "\n\n", "failed to", "will", "was", "\x00 is sure", "by by"])
def test_scraps_are_read_without_a_finding(signal: Signal, text: str, models: Models) -> None:
    assert findings(signal, text, models) == []


def test_euphemism_names_the_office_and_a_plain_word(models: Models) -> None:
    (finding,) = findings(AGENTLESS, "Two men died in a police-involved shooting.", models)
    assert finding.suggestion == "shooting by police"
    assert "whom" in finding.message
    (finding,) = findings(AGENTLESS, "The town saw nine police-involved deaths.", models)
    assert finding.suggestion == "deaths at the hands of police"
