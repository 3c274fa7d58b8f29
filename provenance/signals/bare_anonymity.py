"""A source is withheld by name without description or reason.

## What it flags
"A source said", "sources tell us": nothing says who it is, how it knows, or why it is not named.
Each such source once.

## Why it matters
News agencies almost always bar it: the reader has nothing to weigh the statement by.

## Flagged
- [[A source]] said the talks had failed.
- The talks have failed, [[sources]] told the Varnholt Post.
- [[Two sources]] said the county would pay.

## Not flagged
- Two people familiar with the talks said the county would pay.
- The source of the river lies above Harlow Bay.
- A county official who asked not to be named said the talks had failed.

## Limits
Read by one of the authors: 6 hits in real articles, 5 agreed with (0.83). About 8 hits that count
in 1,000 articles of mixed outlets. Few hits were read. A book or record called "another source" is
the error seen.
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
        if source.bare:
            words = quoted(reading.text[source.start : source.end])
            message = (
                f"{words}: neither who it is, nor how it knows, nor why it is not named; "
                "describe the source and give the reason"
            )
            yield Hit(source.start, source.end, message, 0.8)


SIGNAL = Signal(code="PV408", name="bare-anonymity", severity="warning", counts="cue", check=check)
