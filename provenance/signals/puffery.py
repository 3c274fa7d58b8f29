"""Praise that belongs in an advertisement.

## What it flags
Words of praise that cannot be checked ("world-class", "iconic", "second to none"), known from
Wikipedia's words to watch as peacock terms. Literal uses ("groundbreaking ceremony"), names, and
praise that the sentence denies, wishes for or gives to others are left alone.

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
- Varnholt is not a world-class port, and it needs a state-of-the-art crane.
- The old painter is beloved by some of the fishermen, and praised his legendary modesty.

## Measured
- Precision: 0.75 (33 of 44 places of 28 outlets, read by one who had not seen the code).
- Rate: 27 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A closed list. Irony is taken for praise.
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

_LITERAL = {
    "groundbreaking": {"ceremony", "ceremonies", "event", "for", "on", "."},
    "visionary": {"experience", "state"},
    "beloved": {"by", "of"},
    "renowned": {"for", "as"},
    "storied": {"brick", "building", "buildings"},
    "acclaimed": {"by"},
    "legendary": {"for"},
}
"""Words after an entry with which it is literal, or others' praise."""
_PREDICATES = {"legendary", "luxurious", "magnificent", "dazzling"}
"""Entries that after "is" are used of anything, mockery included ("his tantrums are legendary")."""
_BEING = {"is", "was", "are", "were", "be", "been", "become", "became", "'s", "'re"}
_FELT = {"beloved", "acclaimed", "legendary", "much-loved", "pioneering"}
_RANKS = {"most", "highly", "critically", "their", "his", "her", "its", "'"}
"""Words before praise of this kind with which it tells what others feel, or mocks it."""
_WISHED = {
    "need", "needs", "needed", "want", "wants", "wanted", "struggle", "struggled", "struggling",
    "if", "whether", "promise", "promised", "promises", "seek", "seeks", "sought", "once",
}  # fmt: skip
"""Words a little before an entry that say the thing is not there."""
_REACH = 5


def _praises(tokens: Tokens, match: Match, sentence: Span) -> bool:
    if word_at(tokens, match.last) in _LITERAL.get(match.phrase, ()):
        return False
    before = [word_at(tokens, match.first - i) for i in range(1, _REACH + 1)]
    if match.phrase in _PREDICATES and before[0] in _BEING:
        return False
    if match.phrase in _FELT and before[0] in _RANKS:
        return False
    return _WISHED.isdisjoint(before) and own_judgement(tokens, match, sentence)


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
