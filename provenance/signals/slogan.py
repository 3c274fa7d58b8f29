"""A slogan stands in for a reason: everyone knows it.

## What it flags
Appeals to what all are said to know or think ("everyone knows", "no serious person", "real
patriots"): bandwagon and flag-waving in the SemEval-2020 list of propaganda techniques.

## Why it matters
The phrase makes agreement the price of belonging; it gives no reason and no source.

## Flagged
- [[Everyone knows]] that the county sold the land.
- [[No serious person]] thinks that the wall will hold.
- [[As we all know]], the mill was never safe.

## Not flagged
- Nobody knows who sold the land.
- Not everyone knows the way to the mill.
- Everyone on the council voted for the wall.
- It was one of those meetings in which everyone knows who will speak next.
- Nearly everyone agrees, of the nine pilots asked.

## Measured
- Precision: 0.67 (25.5 of 38 places of 16 outlets, read by one who had not seen the code).
- Rate: 7.6 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Rare in news. What is plainly known to all ("as everyone knows, the bridge burned") is flagged too,
and so is irony.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._denied import others_word
from provenance.signals._lexicon import Lexicon
from provenance.signals._lists import load
from provenance.signals._phrases import Match, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_NOT_ALL = {
    "not", "if", "make", "makes", "where", "n't", "'t", "until", "hardly", "which", "felt", "feels",
    "few", "when", "so", "sure", "was", "is", "were",
}  # fmt: skip
_COUNTED = {"nearly", "almost", "virtually", "practically"}
_REACH = 3
_OF_ACQUAINTANCE = {
    "each",
    "everyone",
    "everybody",
    "one",
    "to",
    "and",
    "whose",
    "too",
    "some",
    "?",
}
"""Words after an entry with which all are acquainted with something, and nothing is argued."""


def _appeals(tokens: Tokens, match: Match, sentence: Span) -> bool:
    after, further = word_at(tokens, match.last), word_at(tokens, match.last + 1)
    if after in _OF_ACQUAINTANCE or (after, further) == ("how", "to"):
        return False
    before = {word_at(tokens, match.first - i) for i in range(1, _REACH + 1)}
    if match.phrase.endswith("agrees") and not before.isdisjoint(_COUNTED):
        return False
    if match.phrase == "we all know" and (after in {",", "."} or further == "best"):
        return False
    return before.isdisjoint(_NOT_ALL) and not others_word(tokens, match, sentence)


LEXICON = Lexicon(
    load("bandwagon"),
    why="appeals to what all are said to think; a reason or a source would carry the point",
    confidence=PREVIEW_CONFIDENCE,
    keep=_appeals,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(
    code="PV209", name="slogan", severity="info", counts="outlet", check=check, preview=True
)
