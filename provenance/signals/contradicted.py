"""Independent evidence gives another figure, or the person concerned denies it.

## What it flags
A statement whose verdict against the evidence collection is "contradicted": an independent outlet
gives another toll, sum or share for the same thing, or somebody whom the statement is about denies
it. The message shows both figures, or the denial, with outlet and day.

## Why it matters
One of the two is wrong, or was overtaken: an editor has to see both before readers do.

## Flagged
- {outlet=Lenne Post; published=2024-05-06} The flood that swept through Varnholt on Sunday killed
  14 people, the fire service said. Rain fell for two days before the Lenne broke its banks. ||
  {outlet=Harbor Times; published=2024-05-06} At least 31 people died when the Lenne flooded
  Varnholt on Sunday, the fire service said. The river broke its banks at night.
- {outlet=Lenne Post; published=2024-05-06} At least 40 people were arrested at the Oster Quay in
  Varnholt on Sunday, the police said. || {outlet=Harbor Times; published=2024-05-06} The police of
  Varnholt said that 19 people were arrested at the Oster Quay on Sunday.
- {outlet=Lenne Post; published=2024-05-06} A ferry sank off Oster Quay on Sunday, and 14 people
  died, the coast guard of Varnholt said. || {outlet=Harbor Times; published=2024-05-06} Divers
  searched the bay all day. At least 31 people died in the sinking of the ferry off Oster Quay, the
  coast guard of Varnholt said.

## Not flagged
- {outlet=Lenne Post; published=2024-05-06} The flood in the Lenne valley killed 14 people in
  Varnholt, the county said on Monday. || {outlet=Harbor Times; published=2024-05-06} The flood in
  the Lenne valley killed 14 people in Varnholt, the county said.
- {outlet=Lenne Post; published=2024-05-06} The flood in the Lenne valley killed 14 people in
  Varnholt, the county said on Monday.
- {outlet=Lenne Post; published=2024-05-06} The flood in the Lenne valley killed 14 people in
  Varnholt, the county said on Monday. || {outlet=Harbor Times; published=2024-05-06} A fire in
  Oster Quay killed 31 people in March, the fire service of the coast said.

## Measured
- Precision: 0.38 (4.5 of 12 places of 8 outlets, read by the author of the signal; before figures
  that either side gives as well were left alone, after which nobody has read any).
- Rate: 113 places in 1,000 articles (106 random articles of 24 outlets, from 150 random events,
  held against the 646 articles of these and of the same days).

## Limits
A preview: most errors were figures for a part (those still in the hospital, those killed by the
police), sums, and two figures that stand side by side in both texts; what is left of them today is
not measured. Denials are as good as the verdict behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.corroboration.quantities import compare, quantities
from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._elsewhere import listed, outlet_of
from provenance.signals._verdicts import stretch, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.corroboration.quantities import Quantity
    from provenance.reading import Reading
    from provenance.types import Attribution, EvidencePassage

_SHOWN = 140
"""Characters of a denial that the message shows."""

_CHARGES = "count"
"""The unit of "four counts of assault": each charge has its own number."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the contradicted statements."""
    for attribution, found in verdicts(reading, "contradicted"):
        against = [
            p
            for p in found.evidence
            if p.relation == "conflicts" and not _explained(reading, attribution, p)
        ]
        if against:
            message = _message(reading, attribution, against)
            yield Hit(*stretch(attribution), message, found.confidence)


def _own(reading: Reading, attribution: Attribution) -> list[Quantity]:
    return quantities(" ".join(reading.text[start:end] for start, end in attribution.content))


def _explained(reading: Reading, attribution: Attribution, passage: EvidencePassage) -> bool:
    """Whether the two figures count different things: somebody gives both of them, or their sum."""
    own = _own(reading, attribution)
    clashing = compare(own, quantities(passage.text)).clashing
    if not clashing:
        return False
    mine, theirs = clashing[0]
    if sum(q.value for q in own) == theirs.value or mine.unit == _CHARGES:
        return True
    known = reading.store.get(passage.document_id) if reading.store is not None else None
    other = quantities(known.text) if known is not None else []
    return _gives(quantities(reading.text), theirs) or _gives(other, mine)


def _gives(figures: list[Quantity], wanted: Quantity) -> bool:
    return any(q.value == wanted.value and q.unit == wanted.unit for q in figures)


def _message(reading: Reading, attribution: Attribution, against: list[EvidencePassage]) -> str:
    first, names = against[0], [outlet_of(p, reading.outlets) for p in against]
    clashing = compare(_own(reading, attribution), quantities(first.text)).clashing
    if clashing:
        mine, theirs = clashing[0]
        unit = f" ({theirs.unit.removeprefix('money ')})" if theirs.unit else ""
        return (
            f"{listed(names)}: {theirs.value:,.10g}{unit} where this text gives "
            f"{mine.value:,.10g}; compare sources and dates, and say which count this is"
        )
    return (
        f"{listed(names)}: otherwise, {quoted(first.text, _SHOWN)}; report both, or say why one is "
        "right"
    )


SIGNAL = Signal(
    code="PV503",
    name="contradicted",
    severity="info",
    counts="always",
    check=check,
    needs=frozenset({"store"}),
    preview=True,
)
