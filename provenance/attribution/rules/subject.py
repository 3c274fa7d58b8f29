"""The subject of a sentence: the noun phrase before its first finite verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.rules.speaker import subject_left
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from provenance.attribution.view import View
    from provenance.types import Span


def main_subject(view: View, first: int, end: int, *, quoted: bool = False) -> list[Span]:
    """Subject of the first verb between two tokens that has one.

    Args:
        view: The article.
        first: First token of the sentence.
        end: Token before which the verb must stand.
        quoted: Look inside a quotation instead of outside.

    Returns:
        Token ranges of the subject; empty if there is none.
    """
    for k in range(first + 1, end):
        if (view.quote[k] >= 0) == quoted and _finite(view, k):
            source, start = subject_left(view, k, first)
            if source and start < k:
                return source
    return []


def _finite(view: View, k: int) -> bool:
    verb = view.is_(k, Is.AUX | Is.VERB | Is.ED) or bool(view.verbs[k])
    return verb and not view.is_(k, Is.CAP) and view.word(k) not in ("'s", "’s")
