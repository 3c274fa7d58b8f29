"""The article does not say when it was published.

## What it flags
An article that came with metadata (HTML, a feed, a JSON record) and has no date there, nor a date
with a year in its byline or dateline. Plain text files and drafts without metadata are left alone.

## Why it matters
Without a date a reader cannot tell news from archive, and nobody can compare the article with
what was known on its day.

## Flagged
- {title=Ferry runs again; media_type=text/html} The ferry to Harlow Bay will run again on Monday.
- {title=Ferry runs again; authors=Ines Falk} The ferry to Harlow Bay will run on Monday.
- {outlet=Varnholt Post} The ferry to Harlow Bay will run again on Monday.

## Not flagged
- {title=Ferry runs again; published=2024-05-06} The ferry to Harlow Bay will run on Monday.
- The ferry to Harlow Bay will run again on Monday.
- {published=2024-05-06; media_type=text/html} The ferry to Harlow Bay will run on Monday.

## Limits
A look-up, not a judgement: 0 of 600 records of mixed outlets had no date. A record whose reader
dropped the field is flagged as if the outlet had left it out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._document import document_hit
from provenance.signals._metadata import has_metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield at most one hit: no date of publication."""
    article = reading.article
    if article.published or not has_metadata(article):
        return
    dated = any(
        _YEAR.search(article.text, block.start, block.end)
        for block in reading.blocks
        if block.kind in ("byline", "dateline")
    )
    if not dated:
        yield document_hit(reading, "no date of publication is given", 0.9)


SIGNAL = Signal(code="PV602", name="no-date", severity="info", counts="always", check=check)
