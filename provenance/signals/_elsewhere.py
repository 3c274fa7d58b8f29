"""What the evidence collection holds near an article: other documents, their day, their outlet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from provenance.corroboration.dossier import Dossier
from provenance.corroboration.origins import fold, not_independent
from provenance.evidence import day_of
from provenance.outlets import web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.evidence import EvidenceDocument, Searchable, StoredPassage
    from provenance.outlets import Outlets
    from provenance.reading import Reading
    from provenance.types import EvidencePassage

_NAMES_SHOWN = 3


class Elsewhere:
    """The collection as one article sees it: without the article itself.

    Args:
        reading: The article.
        store: The collection.
    """

    def __init__(self, reading: Reading, store: Searchable) -> None:
        self._article = reading.article
        self._store = store
        self.outlets = reading.outlets
        self._copies = reading.copies
        self.own = Dossier.of_article(reading.article, reading.outlets)
        self._dossiers: dict[str, Dossier | None] = {}

    def search(
        self, terms: Sequence[str], *, days: int, limit: int
    ) -> list[tuple[Dossier, StoredPassage]]:
        """Passages of other documents that fit some terms best, near the article in time.

        Args:
            terms: As `provenance.evidence.terms` makes them.
            days: Days before and after the article; all where it is not dated.
            limit: Most passages asked for.
        """
        since, until = self._window(days)
        found = self._store.search(terms, limit=limit, since=since, until=until)
        pairs = ((self.dossier(passage.document_id), passage) for passage in found)
        return [(dossier, passage) for dossier, passage in pairs if dossier is not None]

    def _window(self, days: int) -> tuple[str | None, str | None]:
        try:
            middle = date.fromisoformat(day_of(self._article.published) or "")
            around = timedelta(days=days)
            return (middle - around).isoformat(), (middle + around).isoformat()
        except (ValueError, OverflowError):
            return None, None

    def dossier(self, document_id: str) -> Dossier | None:
        """A document; None for the article itself, by id, address or text."""
        if document_id not in self._dossiers:
            found = self._store.get(document_id)
            other = found is not None and not self._is_own(found)
            self._dossiers[document_id] = Dossier(found, self.outlets) if found and other else None
        return self._dossiers[document_id]

    def _is_own(self, document: EvidenceDocument) -> bool:
        address = web_address(self._article.uri)
        return (
            document.id == self._article.id
            or document.sha256 == self.own.document.sha256
            or (address is not None and document.url == address)
        )

    def independent(self, dossier: Dossier) -> bool:
        """Whether a document is of another outlet and owner than the article, and no copy."""
        return not_independent(self.own, dossier, self.outlets, self._copies) is None

    def origins(self, dossiers: Sequence[Dossier]) -> int:
        """Number of origins of some documents: copies and sister outlets are one."""
        return len(set(fold([(d, "", frozenset()) for d in dossiers], self.outlets, self._copies)))


def days_between(one: str | None, other: str | None) -> int:
    """Days between two dates; 0 where either is not known.

    >>> days_between("2024-05-06", "2024-05-01T10:00:00Z"), days_between(None, "2024-05-01")
    (5, 0)
    """
    try:
        first, second = (date.fromisoformat(day_of(d) or "") for d in (one, other))
    except ValueError:
        return 0
    return abs((first - second).days)


def name_of(dossier: Dossier) -> str:
    """Outlet of a document and its day: "Harbor Post (2024-05-06)"."""
    own = dossier.publisher
    known = own.outlet.name if own.outlet else own.name
    name = known or f"document {dossier.document.id}"
    return f"{name} ({own.day})" if own.day else name


def outlet_of(passage: EvidencePassage, outlets: Outlets) -> str:
    """Outlet of a passage, as the registry names it, and its day."""
    row = outlets.find(passage.outlet) or outlets.find(passage.url)
    name = (row.name if row else passage.outlet) or f"document {passage.document_id}"
    day = day_of(passage.published)
    return f"{name} ({day})" if day else name


def listed(names: Sequence[str]) -> str:
    """Names as one enumeration, each once, the first three in full.

    >>> listed(["A", "B", "A"]), listed(["A", "B", "C", "D", "E"])
    ('A and B', 'A, B, C and 2 more')
    """
    own = list(dict.fromkeys(names))
    shown, rest = own[:_NAMES_SHOWN], len(own) - _NAMES_SHOWN
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1] if shown else ""]))
