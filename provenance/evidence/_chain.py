"""Two collections asked as one: the user's own, and the articles that are checked together."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from provenance.evidence._base import StoreStats, by_share, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.evidence._base import (
        EvidenceAttribution,
        EvidenceCredit,
        EvidenceDocument,
        Searchable,
        StoredPassage,
    )
    from provenance.types import EvidenceRef, Span


class ChainStore:
    """Several stores behind the asking half of the store interface.

    Where two stores hold the same document id, the first one's document is meant.

    Args:
        stores: Asked in this order; closed by whoever opened them.

    Attributes:
        stores: The same.
    """

    def __init__(self, *stores: Searchable) -> None:
        self.stores = stores

    def get(self, document_id: str) -> EvidenceDocument | None:
        """See `EvidenceStore.get`."""
        found = (store.get(document_id) for store in self.stores)
        return next((document for document in found if document is not None), None)

    def documents(self) -> Iterator[EvidenceDocument]:
        """All documents, store by store."""
        for place, store in enumerate(self.stores):
            for document in store.documents():
                if not self._shadowed(document.id, place):
                    yield document

    def _shadowed(self, document_id: str, place: int) -> bool:
        return any(store.get(document_id) is not None for store in self.stores[:place])

    def search(
        self,
        terms: Sequence[str],
        *,
        limit: int = 50,
        since: str | None = None,
        until: str | None = None,
        texts: bool = True,
    ) -> list[StoredPassage]:
        """See `EvidenceStore.search`; scores of different stores are merged as they are."""
        found = [
            passage
            for place, store in enumerate(self.stores)
            for passage in store.search(terms, limit=limit, since=since, until=until, texts=texts)
            if not self._shadowed(passage.document_id, place)
        ]
        found.sort(key=lambda p: (-p.score, p.document_id, p.start))
        return found[:limit]

    def passages(self, document_id: str) -> tuple[StoredPassage, ...]:
        """See `EvidenceStore.passages`."""
        for store in self.stores:
            if store.get(document_id) is not None:
                return store.passages(document_id)
        return ()

    def spans(self, document_id: str) -> tuple[Span, ...]:
        """See `EvidenceStore.spans`."""
        for store in self.stores:
            if store.get(document_id) is not None:
                return store.spans(document_id)
        return ()

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """See `EvidenceStore.frequencies`."""
        wanted = list(terms)
        total: Counter[str] = Counter(dict.fromkeys(wanted, 0))
        for store in self.stores:
            total.update(store.frequencies(wanted))
        return dict(total)

    def attributions(self, document_id: str) -> tuple[EvidenceAttribution, ...]:
        """See `EvidenceStore.attributions`."""
        for store in self.stores:
            if store.get(document_id) is not None:
                return store.attributions(document_id)
        return ()

    def credits(self, document_id: str) -> tuple[EvidenceCredit, ...]:
        """See `EvidenceStore.credits`."""
        for store in self.stores:
            if store.get(document_id) is not None:
                return store.credits(document_id)
        return ()

    def sketch(self, document_id: str) -> tuple[int, ...]:
        """See `EvidenceStore.sketch`."""
        for store in self.stores:
            if store.get(document_id) is not None:
                return store.sketch(document_id)
        return ()

    def sharing(self, sketch: Iterable[int]) -> tuple[tuple[str, int], ...]:
        """See `EvidenceStore.sharing`."""
        wanted = tuple(sketch)
        return by_share(
            pair
            for place, store in enumerate(self.stores)
            for pair in store.sharing(wanted)
            if not self._shadowed(pair[0], place)
        )

    def neighbors(self, document_id: str) -> tuple[tuple[str, int], ...]:
        """See `EvidenceStore.neighbors`."""
        found = self.sharing(self.sketch(document_id))
        return tuple(pair for pair in found if pair[0] != document_id)

    def stats(self, *, since: str | None = None, until: str | None = None) -> StoreStats:
        """See `EvidenceStore.stats`; a document in two stores is counted twice."""
        some = [store.stats(since=since, until=until) for store in self.stores]
        return StoreStats(
            documents=sum(s.documents for s in some),
            passages=sum(s.passages for s in some),
            attributions=sum(s.attributions for s in some),
            undated=sum(s.undated for s in some),
            first=min((s.first for s in some if s.first), default=None),
            last=max((s.last for s in some if s.last), default=None),
        )

    def snapshot(self) -> EvidenceRef:
        """See `EvidenceStore.snapshot`."""
        everything = chain.from_iterable(store.documents() for store in self.stores)
        return reference((document.id, document.sha256) for document in everything)
