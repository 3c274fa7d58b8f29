"""Praise that belongs in an advertisement.

## What it flags
Words of praise that cannot be checked ("world-class", "iconic", "second to none"), known from
Wikipedia's words to watch as peacock terms. Literal uses ("groundbreaking ceremony") and names
are left alone.

## Why it matters
A reader cannot tell praise of this kind from promotion, and it says less than a figure would.

## Flagged
- The town opened a [[world-class]] skating hall on Friday.
- Guests meet in the [[iconic]] tower on Lindholm Street.
- The firm calls on its [[state-of-the-art]] laboratory in Ostrava Mill.

## Not flagged
- The groundbreaking ceremony is set for the third of June.
- Iconic Foods Ltd. has 40 workers in Varnholt.
- The hall has 4,000 seats and was paid for by the county.

## Limits
Read by one of the authors: 9 hits in real articles, 7 agreed with (0.78). About 15 hits that count
in 1,000 articles of mixed outlets. Few hits were read. Praise that a sentence denies ("in no way
game-changing") is flagged too.
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
    "groundbreaking": {"ceremony", "ceremonies", "event", "for", "on", "."},
    "visionary": {"experience", "state"},
}
"""Words after an entry with which it is literal."""


def _praises(tokens: Tokens, match: Match, _sentence: Span) -> bool:
    return word_at(tokens, match.last) not in _LITERAL.get(match.phrase, ())


LEXICON = Lexicon(
    load("puffery"),
    why="is praise that cannot be checked; say what is special about it, or leave it out",
    confidence=0.75,
    keep=_praises,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline, which PV303 judges."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(code="PV206", name="puffery", severity="info", counts="outlet", check=check)
