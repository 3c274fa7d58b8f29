"""Who backs what another said: "… 17,000 fighters – a figure backed by the United Nations"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.found import Found
from provenance.attribution.rules.content import trim
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.view import View

_STATED = frozenset(
    {
        "figure",
        "figures",
        "number",
        "numbers",
        "claim",
        "claims",
        "estimate",
        "estimates",
        "account",
    }
    | {
        "account",
        "assessment",
        "view",
        "assertion",
        "allegation",
        "allegations",
        "finding",
        "findings",
    }
    | {"conclusion", "theory", "version", "explanation", "description", "charge", "charges"}
)
BACKED = frozenset(
    {"backed", "confirmed", "disputed", "denied", "echoed", "endorsed", "rejected", "shared"}
    | {"contested", "challenged", "repeated", "questioned", "dismissed", "corroborated"}
)
_FAR = 12
"""Tokens of the longest name of who backs it."""


def backed_by(view: View, first: int, last: int) -> Iterator[Found]:
    """Read "a figure backed by the United Nations": its content is the figure.

    Args:
        view: The article.
        first: First token of the sentence.
        last: One past its last token.
    """
    for i in range(first + 1, last - 2):
        if view.lower[i] not in BACKED or view.lower[i + 1] != "by" or view.quote[i] >= 0:
            continue
        noun, start = i - 1, i - 2
        if view.lower[noun] not in _STATED or not view.is_(start, Is.DET) or start < first:
            continue
        end = i + 2
        while end < min(last, i + 2 + _FAR) and not view.is_(end, Is.MARK | Is.PREP | Is.AUX):
            end += 1
        end = trim(view, i + 2, end)
        if end > i + 2:
            source, content = [(i + 2, end)], [(start, i)]
            yield Found((i, i + 2), source, content, "neutral", "backed-by", view.lower[i])
