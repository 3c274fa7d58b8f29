"""Join what rules found to what the span model found, without saying anything twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.view import View

_ALONE = frozenset({"label-upper", "according-to", "quote-before", "quote-after", "colon-quote"})
"""Patterns believed where the model sees nothing."""
_SAME = 0.5
"""Share of common tokens from which two contents are one statement, as the scorer has it."""


def missing(view: View, found: Sequence[Found], ruled: Sequence[Found]) -> Iterator[Found]:
    """What rules found and the model did not.

    A rule adds an attribution where the model has none, if its pattern is sure enough, and one
    that is nested inside the model's content or holds one of the model's cues in its own.

    Args:
        view: The article.
        found: The model's attributions in order.
        ruled: The rules' attributions in order.
    """
    taken = [False] * (len(view.words) + 1)
    owner = [-1] * (len(view.words) + 1)
    for index, item in enumerate(found):
        for a, b in (item.cue, *item.source):
            taken[a:b] = [True] * (b - a)
        for a, b in item.content:
            owner[a:b] = [index] * (b - a)
    sizes = [sum(b - a for a, b in item.content) for item in found]
    cues = [item.cue[0] for item in found]
    for item in ruled:
        if any(taken[slice(*item.cue)]):
            continue
        inner = min(owner[slice(*item.cue)]) >= 0
        outer = any(bisect_right(cues, b - 1) > bisect_left(cues, a) for a, b in item.content)
        if not inner and not outer and item.pattern not in _ALONE:
            continue
        if not _said_already(item, owner, sizes):
            yield item


def _said_already(item: Found, owner: Sequence[int], sizes: Sequence[int]) -> bool:
    """Whether the model gives the same content to some cue."""
    owners = [owner[k] for a, b in item.content for k in range(a, b)]
    for index, common in Counter(owners).items():
        if index >= 0 and common >= _SAME * (len(owners) + sizes[index] - common):
            return True
    return False
