"""The headline holds back what the story is, so that one must click.

## What it flags
Curiosity gaps (Chakraborty and others, 2016), of five kinds: a question that the headline leaves
open; a pointer to what only the story says ("here's why", "these mills could"); a list of vague
items ("7 things"); a why or what clause that keeps back the very reason or fact; and hype ("you
won't believe", "the real reason"). Questions that are answered, put by somebody else or about a
standing topic, clauses that argue a case, and words inside quotation marks are left alone.

## Why it matters
A headline is read far more often than its story; one that keeps back the fact informs nobody who
does not click.

## Flagged
- {title=[[You won't believe]] what the mayor found under the bridge} The council met on Monday.
- {title=[[Here's why]] the harbor tax is back} The council met on Monday to vote on the tax.
- {title=[[7 things]] to know about the new dam} The dam over the Lenne will open on Friday.
- {title=[[Will the ferry run again?]]} The port authority said the ferry needs a new engine.
- {title=[[Why Mayor Thorne left the council early]]} Thorne left because of a strike.

## Not flagged
- {title=Council votes 7 to 2 for harbor tax} The council met on Monday to vote on the tax.
- {title=Why-Not Bakery burns down in Varnholt} The fire began at four in the morning.
- {title=Seven people hurt in ferry crash} The ferry hit the harbor wall on Monday.
- {title=Will the ferry run again? Not before June} The port authority spoke on Monday.
- {title=Why the council should keep the ferry} The ferry carries 200 people a day.

## Measured
- Precision: 0.82 (36 of 44 places of 27 outlets, read by one who had not seen the code).
- Rate: 88.4 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
On 135 hand-labelled headlines of 21 outlets that no rule was chosen on: precision 0.94 (0.84 to
1.00), recall 0.67, F1 0.78 (0.67 to 0.87); the sample was drawn towards teasers. Essays, theses and
rhetorical questions are the usual errors. Only the headline is read, so an answer in its story
does not help, and a teaser in words that no pattern holds is missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._teasers import teasers
from provenance.signals._zones import headline_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_WHY = {
    "question": "asks what the story should answer; put the answer, or what is known, in its place",
    "pointer": "points to what only the story says; say it, so that the headline informs by itself",
    "list": "counts items and names none; name the most important one",
    "clause": "names a fact and keeps it back; state the reason or the fact itself",
    "hype": "promises a surprise and keeps it back; say who did what",
}
"""Kind of teaser to how the message goes on after the quoted words."""
_CONFIDENCE = {"question": 0.85, "pointer": 0.85, "list": 0.85, "clause": 0.75, "hype": 0.75}


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the first thing that makes the headline a teaser."""
    zone = headline_zone(reading)
    if zone is None:
        return
    teaser = min(teasers(zone), default=None)
    if teaser is not None:
        start, end, kind = teaser
        message = f"{quoted(zone.text[start:end], 90)} {_WHY[kind]}"
        yield Hit(start, end, message, _CONFIDENCE[kind], where=zone.where)


SIGNAL = Signal(
    code="PV301", name="clickbait-headline", severity="warning", counts="outlet", check=check
)
