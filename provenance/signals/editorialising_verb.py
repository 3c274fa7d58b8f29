"""The verb that introduces a source judges the statement.

## What it flags
Verbs that add doubt, guilt, vanity or stubbornness to what somebody said ("claimed", "admitted",
"boasted", "insisted"), where they report speech: the report verbs of Recasens and others (2013).
Fixed uses are left alone: claiming responsibility, a life or a seat, admitting guilt in court,
being admitted to a hospital, conceding a race, insisting on a thing or that somebody do it; so are
"falsely claimed" and "claimed without evidence", which say openly what they judge. "Claimed" counts
only with a statement as what was claimed, no thing. Nobody has spoken in "as though insisting",
"would claim" and "if one concedes", which are left alone too. In a report of a lawsuit the neutral
word offered is "alleged".

## Why it matters
The verb is the outlet's even where every other word is the source's. "Said" leaves the judgement
to the reader.

## Flagged
- Mayor Ilse Brandt [[claimed]] that the dam was safe.
- The minister [[boasted]] of forty new schools.
- “We had no money left,” the treasurer [[admitted]].
- Reuel sued the county, [[claiming]] that it had sold his land.
- Tomas Reuel [[insisted]] that he had never met the builder.

## Not flagged
- A group called Red Shore claimed responsibility for the fire.
- She was admitted to the hospital in Varnholt on Monday.
- Reuel conceded the race shortly before midnight.
- Reuel erroneously claimed that the dam was safe.
- Reuel claimed vindication on Monday.
- Brandt insisted that he resign.
- Reuel never claimed that the dam was safe.
- “The dam is safe,” Mayor Ilse Brandt said.

## Measured
- Precision: 0.80 (35 of 44 places of 22 outlets, read by one who had not seen the code).
- Rate: 292 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A charge that an opinion writer repeats in his own words is flagged like a report. House styles
differ on "claimed" where the outlet has shown the statement false.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

VERBS = Verbs("editorializing_verbs")
_WHY = "judges how the statement was made"


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the judging verbs, in the headline too."""
    yield from VERBS.in_headline(reading, _WHY, confidence=0.75)
    yield from VERBS.in_body(reading, _WHY, confidence=0.85)


SIGNAL = Signal(
    code="PV401", name="editorialising-verb", severity="warning", counts="cue", check=check
)
