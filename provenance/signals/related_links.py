"""Links to other stories stand inside the text.

## What it flags
Blocks that the layout model calls related: "Read more:" lines and teaser lists. They are labelled
and never count.

## Why it matters
Teasers for other stories carry other headlines and other sources; read as part of this story they
would lend it statements it does not make.

## Flagged
- The ferry to Harlow Bay will run again on Monday, the port authority said. ¶ [[Read more: Why
  the harbor wall had to go]] ¶ Repairs took nine days and cost 80,000 crowns.
- The council voted 7 to 2 for the new school, the mayor said. ¶ [[RELATED: Ten schools that never
  opened]]
- Two bridges over the Lenne will be closed until June, the county said. ¶ [[SEE ALSO: County
  closes third bridge]]

## Not flagged
- The two cases are related, the prosecutor said on Friday.
- Pupils should read more, the minister for schools told parents in Varnholt.
- The letter, also seen by the county, names no one.

## Measured
- Precision: 0.88 (38.5 of 44 places of 22 outlets, read by one who had not seen the code).
- Rate: 464 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Short subheads between paragraphs are sometimes taken for teasers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._blocks import block_hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading


def check(reading: Reading) -> Iterator[Hit]:
    """Yield one hit a block of links to other stories."""
    return block_hits(reading, "related", "links to other stories; left out of every score")


SIGNAL = Signal(code="PV103", name="related-links", severity="info", counts="never", check=check)
