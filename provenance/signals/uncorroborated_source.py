"""A main claim rests on a source whom no independent coverage names.

## What it flags
A named person or organization, speaking for no state, whose statement stands in the headline or
the first three paragraphs, or who has a third of all attributed words, where two independent
outlets or more in the evidence collection cover the same event in the same days, none of them
names the source, and none carries the statement. Where the collection holds no such coverage the
signal is silent. One finding a source.

## Why it matters
Everybody else who covered the event found other people to ask. That is no fault, a scoop looks the
same, but an editor should know who the person is before the story rests on them.

## Flagged
- {outlet=Lenne Post; published=2024-05-06} The sea wall of Varnholt broke in the storm on Sunday
  night. “The engineers knew about the cracks,” said [[Tomas Reuel]]. || {outlet=Harbor Times;
  published=2024-05-06} The sea wall of Varnholt broke in the storm on Sunday. Forty houses in
  Varnholt are flooded, Mayor Ines Falk said. || {outlet=Coast Mail; published=2024-05-07} Soldiers
  closed the gap in the sea wall of Varnholt, which broke on Sunday. The storm was bad, Ines Falk
  said.
- {outlet=Lenne Post; published=2024-05-06} The glass works of Varnholt burned down near the Lenne
  on Friday. “I saw two men run away with a lamp,” said [[Rita Lund, a baker]]. || {outlet=Harbor
  Times; published=2024-05-06} The fire in the glass works of Varnholt on the Lenne began on Friday
  in the packing hall, the fire service said. || {outlet=Coast Mail; published=2024-05-05} Nobody
  was hurt when the glass works of Varnholt on the Lenne burned on Friday, Chief Nils Aune said.
- {outlet=Lenne Post; published=2024-05-06} Ferry workers in Varnholt went on strike at the Oster
  Quay on Monday. [[Karl Oder, a deckhand,]] said that the company had paid no wages since the
  winter. || {outlet=Harbor Times; published=2024-05-06} The strike at the Oster Quay in Varnholt
  began on Monday. The company said that it would talk. || {outlet=Coast Mail;
  published=2024-05-07} No ferry left the Oster Quay of Varnholt on Monday, and the mayor, Ines
  Falk, asked both sides to talk.

## Not flagged
- {outlet=Lenne Post; published=2024-05-06} The sea wall of Varnholt broke in the storm on Sunday
  night. “The engineers knew about the cracks,” said Tomas Reuel.
- {outlet=Lenne Post; published=2024-05-06} The sea wall of Varnholt broke in the storm on Sunday
  night. “The engineers knew about the cracks,” said Tomas Reuel. || {outlet=Harbor Times;
  published=2024-05-06} The sea wall of Varnholt broke in the storm on Sunday. Forty houses in
  Varnholt are flooded, Tomas Reuel said. || {outlet=Coast Mail; published=2024-05-07} Soldiers
  closed the gap in the sea wall of Varnholt, which broke on Sunday. The storm was bad, Ines Falk
  said.
- {outlet=Lenne Post; published=2024-05-06} The sea wall of Varnholt broke in the storm on Sunday
  night. “The engineers knew about the cracks,” said Tomas Reuel. || {outlet=Harbor Times;
  published=2024-05-06} The museum of Oster Quay will close for a year, its director said. ||
  {outlet=Coast Mail; published=2024-05-07} A ferry ran aground off the coast in the fog on
  Tuesday.

## Measured
- Precision: not measured (yet).
- Rate: 0 places in 1,000 articles (1 random articles of 1 outlets).

## Limits
To be written.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from provenance.corroboration.names import named, source_name
from provenance.evidence import terms
from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._elsewhere import Elsewhere, listed, name_of
from provenance.signals._verdicts import stretch, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.corroboration.dossier import Dossier
    from provenance.reading import Reading
    from provenance.types import Attribution, Source, Span

_KINDS = frozenset({"person_named", "organisation"})
_UNKNOWN = frozenset({"not_found", "not_checkable", "same_origin"})
"""Verdicts of statements that nobody independent carries, by a source whom nobody names."""

_PARAGRAPHS = 3
_SHARE = 1 / 3
_DAYS = 7
_PASSAGES = 40
_LEAD = 1200
_KIN = 0.6
"""Share of the article's leading names that a document mentions where it covers the same event."""

_LEAST_OUTLETS = 2
_CONFIDENCE = 0.5


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the sources of main claims whom nobody independent names."""
    if reading.store is None:
        return
    elsewhere = Elsewhere(reading, reading.store)
    candidates = _candidates(reading)
    if not candidates:
        return
    coverage = _coverage(reading, elsewhere, [s for s, _ in candidates])
    if elsewhere.origins(coverage) < _LEAST_OUTLETS:
        return
    outlets = listed([name_of(dossier) for dossier in coverage])
    for source, attribution in candidates:
        if not _named_elsewhere(reading, elsewhere, source, coverage):
            start, end = _mention(reading, source, attribution)
            message = (
                f"{quoted(source.name or '')} carries a main claim, and none of {outlets}, who "
                "cover the event, names this source; say who it is and how they know"
            )
            yield Hit(start, end, message, _CONFIDENCE)


def _candidates(reading: Reading) -> list[tuple[Source, Attribution]]:
    """Sources of main claims, none of whose statements is known to anybody else."""
    lead = _lead_end(reading)
    head = reading.headline
    known: set[str | None] = set()
    first: dict[str, Attribution] = {}
    for attribution, found in verdicts(reading):
        if found.verdict not in _UNKNOWN:
            known.add(attribution.source_id)
        start = stretch(attribution)[0]
        early = start < lead or (head is not None and head.where == "text" and start < head.end)
        if attribution.speech and attribution.source_id and early:
            first.setdefault(attribution.source_id, attribution)
    for attribution in reading.attributions:
        source = _source(reading, attribution)
        if attribution.speech and source is not None and source.share >= _SHARE:
            first.setdefault(source.id, attribution)
    pairs = ((_source(reading, a), a) for a in first.values())
    return [(s, a) for s, a in pairs if s is not None and s.id not in known and _may_be_new(s)]


def _may_be_new(source: Source) -> bool:
    """Whether a source has a name, and no office by which everybody knows it."""
    known_by_office = source.official or source.anonymous
    return source.kind in _KINDS and bool(source.name) and not known_by_office


def _mention(reading: Reading, source: Source, attribution: Attribution) -> Span:
    """Where a source of a statement is named; at the statement's own mention if it can be."""
    last = (source.name or "").rpartition(" ")[2]
    spans = (*attribution.source, *source.mentions)
    full = (span for span in spans if last in reading.text[slice(*span)])
    return next(full, next(iter(spans), stretch(attribution)))


def _source(reading: Reading, attribution: Attribution) -> Source | None:
    return next((s for s in reading.sources if s.id == attribution.source_id), None)


def _lead_end(reading: Reading) -> int:
    body = (b for b in reading.read_blocks if b.kind == "body")
    return max((b.end for b in islice(body, _PARAGRAPHS)), default=0)


def _coverage(reading: Reading, elsewhere: Elsewhere, unknown: Sequence[Source]) -> list[Dossier]:
    """Independent documents about the same event in the same days.

    The names of those whom perhaps nobody else names do not tell which event it is.
    """
    body = " ".join(reading.text[b.start : b.end] for b in reading.read_blocks)
    names = elsewhere.own.leading_names - {t for s in unknown for t in terms(s.name or "")}
    wanted = terms(f"{reading.article.title or ''} {body[:_LEAD]}")
    found = elsewhere.search(wanted, days=_DAYS, limit=_PASSAGES)
    known = {dossier.document.id: dossier for dossier, _ in found}
    return [
        dossier
        for _, dossier in sorted(known.items())
        if names
        and len(names & dossier.terms) >= _KIN * len(names)
        and elsewhere.independent(dossier)
    ]


def _named_elsewhere(
    reading: Reading, elsewhere: Elsewhere, source: Source, coverage: Sequence[Dossier]
) -> bool:
    """Whether the coverage, or any independent document near in time, names a source."""
    name = source_name(source.name, source.kind, article=reading.text)
    if not (name.surname or name.words):
        return True
    found = elsewhere.search(terms(source.name or ""), days=_DAYS, limit=_PASSAGES)
    near = {d.document.id: d for d, _ in found if elsewhere.independent(d)}
    near.update((d.document.id, d) for d in coverage)
    return any(named(name, d.document.text, d.document.text) for d in near.values())


SIGNAL = Signal(
    code="PV501",
    name="uncorroborated-source",
    severity="info",
    counts="always",
    check=check,
    needs=frozenset({"store"}),
)
