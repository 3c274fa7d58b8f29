"""Everybody who spoke through an outlet spoke through the same one.

## What it flags
An article in which two speakers or more, in three places or more, are quoted from the same other
outlet or agency ("told the Lenne Wire", "speaking to Harbor TV"), nobody from a second one, and
these make half or more of the people who are quoted or of what people say. A place counts once,
however many statements it holds, and so does a speaker under a name and an office; whoever spoke
to the channel once is taken to have said it all there. Unnamed channels ("told reporters", "told
various news outlets") and platforms where people post themselves are no channel; interviews with
one person, documents that an outlet found, interviews on the air of a known broadcaster, and an
outlet's own are left alone.

It is worst where the channel is a sister company of the outlet: a warning that counts, as it rests
on the registry of owners, which the message quotes. Where the input does not say which outlet it
is, a pitch in it may ("Subscribe to the Post newsletter").

## Why it matters
Several voices look like several confirmations. Where they all came one way, they are one origin.

## Flagged
- “The wall fell at night,” Ines Falk told Harbor TV. Tomas Reuel heard it too. “It was like
  thunder,” he told Harbor TV. The mayor came at dawn. “We will build it again,” Mayor Ilse Brandt
  told Harbor TV.
- “We ran,” Ines Falk told the Lenne Wire. “The door was locked,” Tomas Reuel told the Lenne Wire.
  “I saw the smoke first,” Rita Lund told the Lenne Wire.
- {outlet=Varnholt Post} “The price is fair,” Ilse Brandt told the Lenne Wire. “It is not,” Tomas
  Reuel told the Lenne Wire. “I will sell,” Ines Falk told the Lenne Wire.

## Not flagged
- “The wall fell at night,” Ines Falk told Harbor TV. “It was like thunder,” Tomas Reuel told the
  Varnholt Post. “We will build it again,” Mayor Ilse Brandt told reporters.
- {outlet=Harbor TV} “We ran,” Ines Falk told Harbor TV. “The door was locked,” Tomas Reuel told
  Harbor TV. “I saw the smoke first,” Rita Lund told Harbor TV.
- The wall fell at night, Ines Falk said. Tomas Reuel said the same. So said Ilse Brandt.
- “We ran,” Ines Falk told Harbor TV. “The door was locked,” she told Harbor TV. “I saw the smoke,”
  Falk told Harbor TV.

## Measured
- Precision: 0.97 (14.5 of 15 places of 7 outlets, read by the author of the signal: 5 of the
  sample below, 10 of a second one).
- Rate: 1 place in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview, as such articles are rare: only a hit on a sister company counts. Most of the places
retell one report of another outlet, and say so. Channels that the text does not name are not seen,
nor are sisters whose owner the registry of outlets does not know.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.attribution.channel import is_outlet
from provenance.outlets import web_address
from provenance.signals._base import Hit, Signal
from provenance.signals._document import document_hit, spoken
from provenance.signals._lists import words
from provenance.signals._phrases import fold
from provenance.signals._preview import PREVIEW_CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.outlets import Outlet, Outlets
    from provenance.reading import Reading
    from provenance.types import Attribution

_LEAST_PLACES = 3
_LEAST_SPEAKERS = 2
_SHARE = 0.5
"""Share of the people quoted, or of what they say; with less, the outlet did its own reporting."""

_OWNED = 0.8
"""Confidence where the registry knows both to be in one hand."""

_NAMES_SHOWN = 3
_LONGEST_OUTLET = 4
_NOBODY = words("unnamed_channels")
_NAMED: frozenset[str] = frozenset({"person_named"})
_UNNAMED: frozenset[str] = frozenset({"person_role", "group", "official_org", "anonymous"})
_PEOPLE: frozenset[str] = frozenset({"person_named", "person_role", "anonymous"})
_PITCHES = frozenset({"promo", "credit", "bio"})
_CAPITALIZED = re.compile(r"[A-Z][\w&.’']*")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield at most one hit: one channel carried all."""
    through = [
        (a, a.channel, key)
        for a in reading.attributions
        if a.channel is not None and (key := _key(a.channel.name))
    ]
    keys = {key for _, _, key in through}
    places = sorted({channel.span for _, channel, _ in through})
    if len(keys) != 1 or len(places) < _LEAST_PLACES:
        return
    names, others = _speakers(reading, [a for a, _, _ in through])
    count = len(names) + max(others - 1, 0)
    name = max((channel.name for _, channel, _ in through), key=len)
    if count < _LEAST_SPEAKERS or _is_own(reading, name, keys.pop()):
        return
    owner = _shared_owner(reading, name)
    if owner is None and _on_air(reading, name):
        return
    if _share(reading, {a.source_id for a, _, _ in through}) < _SHARE:
        return
    shown = ", ".join(names[:_NAMES_SHOWN]) or "the speakers"
    if names and (others or len(names) > _NAMES_SHOWN):
        shown += " and others"
    sister = f", a sister company of the outlet (owner: {owner})," if owner else ""
    message = (
        f"{shown} are quoted from {name}{sister} in {len(places)} places, and no other outlet is "
        "credited; what came one way is one origin, however many speak"
    )
    hit = document_hit(reading, message, PREVIEW_CONFIDENCE, related=tuple(places))
    yield replace(hit, confidence=_OWNED, severity="warning", certain=True) if owner else hit


def _share(reading: Reading, heard: set[str | None]) -> float:
    """Share of the speakers of a channel among the people quoted, or of their statements."""
    said = [source.id for _, source in spoken(reading) if source.kind in _PEOPLE]
    if not said:
        return 1.0
    people = set(said)
    return max(len(people & heard) / len(people), sum(i in heard for i in said) / len(said))


def _speakers(reading: Reading, through: list[Attribution]) -> tuple[list[str], int]:
    """Names of the people who spoke, each surname once, and the number of unnamed speakers.

    One unnamed speaker may be a named one under an office ("the senator").
    """
    sources = {source.id: source for source in reading.sources}
    names: dict[str, str] = {}
    unnamed: set[str] = set()
    for attribution in through:
        source = sources.get(attribution.source_id or "")
        if source is None:
            continue
        if source.kind in _NAMED and source.name and not is_outlet(source.name):
            names.setdefault(fold(source.name.split()[-1]), source.name)
        elif source.kind in _UNNAMED:
            unnamed.add(source.id)
    return list(names.values()), len(unnamed)


def _is_own(reading: Reading, name: str, key: str) -> bool:
    """Whether the channel is the outlet itself, by its letters or by the registry."""
    article = reading.article
    if _letters(key) in _letters(f"{article.outlet or ''} {article.uri or ''}"):
        return True
    own, channel = _registered(reading), reading.outlets.find(name)
    return own is not None and channel is not None and own.domain == channel.domain


def _on_air(reading: Reading, name: str) -> bool:
    """Whether the channel is a known broadcaster, whose interviews everybody could hear."""
    row = reading.outlets.find(name)
    return row is not None and "broadcaster" in row.kind


def _shared_owner(reading: Reading, name: str) -> str | None:
    """Who owns the channel and the outlet; None where they are not known to be in one hand."""
    own, outlets, day = _registered(reading), reading.outlets, reading.article.published
    if own is None or outlets.same_owner(own, name, day) is not True:
        return None
    mine, theirs = outlets.owner_at(own, day), outlets.owner_at(name, day)
    group = outlets.group_at(own, day)
    owner = theirs or group or mine or "one hand"
    return f"{owner}; both under {group}" if group and mine != theirs and group != owner else owner


def _registered(reading: Reading) -> Outlet | None:
    """The registry's row of the outlet: by name, by address, or by the pitch for itself."""
    article, outlets = reading.article, reading.outlets
    if article.outlet or web_address(article.uri):
        return outlets.find(article.outlet) or outlets.find(web_address(article.uri))
    pitches = [reading.text[b.start : b.end] for b in reading.blocks if b.kind in _PITCHES]
    named = {o.domain: o for pitch in pitches for o in _named(pitch, outlets)}
    return next(iter(named.values())) if len(named) == 1 else None


def _named(text: str, outlets: Outlets) -> Iterator[Outlet]:
    """The outlets that a text names."""
    tokens = text.split()
    for at, token in enumerate(tokens):
        if _CAPITALIZED.match(token):
            for size in range(_LONGEST_OUTLET, 0, -1):
                found = outlets.find(" ".join(tokens[at : at + size]).strip(".,:;!?"))
                if found is not None:
                    yield found
                    break


def _letters(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum())


def _key(name: str) -> str:
    """What two names of the same channel share; empty for a channel nobody could name."""
    parts = [fold(part).removesuffix("'s") for part in name.split()]
    if all(part in _NOBODY for part in parts):
        return ""
    return " ".join(parts)


SIGNAL = Signal(
    code="PV412",
    name="single-channel",
    severity="info",
    counts="always",
    check=check,
    preview=True,
)
