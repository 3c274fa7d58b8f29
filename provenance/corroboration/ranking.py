"""What tells a passage that bears on a statement from others: named features, a linear model."""

from __future__ import annotations

from functools import lru_cache
from math import fsum, log1p
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from provenance.corroboration.copies import longest_run, words
from provenance.corroboration.quantities import compare, quantities
from provenance.evidence import index_terms
from provenance.model_files import load_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from provenance.corroboration.match import Statement
    from provenance.corroboration.quantities import Quantity
    from provenance.nlp.vectors import Vectors

NAME = "retrieval"

FEATURES = (
    "coverage",
    "best",
    "names",
    "plain",
    "rarest",
    "around",
    "alike",
    "alike_whole",
    "quote",
    "source",
    "source_near",
    "numbers",
    "event",
    "event_coverage",
    "days",
    "undated",
    "length",
    "title",
    "place",
)
"""Names of the features, in the order of `Asked.features`, which says what they are."""

_RAREST = 3
_CHANCE = 3
_LONG = 40
_PLACES = 6


@lru_cache(maxsize=16_384)
def terms_of(text: str) -> frozenset[str]:
    """Index terms of a paragraph; kept, since many statements ask for one paragraph."""
    return frozenset(index_terms(text))


@lru_cache(maxsize=4_096)
def _numbers_of(text: str) -> tuple[Quantity, ...]:
    return tuple(quantities(text))


class Candidate(NamedTuple):
    """Neighboring paragraphs that may bear on a statement.

    Attributes:
        texts: The paragraphs.
        around: The paragraph before them and the one after them, where there are such.
        event: How much of the article's event the document tells, 0 to 1.
        days: Days between document and article, or None where either has no date.
        title: The document's title.
        place: Where in the document they stand, 0 to 1.
    """

    texts: tuple[str, ...]
    around: tuple[str, ...]
    event: float
    days: int | None
    title: str
    place: float


class Asked:
    """One statement, ready to be held against many passages.

    Args:
        statement: The statement.
        rarity: Weight of each term that is looked for.
        source: Weight of each term of the source's name.
        vectors: Word vectors.
    """

    def __init__(
        self,
        statement: Statement,
        *,
        rarity: Mapping[str, float],
        source: Mapping[str, float],
        vectors: Vectors,
    ) -> None:
        self._rarity = rarity
        self._total = fsum(rarity.values()) or 1.0
        self._rarest = frozenset(sorted(rarity, key=lambda t: (-rarity[t], t))[:_RAREST])
        self._names = rarity.keys() & statement.names
        self._plain = rarity.keys() - statement.names
        self._source = source
        self._source_total = fsum(source.values()) or 1.0
        self._quoted = [list(q) for q in statement.quoted if len(q) >= _CHANCE]
        self._numbers = list(statement.numbers)
        self._vectors = vectors
        self._mean = vectors.sentence(statement.words)

    def coverage(self, there: frozenset[str]) -> float:
        """Share of the statement's terms, weighted by rarity, that stand in a text."""
        return fsum(self._rarity[t] for t in self._rarity.keys() & there) / self._total

    def naming(self, there: frozenset[str]) -> float:
        """Share of the terms of the source's name, weighted by rarity, that stand in a text."""
        return fsum(self._source[t] for t in self._source.keys() & there) / self._source_total

    def features(self, candidate: Candidate) -> tuple[float, ...]:
        """The features of a passage, in the order of `FEATURES`.

        How much of the statement's terms the passage, and the best of its paragraphs, covers; how
        many of its names, of its other terms and of its three rarest ones are there; what the
        paragraphs around add; how like the best paragraph and the whole are by word vectors; the
        longest run of a quotation; the source, here and around; the share of its numbers that
        agree; the event, alone and with the coverage; the days between; whether either has no
        date; the passage's length; what the title covers; the place in the document.
        """
        terms = frozenset().union(*map(terms_of, candidate.texts))
        around = frozenset().union(terms, *map(terms_of, candidate.around))
        shared = self._rarity.keys() & terms
        paragraphs = [words(text) for text in candidate.texts]
        coverage = self.coverage(terms)
        days = candidate.days
        size = max(1, len(self._source))
        return (
            coverage,
            max((self.coverage(terms_of(text)) for text in candidate.texts), default=0.0),
            len(self._names & shared) / max(1, len(self._names)),
            len(self._plain & shared) / max(1, len(self._plain)),
            len(self._rarest & shared) / _RAREST,
            self.coverage(around) - coverage,
            max((self._alike(own) for own in paragraphs), default=0.0),
            self._alike([word for own in paragraphs for word in own]),
            log1p(min(self._run(paragraphs) if shared else 0, _LONG)),
            len(self._source.keys() & terms) / size,
            len(self._source.keys() & around) / size,
            self._agreeing(candidate.texts) if self._numbers else 0.0,
            candidate.event,
            candidate.event * coverage,
            log1p(abs(days)) if days is not None else 0.0,
            float(days is None),
            log1p(len(terms)),
            self.coverage(terms_of(candidate.title)),
            candidate.place,
        )

    def _alike(self, own: list[str]) -> float:
        return float(self._mean @ self._vectors.sentence(own))

    def _run(self, paragraphs: list[list[str]]) -> int:
        """Longest run in common with a quotation; a short one is chance."""
        runs = [longest_run(quote, own) for quote in self._quoted for own in paragraphs]
        run = max(runs, default=0)
        return run if run >= _CHANCE else 0

    def _agreeing(self, texts: tuple[str, ...]) -> float:
        found = (compare(self._numbers, list(_numbers_of(text))).agreeing for text in texts)
        return max(found, default=0) / len(self._numbers)


class Ranking:
    """The linear model: one weight per feature.

    Args:
        weights: In the order of `FEATURES`.
    """

    def __init__(self, weights: np.ndarray) -> None:
        self._weights = weights

    @classmethod
    def load(cls, *, folder: Path | None = None, part: str = "weights") -> Self:
        """Load the shipped weights.

        Args:
            folder: Folder that holds model folders; the shipped one by default.
            part: ``"weights"``, or ``"even"`` or ``"odd"``: fitted on half of the events only, to
                measure on the other half.

        Raises:
            ModelError: If the files are missing or damaged.
        """
        return cls(load_model(NAME, folder=folder).arrays[part])

    def scores(self, rows: list[tuple[float, ...]]) -> list[float]:
        """A score per row of features, rounded so that no last bit decides an order."""
        if not rows:
            return []
        table = np.array(rows, dtype=np.float64)
        return [round(fsum(row), _PLACES) for row in (table * self._weights).tolist()]
