"""The table of sources: who, what kind, how much, through whom, and how far it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._html_context import Context, verdict_badge
from provenance.report._html_markup import Html, el, joined
from provenance.report._html_svg import bar
from provenance.report._phrases import KIND, VERDICT_MEANS, count, percent, reason_skipped

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
    words += f"; {good} of {count(len(verdicts), 'statement')} corroborated"
    return words + (f", {bad} contradicted." if bad else ".")


def _unasked(context: Context) -> str:
    reason = reason_skipped(context.view.report, "corroborations")
    return f"Nothing was looked up: {reason}." if reason else "No evidence was asked."


def _table(context: Context) -> Html:
    asked = bool(context.view.report.corroborations)
    heads = ["Source", "Kind", "Words", "Channel"]
    heads += ["Verdicts", "Independent origins"] if asked else []
    head = [el("th", name, scope="col", role="columnheader") for name in heads]
    # The roles keep the table a table for screen readers where the style stacks it.
    rows = (_row(context, source, asked) for source in context.view.report.sources)
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
        cells.append(_cell("Verdicts", _verdicts(context, source)))
        cells.append(_cell("Independent origins", str(context.view.independent(source.id))))
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
    return el("td", *children, role="cell", data_head=head)


def _verdicts(context: Context, source: Source) -> Html | str:
    tally = context.view.tally(source.id)
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
