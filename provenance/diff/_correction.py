"""PV603: a later version that differs in substance and does not tell its readers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.fingerprint import fingerprint
from provenance.signals._gate import gate_finding
from provenance.signals.no_correction_note import SIGNAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.diff._types import Difference
    from provenance.types import Finding, Report


def with_correction(report: Report, difference: Difference) -> Report:
    """The newer version's report with PV603, where it holds.

    Args:
        report: Report on the newer version.
        difference: What changed.
    """
    finding = correction_finding(report, difference)
    return report if finding is None else replace(report, findings=(*report.findings, finding))


def correction_finding(report: Report, difference: Difference) -> Finding | None:
    """PV603 on the newer version, or None where it says what changed or nothing of weight did.

    Args:
        report: Report on the newer version.
        difference: What changed.
    """
    if not difference.substance or difference.noted:
        return None
    changes = "; ".join(told(difference))
    return gate_finding(
        report,
        SIGNAL,
        f"this version differs from the one before and no note says so: {changes}",
        # it names the changes, so that the next rewriting is another finding
        fingerprint=fingerprint(SIGNAL.code, report.article.id, changes, 0),
    )


def told(difference: Difference) -> Iterator[str]:
    """What changed in substance, a clause each.

    Args:
        difference: What changed.
    """
    if difference.headline is not None:
        yield "headline rewritten"
    kinds = Counter(q.kind for q in difference.quotations if q.kind != "added")
    for kind, number in kinds.items():
        yield f"{number} quotation{'s' if number > 1 else ''} {kind}"
    figures = [f for f in difference.figures if f.kind == "changed" and f.old and f.new]
    if figures:
        shown = ", ".join(f"{f.old.text} → {f.new.text}" for f in figures[:3] if f.old and f.new)
        more = f" and {len(figures) - 3} more" if len(figures) > 3 else ""  # noqa: PLR2004
        yield f"{'figure' if len(figures) == 1 else 'figures'} {shown}{more}"
    for change in difference.weighing_sources:
        name = change.old.name if change.old else None
        if change.kind == "renamed" and change.new is not None:
            yield f"source {name} → {change.new.name}"
        else:
            yield f"source {name} {'not named any more' if change.new else 'gone'}"
