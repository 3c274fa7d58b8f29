"""A source is withheld by name, with a description or a reason.

## What it flags
Sources that the text describes and does not name ("a senior official", "people familiar with the
talks", "who asked not to be named"), once each, at the first mention. Where they spoke to another
outlet ("sources told the Varnholt Post"), the message says so: the reason can only be asked there.

## Why it matters
Anonymity can be right; news agencies allow it for information, not opinion, from somebody in a
position to know, with the reason stated. The list lets an editor check each case.

## Flagged
- The talks had failed, said [[a senior official]], who asked not to be named.
- [[Two people familiar with the talks]] said the county would pay.
- The offer was refused, [[a person close to the governor]] said.
- {outlet=Lenne Herald} [[Sources]] told the Varnholt Post that the talks had failed.

## Not flagged
- Governor Paul Osei said the talks had failed.
- The governor's spokeswoman, Rita Lund, said the county would pay.
- A woman lost her dog near the mill on Monday.

## Measured
- Precision: 0.80 (35 of 44 places of 21 outlets, read by one who had not seen the code).
- Rate: 147 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Rests on the sources the attributions find. A role that names one person ("the top diplomat") can
be taken for a withheld name; a group of officials ("GOP officials said") is listed like a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._anonymous import Withheld, withheld
from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

CONFIDENCE = 0.8


def check(reading: Reading) -> Iterator[Hit]:
    """Yield each described source withheld by name, and each that another outlet heard, once."""
    for source in withheld(reading):
        if not source.bare or source.heard_by:
            message = _message(reading, source)
            yield Hit(source.start, source.end, message, CONFIDENCE)


def _message(reading: Reading, source: Withheld) -> str:
    words = quoted(reading.text[source.start : source.end])
    if source.heard_by:
        return (
            f"{words} spoke to another outlet or writer ({source.heard_by}); whether a reason is "
            "given for withholding the name can only be checked there"
        )
    if source.is_reason:
        return (
            f"{words}: a name is withheld here; check that the reason for it is given and that "
            "only information comes from there"
        )
    return (
        f"{words} {'are' if source.several else 'is'} not named; check that the reason for it is "
        "given and that only information comes from there"
    )


SIGNAL = Signal(code="PV407", name="anonymous-source", severity="info", counts="cue", check=check)
