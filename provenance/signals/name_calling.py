"""A label takes the place of a person's name or office.

## What it flags
Labels that judge a person or group ("cronies", "henchmen", "the wingnuts"): name-calling in the
SemEval-2020 list of propaganda techniques. Names of works and bands keep theirs; a label that the
sentence denies ("hardly a warmonger"), gives to others ("what they called a flunky"), sets in
quotation marks, or speaks of in general ("the founders feared a demagogue") calls nobody a name.

## Why it matters
The label tells the reader whom to despise and nothing about who it is; name, office or act would.

## Flagged
- The governor and his [[cronies]] met at the mill on Sunday.
- The bill was written by [[lackeys]] of the harbor company.
- Then the [[wingnuts]] of the county board took over.

## Not flagged
- The governor and his advisers met at the mill on Sunday.
- The Thugs, a band from Varnholt, will play on the market square.
- Members of the harbor company wrote the bill.
- His opponents called the governor a buffoon.
- Ada Thorne is hardly a warmonger.
- Some of the council wanted to keep the “thugs” out.
- The charter was meant to stop a demagogue from taking the harbor.

## Measured
- Precision: 0.70 (31 of 44 places of 27 outlets, read by one who had not seen the code).
- Rate: 26.2 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A label that the outlet reports in a frame not known here, and a tweet or a speech printed without
quotation marks, are the usual errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._denied import own_judgement
from provenance.signals._lexicon import Lexicon
from provenance.signals._lists import load
from provenance.signals._phrases import Match, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_IN_GENERAL = {"demagogue", "tyrants", "despots", "scoundrel", "con man", "con artist"}
"""Entries that also name a kind of person, whom nobody is said to be."""
_POINTING = {"the", "this", "that", "these", "those", "our", "their", "his", "her", "its", "'s"}
_BEING = {"is", "was", "are", "were", "be", "been", "'s", "'re", "'m", "become", "became", "as"}
_REACH = 3
_APPOSED = {",", "—", "–", "--", "-", ":", "("}
_FEARED = {"prevent", "stop", "stopping", "preventing", "against", "elect", "resist", "avoid"}
"""Words before "a vile demagogue" with which it is still nobody."""
_LITERAL = {"zealots": {"religious", "jewish"}, "zealot": {"religious", "jewish"}}
_VERB_BEFORE = {"to", "surely", "will", "would", "could", "can", "and", "or"}


def _calls(tokens: Tokens, match: Match, sentence: Span) -> bool:
    before = word_at(tokens, match.first - 1)
    if match.phrase == "demagogue" and before in _VERB_BEFORE:
        return False
    if before in _LITERAL.get(match.phrase, ()):
        return False
    if match.phrase.endswith("mongers") and word_at(tokens, match.last) in {"that", "about"}:
        return False
    if match.phrase in _IN_GENERAL and not _of_somebody(tokens, match):
        return False
    return own_judgement(tokens, match, sentence)


def _of_somebody(tokens: Tokens, match: Match) -> bool:
    """Whether the label stands as a predicate, an apposition, or with a pointing word.

    "He is a demagogue", "a vile demagogue", "the demagogue": somebody; "to stop a demagogue":
    nobody yet.
    """
    before, further = word_at(tokens, match.first - 1), word_at(tokens, match.first - 2)
    if before in {"a", "an"}:
        return further in _BEING or further in _APPOSED
    if word_at(tokens, match.first - _REACH) in _FEARED:
        return False
    return before in _POINTING or before in _BEING or further in {"a", "an", *_POINTING}


LEXICON = Lexicon(
    load("names_called"),
    why="is a label; the name, the office or the act would tell the reader who it is",
    confidence=0.85,
    keep=_calls,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline, which PV303 judges."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(code="PV202", name="name-calling", severity="warning", counts="outlet", check=check)
