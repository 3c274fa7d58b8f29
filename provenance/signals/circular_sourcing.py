"""This text credits another outlet, and that one credits this outlet.

## What it flags
A sentence that credits another outlet ("told the Lenne Wire", "Harbor TV reported"), where a
document of that outlet in the evidence collection, from the same week, says the same and credits
this article's outlet for it; or credits a third one, which credits this outlet. One finding for
each outlet credited.

## Why it matters
Each looks confirmed by the other, and neither has asked anybody.

## Flagged
- {outlet=Reuters; published=2024-05-06} [[Harbor engineers found nine cracks in the Lenne sea
  wall, BBC News reported on Monday.]] || {outlet=BBC News; published=2024-05-06} Harbor engineers
  found nine cracks in the Lenne sea wall, Reuters reported.
- {outlet=CNN; published=2024-05-06} The town was calm. [[The glass works of Varnholt will close
  its kilns in May, according to Reuters.]] || {outlet=Reuters; published=2024-05-05} The glass
  works of Varnholt will close its kilns in May, CNN reported.
- {outlet=CNN; published=2024-05-06} [[The glass works of Varnholt will close its kilns in May,
  Reuters reported.]] || {outlet=Reuters; published=2024-05-05} The glass works of Varnholt will
  close its kilns in May, according to the BBC. || {outlet=BBC News; published=2024-05-04} The
  glass works of Varnholt will close its kilns in May, CNN reported.

## Not flagged
- {outlet=CNN; published=2024-05-06} The glass works of Varnholt will close its kilns in May,
  Reuters reported. || {outlet=Reuters; published=2024-05-05} The glass works of Varnholt will
  close its kilns in May, its director, Ines Falk, told Reuters.
- {outlet=CNN; published=2024-05-06} The glass works of Varnholt will close its kilns in May,
  Reuters reported. || {outlet=Reuters; published=2024-05-05} The ferry to the island was late on
  Monday, CNN reported.
- {outlet=CNN; published=2024-05-06} The glass works of Varnholt will close its kilns in May,
  Reuters reported.

## Measured
- Precision: not measured (0 places in 7,593 articles).
- Rate: 0 places in 1,000 articles (7,593 random articles of 134 outlets, all of 2,372 events, held
  against each other).

## Limits
A preview: no circle stands in the articles at hand, which say whom they credit and follow few
reports in a week. Both credits have to stand in the sentences that tell the same, and both outlets
in the registry. A circle of more than three is not followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.corroboration.origins import credited
from provenance.evidence import terms
from provenance.signals._base import Hit, Signal
from provenance.signals._elsewhere import Elsewhere, name_of
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.corroboration.dossier import Dossier, Line
    from provenance.outlets import Outlet
    from provenance.reading import Reading

_DAYS = 7
_PASSAGES = 20
_LEAST_TERMS = 4
_SHARE = 0.5
"""Share of a sentence's terms that the other one has to be the same statement."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the sentences whose credit leads back to the outlet, one for each outlet credited."""
    if reading.store is None:
        return
    elsewhere = Elsewhere(reading, reading.store)
    own = elsewhere.own.publisher.outlet
    if own is None:
        return
    seen: set[str] = set()
    for start, end in body_sentences(reading):
        text = reading.text[start:end]
        for outlet in credited(text, reading.outlets):
            if outlet == own or outlet.domain in seen:
                continue
            chain = _back(elsewhere, text, outlet, own)
            if chain:
                seen.add(outlet.domain)
                yield Hit(start, end, _message(chain, own), PREVIEW_CONFIDENCE)


def _back(elsewhere: Elsewhere, text: str, outlet: Outlet, own: Outlet) -> list[Dossier]:
    """The documents over which a credit comes back to the outlet; empty where it does not."""
    for dossier, others in _credits(elsewhere, text, outlet):
        if own in others:
            return [dossier]
        for other in others:
            if other == outlet:
                continue
            for third, last in _credits(elsewhere, text, other):
                if own in last:
                    return [dossier, third]
    return []


def _credits(
    elsewhere: Elsewhere, text: str, outlet: Outlet
) -> Iterator[tuple[Dossier, list[Outlet]]]:
    """Documents of an outlet that say the same, with the outlets which they credit for it."""
    wanted = terms(text)
    mentioned = frozenset(terms(outlet.name))
    for dossier, passage in elsewhere.search(wanted, days=_DAYS, limit=_PASSAGES):
        if dossier.publisher.outlet != outlet:
            continue
        for line in dossier.lines(passage.start, passage.end):
            if _same(frozenset(wanted) - mentioned, line):
                yield dossier, credited(line.text, elsewhere.outlets)


def _same(wanted: frozenset[str], line: Line) -> bool:
    shared = len(wanted & line.terms)
    return shared >= _LEAST_TERMS and shared >= _SHARE * min(len(wanted), len(line.terms))


def _message(chain: list[Dossier], own: Outlet) -> str:
    steps = " credits ".join(name_of(dossier) for dossier in chain)
    return (
        f"the credit goes in a circle: {steps} credits {own.name} for the same; ask the first "
        "source, or say that nobody else has confirmed it"
    )


SIGNAL = Signal(
    code="PV505",
    name="circular-sourcing",
    severity="info",
    counts="always",
    check=check,
    needs=frozenset({"store"}),
    preview=True,
)
