"""The verb that introduces a source presents the statement as true.

## What it flags
Factive verbs (Hooper, 1975) as cues of an attribution: "pointed out", "noted", "acknowledged",
"revealed". Only verbs that an attribution holds as its cue are flagged, with a statement as what is
reported ("noted that", "noted the wall was low"), no thing ("noted the delay"). Where the outlet or
its author speaks ("it is worth noting", "as we pointed out", "as the Post's Ada Thorne noted" in
the Post), no source is introduced.

## Why it matters
"Pointed out" tells the reader that the statement is a fact. Where the outlet has checked it, it
can say so in its own voice; where it has not, "said" is the safe verb.

## Flagged
- The dam is too low, Senator Ada Thorne [[pointed out]].
- Brandt [[noted]] that the county had never paid its share.
- “The wall was never finished,” the engineer [[acknowledged]].

## Not flagged
- Brandt said that the county had never paid its share.
- The town is noted for its glass.
- It is worth noting that the county has never paid its share.
- Brandt acknowledged the delay on Monday.
- {outlet=Varnholt Post} As the Varnholt Post's Ada Thorne has noted, the dam is too low.
- The curtain fell and revealed the new bell.

## Measured
- Precision: 0.91 (40 of 44 places of 25 outlets, read by one who had not seen the code).
- Rate: 325 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Many editors leave "noted" alone, and the severity is info for that reason. A clause without "that"
is told from a thing by its verb, which a short list must know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

VERBS = Verbs("factive_verbs")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the factive verbs that introduce a source."""
    return VERBS.in_body(reading, "presents the statement as true", confidence=0.7)


SIGNAL = Signal(code="PV404", name="factive-verb", severity="info", counts="cue", check=check)
