"""Ask the store for what bears on a statement, and hold every sentence found against it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import log
from typing import TYPE_CHECKING

from provenance.corroboration.dossier import Dossier
from provenance.corroboration.exhibits import Holding, Sighting
from provenance.corroboration.features import PairFeatures
from provenance.corroboration.independence import PUBLIC
from provenance.corroboration.likeness import Likeness
from provenance.corroboration.match import OTHER_SPEAKER, match
from provenance.corroboration.names import named, source_name, speaks
from provenance.corroboration.press import press
from provenance.corroboration.retrieve import Retriever, window_of
from provenance.evidence import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.corroboration.dossier import Line
    from provenance.corroboration.match import Match, Statement
    from provenance.evidence import EvidenceAttribution, Searchable, StoredPassage
    from provenance.nlp.vectors import Vectors
    from provenance.outlets import Outlets

_NEAR = 1

PASSAGES = 24
"""Passages of the days around publication that are read per statement, about 90 words each."""

FAR_PASSAGES = 10
"""Paragraphs of other days: a quotation may be older than the article."""

RECENT_DAYS = 31
"""Days within which a document can be about the same event: figures of a report come back for
weeks.  All dated evidence for the gold statements lies within four days."""

MOST_SIGHTINGS = 24
"""Sentences of one document that are looked at closely: those that share most."""


class Gatherer:
    """Gathers holdings for the statements of one article; documents are prepared once.

    Args:
        own: The article.
        store: Where evidence is asked for.
        outlets: The registry.
        vectors: Word vectors.
    """

    def __init__(self, own: Dossier, store: Searchable, outlets: Outlets, vectors: Vectors) -> None:
        self.own = own
        self._store = store
        self._outlets = outlets
        self._vectors = vectors
        self._retriever = Retriever(own, store, vectors=vectors)
        self._dossiers: dict[str, Dossier | None] = {}
        self._spread: dict[str, Counter[str]] = {}
        self._spoken: dict[str, tuple[EvidenceAttribution, ...]] = {}
        self._speaking: dict[tuple[str, int, int], list[EvidenceAttribution]] = {}

    @property
    def window(self) -> tuple[str, str] | None:
        """First and last day asked first, or None where the article has no date."""
        return window_of(self.own.publisher.day)

    def passages(self, statement: Statement) -> list[StoredPassage]:
        """Passages that may bear on a statement: those of its days first, then all others."""
        window = self.window
        near = self._retriever.retrieve(statement, limit=PASSAGES, window=window)
        if window is None:
            return near
        known = {(p.document_id, p.start) for p in near}
        far = self._store.search(self._query(statement), limit=FAR_PASSAGES)
        return near + [p for p in far if (p.document_id, p.start) not in known]

    def _query(self, statement: Statement) -> list[str]:
        name = (statement.source.name if statement.source else None) or ""
        return [*index_terms(statement.text), *index_terms(name)]

    def holdings(self, statement: Statement) -> list[Holding]:
        """What every document found has that may bear on a statement, in order of document id."""
        lines: dict[str, dict[tuple[int, int], tuple[Line, float, bool]]] = {}
        for passage in self.passages(statement):
            dossier = self.dossier(passage.document_id)
            if dossier is None:
                continue
            own = lines.setdefault(passage.document_id, {})
            for line in _windows(dossier, passage.start, passage.end):
                span = (line.start, line.end)
                if span not in own:
                    who, speaking = self._named(statement, dossier, line)
                    if line.start < passage.start and not (statement.name.surname and who == 1.0):
                        continue  # only a person is followed from one passage into the next
                    if who or statement.meanings.keys() & line.meanings:
                        own[span] = line, who, speaking
        weights = self._weights(statement)
        likeness = Likeness(statement.words, self._vectors)
        return [
            self._holding(statement, document_id, own, weights, likeness)
            for document_id, own in sorted(lines.items())
            if own
        ]

    def _holding(
        self,
        statement: Statement,
        document_id: str,
        lines: Mapping[tuple[int, int], tuple[Line, float, bool]],
        weights: Mapping[str, float],
        likeness: Likeness,
    ) -> Holding:
        dossier = self.dossier(document_id)
        assert dossier is not None  # noqa: S101 - its lines were read
        kin, near = self.kin(dossier), self._near(dossier)
        made = PairFeatures(
            statement,
            likeness=likeness,
            weights=weights,
            own=self._spread_of(self.own),
            there=self._spread_of(dossier),
            kin=kin,
            days=self.days_before(dossier),
            near=near,
        )
        matches = [
            (line, match(statement, line, weights=weights, named=who, speaks=speaking))
            for line, who, speaking in lines.values()
        ]
        matches.sort(key=lambda pair: _telling(pair[1], pair[0]), reverse=True)
        kept = sorted(matches[:MOST_SIGHTINGS], key=lambda pair: (pair[0].start, pair[0].end))
        sightings = tuple(
            Sighting(line, found, made.of(line, found), self._told(dossier, line))
            for line, found in kept
        )
        days = self.days_before(dossier)
        recent = days is None or abs(days) <= RECENT_DAYS
        return Holding(dossier, sightings, kin, near, recent)

    def days_before(self, dossier: Dossier) -> int | None:
        """Days by which a document is older than the article; None where either has no date."""
        try:
            mine = date.fromisoformat(self.own.publisher.day or "")
            return (mine - date.fromisoformat(dossier.publisher.day or "")).days
        except ValueError:
            return None

    def kin(self, dossier: Dossier) -> float:
        """Share of the names in the article's title and first lines that a document mentions."""
        mine = self.own.leading_names
        return len(mine & dossier.terms) / len(mine) if mine else 0.0

    def _near(self, dossier: Dossier) -> bool:
        window, day = self.window, dossier.publisher.day
        return window is None or day is None or window[0] <= day <= window[1]

    def dossier(self, document_id: str) -> Dossier | None:
        """A document's dossier; None for the article itself, by id, address or text."""
        if document_id not in self._dossiers:
            found = self._store.get(document_id)
            own = self.own.document
            same = found is None or (
                found.id == own.id or found.sha256 == own.sha256 or (own.url or "\0") == found.url
            )
            self._dossiers[document_id] = (
                None if same or found is None else Dossier(found, self._outlets)
            )
        return self._dossiers[document_id]

    def _spread_of(self, dossier: Dossier) -> Counter[str]:
        """In how many sentences of a document each family of terms stands."""
        key = dossier.document.id
        if key not in self._spread:
            counts: Counter[str] = Counter()
            for line in dossier.lines(0, len(dossier.document.text)):
                counts.update(line.meanings)
            self._spread[key] = counts
        return self._spread[key]

    def _weights(self, statement: Statement) -> dict[str, float]:
        """How rare each term is in the collection."""
        counts = self._store.frequencies(statement.terms)
        most = max(2, *counts.values(), 2) if counts else 2
        return {t: 1.0 + log(most / max(1, n)) for t, n in counts.items()}

    def _named(self, statement: Statement, dossier: Dossier, line: Line) -> tuple[float, bool]:
        """`Match.named` and `Match.speaks` of a sentence."""
        spoken = [a for a in self._speakers(dossier.document.id, line) if a.source]
        if any(_same_source(statement, attribution) for attribution in spoken):
            return 1.0, True
        text = dossier.document.text
        if named(statement.name, line.text, text):
            return 1.0, speaks(statement.name, line.text)
        others = [a for a in spoken if a.kind == "person_named"]
        if statement.name.surname and others and len(others) == len(spoken):
            return OTHER_SPEAKER, False
        near = dossier.around((line.start, line.end), 1)
        return (0.5 if named(statement.name, near, text) and not spoken else 0.0), False

    def _told(self, dossier: Dossier, line: Line) -> tuple[str, ...]:
        """Media through which words in or near a sentence came, as the document says."""
        start, end = dossier.span_around((line.start, line.end), _NEAR)
        found = set(press(dossier.document.text[start:end], self._outlets))
        for a in self._attributed(dossier.document.id):
            if any(s < end and start < e for s, e in a.content):
                found.update({a.channel} if a.channel else ())
                found.update({a.source} if a.source and a.kind == "media_outlet" else ())
        return tuple(sorted(found - PUBLIC))

    def _attributed(self, document_id: str) -> tuple[EvidenceAttribution, ...]:
        if document_id not in self._spoken:
            self._spoken[document_id] = self._store.attributions(document_id)
        return self._spoken[document_id]

    def _speakers(self, document_id: str, line: Line) -> list[EvidenceAttribution]:
        place = (document_id, line.start, line.end)
        if place not in self._speaking:
            self._speaking[place] = [
                a
                for a in self._attributed(document_id)
                if any(s < line.end and line.start < e for s, e in a.content)
            ]
        return self._speaking[place]


def _same_source(statement: Statement, attribution: EvidenceAttribution) -> bool:
    other = source_name(attribution.source, attribution.kind)
    mine = statement.name
    if mine.surname and other.surname:
        return mine.surname == other.surname and (
            not mine.full or not other.full or mine.full[0][0] == other.full[0][0]
        )
    return bool(mine.words and other.words) and (
        mine.words <= other.words or other.words <= mine.words
    )


def _windows(dossier: Dossier, start: int, end: int) -> Iterator[Line]:
    """Sentences of a passage, and pairs of neighbors, the first with the one before it."""
    before = dossier.line(dossier.sentence_at(start - 1)) if start > 0 else None
    before = before if before and before.text else None
    for line in dossier.lines(start, end):
        yield line
        if before is not None:
            yield dossier.line((before.start, line.end))
        before = line


_CHANCE = 6
"""A shorter run of words in common with a quotation is chance."""


def _telling(found: Match, line: Line) -> tuple[float, ...]:
    """How telling a sentence is: a long shared quotation first, then coverage, then brevity."""
    quote = found.quote if found.quote >= _CHANCE else 0
    numbers = 0.15 * found.numbers.agreeing
    return (
        quote + 10 * (found.coverage + numbers + 0.2 * max(found.named, 0.0)),
        -float(len(line.words)),
        -float(line.start),
    )
