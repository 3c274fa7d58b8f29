"""Units: the stretches of tokens that the span model reads at once, and what it knows of each.

A unit is a paragraph, cut at sentence ends where it is longer than `LONGEST` tokens: in PolNeAR 99
of 100 paragraphs are shorter, and 99 of 100 attributions stay within one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.view import View
    from provenance.types import Span

LONGEST = 160
"""Tokens of the longest unit."""

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
"""Where a token stands to the quotation around it."""

WITHIN, UNIT_START, SENTENCE_START = range(3)
"""Where a token stands in its sentence and unit."""


@dataclass(frozen=True, slots=True)
class Units:
    """Units of one article; arrays run over all their tokens, unit after unit.

    Attributes:
        spans: Token range of each unit in the article.
        token: Index of each token in the article, shape ``(n,)``, int64.
        start: Position in these arrays at which each unit starts, and the end, ``(units + 1,)``.
        quote: `OUTSIDE`, `INSIDE`, `OPENING` or `CLOSING`, shape ``(n,)``, int64.
        place: `WITHIN`, `UNIT_START` or `SENTENCE_START`, shape ``(n,)``, int64.
    """

    spans: list[Span]
    token: np.ndarray
    start: np.ndarray
    quote: np.ndarray
    place: np.ndarray


def make_units(view: View) -> Units:
    """Cut an article into units.

    Args:
        view: The article as token arrays.
    """
    spans = [span for first, last in view.paragraphs for span in _cut(view.sentences[first:last])]
    lengths = np.array([b - a for a, b in spans], dtype=np.int64)
    start = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    token = (
        np.concatenate([np.arange(a, b, dtype=np.int64) for a, b in spans])
        if spans
        else np.zeros(0, np.int64)
    )
    place = np.zeros(len(view.words) + 1, dtype=np.int64)
    place[[a for a, b in view.sentences if b > a]] = SENTENCE_START
    place[[a for a, _ in spans]] = UNIT_START
    return Units(spans, token, start, _quote_states(view)[token], place[token])


def _cut(sentences: list[Span]) -> Iterator[Span]:
    """Neighboring sentences, as many at a time as fit into one unit."""
    open_start = open_end = -1
    for a, b in sentences:
        if b <= a:
            continue
        if open_start >= 0 and b - open_start > LONGEST:
            yield from _pieces(open_start, open_end)
            open_start = a
        elif open_start < 0:
            open_start = a
        open_end = b
    if open_start >= 0:
        yield from _pieces(open_start, open_end)


def _pieces(start: int, end: int) -> Iterator[Span]:
    """One unit, or several where a single sentence is too long for one."""
    for a in range(start, end, LONGEST):
        yield a, min(a + LONGEST, end)


def _quote_states(view: View) -> np.ndarray:
    states = (np.array(view.quote, dtype=np.int64) >= 0).astype(np.int64)
    for first, last in view.quotes:
        if last > first:
            states[first] = OPENING
            states[last - 1] = CLOSING if last - first > 1 else OPENING
    return states
