"""Hits on the article as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit

if TYPE_CHECKING:
    from provenance.reading import Reading
    from provenance.types import Attribution, Source, Span


def document_hit(
    reading: Reading, message: str, confidence: float, *, related: tuple[Span, ...] = ()
) -> Hit:
    """A hit that spans the headline, or the first sentence where there is none.

    Args:
        reading: The article.
        message: One line for the editor.
        confidence: 0 to 1.
        related: The places the finding rests on.
    """
    (start, end), where = reading.document_span
    return Hit(start, end, message, confidence, related=related, where=where)


def spoken(reading: Reading) -> list[tuple[Attribution, Source]]:
    """Attributions of speech or writing whose source is known, with that source."""
    sources = {source.id: source for source in reading.sources}
    return [
        (a, sources[a.source_id])
        for a in reading.attributions
        if a.speech and a.source_id in sources
    ]
