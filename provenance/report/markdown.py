"""Markdown for a job summary: what failed and why, article by article, within 1 MiB.

The worst articles come first; where they do not all fit, a line says how many were left out.
"""

from __future__ import annotations

from collections import Counter
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options
from provenance.report._encoding import fitting
from provenance.report._held import held, rank
from provenance.report._markdown_article import cell, row, section
from provenance.report._phrases import count
from provenance.report._place import Places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.types import Report

_BUDGET = 1_000_000
"""Bytes of the page; GitHub takes 1,048,576 a step."""
_ROOM = 4_000
"""Bytes kept for the head and the notices."""
_MOST = 500
"""Articles on the page: nobody reads more."""

_HEAD = """\
| article | framing | errors | warnings | info | sources | statements corroborated |
|---|---|---|---|---|---|---|
"""

_Kept = tuple[tuple[int, int, int, float], int, str, str]
"""How bad, the negative order of coming, the row and the section."""


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one page, once all reports have come.

    Args:
        reports: Reports, read once; the worst 500 are kept.
        out: Where to.
        options: Which findings are shown.
    """
    places = Places()
    kept: list[_Kept] = []
    levels: Counter[str] = Counter()
    articles = suppressed = undone = 0
    for report in reports:
        articles += 1
        undone += len(report.skipped)
        suppressed += sum(f.suppressed is not None for f in report.findings)
        levels.update(f.severity for f in held(report, options))
        key = (_badness(report, options), -articles)
        if len(kept) < _MOST or key > kept[0][:2]:
            item = (*key, row(report, options), section(report, places, options))
            heappush(kept, item) if len(kept) < _MOST else heappushpop(kept, item)
    head = [f"# Provenance: {count(articles, 'article')}", "", _totals(levels, suppressed)]
    if undone:
        head.append(f"{count(undone, 'thing')} could not be done; the full report names them.")
    out.write(fitting("\n".join(head) + "\n\n" + _page(sorted(kept, reverse=True), articles), out))


def _badness(report: Report, options: Options) -> tuple[int, int, int, float]:
    found = Counter(rank(f.severity) for f in held(report, options))
    score = report.scores.framing
    return found[2], found[1], found[0], score.value if score else 0.0


def _totals(levels: Counter[str], suppressed: int) -> str:
    words = f"{count(levels['error'], 'error')}, {count(levels['warning'], 'warning')}, "
    words += f"{levels['info']} info held against the outlets"
    return f"{words}; {suppressed} suppressed." if suppressed else f"{words}."


def _page(kept: list[_Kept], articles: int) -> str:
    """The table and the sections that fit, the worst article first."""
    left = _BUDGET - _ROOM
    rows, sections = [], []
    for _, _, line, _ in kept:
        left -= _size(line)
        if left < _BUDGET // 2:  # half of the page is for what was found
            break
        rows.append(line)
    for _, _, _, text in kept[: len(rows)]:
        left -= _size(text)
        if left < 0:
            break
        sections.append(text)
    page = _HEAD + "".join(rows) + "\n" if rows else ""
    page += "".join(sections)
    more = [
        f"{count(articles - len(rows), 'article')} more" if articles > len(rows) else "",
        f"details of {len(rows) - len(sections)} more" if len(rows) > len(sections) else "",
    ]
    told = " and ".join(filter(None, more))
    return page + (f"_Left out here: {cell(told)}; the full report has them._\n" if told else "")


def _size(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))


FORMAT = Format(name="markdown", suffix=".md", many="document", write=write)
