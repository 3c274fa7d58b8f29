"""The verb that introduces a source judges the statement.

## What it flags
Verbs that add doubt, guilt, vanity or stubbornness to what somebody said ("claimed", "admitted",
"boasted", "insisted"), where they report speech: the report verbs of Recasens and others (2013).
Fixed uses are left alone: claiming responsibility, a life or a seat, admitting guilt in court,
being admitted to a hospital, conceding a race, insisting on a thing; so is "falsely claimed",
which says openly what it judges.

## Why it matters
The verb is the outlet's even where every other word is the source's. "Said" leaves the judgement
to the reader.

## Flagged
- Mayor Ilse Brandt [[claimed]] that the dam was safe.
- The minister [[boasted]] of forty new schools.
- “We had no money left,” the treasurer [[admitted]].
- Tomas Reuel [[insisted]] that he had never met the builder.

## Not flagged
- A group called Red Shore claimed responsibility for the fire.
- She was admitted to the hospital in Varnholt on Monday.
- Reuel conceded the race shortly before midnight.
- “The dam is safe,” Mayor Ilse Brandt said.

## Limits
Read by one of the authors: 25 hits in real articles, 23 agreed with (0.92). About 195 hits that
count in 1,000 articles of mixed outlets. "Insist" as a demand ("insisted she compete") and "claim
to be" are the errors left. House styles differ on "claimed" where the outlet has shown the
statement false.
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
