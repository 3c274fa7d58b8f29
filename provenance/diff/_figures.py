"""Numbers that differ between two versions of a sentence: counts, sums, shares, dates, times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.corroboration.quantities import quantities
from provenance.diff._types import FigureChange, FigureKind, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = re.compile(r"\d[\d.,:]*\d|\d")


def figure_changes(old: Stretch, new: Stretch) -> Iterator[FigureChange]:
    """Numbers of one sentence that the other has not; they are paired in their order.

    A number that is only written in another way ("eleven", "11") is the same.

    Args:
        old: The older sentence.
        new: The newer one.
    """
    before, after = _numbers(old), _numbers(new)
    gone = _without(before, [value for value, _ in after])
    fresh = _without(after, [value for value, _ in before])
    for i in range(max(len(gone), len(fresh))):
        was = gone[i] if i < len(gone) else None
        now = fresh[i] if i < len(fresh) else None
        kind: FigureKind = "came" if was is None else "went" if now is None else "changed"
        yield FigureChange(kind, was, now)


def _numbers(sentence: Stretch) -> list[tuple[object, Stretch]]:
    """Numbers in text order with what they are compared by."""
    text = sentence.text
    found: list[tuple[int, int, object]] = [(q.start, q.end, q.value) for q in quantities(text)]
    for match in _DIGITS.finditer(text):  # dates, years, times, scores
        start, end = match.span()
        if not any(a < end and start < b for a, b, _ in found):
            found.append((start, end, match[0]))
    return [
        (value, Stretch(sentence.start + a, sentence.start + b, text[a:b], sentence.where))
        for a, b, value in sorted(found, key=lambda item: item[:2])
    ]


def _without(numbers: list[tuple[object, Stretch]], others: list[object]) -> list[Stretch]:
    left = list(others)
    kept = []
    for value, stretch in numbers:
        if value in left:
            left.remove(value)
        else:
            kept.append(stretch)
    return kept
