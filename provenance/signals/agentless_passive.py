"""A deed stands in the passive, and nobody did it.

## What it flags
Passives of deeds that always have a doer ("tear gas was fired", "mistakes were made", "it was
decided that", "officer-involved shooting") where no doer is in sight: none after "by" and none
named in the sentence, the sentence before or the one after.

## Why it matters
Who fired, erred or decided is the first thing a reader wants to know; where it is not known, the
report can say so.

## Flagged
- The march reached the mill at noon. [[Tear gas was fired]], and eleven people were hurt.
- The tax was counted twice in March. [[Mistakes were made]], and the town is 40,000 crowns short.
- The ferry was old and slow. In May [[it was decided to]] sell it.

## Not flagged
- The march reached the mill at noon. Police moved in, and tear gas was fired.
- Shots were fired by two hunters from Varnholt.
- “Mistakes were made,” Mayor Ilse Brandt said.

## Measured
- Precision: 0.86 (9.5 of 11 places of 5 outlets, read by one who had not seen the code).
- Rate: 2.2 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Few places were there to read. Most are “police-involved”; a doer named further off than one
sentence is not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._combined import combined
from provenance.signals._context import in_name, inside_quotation, quoted, sentence_words
from provenance.signals._lists import words
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._zones import body_matches, sentence_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.signals._phrases import Match

_PHRASES = Phrases(combined("agentless"))
_AGENTS = words("agents")
_REACH = 8
"""Words after a passive in which "by" names its doer."""
_ASKS = {
    "many",
    "which",
    "that",
    "what",
    "where",
    "whether",
    "why",
    "how",
    "no",
    "if",
    "more",
    "before",
    "the",
}
_ITSELF = ("officer-", "police-")
"""Phrases that name a doer's office and still hide who did what to whom."""
_CONFIDENCE = 0.8
"""What a blind reader agreed with, roughly; few places were there to read."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the deeds without a doer outside the headline."""
    tokens, text = reading.tokens, reading.text
    for sentence, match in body_matches(reading, _PHRASES):
        euphemism = match.phrase.startswith(_ITSELF)
        if in_name(tokens, match, sentence) or inside_quotation(reading, match.start, match.end):
            continue
        if not euphemism and (_done_by(tokens, match) or _in_sight(reading, match)):
            continue
        found = quoted(text[match.start : match.end])
        message = f"{found} does not say who did it; name the doer, or say that it is not known"
        if euphemism:
            message = f"{found} does not say who did what to whom; say that the police did, or who"
        plain = _plain(match.phrase) if euphemism else None
        yield Hit(match.start, match.end, message, _CONFIDENCE, suggestion=plain)


def _plain(phrase: str) -> str:
    """The plain noun phrase for a euphemism.

    >>> _plain("police-involved deaths"), _plain("officer-involved shooting")
    ('deaths at the hands of police', 'shooting by police')
    """
    noun = phrase.rsplit(maxsplit=1)[-1]
    return f"{noun} at the hands of police" if noun.startswith("death") else f"{noun} by police"


def _done_by(tokens: Tokens, match: Match) -> bool:
    """Whether "by" follows, or a question word or "no" stands before."""
    after = {word_at(tokens, match.last + i) for i in range(_REACH)}
    return "by" in after or word_at(tokens, match.first - 1) in _ASKS


def _in_sight(reading: Reading, match: Match) -> bool:
    """Whether somebody who could have done it is named close by."""
    i = sentence_index(reading, match.start)
    if i is None:
        return True
    around = reading.sentences[max(i - 1, 0) : i + 2]
    return any(sentence_words(reading.tokens, span) & _AGENTS for span in around)


SIGNAL = Signal(
    code="PV214",
    name="agentless-passive",
    severity="info",
    counts="outlet",
    check=check,
)
