"""A word takes sides.

## What it flags
Words that the wording model finds loaded: a one-sided charge where a neutral word exists (the
framing bias of Recasens and others, 2013; loaded language in SemEval-2020; the biased words of
BABE). The model weighs the word, its parts, its neighbors and whether it is quoted; the
confidence is the model's probability. Names, titles of works and the headline (see PV303) are
left out.

## Why it matters
A loaded word hands the reader a verdict in place of the fact. In a quotation it is its speaker's,
and is reported under the speaker.

## Flagged
- The governing party [[rammed]] the bill through the chamber.
- The governor's [[disgraceful]] record on schools is well known in Varnholt.
- The [[radical]] mob of activists blocked the harbor.

## Not flagged
- The council voted on Monday to repair the bridge over the Lenne.
- The Radical Party won 12 seats in the chamber.
- The ministry published the figures on Friday.

## Limits
Precision on real articles: not yet measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import in_name, quoted
from provenance.signals._phrases import Match
from provenance.signals._zones import in_headline, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the loaded words outside the headline and outside names."""
    tokens, text = reading.tokens, reading.text
    for span in reading.wording.spans:
        sentence = sentence_at(reading, span.start)
        if sentence is None or in_headline(reading, span.start):
            continue
        inside = tokens.between(span.start, span.end)
        match = Match(span.start, span.end, inside.start, inside.stop, "")
        if inside.start < inside.stop and not in_name(tokens, match, sentence):
            words = quoted(text[span.start : span.end])
            message = f"{words} takes sides; a plain word would leave the verdict to the reader"
            yield Hit(span.start, span.end, message, span.probability)


SIGNAL = Signal(code="PV201", name="loaded-word", severity="warning", counts="outlet", check=check)
