"""What the parts of one article's page share: ids, heading levels, chips of sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from provenance.report._html.markup import Html, el
from provenance.report._phrases import VERDICT, source_name

if TYPE_CHECKING:
    from provenance.report._view import View
    from provenance.types import Attribution, Finding, Verdict

TINTS = 8
"""Tints in the style sheet; the letter, never the tint alone, tells sources apart."""


class Additions(Protocol):
    """What a page puts beside findings and statements that a file does not have."""

    def note(self, finding: Finding) -> Html | None:
        """What stands below the note of a finding."""

    def badge(self, attribution: Attribution) -> Html | None:
        """What stands beside a statement's verdict."""

    def statement(self, attribution: Attribution) -> Html | None:
        """What stands below an opened statement."""


class Context:
    """One article's place on the page.

    Args:
        view: The report.
        number: Which article of the page it is, from 1; makes its ids unique.
        level: Level of the article's own heading.
        additions: What the page adds; it then says where rows stand in ``data-row`` and
            ``data-span``, since a page of the desk may have no style of its own.
    """

    def __init__(
        self, view: View, *, number: int, level: int, additions: Additions | None = None
    ) -> None:
        self.view = view
        self.prefix = f"r{number}"
        self.level = level
        self.additions = additions

    def id(self, part: str) -> str:
        """An id that is unique on the page."""
        return f"{self.prefix}-{part}"

    def heading(self, words: str, part: str) -> Html:
        """Heading of one part of the article's report."""
        return el(f"h{self.level + 1}", words, id=self.id(f"{part}-h"), class_="part")

    def section(self, words: str, part: str, *children: Html | None) -> Html:
        """One part of the article's report: its heading beside its contents."""
        return el(
            "section",
            self.heading(words, part),
            el("div", *children, class_="in"),
            id=self.id(part),
            class_=part,
            aria_labelledby=self.id(f"{part}-h"),
        )

    @cached_property
    def statement_ids(self) -> dict[str, str]:
        """Where each attribution's evidence stands, by attribution id."""
        attributions = self.view.report.attributions
        return {a.id: self.id(f"s{i}") for i, a in enumerate(attributions, 1)}

    @cached_property
    def _order(self) -> dict[str, int]:
        return {source.id: i for i, source in enumerate(self.view.report.sources)}

    def voice(self, voice: str) -> Speaker:
        """The speaker behind a source's voice."""
        id_ = voice.removeprefix("source:")
        source = self.view.sources.get(id_)
        if source is None:
            return Speaker("?", "a source that is not given", "v0")
        tint = f"v{self._order[id_] % TINTS + 1}"
        return Speaker(self.view.labels[id_], source_name(source), tint)

    def source(self, source_id: str | None) -> Speaker:
        """The speaker of a source id."""
        return self.voice(f"source:{source_id or 'none'}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as the page shows it: letter, name and the class that tints it."""

    letter: str
    name: str
    tint: str

    def chip(self, **attributes: str | None) -> Html:
        """The source's letter in its tint; a link where an address is given."""
        name = "a" if attributes.get("href") else "span"
        return el(name, self.letter, class_=f"chip {self.tint}", **attributes)


def verdict_badge(verdict: Verdict) -> Html:
    """A verdict in words, with the class that colors it."""
    return el("span", VERDICT[verdict], class_=f"verdict {verdict.replace('_', '-')}")
