"""The rest of an article's page: profile, readability, what was not done, and how it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._html.markup import Html, el, joined
from provenance.report._html.svg import bar
from provenance.report._phrases import MEANING, percent

if TYPE_CHECKING:
    from provenance.report._html.context import Context


def profile(context: Context) -> Html | None:
    """The section on sourcing and readability; None where there is nothing to say.

    Args:
        context: The article's place on the page.
    """
    report = context.view.report
    parts = [_sourcing(context) if report.sourcing.sources else None, _readability(context)]
    if not any(parts):
        return None
    return context.section("Profile", "profile", el("div", *parts, class_="pair"))


def _sourcing(context: Context) -> Html:
    found = context.view.report.sourcing
    rows = (
        ("Attributed words, of the body", found.attributed_share),
        ("Officials, of attributed words", found.official_share),
        ("Anonymous sources", found.anonymous_share),
        ("Largest source", found.top_source_share),
        ("Largest single channel", found.single_channel_share),
    )
    body = (
        el(
            "tr",
            el("th", name, scope="row"),
            el("td", percent(share), class_="n"),
            el("td", bar(share), class_="b"),
        )
        for name, share in rows
    )
    return el("table", el("caption", "Sourcing"), el("tbody", *body), class_="moves")


def _readability(context: Context) -> Html | None:
    figures = context.view.report.readability
    if not figures:
        return None
    body = (
        el(
            "tr",
            el("th", name.replace("_", " "), scope="row"),
            el("td", f"{value:.1f}", class_="n"),
        )
        for name, value in figures.items()
    )
    caption = "Readability of the outlet’s own words; context, not part of any score"
    return el("table", el("caption", caption), el("tbody", *body), class_="moves")


def skipped(context: Context) -> Html | None:
    """The section on what was not done and why; None where everything was.

    Args:
        context: The article's place on the page.
    """
    rows = context.view.report.skipped
    if not rows:
        return None
    items = (
        el(
            "li",
            el("code", row.what),
            joined([" (", el("bdi", row.where), ")"]) if row.where else None,
            ": ",
            el("bdi", row.reason),
        )
        for row in rows
    )
    return context.section("Not done", "skipped", el("ul", *items))


def method(context: Context) -> Html:
    """The section on versions, models and what the score means.

    Args:
        context: The article's place on the page.
    """
    run = context.view.report.run
    rows = [("provenance", run.version), ("settings", run.settings_sha256)]
    rows += [(f"model {m.name} {m.version}", m.sha256) for m in run.models]
    if run.evidence is not None:
        rows.append((f"evidence, {run.evidence.documents:,} documents", run.evidence.sha256))
    facts = (joined([el("dt", name), el("dd", el("code", value))]) for name, value in rows)
    same = "The same input, versions and hashes make the same report, byte for byte."
    return context.section(
        "Method", "method", el("p", MEANING), el("p", same), el("dl", *facts, class_="hashes")
    )
