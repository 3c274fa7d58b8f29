"""Independent evidence gives another figure, or the person concerned denies it.

## What it flags
A statement whose verdict against the evidence collection is "contradicted": an independent outlet
gives another toll, sum or share for the same thing, or somebody whom the statement is about denies
it. The message shows both figures, or the denial, with outlet and day.

## Why it matters
One of the two is wrong, or was overtaken: an editor has to see both before readers do.

## Flagged
- {outlet=Lenne Post; published=2024-05-06} The flood in the Lenne valley killed 14 people in
  Varnholt, the county said on Monday. || {outlet=Harbor Times; published=2024-05-06} The flood in
  the Lenne valley killed 31 people in Varnholt, the county said on Monday.
- {outlet=Lenne Post; published=2024-05-06} At least 40 people were arrested at the Oster Quay in
  Varnholt on Sunday, the police said. || {outlet=Harbor Times; published=2024-05-06} The police of
  Varnholt said that 19 people were arrested at the Oster Quay on Sunday.
- {outlet=Lenne Post; published=2024-05-06} The collapse of the Oster Quay in Varnholt injured 52
  people, the fire service said. || {outlet=Harbor Times; published=2024-05-06} The fire service
  said that the collapse of the Oster Quay in Varnholt injured 23 people.

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
- Precision: not measured (yet).
- Rate: 0 places in 1,000 articles (1 random articles of 1 outlets).

## Limits
To be written.
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

    from provenance.reading import Reading
    from provenance.types import Attribution, EvidencePassage

_SHOWN = 140
"""Characters of a denial that the message shows."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the contradicted statements."""
    for attribution, found in verdicts(reading, "contradicted"):
        against = [p for p in found.evidence if p.relation == "conflicts"]
        if against:
            message = _message(reading, attribution, against)
            yield Hit(*stretch(attribution), message, found.confidence)


def _message(reading: Reading, attribution: Attribution, against: list[EvidencePassage]) -> str:
    own = " ".join(reading.text[start:end] for start, end in attribution.content)
    first, names = against[0], [outlet_of(p, reading.outlets) for p in against]
    clashing = compare(quantities(own), quantities(first.text)).clashing
    if clashing:
        mine, theirs = clashing[0]
        unit = f" ({theirs.unit.removeprefix('money ')})" if theirs.unit else ""
        return (
            f"{listed(names)}: {theirs.value:,.10g}{unit} where this text gives "
            f"{mine.value:,.10g}; compare sources and dates, and say which count this is"
        )
    return (
        f"{listed(names)}: otherwise, {quoted(first.text, _SHOWN)}; report both, "
        "or say why one is right"
    )


SIGNAL = Signal(
    code="PV503",
    name="contradicted",
    severity="error",
    counts="always",
    check=check,
    needs=frozenset({"store"}),
)
