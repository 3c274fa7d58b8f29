"""Many articles as a folder: a page each, an index in every order, and a table for spreadsheets."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from provenance.errors import UsageError
from provenance.report._cells import cell
from provenance.report._html.context import Context
from provenance.report._html.listing import listing
from provenance.report._html.page import foot, head, one
from provenance.report._html.rows import COLUMNS, ORDERS, Row, csv_row, row_of
from provenance.report._phrases import count, headline_of
from provenance.report._view import View
from provenance.report._write import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from provenance.report._base import Options
    from provenance.types import Report


def write_folder(reports: Iterable[Report], out: TextIO, *, options: Options, folder: Path) -> None:
    """Write ``articles/*.html``, ``articles.csv``, the sorted pages, and the index last.

    Each file appears whole under its name; what an earlier run left under other names stays.  Of
    an article only a short row is kept in memory.

    Args:
        reports: Reports, read once.
        out: The index.
        options: The least severity shown.
        folder: Where the other files go.
    """
    try:
        (folder / "articles").mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make {folder / 'articles'}: {error.strerror}") from error
    rows = []
    with write_atomically(folder / "articles.csv") as table:
        lines = csv.writer(table)
        lines.writerow(COLUMNS)
        for number, report in enumerate(reports, 1):
            row = row_of(report, number)
            _write_one(report, folder / row.file, options)
            lines.writerow([cell(value) for value in csv_row(report, row)])
            rows.append(row)
    for order in ORDERS[1:]:
        with write_atomically(folder / f"{order.name}.html") as page:
            _write_index(rows, order.name, page)
    _write_index(rows, ORDERS[0].name, out)


def _write_one(report: Report, place: Path, options: Options) -> None:
    context = Context(View(report, options, suppressed=True), number=1, level=1)
    with write_atomically(place) as page:
        page.write(head(headline_of(report), report.run.version, up="../index.html"))
        page.write(one(context))
        page.write(foot(report.run.version))


def _write_index(rows: list[Row], name: str, page: TextIO) -> None:
    from provenance import __version__

    order = next(order for order in ORDERS if order.name == name)
    page.write(head(f"{count(len(rows), 'article')}, {order.said}", __version__))
    for part in listing(rows, order):
        page.write(part)
    page.write(foot(__version__))
