"""What stands below each finding and statement of a report: what was decided, and the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.decisions import finding_subject, standing, statement_subject
from provenance.decisions._models import statement_keys
from provenance.desk._pages import environment
from provenance.report._html.markup import Html
from provenance.report._phrases import VERDICT, source_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.decisions import Decision, Standing, Subject
    from provenance.types import Attribution, Finding, Report

SAID = {
    "accept": "accepted",
    "dismiss": "dismissed",
    "note": "note",
    "wrong_speaker": "wrong speaker",
    "right_source": "speaker named",
    "wrong_verdict": "wrong verdict",
    "undo": "taken back",
}
"""What a row of the history is called."""
REASONS = (
    "a quotation, not our words",
    "the plain word for it",
    "house style",
    "the text says so elsewhere",
    "not the point of the story",
)
"""Offered for a dismissal; any words will do."""


class Triage:
    """The forms of one report; what a page adds to it (`provenance.report._html.context`).

    Args:
        report: The report.
        key: Its key on the shelf.
        history: Decisions on the article, oldest first.
        editor: Who looks.
        csrf: Token of the forms.
    """

    def __init__(
        self, report: Report, key: str, history: Sequence[Decision], *, editor: str, csrf: str
    ) -> None:
        self._report = report
        self._key = key
        self._editor = editor
        self._csrf = csrf
        self._standing = {s.subject.key: s for s in standing(history)}
        self._keys = statement_keys(report)
        self._findings = {f.fingerprint: f for f in reversed(report.findings)}
        self._statements = {self._keys[a.id]: a for a in report.attributions}

    def note(self, finding: Finding) -> Html | None:
        """See `Additions`; of findings with one fingerprint the first has the forms."""
        if self._findings.get(finding.fingerprint) is not finding:
            return None
        return self.block(finding.fingerprint)

    def badge(self, attribution: Attribution) -> Html | None:
        """See `Additions`."""
        return Html(self._macro("badge", self._state(self._keys[attribution.id])))

    def statement(self, attribution: Attribution) -> Html | None:
        """See `Additions`."""
        return self.block(self._keys[attribution.id])

    def subject(self, key: str) -> Subject | None:
        """What a key of this report means, or None."""
        if (finding := self._findings.get(key)) is not None:
            return finding_subject(self._report, finding)
        if (attribution := self._statements.get(key)) is not None:
            return statement_subject(self._report, attribution, key)
        return None

    def block(
        self, key: str, *, conflict: Sequence[Decision] = (), tried: dict[str, str] | None = None
    ) -> Html:
        """The block of one finding or statement.

        Args:
            key: Its key.
            conflict: What somebody decided meanwhile, where that kept a decision from being made.
            tried: The fields of that decision, which are offered again.
        """
        stand = self._standing.get(key)
        finding, attribution = self._findings.get(key), self._statements.get(key)
        made = self._macro(
            "block",
            {
                "id": block_id(key),
                "key": key,
                "report": self._key,
                "csrf": self._csrf,
                "editor": self._editor,
                "seen": stand.last if stand else 0,
                "live": stand.live if stand else (),
                "history": stand.history if stand else (),
                "state": self._state(key),
                "conflict": conflict,
                "tried": tried or {},
                "said": SAID,
                "reasons": REASONS,
                "of": _named(finding, attribution, self._report),
                "statement": self._choices(attribution) if attribution else None,
            },
        )
        return Html(made)

    def counted(self) -> tuple[int, int]:
        """How many findings that count and statements are decided, and of how many."""
        wanted = [f.fingerprint for f in self._report.findings if f.counts and f.suppressed is None]
        wanted += self._statements
        done = sum(key in self._standing and self._standing[key].decided for key in wanted)
        return done, len(wanted)

    def disputed(self) -> int:
        """On how many editors differ."""
        return sum(s.disputed for s in self._standing.values())

    def last_of_mine(self) -> Decision | None:
        """The editor's last decision on this report that stands."""
        mine = [
            d
            for s in self._standing.values()
            for d in s.live
            if d.editor == self._editor and self.subject(d.subject.key) is not None
        ]
        return max(mine, key=lambda d: d.number, default=None)

    def _state(self, key: str) -> str:
        return state_of(self._standing.get(key))

    def _choices(self, attribution: Attribution) -> dict[str, Any]:
        """What a statement's forms offer: the other sources, and the verdicts."""
        found = [
            c.verdict for c in self._report.corroborations if c.attribution_id == attribution.id
        ]
        others = [s for s in self._report.sources if s.id != attribution.source_id]
        return {
            "sources": list(dict.fromkeys(source_name(s) for s in others)),
            "named": attribution.source_id is not None,
            "verdicts": [(v, words) for v, words in VERDICT.items() if v not in found]
            if found
            else [],
            "mark": VERDICT,
        }

    def _macro(self, name: str, values: dict[str, Any] | str) -> str:
        macros: Any = environment().get_template("_triage.html").module
        return str(getattr(macros, name)(values))


def state_of(stand: Standing | None) -> str:
    """One word for what was decided: open, noted, accepted, dismissed, corrected or disputed.

    Args:
        stand: What stands on the subject, or None.
    """
    if stand is None or not stand.live:
        return "open"
    if stand.disputed:
        return "disputed"
    if stand.agreed("holds") is False:
        return "dismissed"
    if stand.agreed("speaker") is False or stand.agreed("verdict") is False:
        return "corrected"
    return "accepted" if stand.agreed("holds") else "noted"


def block_id(key: str) -> str:
    """Id of a block on the page.

    Args:
        key: Key of the finding or statement.
    """
    return f"d{key[:24]}"


def _named(finding: Finding | None, attribution: Attribution | None, report: Report) -> str:
    """What a block is about, for those who hear the page."""
    from provenance.report._clean import shortened

    if finding is not None:
        return f"{finding.name.replace('-', ' ')}: {shortened(finding.text, 40)}"
    text = report.article.text
    words = " … ".join(text[a:b] for a, b in attribution.content) if attribution else ""
    return f"statement: {shortened(words, 40)}"
