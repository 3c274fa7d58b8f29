"""What a headline says in somebody's name without quotation marks: "Hale: plan is a disgrace"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.nlp.name_words import given_names
from provenance.signals._lists import words
from provenance.signals._phrases import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.signals._zones import Zone
    from provenance.types import Span

_HEAD = re.compile(r"\s*([^:?!“”\"]{2,40}):\s+(?=\S)")
_TITLE = re.compile(r"(?:Sen|Rep|Gov|Dr|Gen|Justice|Judge|President|Secretary|Senator|Mayor)\b")
_SAYS = re.compile(
    r"\b(?:says?|said|argues?|warns?|claims?|insists?|tells|told|believes?|thinks?|alleges?) ", re.I
)
_TAIL = re.compile(
    r"(?:[,:–—|]|\s-)\s*(?P<who>(?:[\w.’'-]+ ){0,4}?"
    r"(?:says?|said|shows?|finds?|found|warns?|suggests?|claims?|argues?|reports?)|"
    r"(?:experts?|report|study|police|officials?|poll|survey|analysts?|sources?|lawyer|ceo))\s*$",
    re.I,
)
_ROLES = words("headline_sources")


def told(zone: Zone) -> Iterator[Span]:
    """Yield the stretches of a headline that it plainly puts into somebody's mouth.

    Args:
        zone: The headline.
    """
    headline = zone.text[zone.start : zone.end]
    head = _HEAD.match(headline)
    if head and _is_source(head[1]):
        yield zone.start + head.end(), zone.end
    says = _SAYS.search(headline)
    if says:
        yield zone.start + says.end(), zone.end
    tail = _TAIL.search(headline)
    if tail:
        yield zone.start, zone.start + tail.start()


def _is_source(label: str) -> bool:
    """Whether the words before a colon name who speaks, and no topic or department."""
    found = label.split()
    last = fold(found[-1])
    if last in _ROLES or _TITLE.match(label):
        return True
    named = all(word[:1].isupper() for word in found)
    return named and len(found) in (2, 3) and fold(found[0]) in given_names()
