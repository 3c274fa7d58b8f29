"""A source is withheld by name without description or reason.

## What it flags
"A source said", "sources tell us": nothing says who it is, how it knows, or why it is not named.
Each such source once. Left alone are sources that the text describes elsewhere ("Treasury
sources", "one source, a clerk"), and those that spoke to another outlet (see PV407).

## Why it matters
News agencies almost always bar it: the reader has nothing to weigh the statement by.

## Flagged
- [[A source]] said the talks had failed.
- {outlet=Varnholt Post} The talks have failed, [[sources]] told the Varnholt Post.
- [[Two sources]] said the county would pay.

## Not flagged
- Two people familiar with the talks said the county would pay.
- The source of the river lies above Harlow Bay.
- A county official who asked not to be named said the talks had failed.
- One source, a clerk at the mill, said the talks had failed.
- Treasury sources said the talks had failed. ¶ They will go on in May, one source said.

## Measured
- Precision: 0.90 (39.5 of 44 places of 12 outlets, read by one who had not seen the code).
- Rate: 9.6 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
The line that sums up a story ("Source: talks have failed") is flagged where the story itself
describes nobody. A source described only far away, in other words than "source", is flagged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._anonymous import withheld
from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading


def check(reading: Reading) -> Iterator[Hit]:
    """Yield each source of which nothing is said, once."""
    for source in withheld(reading):
        if source.bare and not source.heard_by:
            words = quoted(reading.text[source.start : source.end])
            message = (
                f"{words}: neither who it is, nor how it knows, nor why it is not named; "
                "describe the source and give the reason"
            )
            yield Hit(source.start, source.end, message, 0.8)


SIGNAL = Signal(code="PV408", name="bare-anonymity", severity="warning", counts="cue", check=check)
