"""What is taken from one article for the collection; the costly part, done in any process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.corroboration.copies import sketch
from provenance.corroboration.origins import credited, publisher
from provenance.evidence import EvidenceAttribution, EvidenceCredit, split_passages
from provenance.outlets import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.outlets import Outlets
    from provenance.reading import Reading
    from provenance.types import Article, Span


@dataclass(frozen=True, slots=True)
class Extract:
    """What an article gives as evidence, beside its text.

    Attributes:
        passages: Spans of its passages.
        attributions: Who is said to have said what in it.
        credits: The agency whose text it is, and the outlets its passages name.
        sketch: A sample of its shingles.
    """

    passages: tuple[Span, ...]
    attributions: tuple[EvidenceAttribution, ...]
    credits: tuple[EvidenceCredit, ...]
    sketch: tuple[int, ...]


def extract(reading: Reading, *, outlets: Outlets) -> Extract:
    """Take the evidence from an article; its wording and signals are never computed for it.

    Args:
        reading: The article being read.
        outlets: The registry of outlets.
    """
    article = reading.article
    body = [(b.start, b.end) for b in reading.read_blocks if b.kind == "body"]
    # Headlines, captions, menus and promotion carry no evidence of their own.
    passages = split_passages(article.text, body)
    return Extract(
        passages=tuple(passages),
        attributions=tuple(_attributions(reading)),
        credits=tuple(_credits(article, passages, outlets)),
        sketch=sketch("\n".join(article.text[start:end] for start, end in passages)),
    )


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


def _credits(article: Article, passages: list[Span], outlets: Outlets) -> Iterator[EvidenceCredit]:
    """Agency of the whole text, then the channels of each passage; never the outlet itself."""
    who = publisher(
        outlets,
        outlet=article.outlet,
        url=web_address(article.uri),
        text=article.text,
        authors=article.authors,
        published=article.published,
    )
    if who.agency is not None:
        yield EvidenceCredit(article.id, "wire", who.agency.domain)
    for start, end in passages:
        for outlet in credited(article.text[start:end], outlets):
            yield EvidenceCredit(article.id, "channel", outlet.domain, start, end)
