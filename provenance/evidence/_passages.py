"""Cut a text into paragraph-sized passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.types import Span

MAX_WORDS = 120
"""Most words of a passage; a paragraph of news has about 50, and evidence is shown whole."""

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+")
_LONGEST_WORD = 200


def split_passages(text: str, spans: Iterable[Span] | None = None) -> list[Span]:
    """Cut a text into passages: its paragraphs, long ones at sentence ends.

    Args:
        text: The document's text.
        spans: The parts to cut, in order, such as its body blocks; the whole text by default.

    Returns:
        Spans without white space at their ends, in order, without overlap.
    """
    found: list[Span] = []
    for start, end in spans if spans is not None else [(0, len(text))]:
        for line in _LINE.finditer(text, start, end):
            found.extend(_cut(text, line.start(), line.end()))
    return found


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    words = [m.span() for m in _WORD.finditer(text, start, end)]
    if not words:
        return
    if len(words) <= MAX_WORDS and words[-1][1] - words[0][0] <= MAX_WORDS * _LONGEST_WORD:
        yield words[0][0], words[-1][1]
        return
    ends = {m.end() for m in _SENTENCE_END.finditer(text, start, end)}
    first, good = 0, 0
    for i, (begin, _) in enumerate(words):
        if begin in ends:
            good = i
        if i - first >= MAX_WORDS:
            stop = good if good > first else i
            yield words[first][0], words[stop - 1][1]
            first = stop
    yield words[first][0], words[-1][1]
