"""A headline's claim held against the sentences of the body that make it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from provenance.corroboration.synonyms import meanings
from provenance.evidence import terms
from provenance.signals._zones import body_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Span

LEAST_SHARED = 4
"""Words a sentence must share with the headline to make its claim."""

LEAST_COVERED = 0.5
"""Share of the headline's words that a sentence must hold to make its claim."""

READ = 60
"""Sentences of the body that are held against the headline; the claim stands early or nowhere."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A sentence of the body that makes the headline's claim.

    Attributes:
        span: Where it stands.
        wanted: The headline's words, as families (`provenance.corroboration.synonyms`).
    """

    span: Span
    wanted: frozenset[str]


def echoes(reading: Reading, headline: str) -> Iterator[Echo]:
    """Yield the sentences of the body that make the headline's claim, in text order.

    Args:
        reading: The article.
        headline: Its headline.
    """
    wanted = meanings(terms(headline))
    if len(wanted) < LEAST_SHARED:
        return
    for start, end in islice(body_sentences(reading), READ):
        if makes_claim(reading.text[start:end], wanted):
            yield Echo((start, end), wanted)


def makes_claim(text: str, wanted: frozenset[str]) -> bool:
    """Whether a stretch of the body holds enough of the headline's words to make its claim.

    Args:
        text: The stretch.
        wanted: The headline's words, as families.
    """
    shared = len(wanted & meanings(terms(text)))
    return shared >= LEAST_SHARED and shared >= LEAST_COVERED * len(wanted)
