"""Sources, verdicts and evidence in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._clean import one_line, shortened
from provenance.report._phrases import (
    KIND,
    RELATION,
    VERDICT,
    VERDICT_MEANS,
    count,
    day,
    percent,
    source_name,
)
from provenance.report._text_page import styled
from provenance.report._text_reading import tint

if TYPE_CHECKING:
    from rich.text import Text

    from provenance.report._text_page import Page
    from provenance.report._view import View
    from provenance.types import Attribution, Corroboration, EvidencePassage, Source

VERDICT_STYLE = {
    "contradicted": "bold red",
    "corroborated": "green",
    "corroborated_claim": "green",
    "same_origin": "yellow",
}
_ORDER = {verdict: i for i, verdict in enumerate(VERDICT_MEANS)}


def write_sources(page: Page, view: View) -> None:
    """Write the table of sources: who, what kind, how much, through whom, and the verdicts.

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
    for name, ratio in (("source", 4), ("kind", 2), ("words", 2), ("via", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    if view.report.corroborations:
        table.add_column("verdicts", ratio=4, overflow="fold")
    for source in view.report.sources:
        table.add_row(*_row(source, view))
    page.table(table)


def _row(source: Source, view: View) -> list[Text]:
    name = styled(shortened(source_name(source), 80), tint(f"source:{source.id}", view))
    if source.name and source.role:
        name.append(f"\n{shortened(source.role, 60)}", "dim")
    if source.anonymity_reason:
        name.append(f"\nnot named: {shortened(source.anonymity_reason, 80)}", "dim")
    kind = styled(KIND[source.kind])
    if source.official:
        kind.append("\nofficial", "dim")
    statements = len(view.statements.get(source.id, ()))
    words = styled(f"{source.words} ({percent(source.share)})")
    words.append(f"\n{count(statements, 'statement')}", "dim")
    via = styled(", ".join(shortened(name, 40) for name in view.channels(source.id)) or "–")
    row = [styled(view.labels[source.id], "bold"), name, kind, words, via]
    if view.report.corroborations:
        row.append(_tally(source, view))
    return row


def _tally(source: Source, view: View) -> Text:
    tally = view.tally(source.id)
    text = styled("")
    for i, verdict in enumerate(sorted(tally, key=lambda v: _ORDER[v])):
        times = f" ×{tally[verdict]}" if tally[verdict] > 1 else ""
        text.append("\n" if i else "")
        text.append(VERDICT[verdict] + times, VERDICT_STYLE.get(verdict, ""))
    return text


def write_statements(page: Page, view: View, *, everything: bool) -> None:
    """Write each statement's verdict with its evidence, contradictions first.

    Args:
        page: Where to.
        view: The report.
        everything: Those that were not found, too.
    """
    rows = [
        (attribution, view.verdicts[attribution.id])
        for attribution in view.report.attributions
        if attribution.id in view.verdicts
        and (everything or view.verdicts[attribution.id].verdict != "not_found")
    ]
    if not rows:
        return
    page.heading("What the evidence says")
    for attribution, corroboration in sorted(rows, key=lambda row: _ORDER[row[1].verdict]):
        _statement(page, view, attribution, corroboration)


def _statement(page: Page, view: View, attribution: Attribution, verdict: Corroboration) -> None:
    text = view.report.article.text
    words = " … ".join(shortened(text[start:end], 70) for start, end in attribution.content)
    label = view.labels.get(attribution.source_id or "", "?")
    line = styled(VERDICT[verdict.verdict], VERDICT_STYLE.get(verdict.verdict, "bold"))
    if verdict.independent:
        line.append(f" ({count(verdict.independent, 'independent origin')})")
    line.append(f": {shortened(words, 90)}")
    page.flow(line, first=f"  {label}  ")
    indent = " " * (4 + len(label))
    page.flow(styled(verdict.explanation, "dim"), first=indent)
    for passage in verdict.evidence:
        page.flow(_passage(passage), first=f"{indent}- ")


def _passage(passage: EvidencePassage) -> Text:
    where = one_line(passage.outlet or passage.document_id)
    line = styled(f"{where}, {day(one_line(passage.published))}" if passage.published else where)
    line.append(f" {RELATION[passage.relation]}: “{shortened(passage.text, 160)}”")
    if not passage.independent:
        because = shortened(passage.not_independent_because or "not independent", 80)
        line.append(f" (not counted: {because})", "dim")
    return line
