"""Find all attributions of an article: by the span model, and by rules where it is silent.

The model finds most of what there is.  Rules add what its training data does not hold: turns of a
transcript, quotations that go on over paragraphs, and attributions nested in others' words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.learned import learned
from provenance.attribution.merging import missing
from provenance.attribution.nesting import nested, reportable, set_parents
from provenance.attribution.quoted import complete, continue_speakers
from provenance.attribution.rules.sentences import by_phrases, by_rules, plain_speech
from provenance.attribution.tidy import tidy

if TYPE_CHECKING:
    from provenance.attribution.found import Found
    from provenance.attribution.spans.model import SpanModel
    from provenance.attribution.view import View


def find(view: View, *, model: SpanModel | None) -> list[Found]:
    """All attributions of an article in text order, nested ones with their parent.

    Args:
        view: The article as token arrays.
        model: Finds spans; without one the rules read alone.
    """
    if model is None:
        out = by_rules(view)
    else:
        out = list(tidy(view, learned(view, model)))
        taken = [False] * (len(view.words) + 1)
        for item in out:
            taken[slice(*item.cue)] = [True] * (item.cue[1] - item.cue[0])
        plain = tidy(view, plain_speech(view, taken))
        out += missing(view, out, [*by_phrases(view), *plain])
    complete(view, out)
    continue_speakers(view, out)
    out = _distinct(out)
    out += nested(view, out)
    out.sort(key=lambda f: (f.cue, f.content))
    set_parents(out)
    return reportable(out, view)


def _distinct(found: list[Found]) -> list[Found]:
    """Drop attributions whose content overlaps their own cue, or that repeat one."""
    seen: set[tuple[int, int]] = set()
    out = []
    for item in sorted(found, key=lambda f: f.cue):
        item.content = [s for s in item.content if s[1] <= item.cue[0] or s[0] >= item.cue[1]]
        if item.cue not in seen and item.content:
            seen.add(item.cue)
            out.append(item)
    return out
