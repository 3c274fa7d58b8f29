"""Names and classes are hidden, words are kept."""

from __future__ import annotations

import pytest

from provenance.wording.forms import NAME, NUMBER, surface
from provenance.wording.lists import classes, lexicons, lists_sha256

SHARE = {"rammed": 1.0, "stone": 0.6, "may": 0.95, "savage": 0.4}


@pytest.mark.parametrize(
    ("token", "start", "middle"),
    [
        ("rammed", "rammed", "rammed"),
        ("Rammed", "rammed", NAME),
        ("Stone", "stone", NAME),
        ("Savage", NAME, NAME),
        ("Varn", NAME, NAME),
        ("RAMMED", "rammed", "rammed"),
        ("STONE", "stone", "stone"),
        ("Democrats", "<group>", "<group>"),
        ("republican", "<group>", "<group>"),
        ("She", "<pronoun>", "<pronoun>"),
        ("left", "<side>", "<side>"),
        ("$3,000", NUMBER, NUMBER),
        ("45%", NUMBER, NUMBER),
        ("@varn", NAME, NAME),
        ("#vote", NAME, NAME),
        ("@", "@", "@"),
        ("’s", "'s", "'s"),
    ],
)
def test_surface(token: str, start: str, middle: str) -> None:
    seen = surface(token, SHARE)
    assert (seen.start, seen.middle) == (start, middle)


def test_no_listed_word_is_hidden_by_a_class() -> None:
    for lexicon in lexicons():
        assert not lexicon.words & classes().keys(), lexicon.name


def test_lists_hold_what_they_say() -> None:
    by_name = {lexicon.name: lexicon for lexicon in lexicons()}
    assert by_name["theatrical"].holds("slammed")
    assert by_name["grim"].holds("killed")
    assert not by_name["insult"].holds("bridge")
    assert len(lists_sha256()) == 64


def test_both_sides_are_hidden_alike() -> None:
    pairs = [("democrats", "republicans"), ("leftist", "rightist"), ("jews", "muslims")]
    pairs += [("he", "she"), ("men", "women"), ("left", "right"), ("gay", "heterosexual")]
    for one, other in pairs:
        assert classes()[one] == classes()[other]
