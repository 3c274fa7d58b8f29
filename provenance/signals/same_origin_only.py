"""What looks confirmed elsewhere is one report: a copy, a sister, one channel.

## What it flags
Statements whose verdict against the evidence collection is "same origin": other documents carry
them, but each is a copy of the same text, belongs to the same owner, or credits the same channel.
One finding an article, at the first statement, names the documents and why each does not count. It
is of severity info where the article itself says which agency it prints or who heard the words:
its readers know.

## Why it matters
Five papers that print one dispatch are one witness.

## Flagged
- {outlet=Fox News; published=2024-05-06} Ines Falk, the mayor of Varnholt, said that the old glass
  works would close in May and that ninety workers would lose their jobs. || {outlet=Wall Street
  Journal; published=2024-05-06} The kilns go cold. Ines Falk, the mayor of Varnholt, said that the
  old glass works would close in May and that ninety workers would go.
- {outlet=Lenne Post; published=2024-05-06} “Ninety workers will lose their jobs when the glass
  works close in May,” Ines Falk, the mayor of Varnholt, told Reuters. || {outlet=Harbor Times;
  published=2024-05-06} “Ninety workers will lose their jobs when the glass works close in May,”
  Ines Falk told Reuters. The works are old.
- {outlet=CNN; published=2024-05-06} The council of Varnholt will sell the ferry to the island in
  June because the old boat burns too much oil for the town to pay, Ines Falk said. ||
  {outlet=Harbor Times; published=2024-05-06} The council of Varnholt will sell the ferry to the
  island in June because the old boat burns too much oil for the town to pay, Ines Falk said on
  Sunday.

## Not flagged
- {outlet=Lenne Post; published=2024-05-06} Ines Falk, the mayor of Varnholt, said that the old
  glass works would close in May and that ninety workers would lose their jobs.
- {outlet=Lenne Post; published=2024-05-06} Ines Falk, the mayor of Varnholt, said that the old
  glass works would close in May and that ninety workers would lose their jobs. || {outlet=Harbor
  Times; published=2024-05-06} Ninety people will be out of work when the glass works close in May,
  the mayor, Ines Falk, said.
- {outlet=Lenne Post; published=2024-05-06} Ines Falk, the mayor of Varnholt, said that the old
  glass works would close in May. || {outlet=Lenne Post; published=2024-05-05} The old glass works
  will close in May, Ines Falk, the mayor of Varnholt, said.

## Measured
- Precision: not measured (yet).
- Rate: 0 places in 1,000 articles (1 random articles of 1 outlets).

## Limits
To be written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._elsewhere import Elsewhere, days_between, listed, outlet_of
from provenance.signals._verdicts import stretch, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Attribution, Corroboration

_OWN = "same outlet"
"""Why a document of the outlet itself does not count; it never looked like a confirmation."""

_DAYS = 14
"""Days around the article in which another document can look like a confirmation of it."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield at most one hit: the statements that only their own origin carries."""
    found = [(a, c) for a, c in verdicts(reading, "same_origin") if _places(reading, c)]
    if found and reading.store is not None:
        agency = Elsewhere(reading, reading.store).own.publisher.agency
        credited = agency is not None or all(a.channel is not None for a, _ in found)
        yield _hit(reading, found, credited=credited)


def _places(reading: Reading, found: Corroboration) -> list[str]:
    """Where else a statement stands in those days, with the reason why that does not count."""
    return [
        f"{outlet_of(passage, reading.outlets)}: {passage.not_independent_because}"
        for passage in found.evidence
        if passage.not_independent_because not in (None, _OWN)
        and days_between(reading.article.published, passage.published) <= _DAYS
    ]


def _hit(
    reading: Reading, found: list[tuple[Attribution, Corroboration]], *, credited: bool
) -> Hit:
    places = [place for _, c in found for place in _places(reading, c)]
    many = len(found) > 1
    what = f"{len(found)} statements stand" if many else "this statement stands"
    message = (
        f"{what} elsewhere only in {listed(places)}; no other owner in the collection carries "
        f"{'them' if many else 'it'}, so this is one origin and no confirmation"
    )
    return Hit(
        *stretch(found[0][0]),
        message,
        max(c.confidence for _, c in found),
        related=tuple(stretch(a) for a, _ in found[1:]),
        severity="info" if credited else None,
    )


SIGNAL = Signal(
    code="PV502",
    name="same-origin-only",
    severity="warning",
    counts="always",
    check=check,
    needs=frozenset({"store"}),
)
