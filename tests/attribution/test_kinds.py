"""Kinds of sources: phrases of news from many countries; names of people are invented."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.attribution.kinds import (
    head_word,
    is_official,
    kind_of,
    mention_kind,
    names_somebody,
)
from provenance.attribution.kinds.lists import HEADS, NAMES, WORDS, heads, names, singular, words_of
from provenance.attribution.kinds.phrase import take_apart
from provenance.attribution.words import lines_of
from provenance.nlp.tokens import tokenize
from provenance.types import BodyKind, PersonKind

KINDS = {*get_args(PersonKind), *get_args(BodyKind)}


def cases(file):
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("|")) for line in lines if not line.startswith("#")]


def kind(phrase, **hints):
    words = tokenize(phrase).words
    return mention_kind([w.lower() for w in words], words, **hints)


@pytest.mark.parametrize(("phrase", "expected"), cases("kinds.txt"))
def test_kind(phrase, expected):
    assert kind(phrase)[0] == expected


@pytest.mark.parametrize(("role", "expected"), cases("officials.txt"))
def test_official(role, expected):
    assert is_official(tokenize(role.lower()).words) is (expected == "1")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # each pair is one word apart, so that a rule that is dropped shows
        ("a senior official", "anonymous"),
        ("a senior ministry official", "person_role"),
        ("an analyst", "anonymous"),
        ("an analyst at Osby Research", "person_role"),
        ("lawyers", "group"),
        ("Hale's lawyers", "person_role"),
        ("security forces", "official_org"),
        ("rebel forces", "group"),
        ("the city council", "official_org"),
        ("the student council", "organisation"),
        ("the election commission", "official_org"),
        ("reports", "anonymous"),
        ("the reports", "document"),
        ("40 percent of voters", "group"),
        ("40 percent of the reports", "document"),
        ("Hale and the ministry", "person_named"),
        ("The teachers and the ministry", "official_org"),
        ("Minister of Fish Ada Hale", "person_named"),
        ("the mother of Ada Hale", "person_role"),
        ("the Osby Rovers", "group"),
        ("the Osby Foundation", "organisation"),
        ("Osby News Agency", "media_outlet"),
        ("Osby Energy Agency", "official_org"),
        ("Mr. Baker", "person_named"),
        ("Baker", "person_role"),
        ("Ada Hale Campaign", "organisation"),
        ("front-runner", "person_role"),
        ("a Pentagon-commissioned study", "document"),
    ],
)
def test_kinds_one_word_apart(phrase, expected):
    assert kind(phrase)[0] == expected


def test_an_outlet_s_poll_is_a_document_and_its_host_a_person():
    assert kind("the Osby Gazette", outlet=True)[0] == "media_outlet"
    assert kind("an Osby Gazette poll", outlet=True)[0] == "document"
    assert kind("an Osby Gazette columnist")[0] == "person_role"
    assert kind("the Osby Gazette's Ada Hale")[0] == "person_named"


def test_what_the_article_knows_overrules_the_lists():
    assert kind("Ford")[0] == "organisation"
    assert kind("Ford", person=True)[0] == "person_named"
    assert kind("Brindle", person=False)[0] == "organisation"


def test_only_capitals_make_short_names():
    assert kind("WHO")[0] == "official_org"
    assert kind("Who")[0] != "official_org"
    assert kind("US")[0] == "official_org"
    assert kind("Us")[0] != "official_org"


def test_presidents_speak_for_a_state_or_not():
    assert kind("the president of Business Roundtable") == ("person_role", False)
    assert kind("the president of Peru") == ("person_role", True)
    assert kind("the Post", outlet=True) == ("media_outlet", False)


def test_kind_of_keeps_its_answer_for_unnamed_sources():
    words = ["the", "Osby", "police"]
    assert kind_of([w.lower() for w in words], words, outlet=False) == ("official_org", True)


@pytest.mark.parametrize(
    ("surfaces", "expected"),
    [
        (["officials"], True),
        (["ledgers"], True),
        (["Ames"], True),
        (["research"], True),
        (["the", "plea"], True),
        (["plea"], False),
        (["creating"], False),
        (["the"], False),
        ([], False),
    ],
)
def test_names_somebody(surfaces, expected):
    assert names_somebody(surfaces) is expected


def test_parts_of_a_phrase():
    phrase = take_apart(
        ["among", "the", "mayor", "’s", "three", "aides", "who", "stayed"],
        ["among", "the", "mayor", "’s", "three", "aides", "who", "stayed"],
    )
    assert (phrase.led, phrase.owner, phrase.before, phrase.head, phrase.after) == (
        "among",
        ("the", "mayor"),
        ("three",),
        "aides",
        ("who", "stayed"),
    )


def test_a_participle_behind_a_plural_is_no_head():
    words = ["the", "delegates", "stunned", "by", "the", "vote"]
    assert take_apart(words, words).head == "delegates"


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("surveys", "survey"),
        ("agencies", "agency"),
        ("analyses", "analysis"),
        ("churches", "church"),
        ("spokeswomen", "spokeswoman"),
        ("children", "child"),
        ("campus", "campus"),
        ("mps", "mp"),
    ],
)
def test_singular(plural, expected):
    assert singular(plural) == expected


def test_head_word_stops_at_a_preposition():
    assert head_word(["a", "clerk", "of", "the", "court"]) == "clerk"


@pytest.mark.parametrize(("file", "read"), [(HEADS, heads), (NAMES, names), (WORDS, words_of)])
def test_every_line_of_the_lists_is_lower_case_and_read(file, read):
    for name, *words in lines_of(file):
        assert all(w == w.lower() for w in words)
        assert {w.replace("_", " ") for w in words} <= read(name)


def test_no_head_noun_has_two_kinds():
    lines = ("document", "media_outlet", "official_org", "organisation", "role")
    for i, one in enumerate(lines):
        for other in lines[i + 1 :]:
            assert not heads(one) & heads(other), (one, other)


WORD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6) | st.sampled_from(
    ["the", "of", "'s", "and", "-", ",", "Hale", "40", "%", "officials", "who", "(", "some", "@"]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORD, max_size=8), st.sampled_from([True, False, None]), st.booleans())
def test_any_words_have_a_kind(words, person, outlet):
    found, official = mention_kind([w.lower() for w in words], words, person=person, outlet=outlet)
    assert found in KINDS
    assert official in (True, False)
    assert is_official([w.lower() for w in words]) in (True, False)
