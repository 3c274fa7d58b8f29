"""What stands: the history of a subject without what was undone or said again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.decisions._models import Decision, Subject

Facet = Literal["holds", "speaker", "verdict"]
_SAYS: dict[str, tuple[tuple[Facet, bool], ...]] = {
    "accept": (("holds", True), ("speaker", True), ("verdict", True)),
    "dismiss": (("holds", False),),
    "wrong_speaker": (("speaker", False),),
    "right_source": (("speaker", False),),
    "wrong_verdict": (("verdict", False),),
}
"""What each kind says of its subject: that it holds, that its speaker and its verdict are right."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one editor says of one side of a subject."""

    facet: Facet
    right: bool
    by: Decision


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on one subject.

    Attributes:
        subject: As it was when last decided about.
        live: Decisions that were not undone, oldest first.
        history: All of them.
    """

    subject: Subject
    live: tuple[Decision, ...]
    history: tuple[Decision, ...]

    @property
    def last(self) -> int:
        """Number of the last decision, which the next one must have seen."""
        return self.history[-1].number

    def judged(self, facet: Facet) -> list[Judged]:
        """The last word of each editor on one side of the subject.

        Args:
            facet: Whether it holds, its speaker, or its verdict.
        """
        latest: dict[str, Judged] = {}
        for decision in self.live:
            for side, right in _SAYS.get(decision.kind, ()):
                if side == facet:
                    latest[decision.editor] = Judged(side, right, decision)
        return list(latest.values())

    def agreed(self, facet: Facet) -> bool | None:
        """What the editors say of one side; None where nobody did, or they differ.

        Args:
            facet: Whether it holds, its speaker, or its verdict.
        """
        said = {judged.right for judged in self.judged(facet)}
        return said.pop() if len(said) == 1 else None

    @property
    def disputed(self) -> bool:
        """Whether two editors say different things of the same side."""
        sides: tuple[Facet, ...] = ("holds", "speaker", "verdict")
        return any(len({j.right for j in self.judged(side)}) > 1 for side in sides)

    @property
    def decided(self) -> bool:
        """Whether anybody judged it; a note alone is no judgment."""
        return any(decision.kind in _SAYS for decision in self.live)


def standing(history: Iterable[Decision]) -> Iterator[Standing]:
    """What stands on each subject, in the order in which they were first decided about.

    Args:
        history: Decisions, oldest first.
    """
    by_subject: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in history:
        by_subject[decision.subject.article, decision.subject.key].append(decision)
    for rows in by_subject.values():
        undone = {d.undoes for d in rows if d.undoes is not None}
        live = tuple(d for d in rows if d.kind != "undo" and d.number not in undone)
        yield Standing(rows[-1].subject, live, tuple(rows))
