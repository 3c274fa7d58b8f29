"""What an evidence store keeps and answers.

A store holds documents, their passages, the attributions and credits found in them, and a sketch
of their wording by which copies are found.  It stores what it is given and ranks passages against
terms; it decides nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, Self

from provenance.types import EvidenceRef, SourceKind, Span, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from types import TracebackType

CreditKind = Literal["wire", "channel"]
"""``wire``: whose text a document prints; ``channel``: through whom words in a passage came."""


@dataclass(frozen=True, slots=True)
class EvidenceDocument:
    """One document that statements can be held against.

    Attributes:
        id: Unique within one store.
        text: Its text; offsets of passages and attributions point into it.
        url: Where it was published, or None.
        outlet: Name or domain of the publication, or None.
        owner: The outlet's owner on that day, as far as the registry knew, or None.
        title: Headline given apart from the text, or None.
        published: ISO 8601 date or date-time, or None.
        authors: Names, in order.
        sha256: Of the text; made from it where left out.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    owner: str | None = None
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    sha256: str = ""

    def __post_init__(self) -> None:
        if not self.sha256:
            object.__setattr__(self, "sha256", text_sha256(self.text))


@dataclass(frozen=True, slots=True)
class EvidenceAttribution:
    """One attributed statement of a document.

    Attributes:
        document_id: The document it stands in.
        source: Fullest name of its source in that document, or None.
        kind: What kind of source.
        style: Direct, indirect or mixed.
        content: Spans of the statement in the document's text.
        channel: Outlet or agency the words came through, or None.
        role: Office or description of the source, or None.
    """

    document_id: str
    source: str | None
    kind: SourceKind
    style: Style
    content: tuple[Span, ...]
    channel: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceCredit:
    """An outlet or agency that a document credits.

    Attributes:
        document_id: The document it stands in.
        kind: ``wire``: the agency whose text is printed, by byline, dateline or foot;
            ``channel``: the outlet that a passage names as the place where words were said or
            first printed.
        outlet: Domain of the outlet credited, its identity in the registry.
        start: First code point of the passage that names it; 0 for ``wire``.
        end: One past its last; 0 for ``wire``, which is true of the whole text.
    """

    document_id: str
    kind: CreditKind
    outlet: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class DocumentVersion:
    """One version of a document.

    Attributes:
        added: Its place in the order in which texts were added to the store: a counter, since a
            clock would make two collections of the same documents differ.
        document: The document as it was then.
    """

    added: int
    document: EvidenceDocument


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A paragraph-sized stretch of a document.

    Attributes:
        document_id: The document it stands in.
        start: First code point in the document's text.
        end: One past the last.
        text: The words.
        score: BM25 score against the query it was found with; 0 outside a search.
    """

    document_id: str
    start: int
    end: int
    text: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class StoreStats:
    """Size of a store and the dates it covers (ISO days; None where nothing is dated)."""

    documents: int
    passages: int
    attributions: int
    undated: int
    first: str | None
    last: str | None


class Searchable(Protocol):
    """The asking half of a store: all that a verdict needs."""

    def get(self, document_id: str) -> EvidenceDocument | None:
        """One document, or None."""

    def documents(self) -> Iterator[EvidenceDocument]:
        """All documents in order of id."""

    def search(
        self,
        terms: Sequence[str],
        *,
        limit: int = 50,
        since: str | None = None,
        until: str | None = None,
        texts: bool = True,
    ) -> list[StoredPassage]:
        """The passages that fit the terms best.

        Args:
            terms: As `provenance.evidence.terms` makes them; any string is safe.
            limit: Most passages returned.
            since: First day (ISO); undated documents are inside every window.
            until: Last day.
            texts: Whether to read the passages' texts, which takes most of the time where only
                their documents are wanted; else they are empty.

        Returns:
            Passages by falling BM25 score, then document id, then offset: the same list from
            every store with the same documents.
        """

    def passages(self, document_id: str) -> tuple[StoredPassage, ...]:
        """All passages of a document in order; none where there is no such document."""

    def spans(self, document_id: str) -> tuple[Span, ...]:
        """Where the passages of a document stand in its text, for those who hold the text."""

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each term stands."""

    def attributions(self, document_id: str) -> tuple[EvidenceAttribution, ...]:
        """What is attributed in a document, in text order."""

    def credits(self, document_id: str) -> tuple[EvidenceCredit, ...]:
        """Which agency a document's text is credited to, and the outlets its passages name."""

    def sketch(self, document_id: str) -> tuple[int, ...]:
        """The document's sampled shingle hashes, sorted; empty where there is none."""

    def sharing(self, sketch: Iterable[int]) -> tuple[tuple[str, int], ...]:
        """Documents whose sketch shares entries with another one.

        Args:
            sketch: Hashes as `add` took them, of a text that need not be in the store.

        Returns:
            Pairs of document id and number of shared entries: most first, then by id.
        """

    def neighbors(self, document_id: str) -> tuple[tuple[str, int], ...]:
        """Other documents whose sketch shares entries with this one's, as `sharing` has them."""

    def stats(self, *, since: str | None = None, until: str | None = None) -> StoreStats:
        """Size of the store, or of what it holds within a window of days."""

    def snapshot(self) -> EvidenceRef:
        """Number of documents and a hash over all ids and texts."""


class EvidenceStore(Searchable, Protocol):
    """A collection of evidence.  Every method raises `EvidenceError` when it cannot answer."""

    def add(
        self,
        document: EvidenceDocument,
        passages: Iterable[Span],
        attributions: Iterable[EvidenceAttribution] = (),
        *,
        credits: Iterable[EvidenceCredit] = (),
        sketch: Iterable[int] = (),
    ) -> bool:
        """Store a document, whole or not at all.

        Args:
            document: A document whose id is known with another text is a new version: `get`
                gives it and only it is searched, the older one is kept for `versions`.  With
                the same text but another owner, say, it is corrected in place; the same
                document once more changes nothing.
            passages: Spans of its passages, as `split_passages` makes them.
            attributions: What is attributed in it.
            credits: Which agency and outlets it credits.
            sketch: Sampled 64-bit hashes of its shingles, not negative.

        Returns:
            Whether the store changed.
        """

    def batch(self) -> AbstractContextManager[None]:
        """Several `add` in one transaction: much quicker.

        Each document is still there whole or not at all.  Leaving the block, for whatever
        reason, keeps what was added; a killed process loses the documents of its last batch.
        """

    def versions(self, document_id: str) -> tuple[DocumentVersion, ...]:
        """All versions of a document in the order of their adding; the last is the newest."""

    def remove(self, key: str) -> bool:
        """Remove the documents with this id or URL, all versions; False where there is none."""

    def verify(self) -> Iterator[str]:
        """Read everything that is stored and check it.

        Every text against its SHA-256, every span against its text, every entry of the index
        against the passage it was made of.

        Yields:
            One line per thing that is damaged, in order; nothing where all is well.
        """

    def close(self) -> None:
        """Release the store; it cannot be used afterwards."""

    def __enter__(self) -> Self:
        """Use the store in a ``with`` block."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""


@dataclass(frozen=True, slots=True)
class StoreKind:
    """How a kind of store is opened: ``open(address, create)``."""

    name: str
    open: Callable[[str, bool], EvidenceStore] = field(repr=False)


def text_sha256(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, lone surrogates included."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def reference(pairs: Iterable[tuple[str, str]]) -> EvidenceRef:
    """The snapshot of a store from its pairs of document id and text hash, in any order."""
    digest = hashlib.sha256()
    known = sorted(pairs)
    for document_id, text_hash in known:
        digest.update(document_id.encode("utf-8", "surrogatepass") + b"\x00")
        digest.update(text_hash.encode() + b"\n")
    return EvidenceRef(documents=len(known), sha256=digest.hexdigest())


def by_share(pairs: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Documents with what they share, in the order of `Searchable.sharing`."""
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def day_of(published: str | None) -> str | None:
    """The ISO day of a date or date-time, or None where there is none to be read.

    >>> day_of("2016-03-01T10:00:00Z"), day_of("2016-03"), day_of("yesterday")
    ('2016-03-01', None, None)
    """
    text = (published or "")[:10]
    shape = [c.isascii() and c.isdigit() for c in text]
    good = len(text) == len("2016-03-01") and text[4] == text[7] == "-"
    return text if good and sum(shape) == len(text) - 2 else None


def day_number(day: str | None) -> int:
    """A day as a whole number in the order of time, 0 where there is none.

    >>> day_number("2016-03-01"), day_number(None)
    (20160301, 0)
    """
    return int(day.replace("-", "")) if day else 0


def window_numbers(since: str | None, until: str | None) -> tuple[int, int]:
    """First and last `day_number` of a window; an open end, or what is no day, is no bound."""
    return day_number(day_of(since)) or 1, day_number(day_of(until)) or 99_999_999
