"""The table of sources in the terminal: who, in what role, who else has them, how they fare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._clean import shortened
from provenance.report._phrases import (
    KIND,
    VERDICT,
    VERDICT_MEANS,
    attested_by,
    percent,
    source_name,
)
from provenance.report._text_page import styled
from provenance.report._text_reading import tint

if TYPE_CHECKING:
    from rich.text import Text

    from provenance.report._text_page import Page
    from provenance.report._view import View
    from provenance.types import Source

VERDICT_STYLE = {
    "contradicted": "bold red",
    "corroborated": "green",
    "corroborated_claim": "green",
    "same_origin": "yellow",
}
_ORDER = {verdict: i for i, verdict in enumerate(VERDICT_MEANS)}


def write_sources(page: Page, view: View) -> None:
    """Write the table of sources, which an editor reads first.

    Args:
        page: Where to.
        view: The report.
    """
    from rich.table import Table

    if not view.report.sources:
        return
    page.heading("Sources")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("")
    asked = bool(view.report.corroborations)
    heads = [("source, role", 9), ("kind, words, channel", 8)]
    heads += [("attested by", 11), ("verdicts", 8)] if asked else []
    for name, ratio in heads:
        table.add_column(name, ratio=ratio, overflow="fold")
    for source in view.report.sources:
        table.add_row(*_row(source, view))
    if asked and view.tally(None):
        blank = (styled("–"), styled("–"))
        table.add_row(styled("?", "bold"), styled("No source given"), *blank, _tally(None, view))
    page.table(table)


def _row(source: Source, view: View) -> list[Text]:
    name = styled(shortened(source_name(source), 80), tint(f"source:{source.id}", view))
    if source.name and source.role:
        name.append(f"\n{shortened(source.role, 60)}", "dim")
    if source.anonymity_reason:
        name.append(f"\nnot named: {shortened(source.anonymity_reason, 80)}", "dim")
    kind = styled(KIND[source.kind])
    if source.official:
        kind.append(", official")
    kind.append(f"\n{source.words} ({percent(source.share)})", "dim")
    if via := view.channels(source.id):
        kind.append(f"\nvia {', '.join(shortened(name, 40) for name in via)}", "dim")
    row = [styled(view.labels[source.id], "bold"), name, kind]
    if view.report.corroborations:
        row += [_attested(source, view), _tally(source.id, view)]
    return row


def _attested(source: Source, view: View) -> Text:
    who, remarks = attested_by(source, view.attestations.get(source.id), brief=True)
    text = styled(shortened(who, 100))
    for remark in remarks:
        text.append(f"\n{shortened(remark, 100)}", "dim")
    return text


def _tally(source_id: str | None, view: View) -> Text:
    tally = view.tally(source_id)
    text = styled("")
    for i, verdict in enumerate(sorted(tally, key=lambda v: _ORDER[v])):
        times = f" ×{tally[verdict]}" if tally[verdict] > 1 else ""
        text.append("\n" if i else "")
        text.append(VERDICT[verdict] + times, VERDICT_STYLE.get(verdict, ""))
    return text
