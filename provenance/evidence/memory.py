"""Evidence in memory: for one run, for tests, for articles checked together."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from heapq import nsmallest
from typing import TYPE_CHECKING, Self, TypeVar

from provenance.errors import EvidenceError
from provenance.evidence._base import (
    DocumentVersion,
    EvidenceAttribution,
    EvidenceCredit,
    EvidenceDocument,
    StoredPassage,
    StoreKind,
    StoreStats,
    by_share,
    day_number,
    day_of,
    reference,
    window_numbers,
)
from provenance.evidence._check import damage_of_spans, damage_of_text, words_of
from provenance.evidence._rank import rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    from provenance.types import EvidenceRef, Span


K = TypeVar("K")
V = TypeVar("V")


class MemoryStore:
    """An `EvidenceStore` that lives and dies with its process."""

    def __init__(self) -> None:
        self._documents: dict[str, EvidenceDocument] = {}
        self._attributions: dict[str, tuple[EvidenceAttribution, ...]] = {}
        self._credits: dict[str, tuple[EvidenceCredit, ...]] = {}
        self._sketches: dict[str, frozenset[int]] = {}
        self._sketched: dict[int, set[str]] = {}
        self._versions: dict[str, list[DocumentVersion]] = {}
        self._added = 0
        self._days: dict[str, str | None] = {}
        self._numbers: dict[str, list[int]] = {}
        self._passages: dict[int, tuple[str, int, int]] = {}
        self._lengths: dict[int, int] = {}
        self._postings: dict[str, set[int]] = {}
        self._next = 0
        self._total_length = 0

    def add(
        self,
        document: EvidenceDocument,
        passages: Iterable[Span],
        attributions: Iterable[EvidenceAttribution] = (),
        *,
        credits: Iterable[EvidenceCredit] = (),
        sketch: Iterable[int] = (),
    ) -> bool:
        """See `EvidenceStore.add`."""
        if self._documents.get(document.id) == document:
            return False
        spans, found, credited = sorted(set(passages)), tuple(attributions), tuple(credits)
        entries = frozenset(sketch)
        words = [words_of(document, span) for span in spans]
        self._drop(document.id)
        self._keep_version(document)
        self._documents[document.id] = document
        self._attributions[document.id] = found
        self._credits[document.id] = credited
        self._sketches[document.id] = entries
        for entry in entries:
            self._sketched.setdefault(entry, set()).add(document.id)
        self._days[document.id] = day_of(document.published)
        numbers = self._numbers[document.id] = []
        for (start, end), own in zip(spans, words, strict=True):
            number = self._next
            self._next += 1
            numbers.append(number)
            self._passages[number] = (document.id, start, end)
            self._lengths[number] = len(own)
            self._total_length += len(own)
            for term in own:
                self._postings.setdefault(term, set()).add(number)
        return True

    def _keep_version(self, document: EvidenceDocument) -> None:
        known = self._versions.setdefault(document.id, [])
        if known and known[-1].document.text == document.text:
            known[-1] = DocumentVersion(known[-1].added, document)
            return
        self._added += 1
        known.append(DocumentVersion(self._added, document))

    @contextmanager
    def batch(self) -> Iterator[None]:
        """See `EvidenceStore.batch`; nothing is to be gained here."""
        yield

    def versions(self, document_id: str) -> tuple[DocumentVersion, ...]:
        """See `EvidenceStore.versions`."""
        return tuple(self._versions.get(document_id, ()))

    def remove(self, key: str) -> bool:
        """See `EvidenceStore.remove`."""
        found = [d.id for d in self._documents.values() if key in (d.id, d.url)]
        for document_id in found:
            self._drop(document_id)
            del self._versions[document_id]
        return bool(found)

    def _drop(self, document_id: str) -> None:
        document = self._documents.pop(document_id, None)
        if document is None:
            return
        del self._attributions[document_id], self._days[document_id], self._credits[document_id]
        for entry in self._sketches.pop(document_id):
            _discard(self._sketched, entry, document_id)
        for number in self._numbers.pop(document_id):
            _, start, end = self._passages.pop(number)
            self._total_length -= self._lengths.pop(number)
            for term in words_of(document, (start, end)):
                _discard(self._postings, term, number)

    def get(self, document_id: str) -> EvidenceDocument | None:
        """See `EvidenceStore.get`."""
        return self._documents.get(document_id)

    def documents(self) -> Iterator[EvidenceDocument]:
        """See `EvidenceStore.documents`."""
        for document_id in sorted(self._documents):
            yield self._documents[document_id]

    def search(
        self,
        terms: Sequence[str],
        *,
        limit: int = 50,
        since: str | None = None,
        until: str | None = None,
        texts: bool = True,
    ) -> list[StoredPassage]:
        """See `EvidenceStore.search`."""
        counts = self.frequencies(terms)
        scores = rank(
            counts,
            lambda term, enough: self._holders(term, since, until)[:enough],
            limit=limit,
            within=since is not None or until is not None,
            passages=len(self._passages),
            mean_length=self._total_length / max(1, len(self._passages)),
            lengths=lambda numbers: self._lengths,
        )
        order = nsmallest(limit, scores, key=lambda n: (-scores[n], self._passages[n]))
        return [self._stored(number, scores[number], texts=texts) for number in order]

    def _holders(self, term: str, since: str | None, until: str | None) -> list[int]:
        numbers = self._postings.get(term, ())
        if since is None and until is None:
            return list(numbers)
        first, last = window_numbers(since, until)
        days = {n: day_number(self._days[self._passages[n][0]]) for n in numbers}
        return [n for n, day in days.items() if not day or first <= day <= last]

    def passages(self, document_id: str) -> tuple[StoredPassage, ...]:
        """See `EvidenceStore.passages`."""
        return tuple(self._stored(n, 0.0) for n in self._numbers.get(document_id, ()))

    def spans(self, document_id: str) -> tuple[Span, ...]:
        """See `EvidenceStore.spans`."""
        return tuple(self._passages[n][1:] for n in self._numbers.get(document_id, ()))

    def _stored(self, number: int, score: float, *, texts: bool = True) -> StoredPassage:
        document_id, start, end = self._passages[number]
        text = self._documents[document_id].text[start:end] if texts else ""
        return StoredPassage(document_id, start, end, text, score)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """See `EvidenceStore.frequencies`."""
        return {term: len(self._postings.get(term, ())) for term in terms}

    def attributions(self, document_id: str) -> tuple[EvidenceAttribution, ...]:
        """See `EvidenceStore.attributions`."""
        return self._attributions.get(document_id, ())

    def credits(self, document_id: str) -> tuple[EvidenceCredit, ...]:
        """See `EvidenceStore.credits`."""
        return self._credits.get(document_id, ())

    def sketch(self, document_id: str) -> tuple[int, ...]:
        """See `EvidenceStore.sketch`."""
        return tuple(sorted(self._sketches.get(document_id, ())))

    def sharing(self, sketch: Iterable[int]) -> tuple[tuple[str, int], ...]:
        """See `EvidenceStore.sharing`."""
        entries = frozenset(sketch)
        shared = Counter(i for entry in entries for i in self._sketched.get(entry, ()))
        return by_share(shared.items())

    def neighbors(self, document_id: str) -> tuple[tuple[str, int], ...]:
        """See `EvidenceStore.neighbors`."""
        found = self.sharing(self._sketches.get(document_id, ()))
        return tuple(pair for pair in found if pair[0] != document_id)

    def stats(self, *, since: str | None = None, until: str | None = None) -> StoreStats:
        """See `EvidenceStore.stats`."""
        days = self._days
        first, last = since or "", until or "9999"
        kept = [i for i, day in days.items() if day is None or first <= day <= last]
        dated = sorted(day for day in (days[i] for i in kept) if day is not None)
        sizes = Counter(document_id for document_id, _, _ in self._passages.values())
        return StoreStats(
            documents=len(kept),
            passages=sum(sizes[i] for i in kept),
            attributions=sum(len(self._attributions[i]) for i in kept),
            undated=len(kept) - len(dated),
            first=dated[0] if dated else None,
            last=dated[-1] if dated else None,
        )

    def snapshot(self) -> EvidenceRef:
        """See `EvidenceStore.snapshot`."""
        return reference((d.id, d.sha256) for d in self._documents.values())

    def verify(self) -> Iterator[str]:
        """See `EvidenceStore.verify`."""
        for document in self.documents():
            spans = [self._passages[n][1:] for n in self._numbers[document.id]]
            yield from damage_of_text(document)
            yield from damage_of_spans(
                document, spans, self.attributions(document.id), self.credits(document.id)
            )
            for number, span in zip(self._numbers[document.id], spans, strict=True):
                if not all(number in self._postings.get(t, ()) for t in words_of(document, span)):
                    yield f"document {document.id}: passage {span[0]}-{span[1]} is not indexed"
            for version in self._versions[document.id][:-1]:
                yield from damage_of_text(version.document, what=f"version {version.added} of")

    def close(self) -> None:
        """Forget everything."""
        self.__init__()  # type: ignore[misc]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _discard(sets: dict[K, set[V]], key: K, value: V) -> None:
    """Take a value out of one of many sets, and the set away with its last value."""
    sets[key].discard(value)
    if not sets[key]:
        del sets[key]


def _open(address: str, create: bool) -> MemoryStore:
    if address != ":memory:":
        raise EvidenceError(f"evidence store {address!r}: the memory store is named ':memory:'")
    return MemoryStore()


STORE = StoreKind("memory", _open)
