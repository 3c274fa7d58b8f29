"""The verdict on framing: one sentence, the score with its interval, and what moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._html.markup import Html, el, joined
from provenance.report._html.svg import bar, gauge
from provenance.report._phrases import BAND, count, largest, reason_skipped, signal_name

if TYPE_CHECKING:
    from provenance.report._html.context import Context
    from provenance.types import Contribution, FramingScore, VoiceScore

_MOST = 12
_NOBODY = {"outlet": "The outlet", "furniture": "Furniture"}


def framing(context: Context) -> Html:
    """The section on framing.

    Args:
        context: The article's place on the page.
    """
    report = context.view.report
    score = report.scores.framing
    if score is None:
        unscored = el("p", *_unscored(context), class_="quiet")
        return context.section("Framing", "framing", unscored, _by_voice(context))
    return context.section(
        "Framing",
        "framing",
        el("div", _contributions(context), _by_voice(context), class_="pair"),
    )


def verdict(context: Context) -> Html:
    """The verdict on framing, in a sentence and as a picture; it stands at the head of the page.

    Args:
        context: The article's place on the page.
    """
    score = context.view.report.scores.framing
    if score is None:
        return el("p", *_unscored(context), class_="lead")
    return el(
        "div",
        el("p", *_sentence(context, score), class_="lead"),
        el(
            "div",
            el("p", el("strong", f"{score.value:.0f}"), el("span", " of 100"), class_="score"),
            gauge(score, id_=context.id("gauge")),
            class_="meter",
        ),
        class_="headverdict",
    )


def _unscored(context: Context) -> list[str]:
    reason = reason_skipped(context.view.report, "scores.framing") or "the text was not scored"
    return ["No framing score: ", el("bdi", reason), "."]


def _sentence(context: Context, score: FramingScore) -> list[str]:
    """One sentence: how the outlet's own words read, how sure that is, and what moves it most."""
    report = context.view.report
    words = [
        "The outlet’s own words read as ",
        el("em", BAND[score.band]),
        f": {score.value:.0f} of 100, between {score.low:.0f} and {score.high:.0f}",
    ]
    top = [signal_name(report, c.code) for c in largest(report, 2)]
    if top:
        words.append(", led by ")
        words.append(joined((el("i", name) for name in top), " and "))
    return [*words, "."]


def _contributions(context: Context) -> Html | None:
    report = context.view.report
    shown = largest(report, _MOST)
    if not shown:
        return None
    most = max(abs(c.points) for c in shown)
    rows = [_contribution(context, c, most) for c in shown]
    return el(
        "table",
        el("caption", "What moves the score, in points"),
        el("thead", el("tr", *(_head(name) for name in ("Signal", "Places", "Points", "")))),
        el("tbody", *rows),
        class_="moves",
    )


def _contribution(context: Context, contribution: Contribution, most: float) -> Html:
    name = signal_name(context.view.report, contribution.code)
    return el(
        "tr",
        el("th", name, " ", el("code", contribution.code), scope="row"),
        el("td", str(contribution.count), class_="n"),
        el("td", f"{contribution.points:+.1f}".replace("-", "−"), class_="n"),
        el("td", bar(abs(contribution.points) / most), class_="b"),
    )


def _by_voice(context: Context) -> Html | None:
    scores = context.view.report.scores.by_voice
    if len(scores) < 2:  # noqa: PLR2004 - one voice has nothing to be compared with
        return None
    short = sum(score.value is None for score in scores)
    words = f"; {count(short, 'voice')} too short to score" if short else ""
    return el(
        "table",
        el("caption", f"Wording by voice, each scored on its own{words}"),
        el("thead", el("tr", *(_head(name) for name in ("Voice", "Words", "Wording", "")))),
        el("tbody", *(_voice(context, s, s.value) for s in scores if s.value is not None)),
        class_="moves",
    )


def _voice(context: Context, score: VoiceScore, value: float) -> Html:
    name: list[str] = [_NOBODY.get(score.voice, score.voice)]
    if score.voice.startswith("source:"):
        speaker = context.voice(score.voice)
        name = [speaker.chip(), " ", el("bdi", speaker.name)]
    return el(
        "tr",
        el("th", *name, scope="row"),
        el("td", f"{score.words:,}", class_="n"),
        el("td", f"{value:.0f}", class_="n"),
        el("td", bar(value / 100), class_="b"),
    )


def _head(name: str) -> Html:
    """A column's head; the column of bars repeats the numbers and has none."""
    if not name:
        return el("td", class_="b")
    return el("th", name, scope="col", class_="n" if name not in {"Signal", "Voice"} else None)


def findings_line(context: Context) -> str:
    """How many findings count, do not count, are suppressed or not shown."""
    view = context.view
    counted = sum(f.counts and f.suppressed is None for f in view.report.findings)
    other = len(view.report.findings) - counted - view.suppressed
    line = f"{count(counted, 'finding')} held against the outlet, {other} not"
    line += f", {view.suppressed} suppressed" if view.suppressed else ""
    return line + (f", {view.hidden} below the level shown" if view.hidden else "")
