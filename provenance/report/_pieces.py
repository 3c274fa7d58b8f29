"""Cut paragraphs where a voice or a finding begins or ends.

Findings overlap one another and cross voices; markup cannot.  So every paragraph is cut at all
boundaries, and each piece says whose words it is and which findings it belongs to.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.types import Finding, Span, VoiceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with the number it carries in the reading."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one voice within one paragraph, with the findings on it.

    Attributes:
        start: First code point.
        end: One past the last.
        voice: Whose words it is.
        notes: Findings the stretch belongs to.
        closing: Findings whose number is put behind the stretch.
    """

    start: int
    end: int
    voice: str
    notes: tuple[Note, ...] = ()
    closing: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """One paragraph in pieces, and the notes that stand beside it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def cut(
    spans: Sequence[Span], voices: Sequence[VoiceSpan], notes: Sequence[Note]
) -> tuple[list[Cut], list[Note]]:
    """Cut paragraphs into pieces, in one sweep over the text.

    A note stands beside the first paragraph that its finding touches, and its number there.

    Args:
        spans: Paragraphs, in order, without overlap, none empty.
        voices: Voices, in order, without overlap; a stretch without one is the outlet's.
        notes: Numbered findings on this text.

    Returns:
        A `Cut` for each paragraph, and the notes that touch none of them.
    """
    starts = [start for start, _ in spans]
    beside: list[list[Note]] = [[] for _ in spans]
    over: list[list[Note]] = [[] for _ in spans]
    homeless: list[Note] = []
    for note in notes:
        first, last = _touched(spans, starts, note.finding)
        if first >= last:
            homeless.append(note)
            continue
        beside[first].append(note)
        for i in range(first, last):
            over[i].append(note)
    voice_starts = [v.start for v in voices]
    cuts = [
        Cut(tuple(_pieces(span, voices, voice_starts, over[i], beside[i])), tuple(beside[i]))
        for i, span in enumerate(spans)
    ]
    return cuts, homeless


def _touched(spans: Sequence[Span], starts: list[int], finding: Finding) -> tuple[int, int]:
    """First paragraph a finding touches, and one past the last."""
    end = max(finding.end, finding.start + 1)  # an empty finding touches the place it stands at
    last = bisect_left(starts, end)
    first = max(bisect_right(starts, finding.start) - 1, 0)
    while first < last and spans[first][1] <= finding.start:
        first += 1
    return first, last


def _pieces(
    span: Span,
    voices: Sequence[VoiceSpan],
    voice_starts: list[int],
    over: list[Note],
    beside: list[Note],
) -> Iterator[Piece]:
    start, end = span
    near = list(_voices_in(span, voices, voice_starts))
    edges = {start, end, *(v.start for v in near)}
    for note in over:
        edges |= {note.finding.start, note.finding.end}
    points = sorted(edge for edge in edges if start <= edge <= end)
    opening = sorted(over, key=lambda note: note.finding.start)
    closing = _closing(span, beside)
    active: list[Note] = []
    next_open = next_voice = 0
    voice = "outlet"
    for left, right in itertools.pairwise(points):
        while next_open < len(opening) and opening[next_open].finding.start <= left:
            active.append(opening[next_open])
            next_open += 1
        while next_voice < len(near) and near[next_voice].start <= left:
            voice = near[next_voice].voice
            next_voice += 1
        here = tuple(sorted((n for n in active if n.finding.end > left), key=_number))
        active = [n for n in active if n.finding.end > right]
        ended = closing.get(right, [])
        if left == start:  # an empty finding at the very beginning has no piece before it
            ended = closing.get(start, []) + ended
        yield Piece(left, right, voice, here, tuple(ended))


def _closing(span: Span, beside: list[Note]) -> dict[int, list[Note]]:
    """Notes by the offset, within the paragraph, behind which their number is put."""
    at: dict[int, list[Note]] = {}
    for note in sorted(beside, key=_number):
        at.setdefault(max(min(note.finding.end, span[1]), span[0]), []).append(note)
    return at


def _voices_in(
    span: Span, voices: Sequence[VoiceSpan], voice_starts: list[int]
) -> Iterator[VoiceSpan]:
    """Voices that touch a paragraph, with the outlet's where one of them ends early."""
    i = max(bisect_right(voice_starts, span[0]) - 1, 0)
    while i < len(voices) and voices[i].start < span[1]:
        here = voices[i]
        if here.end > span[0]:
            yield VoiceSpan(max(here.start, span[0]), here.end, here.voice)
            gap = i + 1 == len(voices) or voices[i + 1].start > here.end
            if gap and here.end < span[1]:
                yield VoiceSpan(here.end, span[1], "outlet")
        i += 1


def _number(note: Note) -> int:
    return note.number
