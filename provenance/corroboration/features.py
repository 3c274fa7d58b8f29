"""What a sentence has in common with a statement, as named numbers for the trained model."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.corroboration.conflict import counted_words
from provenance.corroboration.copies import longest_run
from provenance.corroboration.match import OTHER_SPEAKER
from provenance.corroboration.synonyms import meaning
from provenance.evidence import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.corroboration.dossier import Line
    from provenance.corroboration.likeness import Likeness
    from provenance.corroboration.match import Match, Statement

PAIR = (
    "coverage",
    "reverse",
    "plain_coverage",
    "name_coverage",
    "shared",
    "plain",
    "quote",
    "quote_share",
    "run",
    "run_share",
    "pairs",
    "fresh_own",
    "fresh_there",
    "like",
    "like_back",
    "like_whole",
    "numbers_agree",
    "numbers_clash",
    "numbers_missing",
    "negation",
    "named",
    "named_near",
    "other_speaker",
    "speaks",
    "kin",
    "near",
    "days",
    "statement_words",
    "line_words",
    "mostly_quoted",
    "quote_unfound",
)
"""Names of the features of one statement and one sentence, in order."""

_LONG_RUN = 12
_SHORT_RUN = 4
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|without|den(?:y|ies|ied))\b|n['’]t\b", re.I
)


class PairFeatures:
    """Makes the features `PAIR` of one statement against sentences of one document.

    Args:
        statement: The statement.
        likeness: How like the statement's words are to others.
        weights: Rarity of the statement's terms.
        own: In how many sentences of the article each family of terms stands: a word that stands
            everywhere tells the event, not the statement.
        there: The same for the document.
        kin: Share of the article's leading names that the document mentions.
        days: Days between the two publications, or None where one has no date.
        near: Whether the document is within the window, or not dated.
    """

    def __init__(
        self,
        statement: Statement,
        *,
        likeness: Likeness,
        weights: Mapping[str, float],
        own: Mapping[str, int],
        there: Mapping[str, int],
        kin: float,
        days: int | None,
        near: bool,
    ) -> None:
        self._statement = statement
        self._likeness = likeness
        rarity = {m: weights.get(t, 1.0) for m, t in statement.meanings.items()}
        self._names = {m: w for m, w in rarity.items() if m in statement.names}
        self._plain = {
            m: w for m, w in rarity.items() if m not in statement.names and not m.isdigit()
        }
        self._fresh_own = {m: 1.0 / max(1, own.get(m, 1)) for m in self._plain}
        self._fresh_there = {m: 1.0 / (1 + there.get(m, 0)) for m in self._plain}
        self._words = list(statement.words)
        self._pairs = set(pairwise(meaning(t) for t in terms(statement.text)))
        self._numbers = max(1, len(statement.numbers))
        self._negated = negated(statement.text)
        self._document = (kin, float(near), math.log1p(abs(days)) if days is not None else 1.0)

    def of(self, line: Line, found: Match) -> tuple[float, ...]:
        """The features of one sentence.

        Args:
            line: The sentence.
            found: How the statement matches it.
        """
        run = longest_run(self._words, list(line.words))
        quoted = self._statement.mostly_quoted
        return (
            found.coverage,
            found.reverse,
            _held(self._plain, line.meanings),
            _held(self._names, line.meanings),
            math.log1p(found.shared),
            math.log1p(max(0, found.plain - counted_words(self._statement, line))),
            min(found.quote, _LONG_RUN) / _LONG_RUN,
            found.quote_share,
            min(run, _LONG_RUN) / _LONG_RUN,
            run / max(1, len(self._words)),
            self._paired(line),
            _held(self._fresh_own, line.meanings),
            _held(self._fresh_there, line.meanings),
            *self._likeness.to(line.words),
            found.numbers.agreeing / self._numbers,
            len(found.numbers.clashing) / self._numbers,
            found.numbers.missing / self._numbers,
            float(self._negated != negated(line.text)),
            float(found.named == 1.0),
            float(found.named == 0.5),  # noqa: PLR2004
            float(found.named == OTHER_SPEAKER),
            float(found.speaks),
            *self._document,
            math.log1p(len(self._words)),
            math.log1p(len(line.words)),
            float(quoted),
            float(quoted and found.quote < _SHORT_RUN),
        )

    def _paired(self, line: Line) -> float:
        """Share of the statement's neighboring terms that are near one another in the sentence."""
        if not self._pairs:
            return 0.0
        theirs = [meaning(t) for t in terms(line.text)]
        near = set(pairwise(theirs)) | set(zip(theirs, theirs[2:], strict=False))
        return len(self._pairs & near) / len(self._pairs)


def negated(text: str) -> bool:
    """Whether a stretch of text denies something."""
    return _NEGATION.search(text) is not None


def _held(part: Mapping[str, float], held: frozenset[str]) -> float:
    """Weighted share of some terms that a sentence holds; a half where there are none."""
    total = math.fsum(part.values())
    return math.fsum(w for m, w in part.items() if m in held) / total if total else 0.5
