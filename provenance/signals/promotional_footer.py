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

## Limits
Read by one of the authors: 22 hits in real articles, 21 agreed with (0.95). About 253 hits that
count in 1,000 articles of mixed outlets. Blocks are as good as the layout model:
F1 of promotion 0.92 on 117 labelled lines by models that had not seen the outlet (but whose
patterns were partly written against its lines), 0.86 (95 %: 0.71 to 0.95) on 26 in whole articles
of outlets whose labelled lines no pattern was written against. A pitch at the end of a
paragraph is cut off it where its wording leaves no doubt; one worked into the story is not found.
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
