"""What the index of a folder keeps of each article: one short row, also a line of its CSV."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.report._clean import shortened
from provenance.report._phrases import headline_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import Report

COLUMNS = (
    *("file", "id", "title", "outlet", "feed", "published", "framing", "low", "high", "band"),
    *("findings", "sources", "attested", "statements", "corroborated", "contradicted"),
    "not_done",
)
"""Columns of the CSV."""

_NAME = 40
"""Characters of a title in the name of a file: names of 255 bytes are what systems allow."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the index.

    Attributes:
        number: Its place in the run, from 1.
        file: Its page, relative to the index.
        title: Title, shortened.
        outlet: Outlet, shortened, or nothing.
        group: Outlet, else feed: what its sparkline belongs to.
        published: As given, or nothing.
        framing: Score, or None.
        findings: Findings held against the outlet.
        sources: Number of sources.
        corroborated: Statements somebody independent carries, or None where nobody was asked.
        contradicted: Statements that independent coverage contradicts, or None.
    """

    number: int
    file: str
    title: str
    outlet: str
    group: str
    published: str
    framing: float | None
    findings: int
    sources: int
    corroborated: int | None
    contradicted: int | None


def row_of(report: Report, number: int) -> Row:
    """The row of one article.

    Args:
        report: Its report.
        number: Its place in the run, from 1.
    """
    article = report.article
    asked = bool(report.corroborations)
    title = headline_of(report)
    outlet = shortened(article.outlet or "", 60)
    return Row(
        number=number,
        file=file_name(title, number),
        title=shortened(title, 110),
        outlet=outlet,
        group=outlet or shortened(article.feed or "", 60),
        published=shortened(article.published or "", 40),
        framing=report.scores.framing.value if report.scores.framing else None,
        findings=counted(report),
        sources=report.sourcing.sources,
        corroborated=_verdicts(report, "corroborated", "corroborated_claim") if asked else None,
        contradicted=_verdicts(report, "contradicted") if asked else None,
    )


def counted(report: Report) -> int:
    """Findings that are held against the outlet and not suppressed."""
    return sum(f.counts and f.suppressed is None for f in report.findings)


def _verdicts(report: Report, *which: str) -> int:
    return sum(c.verdict in which for c in report.corroborations)


def file_name(title: str, number: int) -> str:
    """A name no title can break: a number, then plain letters and digits of the title.

    >>> file_name("../Ça va? <b>", 7)
    'articles/000007-ca-va-b.html'
    """
    plain = unicodedata.normalize("NFKD", title[: 4 * _NAME]).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:_NAME].strip("-")
    return f"articles/{number:06d}{'-' + words if words else ''}.html"


def csv_row(report: Report, row: Row) -> list[object]:
    """The line of the CSV, in the order of `COLUMNS`.

    Args:
        report: The report.
        row: Its row.
    """
    article, score = report.article, report.scores.framing
    figures = [score.value, score.low, score.high] if score else [None] * 3
    return [
        *(row.file, article.id, headline_of(report), article.outlet, article.feed),
        article.published,
        *(None if value is None else round(value, 1) for value in figures),
        score.band if score else None,
        *(row.findings, row.sources, report.sourcing.attested, len(report.attributions)),
        *(row.corroborated, row.contradicted, len(report.skipped)),
    ]


Key = Callable[[Row], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort the index.

    Attributes:
        name: Of its file.
        said: How it is told.
        head: Which column it sorts.
        descending: Largest first.
        key: What it sorts by; rows that have none of it come last.
    """

    name: str
    said: str
    head: str
    descending: bool
    key: Key


def _figure(value: float | None) -> float:
    return float("inf") if value is None else -value


ORDERS: Sequence[Order] = (
    Order("index", "as they were read", "", False, lambda r: (r.number,)),
    Order("by-title", "by title", "Article", False, lambda r: (r.title.casefold(), r.number)),
    Order(
        "by-outlet",
        "by outlet",
        "Outlet",
        False,
        lambda r: (not r.outlet, r.outlet.casefold(), r.published, r.number),
    ),
    # ISO dates sort as text; the newest first without a key that can fail on what is no date.
    Order("by-date", "newest first", "Date", True, lambda r: (r.published, -r.number)),
    Order(
        "by-framing",
        "highest framing first",
        "Framing",
        True,
        lambda r: (_figure(r.framing), r.number),
    ),
    Order(
        "by-findings", "most findings first", "Findings", True, lambda r: (-r.findings, r.number)
    ),
    Order("by-sources", "most sources first", "Sources", True, lambda r: (-r.sources, r.number)),
    Order(
        "by-corroborated",
        "most corroborated first",
        "Corroborated",
        True,
        lambda r: (_figure(r.corroborated), r.number),
    ),
    Order(
        "by-contradicted",
        "most contradicted first",
        "Contradicted",
        True,
        lambda r: (_figure(r.contradicted), r.number),
    ),
)
"""Every way to sort the index; each is a page of its own, so that none needs script."""


def sorted_by(order: Order, rows: Sequence[Row]) -> list[Row]:
    """Rows in one order.

    Args:
        order: The order.
        rows: The rows.
    """
    return sorted(rows, key=order.key, reverse=order.name == "by-date")
