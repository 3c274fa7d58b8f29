"""The table of sources: who, in what role, how much, through whom, who else has it, how it fares.

It stands first on an article's page: an editor asks who speaks before what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._html.context import Context, verdict_badge
from provenance.report._html.markup import Html, el, joined
from provenance.report._html.svg import bar
from provenance.report._phrases import (
    KIND,
    VERDICT_MEANS,
    attested_by,
    count,
    percent,
    reason_skipped,
)

if TYPE_CHECKING:
    from provenance.types import Source

_ORDER = {verdict: i for i, verdict in enumerate(VERDICT_MEANS)}


def sources(context: Context) -> Html:
    """The section on sources.

    Args:
        context: The article's place on the page.
    """
    report = context.view.report
    if not report.sources:
        none = el("p", "No statement in this article is attributed to anybody.", class_="lead")
        return context.section("Sources", "sources", none)
    return context.section(
        "Sources",
        "sources",
        el("p", _sentence(context), class_="lead"),
        None if report.corroborations else el("p", _unasked(context), class_="quiet"),
        _table(context),
        _key() if report.corroborations else None,
    )


def _sentence(context: Context) -> str:
    profile = context.view.report.sourcing
    words = f"{count(profile.sources, 'source')}, {profile.named} of them named"
    words += f" and {profile.anonymous} anonymous" if profile.anonymous else ""
    verdicts = [c.verdict for c in context.view.report.corroborations]
    if not verdicts:
        return words + "."
    good = sum(v in {"corroborated", "corroborated_claim"} for v in verdicts)
    bad = verdicts.count("contradicted")
    seen = sum(a.attested for a in context.view.report.attestations)
    words += f"; {seen} independently attested" if context.view.report.attestations else ""
    words += f"; {good} of {count(len(verdicts), 'statement')} corroborated"
    return words + (f", {bad} contradicted." if bad else ".")


def _unasked(context: Context) -> str:
    reason = reason_skipped(context.view.report, "corroborations")
    return f"Nothing was looked up: {reason}." if reason else "No evidence was asked."


def _table(context: Context) -> Html:
    asked = bool(context.view.report.corroborations)
    heads = ["Source", "Kind", "Words", "Channel"]
    heads += ["Attested by", "Verdicts"] if asked else []
    head = [el("th", name, scope="col", role="columnheader") for name in heads]
    # The roles keep the table a table for screen readers where the style stacks it.
    rows = [_row(context, source, asked) for source in context.view.report.sources]
    if asked and context.view.tally(None):
        rows.append(_unsourced(context))
    return el(
        "table",
        el("caption", "Sources, in order of first mention", class_="hidden"),
        el("thead", el("tr", *head, role="row"), role="rowgroup"),
        el("tbody", *rows, role="rowgroup"),
        class_="wide",
        role="table",
    )


def _row(context: Context, source: Source, asked: bool) -> Html:
    cells = [
        _cell("Kind", KIND[source.kind], el("small", "official") if source.official else None),
        _cell(
            "Words",
            f"{source.words:,} ({percent(source.share)})",
            bar(source.share, kind=context.source(source.id).tint),
        ),
        _cell("Channel", ", ".join(context.view.channels(source.id)) or "–"),
    ]
    if asked:
        cells.append(_cell("Attested by", *_attested(context, source)))
        cells.append(_cell("Verdicts", _verdicts(context, source.id)))
    return el("tr", _name(context, source), *cells, role="row")


def _name(context: Context, source: Source) -> Html:
    speaker = context.source(source.id)
    because = source.anonymity_reason
    words = el(
        "span",
        el("bdi", speaker.name, class_="name"),
        el("small", el("bdi", source.role)) if source.role and source.name else None,
        el("small", "not named: ", el("bdi", because)) if because else None,
    )
    whole = el("span", speaker.chip(), words, class_="who")
    return el("th", whole, scope="row", role="rowheader")


def _cell(head: str, *children: str | None) -> Html:
    nothing = "none" if children == ("–",) else None
    return el("td", *children, role="cell", data_head=head, class_=nothing)


def _attested(context: Context, source: Source) -> list[Html]:
    who, remarks = attested_by(source, context.view.attestations.get(source.id))
    return [el("bdi", who), *(el("small", el("bdi", remark)) for remark in remarks)]


def _unsourced(context: Context) -> Html:
    """The row of the statements whose source is not given, so that the numbers add up."""
    nobody = context.source(None)
    name = el("span", el("bdi", "No source given", class_="name"))
    whole = el("span", nobody.chip(), name, class_="who")
    blank = (_cell(head, "–") for head in ("Kind", "Words", "Channel", "Attested by"))
    return el(
        "tr",
        el("th", whole, scope="row", role="rowheader"),
        *blank,
        _cell("Verdicts", _verdicts(context, None)),
        role="row",
    )


def _verdicts(context: Context, source_id: str | None) -> Html | str:
    tally = context.view.tally(source_id)
    if not tally:
        return "–"
    items = (
        el("li", verdict_badge(v), f" ×{tally[v]}" if tally[v] > 1 else None)
        for v in sorted(tally, key=lambda v: _ORDER[v])
    )
    return el("ul", *items, class_="plain")


def _key() -> Html:
    rows = (
        joined([el("dt", verdict_badge(v)), el("dd", means)]) for v, means in VERDICT_MEANS.items()
    )
    return el("details", el("summary", "What the verdicts mean"), el("dl", *rows), class_="key")
