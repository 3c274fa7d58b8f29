"""Corrections, update lines and editor's notes: what a version tells its readers of the last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.diff._types import Note, NoteKind, Stretch
from provenance.diff._words import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.types import Report

_LONGEST = 1000
"""Characters: a longer paragraph is a story about corrections."""

_STORY = r"(?:this|the|an|our)\s(?:\w+\s)?(?:article|story|report|post|piece|column|page|headline)"
_NOTE = re.compile(
    r"^\W{0,5}(?:corrections?|clarifications?|corrected|updated?|editor.{0,2}s?.?\snote"
    r"|note\sto\sreaders|retraction)\b\s?(?:[:(|–—.-]|\d|at\b|on\b|\w{3,6}day\b|$)"
    r"|\ban?\s(?:earlier|previous|prior|original)\sversion\sof\s(?:this|the|our)\b"
    rf"|\b{_STORY}\s(?:has\s(?:since\s)?been|was)\s"
    r"(?:updated|corrected|amended|changed|revised|clarified)\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[NoteKind, re.Pattern[str]], ...] = (
    (
        "correction",
        re.compile(
            r"\bcorrect(?:s|ed|ions?)?\b|\bclarif|\bmis(?:stated|spel|identif|charact|quoted)"
            r"|\b(?:earlier|previous|prior|original)\sversion\b|\bretract|\bregrets?\b|\bamended\b",
            re.IGNORECASE,
        ),
    ),
    ("editors_note", re.compile(r"\bed(?:itor.{0,2}s?)?.?\snote\b|note\sto\sreaders", re.I)),
    (
        "developing",
        re.compile(r"\b(?:developing|breaking)\s|\bcheck\sback\b|\bwill\sbe\supdated\b", re.I),
    ),
)


def notes_of(report: Report) -> Iterator[Note]:
    """The notes of one version, in text order; each counts as fresh.

    Args:
        report: Its report; what the layout takes for a correction is one, and so is a short
            paragraph that says so.
    """
    text = report.article.text
    for block in report.blocks:
        words = text[block.start : block.end]
        if block.kind == "correction" or (len(words) <= _LONGEST and _NOTE.search(words)):
            yield Note(_kind(words), Stretch(block.start, block.end, words))


def compared(old: list[Note], new: list[Note]) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """The newer version's notes, each fresh or not, and those of the older that are gone.

    Args:
        old: Notes of the older version.
        new: Notes of the newer.
    """
    before = {key_of(note.stretch.text) for note in old}
    after = {key_of(note.stretch.text) for note in new}
    kept = tuple(
        Note(note.kind, note.stretch, fresh=key_of(note.stretch.text) not in before) for note in new
    )
    return kept, tuple(note for note in old if key_of(note.stretch.text) not in after)


def _kind(words: str) -> NoteKind:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "update")
