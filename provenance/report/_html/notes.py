"""Margin notes: what was found, in which words, and whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._clean import shortened
from provenance.report._html.markup import Html, el, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report._html.context import Context
    from provenance.report._pieces import Note


def notes(context: Context, items: Sequence[Note]) -> Html | None:
    """The margin notes of one part of the text; None where there are none.

    Args:
        context: The article's place on the page.
        items: Findings and their numbers.
    """
    if not items:
        return None
    shown = [_note(context, n) for n in items if n.finding.suppressed is None]
    quiet = [_note(context, n) for n in items if n.finding.suppressed is not None]
    if context.additions:  # a desk may take back what silenced them
        return el("ul", *shown, *quiet, class_="notes")
    return el("ul", *shown, _held(quiet) if quiet else None, class_="notes")


def _held(quiet: Sequence[Html]) -> Html:
    """Suppressed findings, folded away with their reasons."""
    folded = el("details", el("summary", f"{len(quiet)} suppressed"), el("ul", *quiet))
    return el("li", folded, class_="held")


def loud(note: Note) -> bool:
    """Whether a finding counts and is not suppressed."""
    return note.finding.counts and note.finding.suppressed is None


def _note(context: Context, item: Note) -> Html:
    finding = item.finding
    number = context.id(f"f{item.number}")
    back = el(
        "a",
        str(item.number),
        href=f"#{number}",
        class_="num",
        aria_label=f"{item.number}, back to the text",
    )
    placed = item not in context.view.homeless
    return el(
        "li",
        back if placed else el("span", str(item.number), class_="num"),
        el("strong", finding.name.replace("-", " ")),
        " ",
        el("span", finding.severity, class_="sev"),
        " ",
        el("code", finding.code, title=f"confidence {finding.confidence:.2f}"),
        el(
            "span",
            _quoted(context.view.quoted(finding)),
            el("bdi", finding.message),
            _suggestion(finding.suggestion),
            class_="says",
        ),
        _because(context, item),
        context.additions.note(finding) if context.additions else None,
        id=context.id(f"n{item.number}"),
        class_=finding.severity if loud(item) else f"{finding.severity} quiet",
    )


def _quoted(words: str) -> Html | None:
    short = shortened(words, 48)
    return joined([el("q", el("bdi", short)), ": "]) if short else None


def _suggestion(words: str | None) -> Html | None:
    if not words:
        return None
    return el("span", " Neutral: ", el("q", el("bdi", words)), class_="instead")


def _because(context: Context, item: Note) -> Html | None:
    finding = item.finding
    if finding.suppressed is not None:
        reason = finding.suppressed.get("justification")
        said: list[str] = ["suppressed"] + ([": ", el("bdi", reason)] if reason else [])
        return el("span", *said, class_="because")
    if finding.counts:
        return None
    if finding.voice.startswith("source:"):
        name = el("bdi", context.voice(finding.voice).name)
        return el("span", "the words of ", name, "; not held against the outlet", class_="because")
    return el("span", "not held against the outlet", class_="because")
