"""Thresholds held against one report: findings PV902, and rows for what has no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.fingerprint import fingerprint
from provenance.signals._gate import gate_finding
from provenance.signals.policy_threshold import SIGNAL
from provenance.types import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from provenance.policy import Rule, Rules
    from provenance.types import Finding, Report


def exceeded(report: Report, rules: Rules, looked_for: Set[str]) -> Iterator[Finding | Skipped]:
    """What the thresholds of an item say of its report.

    Args:
        report: The report, after everything that suppresses its findings.
        rules: What holds for the item.
        looked_for: Codes that were looked for.
    """
    if not rules.wants(SIGNAL.code):
        return
    for rule in rules.thresholds:
        found = _held_against(rule, report, looked_for)
        if found is not None:
            yield found


def _held_against(rule: Rule, report: Report, looked_for: Set[str]) -> Finding | Skipped | None:
    threshold = rule.threshold
    values = [(limit, limit.value(report, looked_for)) for limit in rule.limits]
    missing = [limit.what for limit, value in values if value is None]
    if missing:
        return Skipped(
            f"threshold {threshold.name}",
            f"{' and '.join(missing)}: there is no such number in this report, so the limit is "
            "not held against it",
        )
    if not all(value is not None and limit.holds(value) for limit, value in values):
        return None
    shown = " and ".join(f"{v.what} = {n:.4g} {v.sign} {v.number:g}" for v, n in values)
    return gate_finding(
        report,
        SIGNAL,
        f"{threshold.message or 'beyond a limit of the desk'} ({threshold.name}: {shown})",
        fingerprint=fingerprint(SIGNAL.code, report.article.id, threshold.name, 0),
        severity=threshold.severity,
    )
