"""What the formats for CI show: the findings a desk can act on, the worst first.

These formats put marks into somebody's review, so they hold what is held against the outlet, from
the severity and confidence on that `Options` names.  What sources say, and what is too unsure to
count, stands in the formats that carry everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from provenance.types import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.report._base import Options
    from provenance.types import Finding, Report

_LEVELS: tuple[str, ...] = get_args(Severity)


def rank(severity: str) -> int:
    """A severity as a number: 0 info, 1 warning, 2 error."""
    return _LEVELS.index(severity)


def held(report: Report, options: Options, *, suppressed: bool = False) -> Iterator[Finding]:
    """Findings held against the outlet that are shown, in order.

    Args:
        report: The report.
        options: From which severity and confidence on.
        suppressed: Suppressed findings too.
    """
    least = rank(options.min_severity)
    for finding in report.findings:
        loud = rank(finding.severity) >= least and finding.confidence >= options.min_confidence
        if finding.counts and loud and (suppressed or finding.suppressed is None):
            yield finding


def badness(finding: Finding) -> tuple[bool, int, float]:
    """A key that sorts the worst finding last: not suppressed, severe, sure."""
    return finding.suppressed is None, rank(finding.severity), finding.confidence


def fails(finding: Finding, options: Options) -> bool:
    """Whether a finding is as severe as what the run fails on.

    Args:
        finding: One that `held` gave.
        options: Of the run.
    """
    if options.fail_on == "never" or finding.suppressed is not None:
        return False
    return rank(finding.severity) >= rank(options.fail_on)


def told(finding: Finding) -> str:
    """What was seen, with its words and a neutral wording where there is one."""
    quoted = finding.text.strip() and not finding.message.lstrip().startswith("“")
    words = f"“{finding.text}”: {finding.message}" if quoted else finding.message
    return f"{words} (try “{finding.suggestion}”)" if finding.suggestion else words
