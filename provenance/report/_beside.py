"""A statement and a passage side by side: what is marked, what is cut, and why it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.report._clean import shortened
from provenance.report._marks import Mark, marks, name_marks
from provenance.report._phrases import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import Corroboration, EvidencePassage, Report, Source

BEARING = ("supports", "supports_claim", "conflicts", "copy")
"""Relations whose passage bears on the statement; the other only names its source."""

_SHARED = re.compile(r"same (?P<what>channel|owner|outlet)(?: \((?P<name>.*)\))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Side:
    """A text and the marks on it."""

    text: str
    marks: tuple[Mark, ...]


def sides(words: str, passage: EvidencePassage, source: Source | None) -> tuple[Side | None, Side]:
    """The statement with its marks, where the passage bears on it, and the passage with its own.

    Args:
        words: Words of the statement.
        passage: The evidence.
        source: The statement's source, whose name is marked where nothing else is.
    """
    if passage.relation in BEARING:
        own, other = marks(words, passage.text, against=passage.relation == "conflicts")
        return Side(words, own), Side(passage.text, other)
    name = source.name or source.role or "" if source else ""
    return None, Side(passage.text, name_marks(name, passage.text))


def excerpt(side: Side, most: int) -> Side:
    """The part of a text that holds most of its marks, cut at words.

    Args:
        side: A text and its marks.
        most: Most characters that are kept; an ellipsis stands for what is cut.
    """
    if len(side.text) <= most:
        return side
    starts = [0, *(max(m.start - most // 8, 0) for m in side.marks)]
    start = max(starts, key=lambda at: (_held(side.marks, at, at + most), -at))
    end = min(start + most, len(side.text))
    if start > 0:
        start = _next_word(side.text, start, end)
    if end < len(side.text):
        end = max(side.text.rfind(" ", start, end), start + most // 2)
    before, after = "… " if start else "", " …" if end < len(side.text) else ""
    shown = side.text[start:end].rstrip()
    end = start + len(shown)  # no mark reaches into white space that is not shown
    text = before + shown + after
    shift = len(before) - start
    kept = [
        Mark(max(m.start, start) + shift, min(m.end, end) + shift, m.kind)
        for m in side.marks
        if m.start < end and m.end > start
    ]
    return Side(text, tuple(kept))


def _held(found: tuple[Mark, ...], start: int, end: int) -> int:
    return sum(max(0, min(m.end, end) - max(m.start, start)) for m in found)


def _next_word(text: str, start: int, end: int) -> int:
    space = text.find(" ", start, end)
    return space + 1 if 0 <= space < start + (end - start) // 4 else start


def repeats(evidence: Sequence[EvidencePassage], i: int) -> bool:
    """Whether a passage stands before itself in the list: a denial also carries what it denies.

    Args:
        evidence: All passages of a verdict.
        i: Which of them.
    """
    place = (evidence[i].document_id, evidence[i].start, evidence[i].end)
    return place in {(p.document_id, p.start, p.end) for p in evidence[:i]}


def published(passage: EvidencePassage) -> str:
    """Who published a passage, who owns the outlet, and when: ``A Paper (owner: B), 3 May 2026``.

    Args:
        passage: The evidence.
    """
    owner = f"owner: {shortened(passage.owner, 60)}" if passage.owner else "owner not known"
    when = shortened(day(passage.published), 30) if passage.published else "no date"
    return f"{shortened(passage.outlet or passage.document_id, 80)} ({owner}), {when}"


def why(report: Report, passage: EvidencePassage) -> str:
    """Why a passage counts as an independent witness, or why it does not.

    Args:
        report: The report.
        passage: The evidence.
    """
    if not passage.independent:
        return f"not counted: {passage.not_independent_because or 'no reason is given'}"
    checked = f"{_owners(report.owner, passage)}, no copied text, no shared credit"
    if passage.relation == "names_source":
        return f"independent ({checked}), but it does not carry the statement"
    against = "counts against it" if passage.relation == "conflicts" else "counts"
    return f"{against}: {checked}"


def _owners(own: str | None, passage: EvidencePassage) -> str:
    if passage.outlet is None:
        return "no outlet is named, so look for yourself who stands behind it"
    if own is None:
        return "another outlet; the owner of the article’s own is not known"
    if passage.owner is None:
        return "another outlet, whose owner is not known"
    return "another outlet and owner"


def is_copy(passage: EvidencePassage) -> bool:
    """Whether a passage stands in a copy of the article's text."""
    return passage.relation == "copy" or (passage.not_independent_because or "").endswith("copy")


def shared_with(passage: EvidencePassage) -> tuple[str | None, str | None]:
    """What a passage that does not count shares with the article, and its name.

    Args:
        passage: The evidence.

    Returns:
        ``"channel"``, ``"owner"`` or ``"outlet"`` and the name given with it; None where the reason
        is another one.
    """
    match = _SHARED.fullmatch(passage.not_independent_because or "")
    return (match["what"], match["name"]) if match else (None, None)


def origins(verdict: Corroboration) -> dict[str, int]:
    """Number of the independent origin of each document that counts, from 1, by document id.

    Where the evidence does not say, documents of one owner are one origin; if that makes more
    origins than the verdict counts, something else folds them and none gets a number.

    Args:
        verdict: The verdict.
    """
    free = [p for p in verdict.evidence if p.independent and p.relation in BEARING]
    told = {p.document_id: p.origin for p in free if p.origin is not None}
    if told:
        return told
    keys = [(p.owner or p.outlet or p.document_id).casefold() for p in free]
    numbers = {key: i for i, key in enumerate(dict.fromkeys(keys), 1)}
    if len(numbers) > max(verdict.independent, 1):
        return {}
    return {p.document_id: numbers[key] for p, key in zip(free, keys, strict=True)}
