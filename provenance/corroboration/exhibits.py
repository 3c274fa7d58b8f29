"""What documents have to show on a statement: exhibits, and witnesses made of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.corroboration.dossier import Dossier, Line
    from provenance.corroboration.match import Match
    from provenance.outlets import Outlet


class Sighting(NamedTuple):
    """A sentence of a document, or two neighboring ones, held against a statement.

    Attributes:
        line: The sentence.
        match: How the statement matches it.
        features: Its features, as `provenance.corroboration.features.PAIR` names them.
        told: Channels through which the document says that words in it came.
    """

    line: Line
    match: Match
    features: tuple[float, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything one document has that may bear on a statement.

    Attributes:
        dossier: The document.
        sightings: Its sentences that share something with the statement, in order of offset.
        kin: Share of the article's leading names that the document mentions, 0 to 1: whether it
            is about the same event.
        near: Whether it is dated within the window around the article, or not dated.
        recent: Whether it is dated within the month before or after, or not dated.
    """

    dossier: Dossier
    sightings: tuple[Sighting, ...]
    kin: float
    near: bool
    recent: bool


class Exhibit:
    """The sentence of one document that bears most on a statement.

    Whether it is independent is found out only when somebody asks: most documents that a search
    brings up carry nothing.

    Args:
        dossier: The document.
        line: The sentence, or two neighboring ones.
        found: How the statement matches it.
        channels: Finds the outlets that the passage credits.
        reason: Finds why the document is no independent witness here, or None.
        told: Media through which words in it came, as the document says.
    """

    def __init__(
        self,
        dossier: Dossier,
        line: Line,
        found: Match,
        *,
        channels: Callable[[], tuple[Outlet, ...]],
        reason: Callable[[], str | None],
        told: tuple[str, ...] = (),
    ) -> None:
        self.dossier = dossier
        self.line = line
        self.match = found
        self.told = told
        self._find_channels = channels
        self._find_reason = reason

    @cached_property
    def channels(self) -> tuple[Outlet, ...]:
        """Outlets that the passage credits."""
        return self._find_channels()

    def bind(self, reason: str) -> None:
        """Say why the document is no independent witness, where only the others tell."""
        self._find_reason = lambda: reason
        self.__dict__.pop("reason", None)

    @cached_property
    def reason(self) -> str | None:
        """Why the document is no independent witness here, or None."""
        return self._find_reason()


@dataclass(frozen=True, slots=True)
class Witness:
    """What one document has to say on a statement.

    Attributes:
        best: The sentence that most surely carries the statement.
        carries: How surely, in log odds.
        conflict: The sentence whose figures most surely contradict the statement's, or None.
        clash: How surely, in log odds; the lowest there is without one.
        denial: A sentence in which a person concerned denies the statement, or that has its very
            words with a "not" more or less, or None.
        naming: A sentence that names the source, or None.
        mentions: How many sentences name it.
        kin: As in `Holding`.
        near: As in `Holding`.
        recent: As in `Holding`.
    """

    best: Exhibit
    carries: float
    conflict: Exhibit | None
    clash: float
    denial: Exhibit | None
    naming: Exhibit | None
    mentions: int
    kin: float
    near: bool
    recent: bool
