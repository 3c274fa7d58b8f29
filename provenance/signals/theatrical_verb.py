"""The verb that introduces a source stages the statement as a fight.

## What it flags
Verbs that turn a statement into a blow or a scene ("slammed", "blasted", "fumed", "hit back"),
in the text and in the headline, where a person is their subject. Doors, cars and storms are left
alone, and so are labeled links ("PHOTOS: ...") inside the text.

## Why it matters
The reader meets the fight before the argument; "criticized", "replied" or "said" report the same
act.

## Flagged
- Senator Ada Thorne [[slammed]] the harbor plan on Monday.
- “Nobody asked us,” [[fumed]] Tomas Reuel, who owns the mill.
- {title=Mayor [[blasts]] county over dam} The mayor spoke to the council on Monday.
- Brandt [[hit back]] at the county in a letter.

## Not flagged
- The ferry slammed into the harbor wall at seven in the morning.
- Workers blasted through 40 meters of rock.
- Thorne criticized the harbor plan on Monday.
- PHOTOS: Ada Thorne slams the harbor plan

## Measured
- Precision: 0.94 (41.5 of 44 places of 25 outlets, read by one who had not seen the code).
- Rate: 122 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A closed list. An act in words ("ripped it to pieces") is flagged like a statement, and so is the
headline of another story that the page's own marks do not tell from the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

VERBS = Verbs("theatrical_verbs")
_WHY = "stages the statement as a fight or a scene"


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the staging verbs, in the headline too."""
    yield from VERBS.in_headline(reading, _WHY, confidence=0.85)
    yield from VERBS.in_body(reading, _WHY, confidence=0.85)


SIGNAL = Signal(code="PV402", name="theatrical-verb", severity="warning", counts="cue", check=check)
