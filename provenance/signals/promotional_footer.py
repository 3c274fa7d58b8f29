"""The article's text contains a pitch for the outlet's own products.

## What it flags
A block of promotion inside the article: newsletter, subscription, donation, app or event. Blocks
come from the layout model; one finding a block. The finding counts whatever the voice (the voice
of the block is furniture), because placing it there is the outlet's act; its wording is scored
apart from the story's.

## Why it matters
A reader of the copied or syndicated text cannot tell where the report ends and the pitch begins,
and the pitch often makes claims about other media.

## Flagged
- The ferry to Harlow Bay will run again on Monday, the port authority said. Repairs took nine
  days. ¶ [[Subscribe to our newsletter to get the stories other papers will not print.]]
- The council voted 7 to 2 for the new school. Work starts in spring. ¶ [[Sign up here for our
  daily email and never miss a story.]]
- Two bridges over the Lenne will be closed until June, the county said. ¶ [[Support independent
  journalism: donate to the Varnholt Post today.]]

## Not flagged
- The charity asked residents to donate blankets for the families in the sports hall.
- The library sends a newsletter to its 3,000 members every month, the director said.
- Subscribers to the theater paid 40 crowns more this year than last year.

## Measured
- Precision: 0.84 (37 of 44 places of 25 outlets, read by one who had not seen the code).
- Rate: 203 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Blocks are as good as the layout model: F1 of promotion 0.92 (0.87 to 0.96) on 117 labelled lines by
models that had not seen the outlet (but whose patterns were partly written against its lines), 0.84
(0.69 to 0.94) on lines of outlets that no pattern was written against. A pitch at the end of a
paragraph is cut off it where its wording leaves no doubt; one worked into the story is not found. A
contact line and a quoted offer are sometimes taken for a pitch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._blocks import block_hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading


def check(reading: Reading) -> Iterator[Hit]:
    """Yield one hit a block of promotion."""
    return block_hits(
        reading,
        "promo",
        "promotion stands inside the article; set it apart or take it out of the text",
    )


SIGNAL = Signal(
    code="PV101",
    name="promotional-footer",
    severity="warning",
    counts="always",
    check=check,
)
