"""Quotations: stretches between quotation marks, nested, mixed, unclosed and continued.

Works paragraph by paragraph with a stack of open marks.  Each mark is first judged by its
neighbours (does it look like an opening or a closing one?), because straight marks and
apostrophes do not say which they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from provenance.nlp.quote_marks import Mark, find_marks
from provenance.types import Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\r\n?[^\S\n\r]*\r\n?\s*|[\u2029\f\v]")
_LINE_AFTER_STOP = re.compile(r"""(?<=[.!?…])["”’»)]*[^\S\n]*\n""")
_DEEPEST = 6
"""Open marks looked at for a partner; prose nests three deep, noise without end."""
_PARTNERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’"}


def find_quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find every quotation inside some blocks of a text.

    A quotation never crosses a block or a blank line; one that is still open there ends with its
    paragraph, and a next paragraph that begins with a mark of the same class continues it.

    Args:
        text: Any text.
        blocks: Spans to look in, in order, without overlap.

    Returns:
        Quotations in order of their start; nested ones after the one they stand in.

    >>> [text for q in find_quotations("He said “no.”", [(0, 13)]) for text in [q.mark]]
    ['“']
    """
    found: list[Quotation] = []
    open_class = ""
    for start, end in _paragraphs(text, blocks):
        quotations = _nest(_pair(find_marks(text, start, end, open_class), text, end))
        if quotations and open_class and quotations[0].start == start:
            quotations[0] = _continued(quotations[0])
        found += quotations
        open_class = _left_open(quotations, text, end)
    return tuple(found)


def _paragraphs(text: str, blocks: Iterable[Span]) -> Iterable[Span]:
    """Paragraphs of the blocks, trimmed of white space."""
    for start, end in blocks:
        at = start
        for match in _BREAK.finditer(text, start, end):
            yield from _trimmed(text, at, match.start())
            at = match.end()
        yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterable[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        yield start + left, start + right


def _pair(marks: Sequence[Mark], text: str, end: int) -> list[Quotation]:
    """Pair opening with closing marks; what stays open ends with the paragraph."""
    stack: list[Mark] = []
    found: list[Quotation] = []
    for mark in marks:
        at = _partner(stack, mark)
        if mark.closes and at >= 0:
            found += [
                _quotation(opened, mark.start, mark.start, closed=False)
                for opened in stack[at + 1 :]
            ]
            found.append(_quotation(stack[at], mark.start, mark.end, closed=True))
            del stack[at:]
        elif mark.opens:
            stack.append(mark)
    for opened in stack[:_DEEPEST]:
        stop = _open_end(text, marks, opened, end)
        found.append(_quotation(opened, stop, stop, closed=False))
    found.sort(key=lambda q: (q.start, -q.end))
    return found


def _partner(stack: Sequence[Mark], mark: Mark) -> int:
    """Index of the open mark that this one closes: an exact partner before a like one."""
    if not mark.closes:
        return -1
    like = -1
    for i in range(len(stack) - 1, max(len(stack) - 1 - _DEEPEST, -1), -1):
        opened = stack[i]
        if opened.surface == mark.surface or mark.surface in _PARTNERS.get(opened.surface, ""):
            return i
        if like < 0 and opened.kind == mark.kind:
            like = i
    return like


def _open_end(text: str, marks: Sequence[Mark], opened: Mark, end: int) -> int:
    """Where an unclosed quotation stops: a new one after a full stop, a line's end, the end."""
    line = _LINE_AFTER_STOP.search(text, opened.end, end)
    stop = line.end() if line else end
    first = bisect_right(marks, opened.start, key=lambda m: m.start)
    for mark in marks[first : first + 3]:
        before = text[max(opened.end, mark.start - 4) : mark.start].rstrip()
        if mark.opens and mark.surface == opened.surface and before[-1:] in tuple(".!?"):
            stop = min(stop, mark.start)
    return opened.end + len(text[opened.end : stop].rstrip())


def _quotation(mark: Mark, inner_end: int, end: int, *, closed: bool) -> Quotation:
    inner = (mark.end, max(mark.end, inner_end))
    return Quotation(mark.start, max(end, mark.end), inner, closed=closed, mark=mark.surface)


def _nest(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Set each quotation's depth, and trim what would overlap without nesting."""
    out: list[Quotation] = []
    ends: list[int] = []
    for q in quotations:
        while ends and ends[-1] <= q.start:
            ends.pop()
        end = min(q.end, ends[-1]) if ends else q.end
        inner = (min(q.inner[0], end), min(q.inner[1], end))
        out.append(Quotation(q.start, end, inner, len(ends), q.closed, False, q.mark))
        ends.append(end)
    return out


def _continued(q: Quotation) -> Quotation:
    return Quotation(q.start, q.end, q.inner, q.depth, q.closed, True, q.mark)


def _left_open(quotations: Sequence[Quotation], text: str, end: int) -> str:
    """Class of the outer mark that is still open at the paragraph's end, or nothing."""
    outer = [q for q in quotations if q.depth == 0]
    if not outer or outer[-1].closed or outer[-1].end != end:
        return ""
    return "single" if outer[-1].mark in "'‘‚‹" else "double"


def quotations_between(
    quotations: Sequence[Quotation], start: int, end: int
) -> Sequence[Quotation]:
    """Quotations that start inside a span, by bisection.

    Args:
        quotations: In order of their start.
        start: First code point.
        end: One past the last.
    """
    first = bisect_left(quotations, start, key=lambda q: q.start)
    last = bisect_left(quotations, end, lo=first, key=lambda q: q.start)
    return quotations[first:last]
