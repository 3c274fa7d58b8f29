"""A term for a group of people that style guides advise against.

## What it flags
Terms that reduce people to a status, a trait or a slur ("illegals", "wheelchair-bound",
"homosexuals"), each with the wording that current style guides of news agencies advise. Names of
laws and organisations keep theirs. Inside a quotation the term is reported under its speaker and
does not count; the question there is whether the reader gets the context.

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

## Limits
Read by one of the authors: 25 hits in real articles, 23 agreed with (0.92). About 157 hits that
count in 1,000 articles of mixed outlets. The articles are of 2012 and 2013, when most outlets still
used the terms. A sentence about a term itself is flagged when the term stands without quotation
marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._lexicon import Lexicon
from provenance.signals._lists import load
from provenance.signals._phrases import Match, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span


_ALSO_VERBS = {"cripple", "cripples"}
_BEFORE_A_PERSON = {"a", "the", "that", "this", "old", "poor", "of", "as", "two", "these", "those"}
_JUNKIES = {"junkie", "junkies"}
_OF_WHAT = {"political", "news", "policy", "adrenaline", "sports", "data", "science", "history"}


def _demeans(tokens: Tokens, match: Match, _sentence: Span) -> bool:
    if match.phrase == "savages":
        return word_at(tokens, match.first - 1) not in {"it", "he", "she", "review", "critic"}
    if match.phrase in _ALSO_VERBS:
        return word_at(tokens, match.first - 1) in _BEFORE_A_PERSON
    if match.phrase in _JUNKIES:
        return word_at(tokens, match.first - 1) not in _OF_WHAT
    return True


LEXICON = Lexicon(
    load("identity"),
    why="reduces people to a status or trait; style guides advise another wording",
    confidence=0.85,
    keep=_demeans,
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
