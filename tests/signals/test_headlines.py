"""Teasers and loaded wording of headlines: what kind, where, and what is left alone."""

from __future__ import annotations

import pytest

from provenance.nlp.tokens import tokenize
from provenance.reading import Models, Reading
from provenance.signals import clickbait_headline, loaded_headline, run_signals, theatrical_verb
from provenance.signals._headline_told import told
from provenance.signals._headline_verbs import headline_verbs
from provenance.signals._teasers import teasers
from provenance.signals._zones import Zone
from provenance.types import Article, Finding


def zone(title: str) -> Zone:
    return Zone(title, tokenize(title), 0, len(title), "title")


def findings(title: str, models: Models) -> list[Finding]:
    signals = [clickbait_headline.SIGNAL, loaded_headline.SIGNAL, theatrical_verb.SIGNAL]
    return run_signals(Reading(Article(id="a", text="", title=title), models=models), signals)


@pytest.mark.parametrize(
    ("title", "kind", "words"),
    [
        ("Will the ferry run again?", "question", "Will the ferry run again?"),
        ("Varnholt votes on Monday. Will it matter?", "question", "Will it matter?"),
        ("Harbor tax: a way out?", "question", "a way out?"),
        ("Did D.C. police close the Lenne bridge?", "question", None),
        ("Who is louder - gulls or geese? The answer is ...", "question", None),
        ("Do you know the harbor? A quiz", "question", "Do you know the harbor?"),
        ("The dam is leaking. Here’s what the county plans", "pointer", "Here’s what"),
        ("These mill owners just bought the river", "pointer", None),
        ("Meet the woman who runs the ferry", "pointer", "Meet the woman who"),
        ("Six lessons from the flood", "list", "Six lessons"),
        ("Engineer gives 4 reasons why the dam will hold", "list", "4 reasons"),
        ("Why Mayor Thorne left the council early", "clause", None),
        ("Flood at Harlow Bay: What we know", "clause", "What we know"),
        ("What the mayor said about the dam", "clause", None),
        ("How the new tax actually works", "hype", "How the new tax actually"),
        ("The real reason the mill closed", "hype", "The real reason"),
    ],
)
def test_kind_and_place(title: str, kind: str, words: str | None) -> None:
    found = min(teasers(zone(title)))
    assert found.kind == kind
    if words is not None:
        assert title[found.start : found.end] == words


@pytest.mark.parametrize(
    "title",
    [
        "Will the ferry run again? Not before June",
        "Reporter asks Mayor Thorne: Will the ferry run again?",
        "Sen. Thorne: Will the ferry run again?",
        "Mayor Thorne: ‘Will the ferry run again?’",
        "What Is the Lenne Compact and Why Does It Bind Us?",
        "Who Is Ada Thorne?",
        "How should towns pay for their dams?",
        "Why it is too early to judge the dam",
        "Why the council should keep the ferry",
        "Explainer: What the harbor tax pays for",
        "What a night for the harbor",
        "This week in Varnholt",
        "Council votes 7 to 2 for harbor tax",
        "Thorne says the dam is safe",
    ],
)
def test_a_headline_that_tells_explains_or_argues_is_no_teaser(title: str) -> None:
    assert list(teasers(zone(title))) == []


def test_each_kind_has_its_own_message(models: Models) -> None:
    titles = {
        "Will the ferry run again?": "asks",
        "Here’s why the ferry stopped": "points to",
        "7 things about the dam": "names none",
        "Why Mayor Thorne left the council early": "keeps it back",
        "You won't believe what the mayor found": "surprise",
    }
    for title, words in titles.items():
        (finding,) = [f for f in findings(title, models) if f.code == "PV301"]
        assert words in finding.message
        assert finding.text in title


@pytest.mark.parametrize(
    ("title", "verb"),
    [
        ("GOP slams harbor tax", "slams"),
        ("Fishers blast county over dam", "blast"),
        ("Dozens of nations rip Varnholt over river", "rip"),
        ("Clara Brandt grills mayor on dam", "grills"),
        ("Mayor scoffs at harbor plan", "scoffs"),
    ],
)
def test_theatrical_verbs_are_found_once(title: str, verb: str, models: Models) -> None:
    found = [f for f in findings(title, models) if f.text == verb]
    assert len(found) == 1
    assert found[0].code in ("PV303", "PV402")
    assert found[0].suggestion


@pytest.mark.parametrize(
    "title",
    [
        "Storm slams Harlow Bay",
        "Car bomb blasts kill four",
        "Council pays for email blasts",
        "Ferry slams into harbor wall",
        "Mayor's slam on the press",
        "A rip in the dam",
        "Wind rips off roof of mill",
    ],
)
def test_literal_verbs_and_nouns_are_not(title: str) -> None:
    assert list(headline_verbs(zone(title))) == []


@pytest.mark.parametrize(
    ("title", "theirs"),
    [
        ("Sen. Thorne: The plan is a disgrace", "The plan is a disgrace"),
        ("Clara Brandt: The plan is a disgrace", "The plan is a disgrace"),
        ("Experts: The plan is a disgrace", "The plan is a disgrace"),
        ("Thorne says the plan is a disgrace", "the plan is a disgrace"),
        ("The plan is a disgrace, study finds", "The plan is a disgrace"),
        ("The plan is a disgrace: Expert", "The plan is a disgrace"),
        ("Harbor tax: The plan is a disgrace", None),
        ("Council drops the plan", None),
    ],
)
def test_what_a_headline_has_from_others(title: str, theirs: str | None) -> None:
    spans = list(told(zone(title)))
    assert [title[a:b] for a, b in spans] == ([theirs] if theirs else [])


def test_words_of_others_and_subjects_of_news_are_not_loaded(models: Models) -> None:
    assert any(f.text == "appalling" for f in findings("An appalling plan for the dam", models))
    assert findings("Sen. Thorne: An appalling plan for the dam", models) == []
    assert findings("County names four sites of toxic waste", models) == []
