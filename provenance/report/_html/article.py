"""The article as a page: voices told apart, findings marked, notes in the margin."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from provenance.report._clean import count_words, shortened
from provenance.report._html.context import Context, verdict_badge
from provenance.report._html.framing import findings_line
from provenance.report._html.markup import Html, el, joined
from provenance.report._html.notes import loud, notes
from provenance.report._phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.report._pieces import Cut, Note, Piece
    from provenance.report._view import Reading
    from provenance.types import Attribution

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SEVERITY = ("error", "warning", "info")


def article(context: Context) -> Html:
    """The section with the annotated article.

    Args:
        context: The article's place on the page.
    """
    view = context.view
    rows = [
        _row(context, reading, row, span)
        for row, (reading, span) in enumerate(_spanned(view.readings), 1)
    ]
    lost = list(view.homeless)
    whole = el("div", notes(context, lost), class_="whole") if lost else None
    declared = view.report.article.language or ""
    return el(
        "section",
        context.heading("The article", "article"),
        el("p", _key(context), class_="quiet key"),
        whole,
        el(
            "div",
            *(rows or [el("p", "The article is empty.", class_="quiet")]),
            class_="page",
            lang=declared if _LANGUAGE.fullmatch(declared) else None,
        ),
        id=context.id("article"),
        class_="article",
        aria_labelledby=context.id("article-h"),
    )


def _key(context: Context) -> Html:
    words: list[str] = [findings_line(context) + "."]
    if context.view.report.sources:
        words += [
            " Plain text is the outlet’s own; ",
            el("span", "tinted words behind a letter", class_="voice v1"),
            " are a source’s; numbers lead to the notes.",
        ]
    return joined(words)


def _spanned(readings: Sequence[Reading]) -> Iterator[tuple[Reading, int]]:
    """Parts with the number of rows their notes may take: up to the next part that has some."""
    spans = [1] * len(readings)
    free = len(readings)
    for i in reversed(range(len(readings))):
        if readings[i].notes:
            spans[i] = free - i
            free = i
    return zip(readings, spans, strict=True)


def _row(context: Context, reading: Reading, row: int, span: int) -> Html:
    """One part of the text with its speakers on one side and its notes on the other."""
    place = _place(context, row, span)
    beside = notes(context, reading.notes)
    if reading.part.folded:
        return el("div", _folded(context, reading), beside, class_="row", **place)
    paragraph = reading.part.paragraphs[0]
    whole = paragraph.kind != "headline"
    words = marked(context, reading.cuts[0], context.view.report.article.text, whole=whole)
    return el(
        "div",
        _speakers(context, reading.cuts[0]),
        el("p", words, class_=f"text {paragraph.kind}", dir="auto"),
        beside,
        class_="row",
        **place,
    )


def _place(context: Context, row: int, span: int) -> dict[str, str]:
    """Where a part stands on the grid of the page."""
    if context.additions is None:
        return {"style": f"--row:{row};--span:{span}"}
    return {"data_row": str(row), "data_span": str(span)}


def _folded(context: Context, reading: Reading) -> Html:
    text = context.view.report.article.text
    paragraphs = reading.part.paragraphs
    kinds = ", ".join(dict.fromkeys(p.kind for p in paragraphs))
    words = sum(count_words(text, (p.start, p.end)) for p in paragraphs)
    shown = (el("p", marked(context, cut, text, whole=False), dir="auto") for cut in reading.cuts)
    summary = f"Page furniture: {kinds}, {count(words, 'word')}"
    return el("details", el("summary", summary), *shown, class_="text furniture")


def marked(context: Context, cut: Cut, text: str, *, whole: bool) -> Html:
    """A paragraph with its voices tinted and its findings marked and numbered.

    Args:
        context: The article's place on the page.
        cut: The paragraph in pieces.
        text: The text the pieces index.
        whole: Mark findings on the whole paragraph too.  Findings on the article as a whole stand
            on its headline, and furniture is one finding: there their number is enough.
    """
    all_over: frozenset[int] = frozenset()
    if not whole and cut.pieces:
        everywhere = (frozenset(n.number for n in piece.notes) for piece in cut.pieces)
        all_over = frozenset.intersection(*everywhere)
    return joined(
        _run(context, voice, list(pieces), text, all_over)
        for voice, pieces in groupby(cut.pieces, key=lambda piece: piece.voice)
    )


def _run(
    context: Context, voice: str, pieces: list[Piece], text: str, unmarked: frozenset[int]
) -> Html:
    words = joined(part for piece in pieces for part in _piece(context, piece, text, unmarked))
    if not voice.startswith("source:"):
        return words
    speaker = context.voice(voice)
    statement = context.view.statement_at(voice, pieces[0].start, pieces[-1].end)
    href = f"#{context.statement_ids[statement.id]}" if statement else None
    title = f"{shortened(speaker.name, 80)}: go to the statement" if href else speaker.name
    chip = speaker.chip(href=href, title=title)
    return el("span", chip, words, class_=f"voice {speaker.tint}")


def _piece(
    context: Context, piece: Piece, text: str, unmarked: frozenset[int]
) -> Iterator[Html | str]:
    words = text[piece.start : piece.end]
    if shown := [n for n in piece.notes if n.number not in unmarked]:
        yield el("mark", words, class_=_weight(shown))
    else:
        yield words
    for note in piece.closing:
        name = note.finding.name.replace("-", " ")
        yield el(
            "sup",
            el(
                "a",
                str(note.number),
                href=f"#{context.id(f'n{note.number}')}",
                id=context.id(f"f{note.number}"),
                aria_label=f"Note {note.number}: {name}",
            ),
        )


def _weight(over: Sequence[Note]) -> str:
    """Class of a marked stretch: the worst severity that counts, else faint."""
    levels = {n.finding.severity for n in over if loud(n)}
    return next((level for level in _SEVERITY if level in levels), "faint")


def _speakers(context: Context, cut: Cut) -> Html | None:
    """Who speaks in a paragraph, with the verdict on each statement."""
    seen: dict[tuple[str, str | None], Attribution | None] = {}
    for voice, group in groupby(cut.pieces, key=lambda piece: piece.voice):
        if voice.startswith("source:"):
            pieces = list(group)
            found = context.view.statement_at(voice, pieces[0].start, pieces[-1].end)
            seen.setdefault((voice, found.id if found else None), found)
    items = [_speaker(context, voice, found) for (voice, _), found in seen.items()]
    return el("ul", *items, class_="speakers", aria_label="Who speaks here") if items else None


def _speaker(context: Context, voice: str, statement: Attribution | None) -> Html:
    speaker = context.voice(voice)
    name = el("bdi", shortened(speaker.name, 60))
    verdict = context.view.verdicts.get(statement.id) if statement else None
    href = f"#{context.statement_ids[statement.id]}" if statement else None
    return el(
        "li",
        speaker.chip(),
        " ",
        el("a", name, href=href) if href else name,
        joined([" ", verdict_badge(verdict.verdict)]) if verdict else None,
    )
