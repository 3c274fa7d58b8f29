"""What documents have to show on a statement: exhibits, and witnesses made of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.corroboration.dossier import Dossier, Line
    from provenance.corroboration.match import Match
    from provenance.outlets import Outlet


class Exhibit:
    """The sentence of one document that bears most on a statement.

    Whether it is independent is found out only when somebody asks: most documents that a search
    brings up carry nothing.

    Args:
        dossier: The document.
        line: The sentence, or two neighboring ones.
        found: Features.
        channels: Finds the outlets that the passage credits.
        reason: Finds why the document is no independent witness here, or None.
    """

    def __init__(
        self,
        dossier: Dossier,
        line: Line,
        found: Match,
        *,
        channels: Callable[[], tuple[Outlet, ...]],
        reason: Callable[[], str | None],
    ) -> None:
        self.dossier = dossier
        self.line = line
        self.match = found
        self._find_channels = channels
        self._find_reason = reason

    @cached_property
    def channels(self) -> tuple[Outlet, ...]:
        """Outlets that the passage credits."""
        return self._find_channels()

    @cached_property
    def reason(self) -> str | None:
        """Why the document is no independent witness here, or None."""
        return self._find_reason()


@dataclass(frozen=True, slots=True)
class Witness:
    """What one document has to say on a statement.

    Attributes:
        best: Its most telling sentence.
        conflict: A sentence whose figures clash with the statement's, though no other sentence of
            the document gives the same figure; or one in which a person concerned denies it.
        naming: A sentence that names the source, or None.
        interview: Whether the statement was made to the very outlet that published the document.
        kin: Share of the article's leading names that the document mentions, 0 to 1: whether it
            is about the same event.
        near: Whether it is dated within `WINDOW_DAYS` of the article, or not dated.
    """

    best: Exhibit
    conflict: Exhibit | None
    naming: Exhibit | None
    interview: bool
    kin: float
    near: bool
