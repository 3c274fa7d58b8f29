"""Find all attributions of an article: by the span model, and by rules where it is silent.

The model finds most of what there is.  Rules add what its training data does not hold: posts and
turns of a transcript without quotation marks, quotations that go on over paragraphs, and
attributions nested in others' words.

All but the last read an article whose quotations' words are hidden (`outside`), so that no word
of a source decides where the outlet speaks.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.attribution.beside import beside
from provenance.attribution.confidence import confidence
from provenance.attribution.learned import learned
from provenance.attribution.merging import cue_tokens, missing
from provenance.attribution.nesting import nested, reportable, set_parents
from provenance.attribution.outside import outside
from provenance.attribution.quoted import complete, continue_speakers
from provenance.attribution.rules.sentences import by_phrases, by_rules, plain_speech
from provenance.attribution.rules.unmarked import unmarked
from provenance.attribution.tidy import tidy

if TYPE_CHECKING:
    from provenance.attribution.found import Found
    from provenance.attribution.spans.model import SpanModel
    from provenance.attribution.view import View
    from provenance.types import Span


def find(view: View, *, model: SpanModel | None) -> list[Found]:
    """All attributions of an article in text order, nested ones with their parent.

    Args:
        view: The article as token arrays.
        model: Finds spans; without one the rules read alone.
    """
    hidden = outside(view)
    out = hidden.back(_outer(hidden.view, model))
    out += nested(view, out, quoted=True)
    firsts = [first for first, _ in view.sentences]
    for item in out:
        item.sentence = max(bisect_right(firsts, item.cue[0]) - 1, 0)
    out.sort(key=lambda f: (f.cue, f.content))
    set_parents(out)
    return reportable(out, view)


def _outer(view: View, model: SpanModel | None) -> list[Found]:
    """All attributions that stand outside quotations.

    Args:
        view: The article with the words of its quotations hidden.
        model: Finds spans; without one the rules read alone.
    """
    if model is None:
        out = beside(view, by_rules(view), unmarked(view))
    else:
        out = beside(view, list(tidy(view, learned(view, model))), unmarked(view))
        plain = tidy(view, plain_speech(view, cue_tokens(view, out)))
        out += missing(view, out, [*by_phrases(view), *plain])
    complete(view, out)
    continue_speakers(view, out)
    out = _distinct(out)
    return out + nested(view, out, quoted=False)


def _distinct(found: list[Found]) -> list[Found]:
    """Drop attributions that overlap their own cue, or that say what another says.

    Of two with the same cue, or with the same words by the same source, the surer one stays.
    """
    cues: set[Span] = set()
    said: dict[tuple[Span, ...], list[Found]] = {}
    out = []
    for item in sorted(found, key=lambda f: (-confidence(f), f.cue)):
        item.content = [s for s in item.content if s[1] <= item.cue[0] or s[0] >= item.cue[1]]
        # A quotation taken whole may hold what was taken for its source.
        item.source = [
            (a, b) for a, b in item.source if all(d <= a or b <= c for c, d in item.content)
        ]
        same = said.setdefault(tuple(item.content), [])
        if item.content and item.cue not in cues and not any(_one_source(item, f) for f in same):
            cues.add(item.cue)
            same.append(item)
            out.append(item)
    return sorted(out, key=lambda f: f.cue)


def _one_source(one: Found, other: Found) -> bool:
    """Whether two attributions share a source, or one has none."""
    return (
        not one.source
        or not other.source
        or any(a < d and c < b for a, b in one.source for c, d in other.source)
    )
