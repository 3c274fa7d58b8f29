"""How a statement reached the reader: statement, source, channel, outlet, owner.

The article's own chain comes first; every document of evidence runs beside it and shares the steps
that it has in common, so that what is one origin ends in one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.report._beside import BEARING, is_copy, origins, shared_with
from provenance.report._clean import shortened
from provenance.report._phrases import RELATION, day, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.report._view import View
    from provenance.types import Attribution, Corroboration, EvidencePassage

COLUMNS = ("Statement", "Source", "Channel", "Outlet", "Owner")
"""The steps in order; a step's column is its place here."""

STATEMENT, SOURCE, CHANNEL, OUTLET, OWNER = range(5)

_MOST_NAME = 100
_NOT_KNOWN = "owner not known"
_ANOTHER = {"supports_claim": "the same fact, from elsewhere", "conflicts": "another account"}


@dataclass(frozen=True, slots=True)
class Step:
    """One stop on the way.

    Attributes:
        column: Which of `COLUMNS`.
        key: Steps of one key, in whatever chain, are the same.
        words: What it is called.
        note: Added in smaller type: a date, and whether the document counts.
        known: False where it stands for something that nobody knows.
    """

    column: int
    key: str
    words: str
    note: str = ""
    known: bool = True


def _step(column: int, key: str, words: str, note: str = "", *, known: bool = True) -> Step:
    return Step(column, key, shortened(words, _MOST_NAME), shortened(note, _MOST_NAME), known)


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps from a statement to an owner.

    Attributes:
        steps: In order of column.
        relation: How the document bears on the statement; None for the article itself.
        counts: Whether it is an independent witness.
        reason: Why it does not count, or None.
        origin: Number of its origin, or None.
    """

    steps: tuple[Step, ...]
    relation: str | None = None
    counts: bool = True
    reason: str | None = None
    origin: int | None = None

    def words(self, *, first: int = STATEMENT) -> str:
        """The chain in a sentence, for those who do not see the picture.

        Args:
            first: Column of the first step that is told.
        """
        way = " → ".join(step.words for step in self.steps if step.column >= first)
        if self.relation is None:
            return way
        if not self.counts:
            return f"{way} ({self.relation}; not counted: {self.reason or 'no reason is given'})"
        origin = f"; origin {self.origin}" if self.origin else ""
        return f"{way} ({self.relation}{origin})"


def chains(view: View, attribution: Attribution) -> list[Chain]:
    """The article's chain, then one for each document of evidence.

    Args:
        view: The report.
        attribution: The statement.
    """
    verdict = view.verdicts.get(attribution.id)
    documents = _documents(verdict) if verdict else []
    own = _own(view, attribution, copied=any(map(is_copy, documents)))
    numbers = origins(verdict) if verdict else {}
    return [Chain(own), *(_evidence(p, own, numbers.get(p.document_id)) for p in documents)]


def _documents(verdict: Corroboration) -> list[EvidencePassage]:
    """The first passage of each document: the one that its relation to the statement rests on."""
    first: dict[str, EvidencePassage] = {}
    for passage in verdict.evidence:
        first.setdefault(passage.document_id, passage)
    return list(first.values())


def _own(view: View, attribution: Attribution, *, copied: bool) -> tuple[Step, ...]:
    text = view.report.article.text
    words = " … ".join(text[start:end] for start, end in attribution.content)
    source = view.sources.get(attribution.source_id or "")
    name = source_name(source) if source else "no source given"
    said = shortened(words.strip('“”" '), 60)
    steps = [
        _step(STATEMENT, "statement", f"“{said}”"),
        _step(SOURCE, "source", name, known=source is not None),
        *_through(view, attribution, copied=copied),
    ]
    outlet, owner = view.report.article.outlet, view.report.owner
    steps.append(
        _step(OUTLET, "outlet", outlet or "this article", "this article" if outlet else "")
    )
    steps.append(_owner(owner, "own"))
    return tuple(steps)


def _through(view: View, attribution: Attribution, *, copied: bool) -> Iterator[Step]:
    """Through whom the words came: who passed them on, the channel, or a text that others run."""
    parent = view.attributions.get(attribution.parent or "")
    teller = view.sources.get(parent.source_id or "") if parent else None
    names = [source_name(teller)] if teller else []
    if attribution.channel is not None:
        yield _step(CHANNEL, _channel(attribution.channel.name), attribution.channel.name)
    elif copied:
        yield _step(CHANNEL, "copy", "one text that several print")
    elif names:
        yield _step(CHANNEL, f"teller {names[0]}", names[0])


def _evidence(passage: EvidencePassage, own: tuple[Step, ...], origin: int | None) -> Chain:
    steps = _up_to(passage, own)
    steps.append(_step(OUTLET, f"document {passage.document_id}", *_outlet(passage, origin)))
    what, name = shared_with(passage)
    if what in ("outlet", "owner"):
        steps.append(own[-1] if own[-1].known or name is None else _owner(name, ""))
    else:
        steps.append(_owner(passage.owner, passage.outlet or passage.document_id))
    return Chain(
        tuple(steps),
        RELATION[passage.relation],
        passage.independent,
        passage.not_independent_because,
        origin,
    )


def _up_to(passage: EvidencePassage, own: tuple[Step, ...]) -> list[Step]:
    """The steps of a document before its outlet: its own, or shared with the article."""
    if passage.relation in _ANOTHER:
        account = _ANOTHER[passage.relation]
        return [_step(STATEMENT, f"account {passage.document_id}", account)]
    shared = [s for s in own if s.column in (STATEMENT, SOURCE)]
    if passage.relation not in BEARING:
        return [s for s in shared if s.column == SOURCE]
    what, name = shared_with(passage)
    if what == "channel" and name:
        return [*shared, _step(CHANNEL, _channel(name), name)]
    through = [s for s in own if s.column == CHANNEL]
    return [*shared, *through] if is_copy(passage) else shared


def _outlet(passage: EvidencePassage, origin: int | None) -> tuple[str, str]:
    """What to call a document's outlet, and what to add: its day and whether it counts."""
    parts = [day(passage.published)] if passage.published else []
    if not passage.independent:
        parts.append("not counted")
    elif passage.relation in BEARING:
        parts.append(f"origin {origin}" if origin else "counts")
    return passage.outlet or passage.document_id, ", ".join(parts)


def _owner(name: str | None, whose: str) -> Step:
    if name is None:
        return _step(OWNER, f"owner of {whose}", _NOT_KNOWN, known=False)
    return _step(OWNER, f"owner {name.casefold()}", name)


def _channel(name: str) -> str:
    return f"channel {name.casefold()}"
