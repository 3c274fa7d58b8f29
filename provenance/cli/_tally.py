"""What a run counts, and its closing line: what was found, who fails, what was not done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.cli._escape import escaped

if TYPE_CHECKING:
    from provenance.types import Report

_LEVELS = ("error", "warning", "info")
_NAMED = 5
"""Articles that fail, by name; the reports say the rest."""
_KINDS = 3
"""Kinds of things not done that are named."""


class Tally:
    """Counts over the reports of a run.

    Attributes:
        found: Findings that count, by severity.
        suppressed: Findings that would count and are suppressed or known.
        skipped: Rows of what was not done.
        failing: Number of articles that fail the run.
    """

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self.suppressed = 0
        self.skipped = 0
        self.failing = 0
        self._kinds: Counter[str] = Counter()
        self._first: list[str] = []

    def add(self, report: Report, *, fails: bool) -> None:
        """Count one report.

        Args:
            report: After the gate.
            fails: Whether it fails the run.
        """
        counting = [f for f in report.findings if f.counts]
        self.found.update(f.severity for f in counting if f.suppressed is None)
        self.suppressed += sum(f.suppressed is not None for f in counting)
        self.skipped += len(report.skipped)
        self._kinds.update(row.what for row in report.skipped)
        self.failing += fails
        if fails and len(self._first) < _NAMED:
            self._first.append(report.article.id)

    def line(self) -> str:
        """The counts in one line, without the number of articles."""
        counts = ", ".join(f"{self.found[level]} {level}" for level in _LEVELS)
        more = f", {self.suppressed} suppressed" if self.suppressed else ""
        parts = [f"findings that count: {counts}{more}"]
        if self.skipped:
            parts.append(f"{self.skipped} things not done ({self._not_done()})")
        return "; ".join(parts)

    def failing_line(self) -> str | None:
        """Which articles fail the run, or None where none does."""
        if not self.failing:
            return None
        rest = self.failing - len(self._first)
        more = f" and {rest} more" if rest else ""
        return f"{self.failing} fail: {escaped(', '.join(self._first))}{more}"

    def _not_done(self) -> str:
        """The most frequent kinds; those of a single article are in its report."""
        kinds = [(what, n) for what, n in self._kinds.most_common(_KINDS) if n > 1]
        named = [escaped(what if n == 1 else f"{what} {n} times") for what, n in kinds]
        return ", ".join([*named, "see the reports"])
