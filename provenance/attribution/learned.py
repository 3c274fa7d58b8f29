"""What the span model found, as the rest of the room reads it: with the cue's class and lemma."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.attribution.found import Found
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.spans.model import SpanModel
    from provenance.attribution.view import View
    from provenance.types import Span

PATTERN = "learned"
"""Name of the pattern of everything the span model finds."""

_LEAST, _LEAST_UNKNOWN, _LEAST_STANCE = 0.2, 0.3, 0.4
"""Confidence below which nothing is reported: for cues of the lists, for others, and for others
that only take a side.  On the development split a quarter to a third of such attributions are
right, and two editors found most of them to be no statements.
"""
_NEUTRAL = "neutral"
_INTENTION = "intention"
_STANCE = "stance"
_CLAUSES = frozenset({"that", "whether", "if", "how", "why", "what", "who", "where", "when"})
_TO = "to"


def learned(view: View, model: SpanModel) -> list[Found]:
    """The span model's attributions, in the order of their cues.

    Args:
        view: The article.
        model: Finds spans.
    """
    starts = [first for first, _ in view.sentences]
    out = []
    for item in model.spans(view):
        kind, lemma = cue_class(view, item.cue, item.content)
        sure = model.confidence(item)
        known = lemma == "according" or any(
            view.verbs[k] or view.nouns[k] for k in range(*item.cue)
        )
        if sure < (_LEAST if known else _LEAST_STANCE if kind == _STANCE else _LEAST_UNKNOWN):
            continue
        found = Found(item.cue, list(item.source), list(item.content), kind, PATTERN, lemma)
        found.sentence = bisect_right(starts, item.cue[0]) - 1
        found.confidence = sure
        out.append(found)
    return out


def cue_class(view: View, cue: Span, content: Sequence[Span]) -> tuple[str, str]:
    """Class and lemma of a cue, from the lists of reporting verbs and nouns.

    The head of a cue is its last verb or noun of the lists ("was widely **expected** to", "made
    the **claim** that").  A cue of no list is classed by its content.

    Args:
        view: The article.
        cue: Token range of the cue.
        content: Token ranges of its content.
    """
    first, last = cue
    if "according" in view.lower[first:last]:
        return _NEUTRAL, "according"
    for i in range(last - 1, first - 1, -1):
        for verb in view.verbs[i]:
            end = i + 1 + len(verb.particle)
            if not verb.particle or tuple(view.lower[i + 1 : end]) == verb.particle:
                return verb.kind, verb.lemma
        if view.nouns[i]:
            return view.nouns[i], view.lower[i]
    return _unlisted(view, cue, content), view.lower[last - 1]


def _unlisted(view: View, cue: Span, content: Sequence[Span]) -> str:
    """Class of a cue that stands in no list.

    Who votes for a tax or debates a wall has not said the words in which the outlet tells it; who
    is quoted, or whose clause follows or stands before, has.
    """
    start, end = content[0]
    if any(view.quote[a] >= 0 and view.quote[b - 1] >= 0 for a, b in content):
        return _NEUTRAL
    if view.lower[start] == _TO or view.lower[cue[1] - 1] == _TO:
        return _INTENTION
    clause = view.lower[start] in _CLAUSES or (end <= cue[0] and view.is_(end, Is.MARK))
    return _NEUTRAL if clause else _STANCE
