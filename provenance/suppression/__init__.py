"""Suppressions: findings that are known and accepted, each with its reason.

They stand in the source of a text as comments, or in the settings as tables ``[[suppress]]``.  A
finding that is suppressed stays in the report and counts for nothing; a suppression that hides
nothing is a finding itself, PV901.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.fingerprint import fingerprint
from provenance.policy import is_exact
from provenance.signals._gate import document_place, gate_finding
from provenance.signals.unused_suppression import SIGNAL
from provenance.suppression._directives import Directive, directives, read_comments
from provenance.suppression._entries import Entries, judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from provenance.settings import Suppress
    from provenance.types import Finding, Report, Severity, Span, Where

__all__ = [
    "Asked",
    "Directive",
    "Entries",
    "Suppressor",
    "Told",
    "described",
    "directives",
    "findings_of",
    "read_comments",
]


@dataclass(frozen=True, slots=True)
class Told:
    """A suppression that does not do what it was written for.

    Attributes:
        message: One line.
        place: Where it is shown, or None for the article as a whole.
        key: What names it, in place of a quotation, for its fingerprint.
    """

    message: str
    place: tuple[Span, Where] | None
    key: str


class Suppressor:
    """Suppresses the findings of a run's reports.

    Args:
        entries: The tables of the settings.
        codes: Codes of all signals.

    Raises:
        UsageError: If a table suppresses what is told of suppressions.
    """

    def __init__(self, entries: Entries, codes: Sequence[str]) -> None:
        self._entries = entries
        self._codes = codes
        for entry in entries.all:
            if any(code.startswith(SIGNAL.code) for code in entry.code):
                raise UsageError(
                    f"{entry.place}: {SIGNAL.code} tells of suppressions and is not suppressed; "
                    f"write ignore = [{SIGNAL.code!r}]"
                )

    def of(self, report: Report, *, comments: bool) -> Asked:
        """What concerns one article.

        Args:
            report: Its report.
            comments: Whether those in its source are obeyed.
        """
        found = directives(report, self._codes) if comments else []
        return Asked(report, found, self._entries)


class Asked:
    """The suppressions that concern one article, and what of them was of use.

    Args:
        report: The article's report.
        comments: What the comments in its source ask for.
        entries: The tables of the settings.
    """

    def __init__(self, report: Report, comments: list[Directive], entries: Entries) -> None:
        self._report = report
        self._comments = comments
        self._all = entries
        self._tables = entries.of(report.article)
        self._used_comments: set[tuple[int, str]] = set()
        self._used_tables: set[Suppress] = set()
        self._late: Counter[Suppress] = Counter()

    def hide(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings, those that are asked for suppressed.

        Args:
            findings: Of this article.
        """
        if not self._comments and not self._tables:
            yield from findings
        else:
            yield from map(self._one, findings)

    def told(self, looked_for: Set[str]) -> Iterator[Told]:
        """What is wrong with the suppressions, after all findings went through `hide`.

        Args:
            looked_for: Codes that were looked for; nobody knows of the others.
        """
        self._all.saw(self._tables, self._used_tables, looked_for)
        yield from self._of_comments(looked_for)
        yield from self._of_tables(looked_for)

    def _one(self, finding: Finding) -> Finding:
        for comment in self._comments:
            if comment.covers(finding):
                self._used_comments.add((comment.number, comment.code))
                return _hidden(finding, "inSource", comment.reason)
        table = self._all.hiding(finding, self._tables)
        if table is None:
            return finding
        self._used_tables.add(table)
        if self._all.expired(table):
            self._late[table] += 1
            return finding
        return _hidden(finding, "external", table.reason)

    def _of_comments(self, looked_for: Set[str]) -> Iterator[Told]:
        for one in self._comments:
            wrong = one.wrong
            if wrong is None and (one.number, one.code) not in self._used_comments:
                if not any(code.startswith(one.code) for code in looked_for):
                    continue
                wrong = "it hides nothing here; take it out"
            if wrong is not None:
                written = f"{one.verb}[{one.code}]" if one.code else repr(one.comment.text[:60])
                reason = f" ({one.reason[:60]})" if one.reason else ""
                place: tuple[Span, Where] = (_shown_at(one.span, self._report), "text")
                key = f"{one.verb}[{one.code}] {one.comment.text}"
                yield Told(f"the comment {written}{reason}: {wrong}", place, key)

    def _of_tables(self, looked_for: Set[str]) -> Iterator[Told]:
        for table in self._tables:
            what = described(table)
            if late := self._late[table]:
                still = (
                    "1 finding is still here" if late == 1 else f"{late} findings are still here"
                )
                yield Told(f"{what} held until {table.until}, and {still}", None, what)
            elif (
                table.article is not None
                and is_exact(table.article)
                and table not in self._used_tables
                and judged(table, looked_for)
            ):
                yield Told(f"{what} hides nothing in this article; take it out", None, what)


def findings_of(told: Iterable[Told], report: Report, severity: Severity) -> Iterator[Finding]:
    """Findings PV901 of one article.

    Args:
        told: What is wrong with its suppressions.
        report: Its report.
        severity: Of the findings.
    """
    seen: Counter[str] = Counter()
    for one in told:
        print_ = fingerprint(SIGNAL.code, report.article.id, one.key, seen[one.key])
        seen[one.key] += 1
        made = gate_finding(
            report,
            SIGNAL,
            one.message,
            fingerprint=print_,
            severity=severity,
            place=one.place,
        )
        if made is not None:
            yield made


def described(entry: Suppress) -> str:
    """A table by its place and what it names.

    Args:
        entry: The table.
    """
    what = ", ".join(entry.code) or f"fingerprint {str(entry.fingerprint)[:12]}…"
    return f"{entry.place or '[[suppress]]'} ({what}: {entry.reason})"


def _hidden(finding: Finding, kind: str, reason: str) -> Finding:
    return replace(finding, suppressed={"kind": kind, "justification": reason})


def _shown_at(span: Span, report: Report) -> Span:
    """The first sentence of what a comment belongs to, or the last of the article."""
    sentences = [(s.start, s.end) for s in report.sentences]
    inside = [s for s in sentences if span[0] <= s[0] < span[1]]
    if inside:
        return inside[0]
    if span[0] < span[1]:
        return span
    return sentences[-1] if sentences else document_place(report)[0]
