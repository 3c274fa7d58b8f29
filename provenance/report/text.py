"""Text for the terminal: the score and why, the sources, the article with notes, its evidence.

Words of sources stand in brackets behind the letter of their source, ``A⟨…⟩``; findings are
numbered in the text and explained below each paragraph.  Everything reads without color.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options
from provenance.report._clean import one_line, shortened
from provenance.report._encoding import fitting, holds_unicode
from provenance.report._phrases import (
    count,
    day,
    genre_said,
    headline_of,
    largest,
    percent,
    reason_skipped,
    signal_name,
)
from provenance.report._text_evidence import write_statements
from provenance.report._text_page import Page, styled
from provenance.report._text_reading import label, marked, speaker, write_note, write_reading
from provenance.report._text_sources import write_sources
from provenance.report._view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from provenance.types import Report

_MOST = 5
"""Contributions named in the score line; the rest are in the other formats."""


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write each report as soon as it comes.

    Args:
        reports: Reports, read once.
        out: Where to.
        options: All of them; see `Options`.
    """
    page = Page(out, options)
    for i, report in enumerate(reports):
        view = View(report, options, suppressed=options.verbosity > 0)
        if options.verbosity < 0:
            page.flow(styled(summary(view)), rest="  ")
        else:
            if i:
                page.blank()
            _write_report(page, view, options)
        out.write(fitting(page.take(unicode=holds_unicode(out)), out))
        out.flush()


def summary(view: View) -> str:
    """One line on one article: its score, what counts against it, its sources.

    Args:
        view: The report.
    """
    return "; ".join(
        [
            f"{one_line(view.report.article.id)}: {_framing(view.report)}",
            _counted(view),
            *_sourced(view),
        ]
    )


def _write_report(page: Page, view: View, options: Options) -> None:
    _write_header(page, view)
    page.blank()
    page.flow(_score(view.report))
    page.flow(styled("; ".join([_counted(view), *_sourced(view)]) + "."))
    write_sources(page, view)
    page.heading("The article")
    _write_voices(page, view)
    for note in view.homeless:
        write_note(page, note, view)
    write_reading(page, view)
    write_statements(page, view, everything=options.verbosity > 0)
    _write_profile(page, view.report)
    _write_skipped(page, view.report)


def _write_header(page: Page, view: View) -> None:
    article = view.report.article
    cut, _ = view.title
    if cut.pieces:
        title = marked(cut, article.title or "", view, base="bold")
    else:
        title = styled(headline_of(view.report), "bold")
    page.rule()
    page.flow(title)
    facts = (
        article.outlet,
        article.published and day(article.published),
        ", ".join(article.authors),
        article.uri,
        genre_said(view.report),
    )
    line = " · ".join(shortened(fact, 120) for fact in facts if fact)
    if line:
        page.flow(styled(line, "dim"))
    if article.id not in (article.uri, headline_of(view.report)):
        page.flow(styled(article.id, "dim"))
    for note in cut.notes:
        write_note(page, note, view)


def _framing(report: Report) -> str:
    score = report.scores.framing
    if score is None:
        return "no framing score"
    return f"framing {score.value:.0f} of 100 ({score.low:.0f}–{score.high:.0f}, {score.band})"


def _score(report: Report) -> Text:
    """``Framing 34 of 100 (25–44, moderate): loaded word +14.5, ...``."""
    words = _framing(report)
    line = styled(words[0].upper() + words[1:], "bold")
    if report.scores.framing is None:
        line.append(f": {one_line(reason_skipped(report, 'scores.framing') or 'not scored')}")
        return line
    moved = ", ".join(
        f"{one_line(signal_name(report, c.code))} {c.points:+.1f}" for c in largest(report, _MOST)
    )
    line.append(f": {moved}" if moved else ": nothing moves it")
    return line


def _counted(view: View) -> str:
    counted = [f for f in view.report.findings if f.counts and f.suppressed is None]
    levels = Counter(f.severity for f in counted)
    rows = [
        count(levels["error"], "error") if levels["error"] else "",
        count(levels["warning"], "warning") if levels["warning"] else "",
        f"{levels['info']} info" if levels["info"] else "",
    ]
    line = f"{count(len(counted), 'finding')} held against the outlet"
    line += f" ({', '.join(filter(None, rows))})" if counted else ""
    other = len(view.report.findings) - len(counted) - view.suppressed
    line += f", {other} not" if other else ""
    line += f", {view.suppressed} suppressed" if view.suppressed else ""
    return line + (f", {view.hidden} not shown" if view.hidden else "")


def _sourced(view: View) -> list[str]:
    parts = [count(view.report.sourcing.sources, "source")]
    if view.report.corroborations:
        good = {"corroborated", "corroborated_claim"}
        found = sum(c.verdict in good for c in view.report.corroborations)
        total = count(len(view.report.corroborations), "statement")
        parts.append(f"{sum(a.attested for a in view.report.attestations)} independently attested")
        parts.append(f"{found} of {total} corroborated")
    return parts


def _write_voices(page: Page, view: View) -> None:
    """The wording of every voice that has a value, and how to read the brackets below."""
    scores = [s for s in view.report.scores.by_voice if s.value is not None]
    if len(scores) > 1:
        rows = (f"{_who(s.voice, view)} {s.value:.0f}" for s in scores)
        page.flow(styled("Wording by voice: " + ", ".join(rows) + "."))
    if view.report.sources:
        key = "A⟨…⟩ are the words of source A in the table above; [1] is a note."
        page.flow(styled(key, "dim"))


def _who(voice: str, view: View) -> str:
    if not voice.startswith("source:"):
        return voice
    return f"{label(voice, view)} ({shortened(speaker(voice, view), 40)})"


def _write_profile(page: Page, report: Report) -> None:
    profile = report.sourcing
    if profile.sources:
        page.heading("Sourcing")
        line = (
            f"{profile.named} of {count(profile.sources, 'source')} named, {profile.anonymous} "
            f"anonymous. {percent(profile.attributed_share)} of the body is attributed; officials "
            f"{percent(profile.official_share)}, anonymous {percent(profile.anonymous_share)}, "
            f"largest source {percent(profile.top_source_share)}, largest channel "
            f"{percent(profile.single_channel_share)} of that."
        )
        page.flow(styled(line), first="  ")
    if report.readability:
        page.heading("Readability of the outlet’s own words (context, not part of the score)")
        figures = (f"{k.replace('_', ' ')} {v:.1f}" for k, v in report.readability.items())
        page.flow(styled(", ".join(figures)), first="  ")


def _write_skipped(page: Page, report: Report) -> None:
    if not report.skipped:
        return
    page.heading("Not done")
    for row in report.skipped:
        where = f" ({shortened(row.where, 60)})" if row.where else ""
        page.flow(styled(f"{row.what}{where}: {row.reason}"), first="  - ")


FORMAT = Format(name="text", suffix=".txt", many="stream", write=write)
