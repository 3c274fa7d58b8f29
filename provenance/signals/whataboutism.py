"""An objection is met by pointing at somebody else.

## What it flags
The outlet's own voice turning from a charge to another side's record: "But what about his own
...", "Where was the outrage when ...", "Imagine if a Democrat had ..." (whataboutism in
SemEval-2020). Only fixed openings are looked for; a plain "what about" asks a question, and is
left alone.

## Why it matters
The other side's record may matter, but it does not answer the charge; the reader needs both.

## Flagged
- The mayor spent the ferry money, it is true. [[But what about his own]] critics on the council?
- [[Where was the outrage]] when the last governor sold the mill?
- [[Imagine the outcry]] if the other party had sold the harbor.

## Not flagged
- What about the ferry? The port authority said it would run on Monday.
- Senator Ada Thorne asked what about the ferry had changed since March.
- Where was the mayor on Monday night?
- Imagine the uproar if ferries were steered by drunken pilots.

## Measured
- Precision: not measured (0 places in 5,000 random articles).
- Rate: 0 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview: too rare in news to measure, so of severity info and worth no points. Most turns to
another side's record use none of the fixed openings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._combined import combined
from provenance.signals._context import quoted, sentence_words
from provenance.signals._lists import words
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_PHRASES = Phrases(combined("whatabout"))
_UNREAL = {"would", "imagine", "d", "'d"}
_SIDE = ("if a ", "if any ", "had a ")
_OUTCRY = "imagine the"
_RIVALS = words("rivals")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the turns to somebody else's record outside the headline."""
    tokens, text = reading.tokens, reading.text
    for sentence, match in body_matches(reading, _PHRASES):
        inside = sentence_words(tokens, sentence)
        if match.phrase.startswith(_OUTCRY) and not ("if" in inside and inside & _RIVALS):
            continue
        unreal = bool(inside & _UNREAL)
        asked = word_at(tokens, match.first - 1) in {"asked", "wondered", "know", "asks"}
        if asked or (match.phrase.startswith(_SIDE) and not unreal):
            continue
        words_found = quoted(text[match.start : match.end])
        message = f"{words_found} turns to another side's record; say how it bears on this charge"
        yield Hit(match.start, match.end, message, PREVIEW_CONFIDENCE)


SIGNAL = Signal(
    code="PV211",
    name="whataboutism",
    severity="info",
    counts="outlet",
    check=check,
    preview=True,
)
