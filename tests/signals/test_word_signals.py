"""Word-level signals: a judgement is found, the same word denied, cited or literal is not."""

from __future__ import annotations

import pytest

from provenance.reading import Models, Reading
from provenance.signals import (
    booster,
    demeaning_identity_language,
    exaggeration_minimisation,
    hedge_stack,
    name_calling,
    opinion_in_news,
    puffery,
    run_signals,
    slogan,
    subjective_intensifier,
)
from provenance.signals._base import Signal
from provenance.types import Article, Finding

NAMES, HOW, SURE = name_calling.SIGNAL, subjective_intensifier.SIGNAL, booster.SIGNAL
HEDGES, PRAISE = hedge_stack.SIGNAL, puffery.SIGNAL
WEIGHT, ALL, GROUPS = (
    exaggeration_minimisation.SIGNAL,
    slogan.SIGNAL,
    demeaning_identity_language.SIGNAL,
)
WE = opinion_in_news.SIGNAL


def findings(signal: Signal, text: str, models: Models) -> list[Finding]:
    found = run_signals(Reading(Article(id="a", text=text), models=models), [signal])
    assert all(text[f.start : f.end] == f.text for f in found)
    return found


@pytest.mark.parametrize(
    ("signal", "text", "words"),
    [
        (NAMES, "The mayor is a demagogue, and the harbor pays for it.", "demagogue"),
        (NAMES, "The valley now has a vile demagogue for a mayor.", "demagogue"),
        (NAMES, "The mayor called his cronies to the mill on Monday.", "cronies"),
        (HOW, "Bizarrely, the council met at night.", "Bizarrely"),
        (HOW, "The bridge is painfully slow to cross.", "painfully"),
        (SURE, "Will they pay? Of course they will.", "Of course"),
        (SURE, "The levy was obviously a mistake of the treasury.", "obviously"),
        (HEDGES, "Prices seem to indicate that the mill is empty.", "seem to indicate"),
        (HEDGES, "The fishermen could possibly lose the harbor.", "could possibly"),
        (PRAISE, "They walked past the legendary mill.", "legendary"),
        (WEIGHT, "The answer was nothing more than a trick.", "nothing more than"),
        (WEIGHT, "A whopping 40 of them came.", "A whopping"),
        (ALL, "We all know what the ferry men will do.", "We all know"),
        (GROUPS, "The old junkie slept on the pier.", "junkie"),
        (WE, "It is clear that we must mend the dam.", "we must"),
        (WE, "The dam is old, and so we need to mend it.", "we need to"),
    ],
)
def test_flagged(signal: Signal, text: str, words: str, models: Models) -> None:
    assert [f.text for f in findings(signal, text, models)] == [words]


@pytest.mark.parametrize(
    ("signal", "text"),
    [
        (NAMES, "The charter leaves the valley open to a demagogue."),
        (NAMES, "The film portrays the mayor as a buffoon."),
        (NAMES, "Nobody here is a warmonger."),
        (HOW, "The men were recklessly endangering the boats."),
        (HOW, "The jury was hopelessly deadlocked."),
        (SURE, "The council might certainly meet again in May."),
        (SURE, "Of course, the ferry is not the only boat."),
        (SURE, "Once it is clear that the wall holds, the mill will open."),
        (HEDGES, "She also seemed to suggest a new wall."),
        (HEDGES, "It was the best thing that could possibly happen to Varnholt."),
        (HEDGES, "The clerk estimates that the wall could potentially last for nine years."),
        (PRAISE, "The old men mocked his legendary modesty."),
        (PRAISE, "If the town had a world-class hall, it would be full."),
        (WEIGHT, "It was a post-apocalyptic harbor."),
        (WEIGHT, "The report left most of it untold."),
        (WEIGHT, "Eel has skyrocketed to $9 a pound."),
        (ALL, "Everyone knows how to row here."),
        (ALL, "We all know, and love, the old ferry."),
        (NAMES, "To many fishermen he is a loudmouth."),
        (NAMES, "The charter was made to prevent a vile demagogue from ruling."),
        (HOW, "None of this is terribly new."),
        (PRAISE, "The brewery lives on its pioneering role."),
        (HEDGES, "They spoke as if the wall could conceivably fall."),
        (WE, "We shouldn’t have built the mill."),
        (WE, "If we want eel in May, we have to wait in line."),
        (GROUPS, "The letter spoke of so-called anchor babies."),
        (GROUPS, "He is a news junkie."),
        (WE, "They wondered if we should mend the dam."),
        (WE, "These are the walls we need to mend."),
        (WE, "Let’s not begin with the dam; the mill comes first."),
    ],
)
def test_not_flagged(signal: Signal, text: str, models: Models) -> None:
    assert [f.text for f in findings(signal, text, models)] == []


def test_a_term_before_a_noun_gets_no_wording_that_would_not_fit(models: Models) -> None:
    (alone,) = findings(GROUPS, "The bill names illegal immigrants in May.", models)
    assert alone.suggestion == "immigrants in the country without legal permission"
    (attributive,) = findings(GROUPS, "The bill names illegal immigrant families.", models)
    assert attributive.suggestion is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A mere nine men came.", "plays the thing down"),
        ("Countless men came.", "blows the thing up"),
        ("The bombshell letter came.", "what is new in it"),
    ],
)
def test_the_message_says_which_way_a_word_weighs(text: str, says: str, models: Models) -> None:
    (finding,) = findings(WEIGHT, text, models)
    assert says in finding.message


@pytest.mark.parametrize(
    ("text", "what"),
    [("We must mend the dam.", "demand"), ("In our view the dam is old.", "view")],
)
def test_a_view_is_not_called_a_demand(text: str, what: str, models: Models) -> None:
    (finding,) = findings(WE, text, models)
    assert f"the outlet's own {what};" in finding.message
