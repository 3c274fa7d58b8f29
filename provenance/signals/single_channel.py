"""Every interview reached the outlet through one channel.

## What it flags
An article in which three statements or more are said to have come through the same outlet or
agency ("told the Lenne Wire", "speaking to Harbor TV") and none through another. Unnamed channels
("told reporters", "told various news outlets") are no second channel, and an outlet's own
interviews are left alone; where the outlet is not known, the confidence is lower. It is worst
where the channel is a sister company of the outlet.

## Why it matters
Several voices look like several confirmations. Where one company recorded them all, they are one
origin.

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

## Limits
In 600 articles of known outlets nothing was flagged, so precision is not known; on one article
whose interviews all came through a sister company the finding was right. Channels that the text
does not name are not seen.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._document import document_hit
from provenance.signals._lists import words
from provenance.signals._phrases import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_LEAST_STATEMENTS = 3
_NOBODY = words("unnamed_channels")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield at most one hit: one channel carried all."""
    through = [
        (a.channel, key)
        for a in reading.attributions
        if a.channel is not None and (key := _key(a.channel.name))
    ]
    by_channel = Counter(key for _, key in through)
    if len(by_channel) != 1 or by_channel.total() < _LEAST_STATEMENTS:
        return
    known = f"{reading.article.outlet or ''} {reading.article.uri or ''}"
    if _letters(next(iter(by_channel))) in _letters(known):
        return
    name = max((channel.name for channel, _ in through), key=len)
    message = (
        f"all {len(through)} statements given to a named outlet were given to {name}; "
        "recorded by one company, they are one origin"
    )
    related = tuple(channel.span for channel, _ in through)
    confidence = 0.8 if known.strip() else 0.6
    yield document_hit(reading, message, confidence, related=related)


def _letters(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum())


def _key(name: str) -> str:
    """What two names of the same channel share; empty for a channel nobody could name."""
    parts = [fold(part).removesuffix("'s") for part in name.split()]
    if all(part in _NOBODY for part in parts):
        return ""
    return " ".join(parts)


SIGNAL = Signal(
    code="PV412", name="single-channel", severity="warning", counts="always", check=check
)
