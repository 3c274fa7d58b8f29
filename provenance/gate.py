"""The gate: what a desk's settings make of a report, after the text has been examined.

Examining a text (`provenance.check.Checker.examine`) asks nobody's policy, so a score belongs to
the article and not to a selection.  The gate is cheap, sees the reports of a run one by one and in
order, and alone decides which findings a desk gets to see and which of them fail the run.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.signals import all_signals
from provenance.types import Skipped

if TYPE_CHECKING:
    from provenance.settings import FailOn, Settings
    from provenance.types import Article, Report

_LEVELS = ("info", "warning", "error")


class Gate:
    """Applies one run's settings to its reports.

    Args:
        settings: Settings of the run.

    Raises:
        UsageError: If a code prefix names no signal.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sha256 = settings.sha256()
        self._signals = all_signals()
        self._refuse_unknown_prefixes()

    def apply(self, report: Report) -> Report:
        """A report as this run's settings want it.

        Args:
            report: As `provenance.check.Checker.examine` made it.
        """
        findings = tuple(f for f in report.findings if self._settings.selects(f.code))
        return replace(
            report,
            run=replace(report.run, settings_sha256=self._sha256),
            findings=findings,
            skipped=(*report.skipped, *self._not_asked(report)),
        )

    def fails(self, report: Report) -> bool:
        """Whether a finding that counts is as severe as what the run, or the item, fails on.

        Args:
            report: As `apply` returned it.
        """
        fail_on = self._fail_on(report.article)
        if fail_on == "never":
            return False
        levels = _LEVELS[_LEVELS.index(fail_on) :]
        return any(f.counts and not f.suppressed and f.severity in levels for f in report.findings)

    def _fail_on(self, article: Article) -> FailOn:
        del article  # the same for every item so far
        return self._settings.fail_on

    def _not_asked(self, report: Report) -> list[Skipped]:
        """A row for the signals that were wanted and had no evidence to look in."""
        if report.run.evidence is not None:
            return []
        wanted = (s for s in self._signals if self._settings.selects(s.code))
        idle = [s.code for s in wanted if "store" in s.needs]
        if not idle:
            return []
        return [
            Skipped(
                "findings.evidence",
                f"{', '.join(idle)} hold the article against an evidence collection, and none was "
                "given",
            )
        ]

    def _refuse_unknown_prefixes(self) -> None:
        """A mistyped code would check nothing, and CI would never tell."""
        settings = self._settings
        for prefix in (*settings.select, *settings.extend_select, *settings.ignore):
            if not any(signal.code.startswith(prefix) for signal in self._signals):
                raise UsageError(
                    f"no signal has a code that begins with {prefix!r}; see 'provenance rules'"
                )
