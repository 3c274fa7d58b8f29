"""Why a document is no independent witness for a statement of an article, or that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.corroboration.origins import (
    copied_sentence,
    credited,
    not_independent,
    shares_run,
)

if TYPE_CHECKING:
    from provenance.corroboration.dossier import Dossier, Line
    from provenance.corroboration.match import Statement
    from provenance.outlets import Outlet, Outlets
    from provenance.types import Span

_NEAR = 2


class Independence:
    """Judges the documents that bear on one article; each question is answered once.

    Args:
        own: The article.
        outlets: The registry.
    """

    def __init__(self, own: Dossier, outlets: Outlets) -> None:
        self._own = own
        self._outlets = outlets
        self._documents: dict[str, str | None] = {}
        self._credits: dict[tuple[str, Span], tuple[Outlet, ...]] = {}

    def of_document(self, dossier: Dossier) -> str | None:
        """Why a document as a whole is no independent witness, or None."""
        key = dossier.document.id
        if key not in self._documents:
            self._documents[key] = not_independent(self._own, dossier, self._outlets)
        return self._documents[key]

    def credited(self, dossier: Dossier, line: Line) -> tuple[Outlet, ...]:
        """Outlets that a sentence, or one next to it, names as the place where words were said."""
        span = (line.start, line.end)
        key = (dossier.document.id, span)
        if key not in self._credits:
            self._credits[key] = tuple(credited(dossier.around(span, 1), self._outlets))
        return self._credits[key]

    def reason(
        self, statement: Statement, dossier: Dossier, line: Line, *, carries: bool
    ) -> str | None:
        """Why a sentence is not independent; one that carries something else is no copy.

        Args:
            statement: The statement.
            dossier: The document.
            line: The sentence.
            carries: Whether the sentence is shown as one that carries the statement.
        """
        whole = self.of_document(dossier)
        if whole is not None:
            return whole
        channel = self._channel(statement, dossier, self.credited(dossier, line))
        if channel is not None:
            return channel
        return "wire copy" if carries and self._copied(statement, dossier, line) else None

    def _copied(self, statement: Statement, dossier: Dossier, line: Line) -> bool:
        """Whether the sentence, or the words around it, are the article's own words."""
        start, end = statement.sentence
        if copied_sentence(self._own.document.text[start:end], line.text):
            return True
        near = dossier.around((line.start, line.end), _NEAR)
        return shares_run(self._own.around(statement.sentence, _NEAR), near)

    def _channel(
        self, statement: Statement, dossier: Dossier, channels: tuple[Outlet, ...]
    ) -> str | None:
        """Whether the evidence credits the article's own outlet or the statement's own channel.

        A broadcaster's air is public: two papers that heard the same interview are two witnesses,
        unless one of them is the broadcaster.
        """
        own = self._own.publisher.outlet
        for outlet in channels:
            if own is not None and outlet.domain == own.domain:
                return f"same channel ({outlet.name})"
        speaker = self._outlets.find(statement.source.name) if statement.source else None
        if speaker is not None and speaker in (*channels, dossier.publisher.outlet):
            return f"same channel ({speaker.name})"
        mine = self.asked(statement)
        publisher = dossier.publisher.outlet
        if publisher is not None and publisher in mine:
            return f"same channel ({publisher.name})"
        for outlet in channels:
            for other in mine:
                if outlet.domain == other.domain:
                    public = "broadcaster" in outlet.kind and statement.quoted
                    if not public or statement.hidden:
                        return f"same channel ({outlet.name})"
        return None

    def asked(self, statement: Statement) -> list[Outlet]:
        """Outlets that the article credits with the statement."""
        channel = statement.attribution.channel
        start, end = statement.sentence
        found = credited(self._own.document.text[start:end], self._outlets)
        row = self._outlets.find(channel.name) if channel else None
        return [row, *found] if row is not None else found
