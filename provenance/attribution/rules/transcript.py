"""Turns of a transcript: "AMES: We won." and "Presenter: Are you sorry?"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.attribution.found import Found
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.view import View
    from provenance.types import Span

_LONGEST = 12
"""Tokens of the longest label, with title, party and place: "SEN. ADA AMES (D), MAINE"."""
_LEAST = 2
"""Labelled lines that make a text a transcript; a single one may be a rubric."""
_SHARE = 0.5
"""Share of labelled lines from which lines without a label go on with the speaker before."""
_INSIDE = frozenset({",", "(", ")", ".", "-", "–", "’s", "'s", "of", "the", "for", "and", "&", "/"})


def turns(view: View) -> list[Found]:
    """One attribution per turn, where the text is a transcript.

    A transcript has at least two lines that begin with a name in capitals and a colon, or labels
    in ordinary letters of which one comes back.

    Args:
        view: The article.
    """
    labels = [_label(view, first, last) for first, last in _lines(view)]
    upper = [x is not None and _upper(view, x) for x in labels]
    names = Counter(" ".join(view.lower[slice(*x)]) for x in labels if x)
    spoken = sum(upper) >= _LEAST
    repeated = bool(names) and max(names.values()) >= _LEAST and names.total() > _LEAST
    if not (spoken or repeated):
        return []
    kept = [x if x and (repeated or up) else None for x, up in zip(labels, upper, strict=True)]
    return list(_turns(view, kept))


def _lines(view: View) -> list[Span]:
    """Token range of each line."""
    return [(view.sentences[a][0], view.sentences[b - 1][1]) for a, b in view.paragraphs if b > a]


def _turns(view: View, labels: list[Span | None]) -> Iterator[Found]:
    goes_on = sum(x is not None for x in labels) >= _SHARE * len(labels)
    current: Found | None = None
    for (first, last), label in zip(_lines(view), labels, strict=True):
        if label is not None:
            if current is not None:
                yield current
            colon = label[1]
            content = [(colon + 1, last)]
            current = Found((colon, colon + 1), [label], content, "neutral", "turn", ":")
        elif current is not None and goes_on and last > first:
            current.content.append((first, last))
        elif current is not None:
            yield current
            current = None
    if current is not None:
        yield current


def _label(view: View, first: int, last: int) -> Span | None:
    """Tokens of a line before its colon, if they can name a speaker."""
    if not view.is_(first, Is.CAP):
        return None
    for i in range(first + 1, min(last - 1, first + _LONGEST + 1)):
        word = view.lower[i]
        if word == ":":
            return (first, i) if view.quote[first] < 0 else None
        role = view.words[i].islower() and "," in view.lower[first:i]
        if not (view.is_(i, Is.CAP) or word in _INSIDE or role) or view.verbs[i]:
            return None
    return None


def _upper(view: View, label: Span) -> bool:
    """Whether a label's name, up to a comma or bracket, is in capitals."""
    words = []
    for k in range(*label):
        if view.words[k] in (",", "("):
            break
        words.append(view.words[k])
    letters = [w for w in words if w[:1].isalpha() and not w.endswith(".")]
    return bool(letters) and all(w.isupper() for w in letters)
