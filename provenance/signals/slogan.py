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

## Limits
Read by one of the authors: 5 hits in real articles, 4 agreed with (0.80). About 2 hits that count
in 1,000 articles of mixed outlets. The five come from 1,000 articles: rare in news, and few were
read.
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

_NOT_ALL = {"not", "if", "make", "makes", "where", "n't", "'t", "until", "hardly"}
_OF_ACQUAINTANCE = {"each", "everyone", "everybody", "one", "to"}


def _appeals(tokens: Tokens, match: Match, _sentence: Span) -> bool:
    if word_at(tokens, match.last) in _OF_ACQUAINTANCE:
        return False
    return word_at(tokens, match.first - 1) not in _NOT_ALL


LEXICON = Lexicon(
    load("bandwagon"),
    why="appeals to what all are said to think; a reason or a source would carry the point",
    confidence=0.75,
    keep=_appeals,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(code="PV209", name="slogan", severity="info", counts="outlet", check=check)
