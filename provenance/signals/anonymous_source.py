"""A source is withheld by name, with a description or a reason.

## What it flags
Sources that the text describes and does not name ("a senior official", "people familiar with the
talks", "who asked not to be named"), once each, at the first mention.

## Why it matters
Anonymity can be right; news agencies allow it for information, not opinion, from somebody in a
position to know, with the reason stated. The list lets an editor check each case.

## Flagged
- The talks had failed, said [[a senior official]], who asked not to be named.
- [[Two people familiar with the talks]] said the county would pay.
- The offer was refused, [[a person close to the governor]] said.

## Not flagged
- Governor Paul Osei said the talks had failed.
- The governor's spokeswoman, Rita Lund, said the county would pay.
- A woman lost her dog near the mill on Monday.

## Limits
Read by one of the authors: 25 hits in real articles, 24 agreed with (0.96). About 215 hits that
count in 1,000 articles of mixed outlets. Rests on the sources the attributions find; a role that
names one person ("the top diplomat") can be taken for a withheld name.
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
    """Yield each described source withheld by name, once."""
    for source in withheld(reading):
        if not source.bare:
            words = quoted(reading.text[source.start : source.end])
            message = (
                f"{words} is not named; check that the reason for it is given and "
                "that only information comes from there"
            )
            yield Hit(source.start, source.end, message, 0.75)


SIGNAL = Signal(code="PV407", name="anonymous-source", severity="info", counts="cue", check=check)
