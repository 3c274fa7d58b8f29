"""Others' words that stand in the text without quotation marks: posts, block quotations, turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.rules.introduced import introduced
from provenance.attribution.rules.posts import posts
from provenance.attribution.rules.transcript import turns

if TYPE_CHECKING:
    from provenance.attribution.found import Found
    from provenance.attribution.view import View

VERBATIM = frozenset({"post", "block", "turn"})
"""Patterns of what is carried word for word though no marks say so."""


def unmarked(view: View) -> list[Found]:
    """Posts, turns of transcripts and interviews, and block quotations, without overlap.

    Args:
        view: The article.
    """
    out = posts(view)
    taken = _covered(out)
    for rule in (turns, introduced):
        found = [f for f in rule(view) if not _edges(f) & taken]
        out += found
        taken |= _covered(found)
    return out


def _covered(found: list[Found]) -> set[int]:
    return {k for f in found for a, b in f.content for k in range(a, b)}


def _edges(found: Found) -> set[int]:
    return {k for a, b in found.content for k in (a, b - 1)}
