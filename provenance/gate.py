"""The gate: what a desk's settings make of a report, after the text has been examined.

Examining a text (`provenance.check.Checker.examine`) asks nobody's policy, so a score belongs to
the article and not to a selection.  The gate is cheap, sees the reports of a run one by one and in
order, and alone decides which findings a desk gets to see and which of them fail the run:

1. what is not selected for the item is left out, severities and genre are applied;
2. comments in the source, tables ``[[suppress]]`` and the baseline suppress what is known;
3. thresholds look at what still counts (PV902);
4. suppressions that hide nothing are told (PV901).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.baseline import Baseline, load_baseline
from provenance.policy import Policy, Rules, holds
from provenance.policy._thresholds import exceeded
from provenance.signals import all_signals
from provenance.signals._base import ANY_LANGUAGE
from provenance.signals.unused_suppression import SIGNAL as UNUSED
from provenance.suppression import Entries, Suppressor, described, findings_of
from provenance.types import Finding, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from provenance.baseline import Known
    from provenance.settings import Settings
    from provenance.suppression import Told
    from provenance.types import Report, Severity

_LEVELS = ("info", "warning", "error")
_OF_THE_GATE = "PV9"


@dataclass(frozen=True, slots=True)
class Ended:
    """What only a whole run can tell.

    Attributes:
        unused: One line for each table ``[[suppress]]`` that hid nothing (PV901).
        severity: Of those lines.
        fails: Whether they fail the run.
        baseline: The baseline as the run left it, or None where none is used.
    """

    unused: tuple[str, ...]
    severity: Severity
    fails: bool
    baseline: Baseline | None

    @property
    def dropped(self) -> list[Known]:
        """Lines of the baseline whose finding is gone from an article of this run."""
        return self.baseline.gone if self.baseline else []


class Gate:
    """Applies one run's settings to its reports.

    Args:
        settings: Settings of the run.
        baseline: Findings that are known; those of the file the settings name by default.
        today: Day on which suppressions are held to have run out; today by default.

    Attributes:
        codes: Codes of all signals.
        policy: Which settings hold for which item.
        entries: The tables that suppress, and what became of them.
        baseline: The findings that are known, or None.

    Raises:
        UsageError: If a code prefix names no signal, a threshold cannot be read, or the baseline
            is missing or damaged.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        baseline: Baseline | None = None,
        today: date | None = None,
    ) -> None:
        self._settings = settings
        self._sha256 = settings.sha256()
        self._signals = all_signals()
        self.codes = codes = [signal.code for signal in self._signals]
        self.policy = Policy(settings, codes)
        self.entries = Entries(settings.suppress, today=today or date.today())
        self._suppressor = Suppressor(self.entries, codes)
        if baseline is None and settings.baseline is not None:
            baseline = load_baseline(Path(settings.baseline), update=False)
        self.baseline = baseline

    def apply(self, report: Report) -> Report:
        """A report as this run's settings want it.

        Args:
            report: As `provenance.check.Checker.examine` made it; reports come in order, each once.
        """
        rules = self.policy.rules(report.article)
        looked_for = self.looked_for(report, rules)
        report = replace(
            report,
            run=replace(report.run, settings_sha256=self._sha256),
            findings=tuple(_as_ruled(report.findings, rules)),
            skipped=(*report.skipped, *self._not_asked(report, rules)),
            genre=rules.genre,
        )
        in_text = frozenset(code for code in looked_for if not code.startswith(_OF_THE_GATE))
        obeyed = rules.obeys_comments(report.article)
        asked = self._suppressor.of(report, comments=obeyed)
        report = self._known(replace(report, findings=tuple(asked.hide(report.findings))), in_text)
        own, rows = _limits(exceeded(report, rules, looked_for))
        own = [*asked.hide(own), *self._told(asked.told(looked_for), report, rules)]
        report = _joined(report, own, rows)
        return self._known(report, looked_for - in_text)

    def fails(self, report: Report) -> bool:
        """Whether a finding that counts is as severe as what its item fails on.

        Args:
            report: As `apply` returned it.
        """
        fail_on = self.policy.rules(report.article).fail_on
        counting = (f for f in report.findings if f.counts and f.suppressed is None)
        return any(_reaches(f.severity, fail_on) for f in counting)

    def finish(self) -> Ended:
        """What the run as a whole shows; to be asked once, after the last report."""
        rules = Rules(self._settings, None, (self._settings.severity,), ())
        severity = rules.severity(UNUSED.code, self._unused_severity)
        lines = tuple(
            f"{described(entry)} hides nothing in the {named} articles it names; take it out"
            if named > 1
            else f"{described(entry)} hides nothing in the one article it names; take it out"
            for entry, named in self.entries.unused()
            if rules.wants(UNUSED.code)
        )
        fails = bool(lines) and _reaches(severity, self._settings.fail_on)
        return Ended(lines, severity, fails, self.baseline)

    def looked_for(self, report: Report, rules: Rules) -> frozenset[str]:
        """Codes that were looked for in a text and are wanted for it.

        Args:
            report: Its report.
            rules: What holds for it.
        """
        at_hand = {"policy", "model"} | ({"store"} if report.run.evidence is not None else set())
        foreign = any(row.what == "findings" for row in report.skipped)
        return frozenset(
            s.code
            for s in self._signals
            if rules.wants(s.code)
            and s.needs <= at_hand
            and (not foreign or s.code.startswith(ANY_LANGUAGE))
        )

    @property
    def _unused_severity(self) -> Severity:
        return "error" if self._settings.strict else UNUSED.severity

    def _known(self, report: Report, looked_for: Set[str]) -> Report:
        return report if self.baseline is None else self.baseline.apply(report, looked_for)

    def _told(self, told: Iterable[Told], report: Report, rules: Rules) -> Iterator[Finding]:
        severity = rules.severity(UNUSED.code, self._unused_severity)
        found = findings_of(told, report, severity)
        return found if rules.wants(UNUSED.code) else iter(())

    def _not_asked(self, report: Report, rules: Rules) -> Iterator[Skipped]:
        """A row for the signals that were wanted and had no evidence to look in."""
        if report.run.evidence is not None:
            return
        idle = [s.code for s in self._signals if "store" in s.needs and rules.wants(s.code)]
        if idle:
            yield Skipped(
                "findings.evidence",
                f"{', '.join(idle)} hold the article against an evidence collection, and none was "
                "given",
            )


def _as_ruled(findings: Iterable[Finding], rules: Rules) -> Iterator[Finding]:
    """The findings an item's rules want, as severe as they want them."""
    for finding in findings:
        if rules.wants(finding.code):
            severity = rules.severity(finding.code, finding.severity)
            counts = finding.counts and holds(finding.code, rules.genre)
            if (severity, counts) != (finding.severity, finding.counts):
                finding = replace(finding, severity=severity, counts=counts)  # noqa: PLW2901
            yield finding


def _limits(found: Iterable[Finding | Skipped]) -> tuple[list[Finding], list[Skipped]]:
    both = list(found)
    return (
        [one for one in both if isinstance(one, Finding)],
        [one for one in both if isinstance(one, Skipped)],
    )


def _joined(report: Report, own: list[Finding], rows: list[Skipped]) -> Report:
    """The report with findings of the gate in their places."""
    if not own and not rows:
        return report
    findings = tuple(sorted((*report.findings, *own), key=_text_order))
    return replace(report, findings=findings, skipped=(*report.skipped, *rows))


def _reaches(severity: Severity, fail_on: str) -> bool:
    return fail_on != "never" and _LEVELS.index(severity) >= _LEVELS.index(fail_on)


def _text_order(finding: Finding) -> tuple[bool, int, int, str]:
    return finding.where != "title", finding.start, finding.end, finding.code
