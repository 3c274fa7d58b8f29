"""Labelled statements held against their candidates: what the verdict model learns from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.corroboration.dossier import Dossier
from provenance.corroboration.gather import Gatherer
from provenance.corroboration.independence import Independence
from provenance.corroboration.match import statement_of
from provenance.corroboration.witnesses import Bench

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.corroboration.copies import CopyModel
    from provenance.corroboration.exhibits import Holding, Sighting, Witness
    from provenance.corroboration.match import Statement
    from provenance.corroboration.model import VerdictModel
    from provenance.nlp.vectors import Vectors
    from provenance.train._corroboration_data import Labelled, World

FOLDS = 10


def fold_of(event: str) -> int:
    """The fold of an event, 0 to 9."""
    return int(hashlib.sha256(f"fold {event}".encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled statement with everything its candidates hold on it.

    Attributes:
        label: The label.
        statement: The statement, as the program reads it.
        holdings: What the documents hold.
        own: Its article.
        independence: Judges its documents.
    """

    label: Labelled
    statement: Statement
    holdings: tuple[Holding, ...]
    own: Dossier
    independence: Independence

    @property
    def fold(self) -> int:
        """The fold of its event, 0 to 9."""
        return fold_of(self.label.event)

    def shows(self, holding: Holding, sighting: Sighting) -> bool:
        """Whether a sentence is one that the annotator gave as evidence."""
        line = sighting.line
        return any(
            document == holding.dossier.document.id
            and 2 * (min(line.end, end) - max(line.start, start))
            > min(line.end - line.start, end - start)
            for document, start, end in self.label.evidence
        )

    def witnesses(self, model: VerdictModel) -> list[Witness]:
        """The witnesses, as a model sees them."""
        bench = Bench(self.own, self.independence, model)
        return bench.witnesses(self.statement, self.holdings)


def cases(
    world: World, labels: Iterable[Labelled], vectors: Vectors, copies: CopyModel
) -> Iterator[Case]:
    """Hold labelled statements against their candidates.

    Args:
        world: The articles.
        labels: The statements; one that the program does not find, or whose articles are not
            there, is left out.
        vectors: Word vectors.
        copies: Says which articles are one text.
    """
    for label in labels:
        found = world.attributed(label) if world.holds(label) else None
        if found is None:
            continue
        own = Dossier.of_article(world.articles[label.article], world.outlets)
        statement = statement_of(own, *found)
        with world.store(label.candidates) as store:
            gatherer = Gatherer(own, store, world.outlets, vectors)
            holdings = tuple(gatherer.holdings(statement))
        yield Case(
            label,
            statement,
            holdings,
            own,
            Independence(own, world.outlets, copies, world.spoken(label)),
        )
