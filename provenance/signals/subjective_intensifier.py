"""An adverb tells the reader how strongly to feel.

## What it flags
Adverbs of degree that carry a feeling ("utterly", "shamelessly", "stunningly") where they modify
another word: the subjective intensifiers of Recasens and others (2013) and part of Hyland's
boosters.

## Why it matters
The fact stands without the adverb; the adverb is the writer's verdict on it.

## Flagged
- The council's answer was [[utterly]] inadequate, the report found on page nine.
- Prices in Varnholt have been [[ridiculously]] high since the bridge closed.
- The new terminal is [[stunningly]] expensive, and Mayor Ilse Brandt knows it.

## Not flagged
- The river rose very quickly and nearly reached the school.
- The band Wildly Wrong played for two hours on the market square.
- Turnout was much higher than in the last vote.

## Limits
Read by one of the authors: 15 hits in real articles, 15 agreed with (1.00). About 25 hits that
count in 1,000 articles of mixed outlets. A closed list: adverbs that are not on it are missed.
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

_LITERAL = {
    "wildly": {"different", "divergent", "varying", "popular", "fluctuating", "from", "between"},
    "hopelessly": {"lost"},
    "criminally": {"charged", "liable", "responsible", "prosecuted", "negligent", "insane"},
    "patently": {"offensive"},
}
"""Words after an entry with which it is a plain or legal description."""
_VARYING = {"vary", "varies", "varied", "fluctuate", "fluctuated", "swing", "swung", "differ"}


def _judges(tokens: Tokens, match: Match, _sentence: Span) -> bool:
    if word_at(tokens, match.first - 1) in _VARYING:
        return False
    return word_at(tokens, match.last) not in _LITERAL.get(match.phrase, ())


LEXICON = Lexicon(
    load("intensifiers"),
    why="tells the reader how strongly to feel; the fact stands without it",
    confidence=0.8,
    keep=_judges,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline, which PV303 judges."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(
    code="PV203",
    name="subjective-intensifier",
    severity="info",
    counts="outlet",
    check=check,
)
