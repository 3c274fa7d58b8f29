"""Spans kept in order, so that asking for an overlap does not look at all of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.types import Span


class SpanSet:
    """Spans that do not overlap each other; one that would is merged in.

    Args:
        spans: The first spans, in any order.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def add(self, span: Span) -> None:
        """Add a span that overlaps none here.

        Args:
            span: Half open.
        """
        insort(self._spans, span)

    def covered(self, span: Span) -> int:
        """Code points of a span that the spans here cover.

        Args:
            span: Half open.
        """
        start, end = span
        at = max(bisect_left(self._spans, (start, start)) - 1, 0)
        total = 0
        while at < len(self._spans) and self._spans[at][0] < end:
            total += max(0, min(end, self._spans[at][1]) - max(start, self._spans[at][0]))
            at += 1
        return total

    def touches(self, span: Span) -> bool:
        """Whether a span overlaps one of these.

        Args:
            span: Half open.
        """
        return self.covered(span) > 0

    def holds(self, span: Span) -> bool:
        """Whether these cover all of a span.

        Args:
            span: Half open.
        """
        return self.covered(span) == span[1] - span[0]
