"""From holdings to witnesses: the sentence of each document that says most, by the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.corroboration.conflict import (
    counted_words,
    denies,
    of_the_event,
    says_the_opposite,
    unconfirmed,
)
from provenance.corroboration.evidence_features import LONG_QUOTE, NOTHING, conflict_features
from provenance.corroboration.exhibits import Exhibit, Witness
from provenance.evidence import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.corroboration.dossier import Dossier
    from provenance.corroboration.exhibits import Holding, Sighting
    from provenance.corroboration.independence import Independence
    from provenance.corroboration.match import Match, Statement
    from provenance.corroboration.model import VerdictModel

_NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][\w’-]+")

INTERVIEW = 2.0
"""Log odds that the outlet to which a statement was made carries it where it names the source."""

FIGURE_ALONE = -1.0
"""Most log odds of a sentence that has only names and figures in common: 63 million crowns of one
thing say nothing of 63 million crowns of another."""

SOME_WORDS = 5

DOUBTFUL = -1.5
"""Log odds from which a sentence may carry a statement, so that copied words make it a copy."""


class Bench:
    """Makes witnesses of what the documents hold on the statements of one article.

    Args:
        own: The article.
        independence: Judges which documents are independent of it.
        model: Says which sentence carries a statement, and which contradicts it.
    """

    def __init__(self, own: Dossier, independence: Independence, model: VerdictModel) -> None:
        self._own = own
        self._independence = independence
        self._model = model

    def witnesses(self, statement: Statement, holdings: Sequence[Holding]) -> list[Witness]:
        """One witness per document, the one that most surely carries the statement first."""
        found = [self._witness(statement, holding) for holding in holdings]
        found.sort(key=lambda w: (-w.carries, w.best.dossier.document.id))
        return found

    def _witness(self, statement: Statement, holding: Holding) -> Witness:
        sightings = holding.sightings
        scores = self._model["carries"].scores([s.features for s in sightings])
        best = max(range(len(scores)), key=lambda i: (scores[i], -len(sightings[i].line.words)))
        clash, conflict = self._conflict(statement, holding, scores)
        denial = next((s for s in sightings if self._denied(statement, s)), None)
        present = [s for s in sightings if present_in(statement, s.match)]
        spoken = next((s for s in present if s.match.speaks), next(iter(present), None))
        exhibit = self._exhibit
        return Witness(
            best=exhibit(statement, holding, sightings[best], carries=scores[best] > DOUBTFUL),
            carries=self._surely(statement, holding, sightings[best], scores[best]),
            conflict=exhibit(statement, holding, conflict) if conflict else None,
            clash=clash,
            denial=exhibit(statement, holding, denial) if denial else None,
            naming=exhibit(statement, holding, spoken) if spoken else None,
            mentions=len(present),
            kin=holding.kin,
            near=holding.near,
            recent=holding.recent,
        )

    def _denied(self, statement: Statement, sighting: Sighting) -> bool:
        start, end = statement.sentence
        sentence = self._own.document.text[start:end]
        return denies(statement, sighting.line, sighting.match, sentence) or says_the_opposite(
            statement, sighting.line
        )

    def _surely(
        self, statement: Statement, holding: Holding, best: Sighting, score: float
    ) -> float:
        """How surely a sentence carries a statement, where the trained answer is not enough.

        The outlet's own text of an interview is what others quote from, however it puts the words;
        a figure alone carries nothing.
        """
        publisher = holding.dossier.publisher.outlet
        told = publisher is not None and publisher in self._independence.asked(statement)
        if told and best.match.named == 1.0 and best.match.plain > 0:
            return max(score, INTERVIEW)
        words = best.match.plain - counted_words(statement, best.line)
        bare = words <= 0 and best.match.quote < SOME_WORDS
        return min(score, FIGURE_ALONE) if bare else score

    def _conflict(
        self, statement: Statement, holding: Holding, scores: Sequence[float]
    ) -> tuple[float, Sighting | None]:
        """The sentence whose figures most surely contradict the statement's, and how surely."""
        rows = list(self.conflicts(statement, holding, scores))
        surely = self._model["clash"].scores([features for _, features in rows])
        if not surely:
            return NOTHING, None
        best = max(range(len(rows)), key=lambda i: surely[i])
        return max(NOTHING, surely[best]), rows[best][0]

    def conflicts(
        self, statement: Statement, holding: Holding, scores: Sequence[float]
    ) -> Iterator[tuple[Sighting, tuple[float, ...]]]:
        """Every sentence whose figures clash with a statement's, with its `CONFLICT` features.

        Args:
            statement: The statement.
            holding: The document.
            scores: How surely each sentence carries the statement, in log odds.
        """
        context = self._own.line(statement.sentence).terms | self._own.leading_names
        confirmed = {q for s in holding.sightings for q in s.match.numbers.confirmed}
        for sighting, score in zip(holding.sightings, scores, strict=True):
            clashing = unconfirmed(sighting.match, confirmed)
            if clashing and of_the_event(statement, sighting.line, clashing, context):
                yield (
                    sighting,
                    conflict_features(
                        statement,
                        sighting.line,
                        sighting.match,
                        clashing=clashing,
                        context=context,
                        strange=self._strange(sighting),
                        carries=score,
                        elsewhere=len(confirmed),
                        kin=holding.kin,
                        near=holding.near,
                    ),
                )

    def _strange(self, sighting: Sighting) -> int:
        """How many names a sentence has that the article never mentions: another event's."""
        found = {m.group() for m in _NAME.finditer(sighting.line.text)}
        return sum(1 for name in found if not set(terms(name)) <= self._own.terms)

    def _exhibit(
        self, statement: Statement, holding: Holding, sighting: Sighting, *, carries: bool = False
    ) -> Exhibit:
        dossier, line = holding.dossier, sighting.line
        told = self._independence.in_print(statement, sighting.told)
        return Exhibit(
            dossier,
            line,
            sighting.match,
            channels=lambda: self._independence.credited(dossier, line),
            reason=lambda: self._independence.reason(
                statement,
                dossier,
                line,
                carries=carries,
                told=told,
                quoted=sighting.match.quote >= LONG_QUOTE,
            ),
            told=told,
        )


def present_in(statement: Statement, found: Match) -> bool:
    """Whether a sentence has the source: a person by name, any other as a speaker or author."""
    return found.named == 1.0 and (bool(statement.name.surname) or found.speaks)
