"""The page around the articles: head, index, one report after the other, foot."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from provenance.report._clean import shortened
from provenance.report._html.article import article, marked
from provenance.report._html.framing import framing, verdict
from provenance.report._html.markup import Html, el, joined, link
from provenance.report._html.method import method, profile, skipped
from provenance.report._html.notes import notes
from provenance.report._html.sources import sources
from provenance.report._html.statements import statements
from provenance.report._html.svg import bar
from provenance.report._phrases import count, day, genre_said, headline_of

if TYPE_CHECKING:
    from provenance.report._html.context import Context
    from provenance.types import Report

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def stylesheet() -> str:
    """The style of a report, for pages that bring it as a file of its own."""
    return (files("provenance.report._html") / "style.css").read_text("utf-8")


def head(title: str, version: str, *, up: str | None = None) -> Html:
    """The document up to its main part.

    Args:
        title: Title of the page.
        version: Version of the program.
        up: Address of the index that the page belongs to, or None.
    """
    way = el("a", "All articles", href=up, class_="up") if up else None
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "generator": f"provenance {version}",
    }
    inside = joined(
        [
            el("meta", charset="utf-8"),
            el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            *(el("meta", name=name, content=content) for name, content in named.items()),
            el("title", f"{shortened(title, 120)} – framing and sources"),
            Html("\n"),
            el("style", Html(stylesheet())),
        ]
    )
    top = joined(
        [
            el("a", "Skip to the report", class_="skip", href="#main"),
            Html("\n"),
            el(
                "header",
                el("p", el("b", "Provenance"), " framing and sources", way, class_="mast"),
                class_="top",
            ),
        ]
    )
    return Html(
        f'<!DOCTYPE html>\n<html lang="en">\n{el("head", inside)}<body>\n{top}<main id="main">\n'
    )


def foot(version: str) -> Html:
    """The end of the document.

    Args:
        version: Version of the program.
    """
    words = f"Made by provenance {version}. Nothing on this page loads anything from elsewhere."
    return Html(f"</main>\n{el('footer', el('p', words))}</body>\n</html>\n")


def one(context: Context) -> Html:
    """Everything on one article.

    Args:
        context: The article's place on the page.
    """
    return el(
        "article",
        _header(context),
        sources(context),
        framing(context),
        article(context),
        statements(context),
        profile(context),
        skipped(context),
        method(context),
        id=context.prefix,
        class_="report",
        aria_labelledby=context.id("title"),
    )


def _header(context: Context) -> Html:
    about = context.view.report.article
    cut, _ = context.view.title
    if cut.pieces:
        title = marked(context, cut, about.title or "", whole=True)
    else:
        title = joined([headline_of(context.view.report)])
    when = el("time", day(about.published)) if about.published else None
    outlet = el("bdi", about.outlet, class_="outlet") if about.outlet else None
    genre = genre_said(context.view.report)
    over = [part for part in (outlet, when, genre) if part]
    names = ", ".join(about.authors)
    authors = el("p", "By ", el("bdi", names), class_="by") if names else None
    return el(
        "header",
        el("p", joined(over, " · "), class_="over") if over else None,
        el(f"h{context.level}", title, id=context.id("title"), dir="auto", class_="title"),
        authors,
        notes(context, cut.notes),
        el("p", link(about.uri, about.uri or about.id), class_="uri"),
        verdict(context),
        _parts(context),
        class_="about",
    )


def _parts(context: Context) -> Html:
    report = context.view.report
    parts = [("sources", "Sources"), ("framing", "Framing"), ("article", "The article")]
    parts += [("statements", "Statements")] if report.attributions else []
    parts += [("skipped", "Not done")] if report.skipped else []
    parts += [("method", "Method")]
    items = (el("li", el("a", words, href=f"#{context.id(part)}")) for part, words in parts)
    return el("nav", el("ul", *items), aria_label="Parts of this report", class_="parts")


def index_row(context: Context) -> Html:
    """The row of one article in the index of several.

    Args:
        context: The article's place on the page.
    """
    report = context.view.report
    score = report.scores.framing
    counted = sum(f.counts and f.suppressed is None for f in report.findings)
    bad = sum(c.verdict == "contradicted" for c in report.corroborations)
    title = el("a", shortened(headline_of(report), 110), href=f"#{context.prefix}", dir="auto")
    return el(
        "tr",
        el("th", title, el("small", el("bdi", _origin(report))), scope="row"),
        el("td", "–" if score is None else f"{score.value:.0f}", class_="n"),
        el("td", bar(score.value / 100) if score else None, class_="b"),
        el("td", str(counted), class_="n"),
        el("td", str(report.sourcing.sources), class_="n"),
        el("td", str(bad) if report.corroborations else "–", class_="n"),
    )


def _origin(report: Report) -> str:
    about = report.article
    known = [part for part in (about.outlet, day(about.published or "")) if part]
    return shortened(" · ".join(known) or about.id, 80)


def index(rows: list[Html]) -> Html:
    """The index of several articles, with a link to each.

    Args:
        rows: From `index_row`.
    """
    heads = ("Framing", "", "Findings", "Sources", "Contradicted")
    cells = (
        el("th", name, scope="col", class_="n") if name else el("td", class_="b") for name in heads
    )
    return el(
        "nav",
        el("h1", count(len(rows), "article"), class_="title", id="index-h"),
        el(
            "table",
            el("caption", "The articles of this report", class_="hidden"),
            el("thead", el("tr", el("th", "Article", scope="col"), *cells)),
            el("tbody", *rows),
            class_="moves index",
        ),
        aria_labelledby="index-h",
        class_="contents",
    )
