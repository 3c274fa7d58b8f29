"""From a statement to the passages that may bear on it, the likeliest first.

Two roads lead to a passage: the statement's own words, and the event.  Documents of the article's
event are found once per article by the words that tell it from others; all their passages are
candidates, even those that share hardly a word with the statement.  Candidates are ordered by a
few named features (`provenance.corroboration.ranking`).
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from provenance.corroboration._held import Held
from provenance.corroboration.ranking import Asked
from provenance.evidence import day_of, index_terms, split_passages, term_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.corroboration.dossier import Dossier
    from provenance.corroboration.match import Statement
    from provenance.evidence import EvidenceDocument, Searchable, StoredPassage
    from provenance.nlp.vectors import Vectors

WINDOW_DAYS = 7
"""Days before and after publication that are asked.  All dated evidence for the gold statements
lies within four; the rest is room for slower news."""

EVENT_TERMS = 16
EVENT_PASSAGES = 200
EVENT_DOCUMENTS = 24
"""Documents of the article's event whose every passage is a candidate.  Within the window they
hold evidence for 0.99 of the gold statements (10 documents: 0.96), else for 0.90 (0.84)."""

FOUND = 40
"""Paragraphs found by the statement's own terms whose passages are candidates."""

FIRST_LOOKS = 80
"""Candidates whose words are taken apart: those that could score most."""

CLOSE_LOOKS = 30
"""Candidates that are compared by word vectors too; the others share too little.  Sixty find no
more of the gold statements' evidence, nor of that of the labelled ones."""

CONTEXT_TERMS = 6
"""Statements with fewer terms than this are looked for with the words of their sentence too."""

COMMONEST = 7
"""The commonest term of an article stands in about one of so many passages: asking a large store
for its size takes longer than all else."""

_TELLING = 3
_TITLE = 2
_PLACES = 6

Window = tuple[str, str]
Key = tuple[str, int]


def window_of(day: str | None) -> Window | None:
    """First and last day that are asked for an article of a day; None where it has none."""
    try:
        middle = date.fromisoformat(day or "")
        around = timedelta(days=WINDOW_DAYS)
        return (middle - around).isoformat(), (middle + around).isoformat()
    except (ValueError, OverflowError):
        return None


class Retriever:
    """Finds passages for the statements of one article; documents are read once.

    Args:
        own: The article, which is never found, by id, address or text.
        store: The collection.
        vectors: Word vectors.
    """

    def __init__(
        self,
        own: Dossier,
        store: Searchable,
        *,
        vectors: Vectors,
    ) -> None:
        self._own = own
        self._store = store
        self._vectors = vectors
        self._held: dict[str, Held | None] = {}
        self._events: dict[Window | None, dict[str, float]] = {}

    def retrieve(
        self, statement: Statement, *, limit: int, window: Window | None
    ) -> list[StoredPassage]:
        """The passages that most likely bear on a statement.

        Args:
            statement: The statement.
            limit: Most passages returned.
            window: First and last day; undated documents are inside every window.  None asks for
                all days.

        Returns:
            Joined paragraphs with a score, best first, then by document id and offset: the same
            list from every store with the same documents.
        """
        source = frozenset(index_terms((statement.source and statement.source.name) or ""))
        rarity = self._weights(self._looked_for(statement))
        surname = frozenset(index_terms(statement.name.surname))
        asked = Asked(
            statement, rarity=rarity, source=source, surname=surname, vectors=self._vectors
        )
        event = self._event(window)
        blocks = self._blocks([*rarity, *sorted(source)], event, window)
        found = [
            self._passage(key, asked, score) for score, key in self._first(blocks, asked, event)
        ]
        found.sort(key=lambda p: (-p.score, p.document_id, p.start))
        return found[: max(0, limit)]

    def _first(
        self, blocks: Iterable[Key], asked: Asked, event: dict[str, float]
    ) -> list[tuple[float, Key]]:
        """The passages that deserve a close look, with their scores."""
        glanced, looked = [], []
        for document_id, place in blocks:
            held, told = self._known(document_id), event.get(document_id, 0.0)
            where = place / len(held.blocks)
            most = asked.glance(held.plain(place), event=told, days=held.days, place=where)
            glanced.append((-most, (document_id, place)))
        for _, (document_id, place) in sorted(glanced)[:FIRST_LOOKS]:
            held, told = self._known(document_id), event.get(document_id, 0.0)
            where = place / len(held.blocks)
            score = asked.first_look(held.terms(place), event=told, days=held.days, place=where)
            looked.append((-score, (document_id, place)))
        return [(-score, key) for score, key in sorted(looked)[:CLOSE_LOOKS]]

    def _passage(self, key: Key, asked: Asked, score: float) -> StoredPassage:
        held, place = self._known(key[0]), key[1]
        vector = held.vector(place, self._vectors)
        more = asked.close_look(held.terms(place), held.around(place), vector)
        return held.passage(place, round(score + more, _PLACES))

    def _blocks(
        self, terms: Sequence[str], event: dict[str, float], window: Window | None
    ) -> set[Key]:
        """Passages found by the statement's terms, and all those of the event's documents."""
        found: set[Key] = set()
        for passage in self._search(terms, FOUND, window):
            held = self._document(passage.document_id)
            if held is not None:
                found.add((passage.document_id, held.block_at[passage.start]))
        for document_id in list(event)[:EVENT_DOCUMENTS]:
            held = self._document(document_id)
            if held is not None:
                found.update((document_id, place) for place in range(len(held.blocks)))
        return found

    def _search(
        self, terms: Sequence[str], limit: int, window: Window | None
    ) -> list[StoredPassage]:
        since, until = window or (None, None)
        return self._store.search(terms, limit=limit, since=since, until=until, texts=False)

    def _days(self, document: EvidenceDocument) -> int | None:
        try:
            mine = date.fromisoformat(self._own.publisher.day or "")
            return (mine - date.fromisoformat(day_of(document.published) or "")).days
        except ValueError:
            return None

    def _looked_for(self, statement: Statement) -> list[str]:
        own = index_terms(statement.text)
        if len(set(own)) < CONTEXT_TERMS:
            start, end = statement.sentence
            own += index_terms(self._own.document.text[start:end])
        return own

    def _weights(self, terms: Iterable[str]) -> dict[str, float]:
        """How rare each term is, in order of the alphabet."""
        counts = self._store.frequencies(dict.fromkeys(terms))
        size = COMMONEST * self._commonest
        return {t: round(log(1 + size / (counts[t] + 0.5)), _PLACES) for t in sorted(counts)}

    @cached_property
    def _spread(self) -> Counter[str]:
        """In how many paragraphs of the article each term stands; its title counts double."""
        document = self._own.document
        spans = split_passages(document.text)
        counts = Counter(t for start, end in spans for t in term_set(document.text[start:end]))
        for term in term_set(document.title or ""):
            counts[term] += _TITLE
        return counts

    @cached_property
    def _commonest(self) -> int:
        """Passages that hold the commonest term of the article: the yardstick of rarity."""
        return max(self._store.frequencies(self._often).values(), default=1) or 1

    @cached_property
    def _often(self) -> list[str]:
        return sorted(term for term, count in self._spread.items() if count > 1)

    def _event_terms(self) -> list[str]:
        """The terms that tell the article's event: said more than once here, rare elsewhere."""
        often = self._often
        known = self._store.frequencies(often)
        rarity = self._weights(often)
        weight = {
            t: round((1 + log(self._spread[t])) * rarity[t], _PLACES) for t in often if known[t] > 1
        }
        return sorted(weight, key=lambda t: (-weight[t], t))[:EVENT_TERMS]

    def _event(self, window: Window | None) -> dict[str, float]:
        """Documents of the article's event, those that tell most of it first."""
        if window not in self._events:
            scores: dict[str, list[float]] = {}
            for passage in self._search(self._event_terms(), EVENT_PASSAGES, window):
                scores.setdefault(passage.document_id, []).append(passage.score)
            scores.pop(self._own.document.id, None)
            sums = {i: sum(sorted(own, reverse=True)[:_TELLING]) for i, own in scores.items()}
            most = max(sums.values(), default=1.0) or 1.0
            shares = {i: round(total / most, _PLACES) for i, total in sums.items()}
            order = sorted(shares, key=lambda i: (-shares[i], i))
            self._events[window] = {i: shares[i] for i in order}
        return self._events[window]

    def _known(self, document_id: str) -> Held:
        held = self._document(document_id)
        assert held is not None  # noqa: S101 - only documents that were read are candidates
        return held

    def _document(self, document_id: str) -> Held | None:
        """A document with its passages; None for the article itself."""
        if document_id not in self._held:
            found, own = self._store.get(document_id), self._own.document
            same = found is None or (
                found.id == own.id or found.sha256 == own.sha256 or (own.url or "\0") == found.url
            )
            self._held[document_id] = (
                None
                if found is None or same
                else Held.of(found, self._store.spans(document_id), self._days(found))
            )
        return self._held[document_id]
