"""The report sells something, and no label says so.

## What it flags
A call to buy in the outlet's own sentence ("order yours now", "use code", "on sale for just")
together with a price, a discount, a code or a web address, in a text that nowhere calls itself
sponsored or says that it earns from sales (NewsGuard and the Trust Project ask for that label).
Pitches for the outlet's own products are PV101's; quotations and reports about prices are left
alone. One finding a paragraph.

## Why it matters
A reader weighs an advertisement otherwise than a report, and must be able to tell which it is.

## Flagged
- The Lenne lamp burns for nine hours. [[Order yours now]] for $19.99.
- The boots are made in Varnholt. [[Use code]] HARBOR20 for 20% off the first pair.
- The knife cuts rope and bread alike, and it is [[marked down to]] $35 until Friday.

## Not flagged
- This post is paid content. Order yours now for $19.99.
- The shop told its customers to use the code of the door, and nobody was hurt.
- “Buy it now for $20,” the poster on the harbor wall said.

## Measured
- Precision: not measured (0 places in 5,000 random articles).
- Rate: 0 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview: 1 hit in about 27,000 real articles of mixed outlets, too few to measure, so of severity
info and worth no points. News archives hold few affiliate texts; on a shopping desk's pages expect
more. An offer in other words, or a label that says so in other words, is not seen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._combined import combined
from provenance.signals._context import inside_quotation, quoted
from provenance.signals._lists import load
from provenance.signals._phrases import Phrases
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import block_at, body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_CALLS = Phrases(combined("sales_calls"))
_LABELS = Phrases(load("sales_labels"))
_TERMS = re.compile(
    r"[$£€]\s?\d|\d\s?%|\bpercent off\b|https?://|\bwww\.|\.com\b|\bcode [“\"']?[A-Z][A-Z0-9]{3,}"
)
_OWN = re.compile(r"\b(?:subscri\w+|member\w*|newsletter|donat\w+|VIP|premium|tickets?)\b", re.I)
_CODE = re.compile(r"\s*[“\"'‘:]?\s*[A-Z][A-Z0-9]{3,}\b")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the calls to buy of a text without a label, one a paragraph."""
    text = reading.text
    calls = list(body_matches(reading, _CALLS))
    if not calls or next(_LABELS.find(reading.tokens), None) is not None:
        return
    seen: set[int] = set()
    for sentence, match in calls:
        block = block_at(reading, match.start)
        if block is None or block.start in seen or _told(reading, match.start, match.end):
            continue
        words = text[sentence[0] : sentence[1]]
        code = match.phrase.endswith(" code")
        terms = _CODE.match(text, match.end) if code else _TERMS.search(words)
        if terms is None or _OWN.search(words):
            continue
        seen.add(block.start)
        found = quoted(text[match.start : match.end])
        message = f"{found} sells something, and no label says so; label it or take it out"
        yield Hit(match.start, match.end, message, PREVIEW_CONFIDENCE)


def _told(reading: Reading, start: int, end: int) -> bool:
    """Whether the call is somebody's words that the report passes on."""
    return inside_quotation(reading, start, end) or reading.voice_of(start, end) != "outlet"


SIGNAL = Signal(
    code="PV104",
    name="undisclosed-advertorial",
    severity="info",
    counts="always",
    check=check,
    preview=True,
)
