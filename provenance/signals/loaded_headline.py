"""The headline takes sides.

## What it flags
What PV201, PV202, PV203, PV204, PV206, PV207 and PV215 flag in the text, in the headline: loaded
words by the wording model, labels, intensifiers, boosters, puffery, exaggeration, demeaning terms.
Words inside quotation marks are their speaker's and do not count.

## Why it matters
Most readers see only the headline, and it sets how the rest is read.

## Flagged
- {title=Council [[shamelessly]] doubles harbor tax} The council voted on Monday to double the tax.
- {title=Governor sends [[illegals]] to Harlow Bay} The governor spoke on Monday about the border.
- {title=Flood of [[epic]] [[biblical]] size} The river rose on Monday.

## Not flagged
- {title=Council doubles harbor tax} The council voted on Monday to double the tax.
- {title=Ferry to run again on Monday} The ferry will run again, the port authority said.
- {title=Bridge over the Lenne closed until June} The county closed the bridge on Monday.

## Limits
Precision on real articles: not yet measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals import (
    booster,
    demeaning_identity_language,
    exaggeration_minimisation,
    name_calling,
    puffery,
    subjective_intensifier,
)
from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._spans import SpanSet
from provenance.signals._zones import Zone, headline_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_LEXICONS = (
    demeaning_identity_language.LEXICON,
    name_calling.LEXICON,
    exaggeration_minimisation.LEXICON,
    puffery.LEXICON,
    subjective_intensifier.LEXICON,
    booster.LEXICON,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the words of the headline that take sides, each place once."""
    zone = headline_zone(reading)
    if zone is None:
        return
    taken = SpanSet()
    for hit in (
        *(h for lexicon in _LEXICONS for h in lexicon.in_zone(zone)),
        *_loaded(reading, zone),
    ):
        if not taken.touches((hit.start, hit.end)):
            taken.add((hit.start, hit.end))
            yield hit


def _loaded(reading: Reading, zone: Zone) -> Iterator[Hit]:
    wording = reading.wording if zone.where == "text" else reading.title_wording
    for span in wording.spans if wording else ():
        if zone.start <= span.start and span.end <= zone.end:
            words = quoted(zone.text[span.start : span.end])
            message = f"{words} takes sides in the headline; a plain word would leave the verdict"
            yield Hit(span.start, span.end, message, span.probability, where=zone.where)


SIGNAL = Signal(
    code="PV303", name="loaded-headline", severity="warning", counts="outlet", check=check
)
