"""Menus, icon names and buttons were left in the text.

## What it flags
Blocks of page furniture that the layout model calls chrome: menus, icon names, share buttons,
cookie notices, control captions. They are labelled and never count.

## Why it matters
Furniture is nobody's statement. It is shown so that an editor sees what was set aside, and can
clean the text before it is copied on.

## Flagged
- The ferry to Harlow Bay will run again on Monday, the port authority said. Repairs took nine
  days and cost 80,000 crowns. ¶ [[Share this article: Facebook Twitter WhatsApp Email]]
- [[Share on Facebook Share on Twitter Print Email]] ¶ The council voted 7 to 2 for the new
  school. Work starts in spring, the mayor said.
- The council voted 7 to 2 for the new school. Work starts in spring, the mayor said. ¶ [[Skip to
  main content Menu Search]]

## Not flagged
- The menu of the school canteen will change in May, the council said.
- He shared the letter on his own page and printed it on Monday.
- The museum will search its cellar for the missing icons.

## Measured
- Precision: 0.99 (43.5 of 44 places of 20 outlets, read by one who had not seen the code).
- Rate: 663 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Blocks are as good as the layout model: a menu in one line at the top can be taken for a headline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._blocks import block_hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading


def check(reading: Reading) -> Iterator[Hit]:
    """Yield one hit a block of page chrome."""
    return block_hits(reading, "chrome", "page furniture; it is left out of every score")


SIGNAL = Signal(code="PV102", name="page-chrome", severity="info", counts="never", check=check)
