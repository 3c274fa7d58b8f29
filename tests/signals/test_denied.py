"""What a clause denies, what it gives to others, and what it only cites as a word."""

from __future__ import annotations

import pytest

from provenance.nlp.tokens import Tokens, tokenize
from provenance.signals._denied import cited, denied, others_word
from provenance.signals._phrases import Match, Phrases
from provenance.types import Span


def place(text: str, word: str) -> tuple[Tokens, Match, Span]:
    tokens = tokenize(text)
    (match,) = Phrases([word]).find(tokens)
    return tokens, match, (0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor is not a thug.", True),
        ("The mayor isn’t a thug.", True),
        ("She was hardly the first thug here.", True),
        ("It was far from a thug that he met.", True),
        ("They wanted a clerk instead of a thug.", True),
        ("The mayor is not only a thug.", False),
        ("The mayor is a thug, not a clerk.", False),
        ("He did not like it, but a thug came.", False),
        ("The mayor did not see the man, his thug.", False),
        ("He never met the old thug.", False),
        ("Everyone saw the thug.", False),
    ],
)
def test_denied(text: str, expected: bool) -> None:
    tokens, match, sentence = place(text, "thug")
    assert denied(tokens, match.first, sentence) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They called the mayor, of all people, a thug.", True),
        ("Falk faulted what she called a thug on the council.", True),
        ("The film portrays the mayor as a shrill thug.", True),
        ("He was dismissed as a thug.", True),
        ("The notion that thug and clerk agree is old.", True),
        ("The alleged thug met the mayor.", True),
        ("The self-described thug met the mayor.", True),
        ("The harbor called for a thug to be jailed.", False),
        ("The clerk, who was called back, said the man who came was a thug.", False),
        ("She looked up as the thug came in.", False),
        ("The thug came in.", False),
    ],
)
def test_others_word(text: str, expected: bool) -> None:
    assert others_word(*place(text, "thug")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were really “thugs.” He left.", True),
        ("The word thugs is old.", True),
        ("A term like thugs is old.", True),
        ("The mayor's thugs' boat sank.", False),
        ("The “council” and its old thugs sank.", False),
    ],
)
def test_cited(text: str, expected: bool) -> None:
    tokens, match, _ = place(text, "thugs")
    assert cited(tokens, match) is expected


def test_nothing_stands_before_the_first_word() -> None:
    tokens, match, sentence = place("thug", "thug")
    assert not denied(tokens, match.first, sentence)
    assert not others_word(tokens, match, sentence)
    assert not cited(tokens, match)
