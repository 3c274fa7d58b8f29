"""An event as a few lines for the terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from provenance.diff._text import text_of
from provenance.report._clean import one_line, shortened

if TYPE_CHECKING:
    from provenance.types import Article, Report
    from provenance.watch._pass import Told

_TITLE = 100


def lines_of(told: Told, *, brief: bool = False) -> str:
    """An event as text: a line for a new item, the difference of a changed one.

    Args:
        told: The event.
        brief: Leave out the sentences and scores of a difference.
    """
    event = told.event
    head = f"{one_line(event.feed)}: {event.kind}: "
    if told.difference is not None:
        body = text_of(told.difference, told.finding, brief=brief)
        return head + textwrap.indent(body, "  ").lstrip()
    if told.report is None:
        return f"{head}{_name(told.article) or one_line(event.item)}\n"
    return f"{head}{_summary(told.report)}\n"


def _name(article: Article | None) -> str:
    if article is None:
        return ""
    name = shortened(article.title or article.text, _TITLE)
    return f"{name} ({one_line(article.uri or article.id)})"


def _summary(report: Report) -> str:
    framing = report.scores.framing
    score = f"framing {framing.value:.0f}" if framing is not None else "no score"
    counts = Counter(f.severity for f in report.findings if f.counts and not f.suppressed)
    found = ", ".join(f"{counts[s]} {s}" for s in ("error", "warning", "info") if counts[s])
    return f"{_name(report.article)}; {score}; {found or 'no findings'}"
