"""The annotated reading in the terminal: voices bracketed, findings numbered, notes below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.report._clean import count_words, one_line, shortened, visible
from provenance.report._phrases import source_name
from provenance.report._text_page import styled

if TYPE_CHECKING:
    from rich.text import Text

    from provenance.report._pieces import Cut, Note, Piece
    from provenance.report._text_page import Page
    from provenance.report._view import Reading, View

SEVERITY_STYLE = {"info": "blue", "warning": "yellow", "error": "bold red"}
_TINTS = ("cyan", "green", "magenta", "blue", "yellow", "bright_red")
_WHITE = re.compile(r"\s+")
_INDENT = "  "
_DIMMED = {"byline", "dateline", "credit", "correction", "caption"}


def write_reading(page: Page, view: View) -> None:
    """Write the article paragraph by paragraph, with the notes on each below it.

    Args:
        page: Where to.
        view: The report.
    """
    for reading in view.readings:
        page.blank()
        if reading.part.folded:
            page.flow(styled(_furniture(reading, view), "dim"), first=_INDENT)
        else:
            paragraph = reading.part.paragraphs[0]
            base = "bold" if paragraph.kind in {"headline", "subhead"} else ""
            base = "dim" if paragraph.kind in _DIMMED else base
            text = marked(reading.cuts[0], view.report.article.text, view, base=base)
            page.flow(text, first=_INDENT)
        for note in reading.notes:
            write_note(page, note, view)


def marked(cut: Cut, text: str, view: View, *, base: str = "") -> Text:
    """A paragraph with its sources bracketed and its findings numbered.

    Args:
        cut: The paragraph in pieces.
        text: The text the pieces index.
        view: The report.
        base: Style of the outlet's own words.
    """
    from rich.text import Text

    out = Text()
    voice = "outlet"
    begun = blank = False  # white space is held back, so that brackets close before it
    for piece in cut.pieces:
        words = _WHITE.sub(" ", visible(text[piece.start : piece.end]))
        blank = blank or words.startswith(" ")
        if not words.strip(" "):
            continue
        if piece.voice != voice:
            out.append(_closing(voice), tint(voice, view))
        out.append(" " if blank and begun else "")
        if piece.voice != voice:
            voice = piece.voice
            out.append(_opening(voice, view), tint(voice, view) + " bold")
        out.append(words.strip(" "), _style(piece, view, base))
        begun, blank = True, words.endswith(" ")
        for note in piece.closing:
            out.append(f"[{note.number}]", _number_style(note))
    out.append(_closing(voice), tint(voice, view))
    return out


def _opening(voice: str, view: View) -> str:
    return f"{label(voice, view)}⟨" if voice.startswith("source:") else ""


def _closing(voice: str) -> str:
    return "⟩" if voice.startswith("source:") else ""


def write_note(page: Page, note: Note, view: View) -> None:
    """Write one margin note: number, code, name, severity, the words, and what is said of them.

    Args:
        page: Where to.
        note: The finding and its number.
        view: The report.
    """
    finding = note.finding
    quiet = not finding.counts or finding.suppressed is not None
    style = "dim" if quiet else ""
    line = styled("")
    line.append(f"{finding.code} {finding.name}", style or SEVERITY_STYLE[finding.severity])
    words = shortened(view.quoted(finding), 60)
    line.append(f" ({finding.severity}) ", style)
    line.append(f"“{words}”: " if words else "", style)
    line.append(one_line(finding.message), style)
    if finding.suggestion:
        line.append(f" → {shortened(finding.suggestion, 80)}", style)
    if reason := _quiet_because(note, view):
        line.append(f" ({reason})", "dim")
    page.flow(line, first=f"{_INDENT}{_INDENT}[{note.number}] ")


def _quiet_because(note: Note, view: View) -> str:
    finding = note.finding
    if finding.suppressed is not None:
        reason = finding.suppressed.get("justification", "")
        return f"suppressed: {shortened(reason, 80)}" if reason else "suppressed"
    if finding.counts:
        return ""
    if finding.voice.startswith("source:"):
        return f"under {shortened(speaker(finding.voice, view), 40)}, does not count"
    return "does not count"


def speaker(voice: str, view: View) -> str:
    """Name of the source behind a voice."""
    source = view.sources.get(voice.removeprefix("source:"))
    return source_name(source) if source else "a source that is not given"


def label(voice: str, view: View) -> str:
    """Letter of the source behind a voice; a question mark where it is not known."""
    return view.labels.get(voice.removeprefix("source:"), "?")


def tint(voice: str, view: View) -> str:
    """Color of a voice: none for the outlet, dim for furniture, one a source."""
    if voice == "furniture":
        return "dim"
    if not voice.startswith("source:"):
        return ""
    order = list(view.labels)
    id_ = voice.removeprefix("source:")
    return _TINTS[order.index(id_) % len(_TINTS)] if id_ in view.labels else "italic"


def _style(piece: Piece, view: View, base: str) -> str:
    style = tint(piece.voice, view) or base
    if any(note.finding.counts and note.finding.suppressed is None for note in piece.notes):
        return f"{style} bold underline"
    return f"{style} underline" if piece.notes else style


def _number_style(note: Note) -> str:
    quiet = not note.finding.counts or note.finding.suppressed is not None
    return "dim" if quiet else SEVERITY_STYLE[note.finding.severity]


def _furniture(reading: Reading, view: View) -> str:
    """``[page furniture: promo, related; 20 words]`` with the numbers of the notes on it."""
    paragraphs = reading.part.paragraphs
    kinds = ", ".join(dict.fromkeys(p.kind for p in paragraphs))
    text = view.report.article.text
    words = sum(count_words(text, (p.start, p.end)) for p in paragraphs)
    numbers = "".join(f"[{note.number}]" for note in reading.notes)
    return f"[page furniture: {kinds}; {words} words]{numbers}"
