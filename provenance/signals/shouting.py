"""Capitals or stacked exclamation marks raise the voice.

## What it flags
A common word in capitals for emphasis ("NOT", "NEVER", "EVERY"), two or more words in a row in
capitals that the article also writes in small letters, and two or more exclamation marks. Acronyms,
names, headings, datelines, sign texts and titles that an outlet sets wholly in capitals are left
alone.

## Why it matters
Emphasis of this kind is the writer's voice raised at the reader; the words carry the story
without it.

## Flagged
- The plan will [[NOT]] help the villages, and the county knows it.
- Nobody had asked the villages[[!!!]] The county went ahead.
- The county went ahead. It [[NEVER]] asked the villages.

## Not flagged
- NATO and the WHO sent 40 experts to Harlow Bay.
- HARLOW BAY, Tuesday (VPA) — The ferry will run again, the port authority said.
- Is the ferry safe? Not yet!

## Limits
Read by one of the authors: 4 hits in real articles, 4 agreed with (1.00). About 7 hits that count
in 1,000 articles of mixed outlets. Few hits were read. Capitals in messages that the outlet cites
without marks are flagged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._lists import words
from provenance.signals._zones import Zone, body_sentences, headline_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_EMPHASIS = words("emphasis")
_CONTROLS = {"watch", "watched", "read", "more", "click", "replay", "related", "video", "videos"}
"""Words of player controls and teasers that pages leave in the text in capitals."""
_LOUD = re.compile(r"\b[A-Z]{3,}(?:['’][A-Z]+)?(?: [A-Z]{2,}(?:['’][A-Z]+)?)*\b|[!?]{2,}")
_MIN_LOWER = 0.5
"""Share of small letters a stretch must have for capitals in it to stand out."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield emphasis by capitals and by exclamation marks."""
    head = headline_zone(reading)
    if head is not None:
        yield from _in_zone(head)
    for start, end in body_sentences(reading):
        yield from _in_zone(Zone(reading.text, reading.tokens, start, end, "text"))


def _in_zone(zone: Zone) -> Iterator[Hit]:
    stretch = zone.text[zone.start : zone.end]
    letters = [c for c in stretch if c.isalpha()]
    quiet = sum(c.islower() for c in letters) >= _MIN_LOWER * len(letters)
    for match in _LOUD.finditer(stretch):
        loud = match.group()
        if loud.count("!") > 1 or (quiet and _emphasizes(loud.lower().replace("’", "'"))):
            start, end = zone.start + match.start(), zone.start + match.end()
            message = f"{quoted(loud)} raises the voice; the words carry the story without it"
            yield Hit(start, end, message, 0.8, where=zone.where)


def _emphasizes(loud: str) -> bool:
    """Whether capitals hold a word that is neither acronym nor name: a common word is enough."""
    words = set(loud.split())
    return bool(words & _EMPHASIS) and not words & _CONTROLS


SIGNAL = Signal(code="PV218", name="shouting", severity="info", counts="outlet", check=check)
