"""From articles to evidence: read each one, store its body and who is quoted in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.evidence import EvidenceAttribution, EvidenceDocument, split_passages
from provenance.outlets import Outlets, web_address
from provenance.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.evidence import EvidenceStore
    from provenance.reading import Models
    from provenance.types import Article, Span


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of one article.

    Attributes:
        document_id: Its id in the store.
        passages: Passages made of it.
        attributions: Attributions found in it.
        changed: Whether the store changed: it was new, or a new version.
    """

    document_id: str
    passages: int
    attributions: int
    changed: bool


def collect(
    articles: Iterable[Article],
    store: EvidenceStore,
    *,
    models: Models,
    outlets: Outlets | None = None,
) -> Iterator[Collected]:
    """Read articles and store them as evidence, one by one.

    Args:
        articles: The articles; one in memory at a time.
        store: Where they go.  An article whose document is there already is not read again.
        models: Loaded models.
        outlets: The registry of outlets; the shipped one by default.

    Yields:
        One row per article, in order, after it has been stored whole.

    Raises:
        EvidenceError: If the store cannot be written.
    """
    known = outlets if outlets is not None else Outlets.load()
    for article in articles:
        document = document_of(article, known)
        if store.get(document.id) == document:
            yield Collected(document.id, 0, 0, changed=False)
            continue
        reading = Reading(article, models=models)
        spans = split_passages(article.text, _evidence_spans(reading))
        found = [*_attributions(reading)]
        changed = store.add(document, spans, found)
        yield Collected(document.id, len(spans), len(found), changed)


def document_of(article: Article, outlets: Outlets) -> EvidenceDocument:
    """An article as a document of evidence, with its owner on that day.

    Args:
        article: The article.
        outlets: The registry of outlets.
    """
    outlet = outlets.find(article.outlet) or outlets.find(article.uri)
    return EvidenceDocument(
        id=article.id,
        text=article.text,
        url=web_address(article.uri),
        outlet=article.outlet or (outlet.domain if outlet else None),
        owner=outlets.owner_at(outlet, article.published),
        title=article.title,
        published=article.published,
        authors=article.authors,
    )


def _evidence_spans(reading: Reading) -> list[Span]:
    """The body: headlines, captions, menus and promotion carry no evidence of their own."""
    return [(b.start, b.end) for b in reading.read_blocks if b.kind == "body"]


def _attributions(reading: Reading) -> Iterator[EvidenceAttribution]:
    sources = {source.id: source for source in reading.sources}
    for found in reading.attributions:
        source = sources.get(found.source_id or "")
        yield EvidenceAttribution(
            document_id=reading.article.id,
            source=source.name if source else None,
            kind=source.kind if source else "unresolved",
            style=found.style,
            content=found.content,
            channel=found.channel.name if found.channel else None,
            role=source.role if source else None,
        )
