"""Hits on the article as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit
from provenance.signals._phrases import fold

if TYPE_CHECKING:
    from provenance.reading import Reading
    from provenance.types import Attribution, Severity, Source, Span

_OPENING = 6
"""Words with which two statements have to begin to be the same one."""


def document_hit(
    reading: Reading,
    message: str,
    confidence: float,
    *,
    related: tuple[Span, ...] = (),
    severity: Severity | None = None,
) -> Hit:
    """A hit that spans the headline, or the first sentence where there is none.

    Args:
        reading: The article.
        message: One line for the editor.
        confidence: 0 to 1.
        related: The places the finding rests on.
        severity: Where it is not the signal's own.
    """
    (start, end), where = reading.document_span
    return Hit(start, end, message, confidence, related=related, where=where, severity=severity)


def distinct(
    reading: Reading, pairs: list[tuple[Attribution, Source]]
) -> list[tuple[Attribution, Source]]:
    """Statements without those that say again, word for word, what the same source has said.

    An article that quotes a message and then shows it, or repeats its lead in a box of
    highlights, holds the same statement twice.

    Args:
        reading: The article.
        pairs: Attributions with their source, in text order.
    """
    seen: set[tuple[str, tuple[str, ...]]] = set()
    kept = []
    for attribution, source in pairs:
        opening = tuple(
            fold(word)
            for start, end in attribution.content[:1]
            for word in reading.tokens.words[reading.tokens.between(start, end)]
            if word[:1].isalnum()
        )[:_OPENING]
        if len(opening) == _OPENING and (source.id, opening) in seen:
            continue
        seen.add((source.id, opening))
        kept.append((attribution, source))
    return kept


def spoken(reading: Reading) -> list[tuple[Attribution, Source]]:
    """Attributions of speech or writing whose source is known, with that source."""
    sources = {source.id: source for source in reading.sources}
    return [
        (a, sources[a.source_id])
        for a in reading.attributions
        if a.speech and a.source_id in sources
    ]
