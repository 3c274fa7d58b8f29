"""Quotations: complete the content of cued ones, and give uncued ones their speaker.

A cued quotation is attributed whole, over all its sentences.  An uncued one that stands alone
goes to the speaker before it in the paragraph, or, where the paragraph before ended on a colon or
on an open quotation, to the speaker there.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.view import View
    from provenance.types import Span

_SINGLE = "'‘‚‹"
_TELLING = ("learned", "quote", "clause", "that", "bare", "label")
"""Patterns, by their beginnings, of attributions whose speaker may go on speaking."""
_WORDS = 4
"""Shorter uncued quotations are names, titles or scare quotes, not speech."""


def complete(view: View, found: Sequence[Found]) -> None:
    """Stretch each content over the whole of every quotation it touches at an end.

    Args:
        view: The article.
        found: Attributions found outside quotations; changed in place.
    """
    for item in found:
        item.content = _merged(view, [_stretched(view, span, item) for span in item.content])


def _stretched(view: View, span: Span, item: Found) -> Span:
    start, end = span
    first, last = view.quote[start], view.quote[end - 1]
    if first >= 0 and view.quotes[first][0] < start and item.cue[1] <= view.quotes[first][0]:
        start = view.quotes[first][0]
    if (
        last >= 0
        and view.quotes[last][1] > end
        and not (item.cue[0] < view.quotes[last][1] and item.cue[0] >= end)
    ):
        end = view.quotes[last][1]
    return start, end


def _new_line(view: View, i: int) -> bool:
    """Whether a line break stands before a token."""
    return i > 0 and "\n" in view.text[view.ends[i - 1] : view.starts[i]]


def _merged(view: View, spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and (start < out[-1][1] or (start == out[-1][1] and not _new_line(view, start))):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def continue_speakers(view: View, found: list[Found]) -> None:
    """Give uncued quotations that stand alone to the speaker they continue.

    Args:
        view: The article.
        found: All attributions outside quotations, in text order; changed in place.
    """
    covered = _covered(view, found)
    owner: list[Found | None] = [None] * len(view.quotes)
    for index, holder in covered.items():
        owner[index] = holder
    paragraph_of = _paragraph_of_tokens(view)
    last: Found | None = None
    item: Found | None
    last_paragraph = -1
    grown: dict[int, Found] = {}
    by_paragraph = _speakers(view, found, paragraph_of)
    for index, (start, end) in enumerate(view.quotes):
        if start >= len(paragraph_of) or start >= end:
            continue
        here = paragraph_of[start]
        if owner[index] is None and end - start - 2 >= _WORDS and _alone(view, index):
            speaker = by_paragraph.get(here, [])
            at = bisect_left(speaker, start, key=lambda f: f.cue[0])
            item = speaker[at - 1] if at else None
            opens = view.sentences[view.paragraphs[here][0]][0] == start
            if (
                item is None
                and last is not None
                and opens
                and here - last_paragraph == 1
                and _carries(view, index, last)
            ):
                item = last
            if item is not None:
                item.content.append((start, end))
                grown[id(item)] = item
                owner[index] = item
        if owner[index] is not None:
            last, last_paragraph = owner[index], here
        elif by_paragraph.get(here):
            last, last_paragraph = None, here
    for grew in grown.values():
        grew.content = _merged(view, grew.content)


def _carries(view: View, index: int, last: Found) -> bool:
    """Whether a quotation at a paragraph's start goes on with the speaker before."""
    quotation = view.quotations[index]
    before = view.quotations[index - 1] if index else None
    if quotation.continues or before is None:
        return quotation.continues
    # A heading in single marks quotes somebody, but not the one who spoke in the line above.
    like = (quotation.mark in _SINGLE) == (before.mark in _SINGLE)
    return like and last.content[-1][1] == view.quotes[index - 1][1]


def _speakers(
    view: View, found: Sequence[Found], paragraph_of: Sequence[int]
) -> dict[int, list[Found]]:
    out: dict[int, list[Found]] = {}
    for item in found:
        if item.source and item.kind in ("neutral", "claim") and item.pattern.startswith(_TELLING):
            out.setdefault(paragraph_of[item.cue[0]], []).append(item)
    return out


def _covered(view: View, found: Sequence[Found]) -> dict[int, Found]:
    out: dict[int, Found] = {}
    for item in found:
        for start, end in item.content:
            k = start
            while k < end:
                quote = view.quote[k]
                if quote >= 0:
                    out.setdefault(quote, item)
                    k = view.quotes[quote][1]
                else:
                    k += 1
    return out


def _alone(view: View, index: int) -> bool:
    """Whether a quotation begins where a sentence or paragraph begins."""
    start = view.quotes[index][0]
    before = view.word(start - 1) if start else "."
    gap = view.text[view.ends[start - 1] : view.starts[start]] if start else "\n"
    return before in (".", "?", "!", ":", "”", '"', "''", "’", "…", "...") or "\n" in gap


def _paragraph_of_tokens(view: View) -> list[int]:
    out = [-1] * len(view.words)
    for number, (first, last) in enumerate(view.paragraphs):
        for sentence in range(first, last):
            a, b = view.sentences[sentence]
            out[a:b] = [number] * (b - a)
    return out
