"""Why a document is no independent witness for a statement of an article, or that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.corroboration.copies import containment, copied_sentences, shared_runs
from provenance.corroboration.origins import (
    copied_sentence,
    credited,
    longest_known,
    not_independent,
    shares_run,
)
from provenance.corroboration.press import press, shared_medium

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.corroboration.copies import CopyModel, Run
    from provenance.corroboration.dossier import Dossier, Line
    from provenance.corroboration.match import Statement
    from provenance.outlets import Outlet, Outlets
    from provenance.types import Attribution, Source, Span

_NEAR = 2
_REACH = 1
"""Sentences around a statement in which the article may say through whom its words came."""

PUBLIC = frozenset({"Twitter", "Facebook", "YouTube", "Instagram"})
"""Platforms: what is posted there anybody can read, so two outlets that did are two witnesses."""


def tellers_of(attribution: Attribution, source: Source | None) -> tuple[str, ...]:
    """The media through which an attribution's words came, by name; platforms are none."""
    names = [attribution.channel.name] if attribution.channel else []
    if source is not None and source.kind == "media_outlet" and source.name:
        names.append(source.name)
    return tuple(name for name in names if name not in PUBLIC)


class Independence:
    """Judges the documents that bear on one article; each question is answered once.

    Args:
        own: The article.
        outlets: The registry.
        copies: Says which articles are one text.
        spoken: Everything attributed in the article, each with its resolved source: through whom
            its words came is often told once for several statements.
    """

    def __init__(
        self,
        own: Dossier,
        outlets: Outlets,
        copies: CopyModel,
        spoken: Sequence[tuple[Attribution, Source | None]] = (),
    ) -> None:
        self._own = own
        self._copies = copies
        self._runs: dict[str, list[Run]] = {}
        self._spoken = [
            (attribution.content, tellers_of(attribution, source)) for attribution, source in spoken
        ]
        self._direct = [
            span
            for attribution, _ in spoken
            if attribution.style == "direct"
            for span in attribution.content
        ]
        self._outlets = outlets
        self._documents: dict[str, str | None] = {}
        self._presses: dict[str, frozenset[str]] = {}
        self._credits: dict[tuple[str, Span], tuple[Outlet, ...]] = {}

    def of_document(self, dossier: Dossier) -> str | None:
        """Why a document as a whole is no independent witness, or None."""
        key = dossier.document.id
        if key not in self._documents:
            self._documents[key] = not_independent(self._own, dossier, self._outlets, self._copies)
        return self._documents[key]

    def credited(self, dossier: Dossier, line: Line) -> tuple[Outlet, ...]:
        """Outlets that a sentence, or one next to it, names as the place where words were said."""
        span = (line.start, line.end)
        key = (dossier.document.id, span)
        if key not in self._credits:
            self._credits[key] = tuple(credited(dossier.around(span, 1), self._outlets))
        return self._credits[key]

    def reason(
        self,
        statement: Statement,
        dossier: Dossier,
        line: Line,
        *,
        carries: bool,
        told: Sequence[str] = (),
        quoted: bool = False,
    ) -> str | None:
        """Why a sentence is not independent; one that carries something else is no copy.

        Args:
            statement: The statement.
            dossier: The document.
            line: The sentence.
            carries: Whether the sentence is shown as one that carries the statement.
            told: Channels through which the document says that the sentence's words came.
            quoted: Whether it shares a long run of words with what the source said.
        """
        whole = self.of_document(dossier)
        if whole is not None:
            return whole
        channel = self._channel(statement, dossier, self.credited(dossier, line))
        channel = channel or self._same_teller(statement, told)
        if channel is None and quoted:
            channel = self._same_press(statement, dossier)
        if channel is not None:
            return channel
        return "wire copy" if carries and self._copied(statement, dossier, line) else None

    def _copied(self, statement: Statement, dossier: Dossier, line: Line) -> bool:
        """Whether the sentence, or the words around it, are the article's own words."""
        if copied_sentence(self._own_words(statement, statement.sentence), line.text):
            return True
        if self._lifted(dossier, line):
            return True
        near = dossier.around((line.start, line.end), _NEAR)
        return shares_run(
            self._own_words(statement, self._own.span_around(statement.sentence, _NEAR)), near
        )

    def _lifted(self, dossier: Dossier, line: Line) -> bool:
        """Whether the sentence stands somewhere in the article, outside what both quote."""
        if containment(self._own.shingles, dossier.shingles) <= 0:
            return False
        theirs, mine = (d.printed(self._copies).words for d in (dossier, self._own))
        key = dossier.document.id
        if key not in self._runs:
            self._runs[key] = list(shared_runs(theirs, mine))
        spans = [(line.start, line.end)]
        return copied_sentences(theirs, mine, spans, runs=self._runs[key])[0]

    def _own_words(self, statement: Statement, span: Span) -> str:
        """A stretch of the article without what is said in it word for word.

        A post or a block quotation stands there without quotation marks, often again below the
        sentence that quotes it, and its words are the source's wherever they are printed.
        """
        start, end = span
        text = self._own.document.text
        own = statement.attribution.content if statement.attribution.style == "direct" else ()
        parts, at = [], start
        for first, last in sorted({*own, *self._direct}):
            if first < end and last > at:
                parts.append(text[at : max(at, first)])
                at = last
        return "\n".join([*parts, text[at:end]])

    def _same_teller(self, statement: Statement, told: Sequence[str]) -> str | None:
        """Whether both got the words from one medium, known to the registry or not."""
        mine = self.in_print(statement, self.tellers(statement))
        shared = shared_medium(mine, told, self._outlets)
        return f"same channel ({shared})" if shared else None

    def _same_press(self, statement: Statement, dossier: Dossier) -> str | None:
        """Whether both texts credit one paper somewhere, or the article credits the document's.

        An interview is credited once, and quoted from a page on: asked for a long quotation only.
        """
        mine = self._press(self._own)
        if not mine:
            return None
        publisher = dossier.publisher.outlet
        theirs = self._press(dossier) | ({publisher.name} if publisher is not None else set())
        shared = shared_medium(mine, theirs, self._outlets)
        return f"same channel ({shared})" if shared else None

    def _press(self, dossier: Dossier) -> frozenset[str]:
        key = dossier.document.id
        if key not in self._presses:
            self._presses[key] = press(dossier.document.text, self._outlets)
        return self._presses[key]

    def in_print(self, statement: Statement, media: Iterable[str]) -> tuple[str, ...]:
        """The media whose words others have from them alone: what is on the air anybody hears.

        Args:
            statement: The statement; nobody else hears one whose source is withheld.
            media: Names of media.
        """
        return tuple(name for name in media if statement.hidden or not self._broadcasts(name))

    def tellers(self, statement: Statement) -> tuple[str, ...]:
        """Media that the article names, in or near a statement, as those who had the words."""
        start, end = self._own.span_around(statement.sentence, _REACH)
        found = set(tellers_of(statement.attribution, statement.source))
        for content, tellers in self._spoken:
            if any(s < end and start < e for s, e in content):
                found.update(tellers)
        return tuple(sorted(found))

    def _broadcasts(self, medium: str) -> bool:
        row = self._outlets.find(medium)
        return row is not None and "broadcaster" in row.kind

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
        speaker = self._speaker(statement)
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

    def _speaker(self, statement: Statement) -> Outlet | None:
        """The outlet that is the source itself: "The Sabel Courier", "a Sabel Courier survey"."""
        name = (statement.source.name if statement.source else None) or ""
        found = self._outlets.find(name)
        if found is not None or statement.name.surname:
            return found
        parts = name.split()
        for i, part in enumerate(parts):
            if part[:1].isupper():
                found = longest_known(" ".join(parts[i:]), self._outlets)
                if found is not None:
                    return found
        return None

    def asked(self, statement: Statement) -> list[Outlet]:
        """Outlets that the article credits with the statement."""
        channel = statement.attribution.channel
        found = credited(self._own.around(statement.sentence, 1), self._outlets)
        row = self._outlets.find(channel.name) if channel else None
        return [row, *found] if row is not None else found
