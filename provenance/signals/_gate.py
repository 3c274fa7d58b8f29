"""Findings that the gate makes: about a report or what the desk set up, not about the wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.types import Finding

if TYPE_CHECKING:
    from provenance.signals._base import Signal
    from provenance.types import Report, Severity, Span, Where


def gate_finding(
    report: Report,
    signal: Signal,
    message: str,
    *,
    fingerprint: str,
    severity: Severity | None = None,
    place: tuple[Span, Where] | None = None,
) -> Finding | None:
    """A finding of the gate, or None where the article has not a character to show it at.

    Args:
        report: The report it joins.
        signal: What was found.
        message: One line.
        fingerprint: It names the rule and the article, so that it survives a new headline.
        severity: In place of the signal's own.
        place: Where; the headline, or else the first sentence, if left out.
    """
    (start, end), where = place or document_place(report)
    string = report.article.text if where == "text" else report.article.title or ""
    if not 0 <= start < end <= len(string):
        return None
    return Finding(
        code=signal.code,
        name=signal.name,
        severity=severity or signal.severity,
        start=start,
        end=end,
        where=where,
        text=string[start:end],
        voice="outlet",
        counts=True,
        message=message,
        confidence=1.0,
        fingerprint=fingerprint,
    )


def document_place(report: Report) -> tuple[Span, Where]:
    """Where a finding on a whole article stands: headline, else title, else first sentence.

    Args:
        report: The article's report.
    """
    for block in report.blocks:
        if block.kind == "headline":
            return (block.start, block.end), "text"
    title = report.article.title
    if title and title.strip():
        return (0, len(title)), "title"
    if report.sentences:
        return (report.sentences[0].start, report.sentences[0].end), "text"
    return (0, len(report.article.text)), "text"
