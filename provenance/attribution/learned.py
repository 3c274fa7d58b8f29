"""What the span model found, as the rest of the room reads it: with the cue's class and lemma."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.attribution.found import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.spans.model import SpanModel
    from provenance.attribution.view import View
    from provenance.types import Span

PATTERN = "learned"
"""Name of the pattern of everything the span model finds."""

_LEAST, _LEAST_UNKNOWN = 0.2, 0.3
"""Confidence below which nothing is reported, for cues of the lists and for others: on the
development split a quarter of such attributions are right."""
_NEUTRAL = "neutral"
_INTENTION = "intention"
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
        if sure < (_LEAST if known else _LEAST_UNKNOWN):
            continue
        found = Found(item.cue, list(item.source), list(item.content), kind, PATTERN, lemma)
        found.sentence = bisect_right(starts, item.cue[0]) - 1
        found.confidence = sure
        out.append(found)
    return out


def cue_class(view: View, cue: Span, content: Sequence[Span]) -> tuple[str, str]:
    """Class and lemma of a cue, from the lists of reporting verbs and nouns.

    The head of a cue is its last verb or noun of the lists ("was widely **expected** to", "made
    the **claim** that").  A cue of no list is an intention where its content is an infinitive
    ("set out to"), else a plain report.

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
    lemma = view.lower[last - 1]
    quoted = any(view.quote[a] >= 0 for a, _ in content)
    infinitive = not quoted and view.lower[content[0][0]] == _TO
    return (_INTENTION if infinitive or lemma == _TO else _NEUTRAL), lemma
