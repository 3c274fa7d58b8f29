"""A term for a group of people that style guides advise against.

## What it flags
Terms that reduce people to a status, a trait or a slur ("illegals", "wheelchair-bound",
"homosexuals"), each with the wording that current style guides of news agencies advise. Names of
laws and organisations keep theirs; a term that is only cited ("so-called anchor babies", the term
in quotation marks) is left alone. Inside a longer quotation the term is reported under its speaker
and does not count; the question there is whether the reader gets the context.

## Why it matters
The term describes people by what others hold against them, and a reader who is meant by it stops
reading.

## Flagged
- The bill would send [[illegals]] back within a week.
- The former teacher, now [[wheelchair-bound]], lives in Harlow Bay.
- The bar was popular with [[homosexuals]] from three counties.

## Not flagged
- The Colored People's Library Fund of 1904 built the reading room.
- The court called the tax illegal on Monday.
- She has used a wheelchair since 2011.
- He spoke of so-called anchor babies, and the term “illegals” stands in the bill.
- She is a political junkie and a fan of eel.

## Measured
- Precision: 0.85 (37.5 of 44 places of 17 outlets, read by one who had not seen the code).
- Rate: 61.2 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
The usage of agencies has changed; texts of 2012 and before use terms that nobody advised against
then. A sentence about a term itself is flagged when nothing in it says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._denied import cited, others_word
from provenance.signals._lexicon import Lexicon
from provenance.signals._lists import load, words
from provenance.signals._phrases import Match, fold, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span


_ALSO_VERBS = {"cripple", "cripples"}
_BEFORE_A_PERSON = {"a", "the", "that", "this", "old", "poor", "of", "as", "two", "these", "those"}
_JUNKIES = {"junkie", "junkies"}
_BESIDE_DRUGS = {
    "a", "an", "the", "of", "and", "or", "as", "heroin", "drug", "old", "young", "homeless", "meth",
    "crack", "opioid", "recovering", "with", "former", "for", "by", "to", "some", "many",
}  # fmt: skip
_FIGURES = {"for", "of"}
"""Words after "junkie" with which it is a fan of something else."""
_NOBODY = {"it", "he", "she", "review", "critic"}
_AFTER_A_NOUN = words("after_a_noun")
_SO_CALLED = 3


def _demeans(tokens: Tokens, match: Match, sentence: Span) -> bool:
    before = [word_at(tokens, match.first - i) for i in range(1, _SO_CALLED + 1)]
    if cited(tokens, match) or before == ["called", "-", "so"] or before[0] == "called":
        return False
    if match.phrase == "savages":
        return before[0] not in _NOBODY and not others_word(tokens, match, sentence)
    if match.phrase in _ALSO_VERBS:
        return before[0] in _BEFORE_A_PERSON
    if match.phrase in _JUNKIES:
        return before[0] in _BESIDE_DRUGS and word_at(tokens, match.last) not in _FIGURES
    return True


def _stands_alone(tokens: Tokens, match: Match) -> bool:
    """Whether the term is no adjective to a noun, so that a noun phrase can take its place."""
    after = tokens.words[match.last] if match.last < len(tokens) else ""
    return not after[:1].isalpha() or fold(after) in _AFTER_A_NOUN


LEXICON = Lexicon(
    load("identity"),
    why="reduces people to a status or trait; style guides advise another wording",
    confidence=0.9,
    keep=_demeans,
    suggest=_stands_alone,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline, which PV303 judges."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(
    code="PV215",
    name="demeaning-identity-language",
    severity="warning",
    counts="outlet",
    check=check,
)
