"""The index of a folder: outlets with their line over time, then the articles in one order."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from provenance.report._html.markup import Html, el, joined
from provenance.report._html.rows import ORDERS, Order, Row, sorted_by
from provenance.report._html.svg import bar, sparkline
from provenance.report._phrases import count, day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 200
"""Outlets shown; a feed of everything has thousands of one article each."""
_FIGURES = ("Articles", "Median framing", "Least", "Most", "Findings")


def listing(rows: Sequence[Row], order: Order) -> Iterator[Html]:
    """The main part of the index, piece by piece.

    Args:
        rows: Every article, in the order they were read.
        order: How the articles are sorted.
    """
    yield el(
        "header",
        el("h1", count(len(rows), "article"), class_="title"),
        el("p", f"Sorted {order.said}.") if rows
        else el("p", "Nothing was checked."),
        _files(order),
        class_="contents",
    )  # fmt: skip
    yield _outlets(rows)
    yield Html('<section class="listing" aria-labelledby="articles-h">\n')
    yield el("h2", "Articles", id="articles-h", class_="part")
    yield Html('<table class="wide index" role="table">\n')
    yield el("caption", f"Articles, {order.said}", class_="hidden")
    yield el("thead", el("tr", *_heads(order), role="row"), role="rowgroup")
    yield Html('<tbody role="rowgroup">\n')
    yield from (_row(row) for row in sorted_by(order, rows))
    yield Html("</tbody>\n</table>\n</section>\n")


def _files(order: Order) -> Html:
    ways = (
        el(
            "a",
            other.said.capitalize(),
            href=f"{other.name}.html",
            aria_current="page" if other.name == order.name else None,
        )
        for other in ORDERS
    )
    table = el("a", "The same as a table (CSV)", href="articles.csv")
    items = (el("li", way) for way in (*ways, table))
    return el("nav", el("ul", *items), aria_label="Orders of this index", class_="parts")


def _heads(order: Order) -> Iterator[Html]:
    for other in ORDERS[1:]:
        here = other.name == order.name
        sorted_ = ("descending" if other.descending else "ascending") if here else None
        arrow = el("span", " ▾" if other.descending else " ▴", aria_hidden="true")
        words = joined([other.head, arrow if here else None])
        yield el(
            "th",
            el("a", words, href=f"{other.name}.html", title=f"Sort {other.said}"),
            scope="col",
            role="columnheader",
            aria_sort=sorted_,
            class_=None if other.head in {"Article", "Outlet", "Date"} else "n",
        )


def _row(row: Row) -> Html:
    figures = (row.findings, row.sources, row.corroborated, row.contradicted)
    heads = ("Findings", "Sources", "Corroborated", "Contradicted")
    return el(
        "tr",
        el("th", el("a", row.title or "untitled", href=row.file, dir="auto"), scope="row",
           role="rowheader"),
        _cell("Outlet", el("bdi", row.outlet) if row.outlet else "–"),
        _cell("Date", el("bdi", day(row.published)) if row.published else "–"),
        _cell("Framing", *_framing(row), class_="n"),
        *(_cell(head, "–" if n is None else f"{n:,}", class_="n")
          for head, n in zip(heads, figures, strict=True)),
        role="row",
    )  # fmt: skip


def _framing(row: Row) -> list[str]:
    if row.framing is None:
        return ["–"]
    return [f"{row.framing:.0f}", bar(row.framing / 100)]


def _cell(head: str, *children: str, class_: str | None = None) -> Html:
    return el("td", *children, role="cell", data_head=head, class_=class_)


def _outlets(rows: Sequence[Row]) -> Html:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    if not any(len(group) > 1 for group in groups.values()):
        return Html("")
    largest = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0].casefold()))
    left = len(largest) - _MOST
    lines = (_outlet(name, group, i) for i, (name, group) in enumerate(largest[:_MOST], 1))
    heads = (
        el("th", name, scope="col", role="columnheader", class_="n" if name in _FIGURES else None)
        for name in ("Outlet or feed", *_FIGURES, "Over time")
    )
    return el(
        "section",
        el("h2", "Outlets and feeds", id="outlets-h", class_="part"),
        el(
            "table",
            el("caption", "Framing of each outlet’s articles from the oldest to the newest; it "
               "describes these articles and ranks nobody"),
            el("thead", el("tr", *heads, role="row"), role="rowgroup"),
            el("tbody", *lines, role="rowgroup"),
            class_="wide outlets",
            role="table",
        ),
        el("p", f"{count(left, 'more outlet')} with fewer articles.", class_="quiet")
        if left > 0 else None,
        class_="listing",
        aria_labelledby="outlets-h",
    )  # fmt: skip


def _outlet(name: str, rows: Sequence[Row], number: int) -> Html:
    in_time = sorted(rows, key=lambda row: (row.published, row.number))
    values = [row.framing for row in in_time if row.framing is not None]
    known = (median(values), min(values), max(values)) if values else (None, None, None)
    line = sparkline(values, id_=f"o{number}") if len(values) > 1 else "–"
    figures = (
        f"{len(rows):,}",
        *("–" if value is None else f"{value:.0f}" for value in known),
        f"{sum(row.findings for row in rows):,}",
    )
    return el(
        "tr",
        el("th", el("bdi", name or "not given"), scope="row", role="rowheader"),
        *(_cell(head, words, class_="n") for head, words in zip(_FIGURES, figures, strict=True)),
        _cell("Over time", line),
        role="row",
    )
