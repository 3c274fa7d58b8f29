"""Voices: whose words each stretch of the text is, without gap or overlap."""

from __future__ import annotations

import heapq
import itertools
from typing import TYPE_CHECKING

from provenance.types import READ_KINDS, VoiceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.types import Attribution, Block, Quotation, Span

    Layer = tuple[int, int, int, str]

_SPOKEN_WORDS = 5
"""An unattributed quotation of so many words is somebody's; shorter ones are the outlet's marks."""
_NOBODY = "source:none"


def voice_spans(
    text: str,
    *,
    blocks: Sequence[Block],
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[VoiceSpan, ...]:
    """Whose words each stretch of the text is.

    Furniture is nobody's; content of speech and writing is its source's, the innermost source's
    where attributions nest; beliefs and intentions are told in the outlet's words, except what
    stands in quotation marks inside them.  An unattributed quotation of five words or more is
    ``source:none``; everything else is the outlet's.

    Args:
        text: The whole text.
        blocks: All blocks, furniture included, in order.
        attributions: Attributions in text order.
        quotations: Quotations in text order.

    Returns:
        Spans in order that cover the whole text; equal neighbors are one span.
    """
    layers = [*_content(attributions, quotations), *_unattributed(text, attributions, quotations)]
    layers += [(b.start, b.end, -1, "furniture") for b in blocks if b.kind not in READ_KINDS]
    return tuple(_flatten(layers, len(text)))


def _content(
    attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> Iterator[Layer]:
    """Spans of content with the voice they move to; shorter spans win over longer ones."""
    outer = [(q.start, q.end) for q in quotations if q.depth == 0]
    for item in attributions:
        voice = f"source:{item.source_id}" if item.source_id else _NOBODY
        for start, end in item.content:
            spans = [(start, end)] if item.speech else _overlaps(outer, start, end)
            yield from ((a, b, b - a, voice) for a, b in spans)


def _overlaps(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Parts of some ordered spans that lie inside a stretch."""
    from bisect import bisect_left

    i = max(bisect_left(spans, (start, start)) - 1, 0)
    out = []
    while i < len(spans) and spans[i][0] < end:
        a, b = max(start, spans[i][0]), min(end, spans[i][1])
        if b > a:
            out.append((a, b))
        i += 1
    return out


def _unattributed(
    text: str, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> Iterator[Layer]:
    """Outer quotations that nobody is said to have said."""
    content = sorted(span for item in attributions for span in item.content)
    reach = _running_ends(content)
    for q in quotations:
        long = q.depth == 0 and len(text[slice(*q.inner)].split()) >= _SPOKEN_WORDS
        if long and not _touched(content, reach, q.start, q.end):
            yield q.start, q.end, q.end - q.start, _NOBODY


def _running_ends(spans: Sequence[Span]) -> list[int]:
    out: list[int] = []
    for _, end in spans:
        out.append(max(end, out[-1]) if out else end)
    return out


def _touched(spans: Sequence[Span], reach: Sequence[int], start: int, end: int) -> bool:
    """Whether any of some sorted spans overlaps a stretch."""
    from bisect import bisect_left

    i = bisect_left(spans, (end, end)) - 1
    return i >= 0 and reach[i] > start


def _flatten(layers: Iterable[Layer], length: int) -> Iterator[VoiceSpan]:
    """Cut layers at their edges; the shortest layer over a stretch gives its voice.

    Furniture has length -1, so it always wins.
    """
    kept = [(max(a, 0), min(b, length), size, voice) for a, b, size, voice in layers if b > a]
    edges = sorted({0, length, *(e for a, b, _, _ in kept for e in (a, b))})
    starting = sorted(kept)
    active: list[tuple[int, int, int, str]] = []
    at = 0
    open_start, open_voice = 0, ""
    for left, right in itertools.pairwise(edges):
        while at < len(starting) and starting[at][0] <= left:
            a, b, size, voice = starting[at]
            heapq.heappush(active, (size, -a, b, voice))
            at += 1
        while active and active[0][2] <= left:
            heapq.heappop(active)
        voice = active[0][3] if active else "outlet"
        if right > left and voice != open_voice:
            if open_voice and left > open_start:
                yield VoiceSpan(open_start, left, open_voice)
            open_start, open_voice = left, voice
    if length > open_start:
        yield VoiceSpan(open_start, length, open_voice or "outlet")
