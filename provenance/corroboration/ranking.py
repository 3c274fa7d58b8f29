"""What tells a passage that bears on a statement from others: six features, weighted by hand.

Weights fitted to the gold statements (nineteen features, logistic regression over pairs or over
all candidates) were tried and left out: on the half of the events they had not seen they found
evidence for 0.83 to 0.90 of the statements within seven days and for 0.82 to 0.86 over all days,
as it happened to turn out with each change of the candidates; these here for 0.90 and 0.86.
There are too few statements to fit on.
"""

from __future__ import annotations

from functools import lru_cache
from math import fsum, log1p
from typing import TYPE_CHECKING

from provenance.corroboration.copies import words
from provenance.evidence import index_terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.corroboration.match import Statement
    from provenance.nlp.vectors import Vectors

EVENT = 0.5
"""Weight of the event beside the coverage of the statement's terms, which weighs 1.

This and the next four are round numbers.  Of ten such sets the one chosen was best on the events
with an even hash (recall at ten 0.905 within seven days), and on those with an odd one (0.871)
among five that tied."""

SOURCE = 0.2
"""Weight of the source's name."""

DAYS = 0.1
"""What each step of the logarithm of the days between takes away."""

AROUND = 0.5
"""Weight of terms that the paragraphs around add."""

ALIKE = 0.4
"""Weight of the likeness by word vectors."""

_PLACES = 6


@lru_cache(maxsize=16_384)
def terms_of(text: str) -> frozenset[str]:
    """Index terms of a paragraph; kept, since many statements ask for one paragraph."""
    return frozenset(index_terms(text))


class Asked:
    """One statement, ready to be held against many passages.

    Args:
        statement: The statement.
        rarity: Weight of each term that is looked for.
        source: Terms of the source's name.
        vectors: Word vectors.
    """

    def __init__(
        self,
        statement: Statement,
        *,
        rarity: Mapping[str, float],
        source: frozenset[str],
        vectors: Vectors,
    ) -> None:
        self._rarity = rarity
        self._total = fsum(rarity.values()) or 1.0
        self._source = source
        self._vectors = vectors
        self._mean = vectors.sentence(statement.words)

    def coverage(self, there: frozenset[str]) -> float:
        """Share of the statement's terms, weighted by rarity, that stand in a text."""
        return fsum(self._rarity[t] for t in self._rarity.keys() & there) / self._total

    def first_look(self, texts: Sequence[str], *, event: float, days: int | None) -> float:
        """A score by what is cheap to know.

        Args:
            texts: The passage's paragraphs.
            event: How much of the article's event the document tells, 0 to 1.
            days: Days between document and article, or None where either has no date.
        """
        terms = frozenset().union(*map(terms_of, texts))
        named = len(self._source & terms) / max(1, len(self._source))
        apart = log1p(abs(days)) if days is not None else 0.0
        score = self.coverage(terms) + EVENT * event + SOURCE * named - DAYS * apart
        return round(score, _PLACES)

    def close_look(self, texts: Sequence[str], around: Sequence[str]) -> float:
        """What a passage's surroundings and its likeness by word vectors add to the first look.

        Args:
            texts: The passage's paragraphs.
            around: The paragraph before them and the one after them, where there are such.
        """
        terms = frozenset().union(*map(terms_of, texts))
        more = self.coverage(terms.union(*map(terms_of, around))) - self.coverage(terms)
        own = [word for text in texts for word in words(text)]
        alike = float(self._mean @ self._vectors.sentence(own))
        return round(AROUND * more + ALIKE * alike, _PLACES)
