"""The headline holds back what the story is, so that one must click.

## What it flags
Curiosity gaps (Chakraborty and others, 2016): stock phrases ("you won't believe", "what happened
next"), forward references ("here's why", "this is what"), lists of vague items ("7 things"),
and an open question the headline does not answer. Words inside quotation marks are their
speaker's.

## Why it matters
A headline is read far more often than its story; one that names neither person nor fact informs
nobody who does not click.

## Flagged
- {title=[[You won't believe]] what the mayor found under the bridge} The council met on Monday.
- {title=[[Here's why]] the harbor tax is back} The council met on Monday to vote on the tax.
- {title=[[7 things]] to know about the new dam} The dam over the Lenne will open on Friday.

## Not flagged
- {title=Council votes 7 to 2 for harbor tax} The council met on Monday to vote on the tax.
- {title=Why-Not Bakery burns down in Varnholt} The fire began at four in the morning.
- {title=Seven people hurt in ferry crash} The ferry hit the harbor wall on Monday.

## Limits
On 135 hand-labelled headlines of 21 outlets that the phrases were not written on: precision 0.96
(24 of 25), recall 0.53; the sample was drawn towards teasers, so expect less on plain news. A
headline that keeps back a reason ("Why the mayor resigned") is not flagged unless it also asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._lists import load
from provenance.signals._phrases import Phrases
from provenance.signals._zones import Zone, headline_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_PHRASES = Phrases(load("clickbait"))
_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\bhere(?:['’]s| is| are) (?:why|how|what|where|who|the)\b",
        r"^(?:the )?(?:top |best )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) "
        r"(?:[a-z-]+ ){0,2}?(?:things|reasons|ways|facts|signs|lessons|takeaways|questions|"
        r"moments|tips|tricks|secrets|charts|quotes|myths|words)\b",
        r"^(?:this|these) (?:is (?:why|how|what|where)|one|simple|tiny|little|"
        r"\w+ (?:will|just|could))\b",
        r"\bwhat (?:you|we) (?:need to|should|must) know\b",
        r"\bwhat (?:it|this|that) (?:all |really )?means\b",
        r"\bwhat to (?:know|expect|watch|look)\b",
        r"^what (?:the |we |i |[a-z]+(?:['’]s)? )(?=[^?:]*$)",
        r"\b(?:than|what) you(?:['’]d)? think\b",
    )
)
_QUESTION = re.compile(
    r"(?:who|what|why|how|where|when|is|are|was|were|will|would|can|could|did|does|do|has|have|"
    r"should|which|so)\b",
    re.I,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the first thing that makes the headline a teaser."""
    zone = headline_zone(reading)
    if zone is None:
        return
    headline = zone.text[zone.start : zone.end]
    teaser = min(_teasers(zone, headline), default=None)
    if teaser is not None:
        start, end = teaser
        words = zone.text[start:end]
        message = (
            f"{quoted(words, 90)} holds back what the story is; "
            "say who did what, so that the headline informs by itself"
        )
        yield Hit(start, end, message, 0.85, where=zone.where)


def _teasers(zone: Zone, headline: str) -> Iterator[tuple[int, int]]:
    for match in _PHRASES.find(zone.tokens):
        if zone.start <= match.start and match.end <= zone.end:
            yield match.start, match.end
    for pattern in _PATTERNS:
        found = pattern.search(headline)
        if found:
            yield zone.start + found.start(), zone.start + found.end()
    stripped = headline.strip()
    if stripped.endswith("?"):
        question = re.split(r"[:.!] ", stripped)[-1]
        if _QUESTION.match(question):
            start = zone.start + headline.rindex(question)
            yield start, start + len(question)


SIGNAL = Signal(
    code="PV301", name="clickbait-headline", severity="warning", counts="outlet", check=check
)
