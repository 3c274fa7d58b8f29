"""What every store checks of a document when it is asked to verify itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.evidence._base import text_sha256
from provenance.evidence._terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.evidence._base import EvidenceAttribution, EvidenceCredit, EvidenceDocument
    from provenance.types import Span


def damage_of_text(document: EvidenceDocument, *, what: str = "document") -> Iterator[str]:
    """Whether a text is the one that was stored.

    Args:
        document: As it was read back.
        what: What it is called in the line: a document, or an older version of one.
    """
    if text_sha256(document.text) != document.sha256:
        yield f"{what} {document.id}: the text is not the one that was added (SHA-256 differs)"


def damage_of_spans(
    document: EvidenceDocument,
    passages: Sequence[Span],
    attributions: Iterable[EvidenceAttribution],
    credits: Iterable[EvidenceCredit],
) -> Iterator[str]:
    """Spans that do not lie inside the text, or passages that overlap.

    Args:
        document: The document.
        passages: Spans of its passages, in order.
        attributions: What is attributed in it.
        credits: Whom it credits.
    """
    size = len(document.text)
    for start, end in passages:
        if not 0 <= start < end <= size:
            yield f"document {document.id}: passage {start}-{end} is outside its text"
    for (_, end), (start, _) in pairwise(passages):
        if start < end:
            yield f"document {document.id}: passages overlap at {start}"
    for place, attribution in enumerate(attributions):
        for start, end in attribution.content:
            if not 0 <= start <= end <= size:
                yield f"document {document.id}: attribution {place} is outside its text"
    for credit in credits:
        if not 0 <= credit.start <= credit.end <= size:
            yield f"document {document.id}: credit of {credit.outlet} is outside its text"


def words_of(document: EvidenceDocument, span: Span) -> list[str]:
    """The entries a passage has in the index: distinct, sorted.

    Args:
        document: The document.
        span: Where the passage stands in its text.
    """
    return sorted(set(index_terms(document.text[span[0] : span[1]])))
