"""Join what rules found to what the span model found, without saying anything twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.view import View

_SAME = 0.5
"""Share of common tokens from which two contents are one statement, as the scorer has it."""


def cue_tokens(view: View, found: Iterable[Found]) -> list[bool]:
    """Whether each token is part of a cue.

    Args:
        view: The article.
        found: Attributions.
    """
    taken = [False] * (len(view.words) + 1)
    for item in found:
        taken[slice(*item.cue)] = [True] * (item.cue[1] - item.cue[0])
    return taken


def missing(view: View, found: Sequence[Found], ruled: Sequence[Found]) -> Iterator[Found]:
    """What rules found and the model did not.

    Args:
        view: The article.
        found: The model's attributions.
        ruled: The rules' attributions.
    """
    taken = cue_tokens(view, found)
    owner = [-1] * (len(view.words) + 1)
    for index, item in enumerate(found):
        for a, b in item.source:
            taken[a:b] = [True] * (b - a)
        for a, b in item.content:
            owner[a:b] = [index] * (b - a)
    sizes = [sum(b - a for a, b in item.content) for item in found]
    for item in ruled:
        if not any(taken[slice(*item.cue)]) and not _said_already(item, owner, sizes):
            yield item


def _said_already(item: Found, owner: Sequence[int], sizes: Sequence[int]) -> bool:
    """Whether the model gives the same content to some cue."""
    owners = [owner[k] for a, b in item.content for k in range(a, b)]
    for index, common in Counter(owners).items():
        if index >= 0 and common >= _SAME * (len(owners) + sizes[index] - common):
            return True
    return False
