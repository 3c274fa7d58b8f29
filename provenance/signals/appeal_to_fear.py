"""The reader is told to be afraid.

## What it flags
Fear raised in the reader's own life, in the outlet's voice: a crowd or a force set on "our
streets", "your guns", "our way of life", "nobody is safe", "you could be next" (appeal to fear in
SemEval-2020). Fear that is reported, doubted or denied in the sentence, water and money that
really flood or pour, and names are left alone.

## Why it matters
Fear persuades before the facts are weighed; a figure and a source let the reader judge the danger.

## Flagged
- Open the harbor to them, and strangers will [[flood our streets]] before the winter.
- After the vote in Varnholt [[nobody is safe]] in this valley.
- The governor's men are [[coming for your guns]] and will not stop at the bridge.

## Not flagged
- The Lenne rose by two meters, and its water flooded our streets on Monday.
- Some fear that the governor is coming for your guns; the bill does not mention them.
- The governor is not coming for your guns.

## Measured
- Precision: 0.50 (1 of 2 places of 2 outlets, read by one who had not seen the code).
- Rate: 0.4 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview: too rare in news to measure, so of severity info and worth no points. A speech or a tweet
printed without quotation marks is taken for the outlet's words, and irony for fear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._combined import combined
from provenance.signals._context import in_name, quoted, sentence_words
from provenance.signals._denied import own_judgement
from provenance.signals._lists import words
from provenance.signals._phrases import Phrases
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_PHRASES = Phrases(combined("fear"))
_TOLD = words("fear_told")
_FLOODS = words("floods")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the appeals to fear outside the headline."""
    tokens, text = reading.tokens, reading.text
    for sentence, match in body_matches(reading, _PHRASES):
        around = sentence_words(tokens, sentence)
        if around & _TOLD or not own_judgement(tokens, match, sentence):
            continue
        if in_name(tokens, match, sentence):
            continue
        if around & _FLOODS or text[match.end : sentence[1]].rstrip("”\"' ").endswith("?"):
            continue
        words_found = quoted(text[match.start : match.end])
        message = f"{words_found} asks for fear; a figure with its source would show the danger"
        yield Hit(match.start, match.end, message, PREVIEW_CONFIDENCE)


SIGNAL = Signal(
    code="PV208",
    name="appeal-to-fear",
    severity="info",
    counts="outlet",
    check=check,
    preview=True,
)
