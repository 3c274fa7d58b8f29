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
_SPEAKING = frozenset(
    {"i", "we", "you", "my", "our", "your", "me", "?", "yes", "no", "thank", "thanks"}
)
"""What people say to each other, and what hardly follows a rubric ("FILE PHOTO:", "Related:")."""
_SPOKEN = 0.5
"""Share of labelled lines with such words from which the labels name speakers; half of it where
hardly any line has no label.

Of 60 random articles with labelled lines 20 carried speech; the others labelled photographs,
links, winners and losers, or what to watch.  With this share and `_ENDS` 24 of 27 do, and 19
of 24 drawn later.
"""
_ENDS = frozenset(".?!…-–—)]”\"’'")
"""Last characters of what is spoken; a headline behind "More:" has none of them."""
_QUESTIONS = frozenset({"q"})
_INSIDE = frozenset({",", "(", ")", ".", "-", "–", "’s", "'s", "of", "the", "for", "and", "&", "/"})


def turns(view: View) -> list[Found]:
    """One attribution per turn, where the text is a transcript.

    A transcript has at least two lines that begin with a name in capitals and a colon, or labels
    in ordinary letters of which one comes back, and what follows them is mostly spoken to somebody.

    Args:
        view: The article.
    """
    if ":" not in view.vocabulary:
        return []
    lines = _lines(view)
    labels = [_label(view, *lines[n], _opening(view, lines, n)) for n in range(len(lines))]
    if labels and labels[0] and not _is_spoken(view, labels[0][1], lines[0][1]):
        labels[0] = labels[0] if _upper(view, labels[0]) else None  # A headline in two parts.
    upper = [x is not None and _upper(view, x) for x in labels]
    names = Counter(" ".join(view.lower[slice(*x)]) for x in labels if x)
    spoken = sum(upper) >= _LEAST
    repeated = bool(names) and max(names.values()) >= _LEAST and names.total() > _LEAST
    if not (spoken or repeated):
        return []
    kept = [x if x and (repeated or up) else None for x, up in zip(labels, upper, strict=True)]
    found = list(_turns(view, lines, kept))
    least = _SPOKEN if len(found) < _SHARE * len(lines) else _SPOKEN / 2
    return found if _are_spoken(view, found, least) else []


def _are_spoken(view: View, found: list[Found], least: float) -> bool:
    """Whether labels name people who speak: not only "Q", and many say I, you or a question."""
    labels = {" ".join(view.lower[slice(*f.source[0])]) for f in found}
    spoken = sum(_is_spoken(view, *f.content[0]) for f in found)
    return len(found) >= _LEAST and not labels <= _QUESTIONS and spoken >= least * len(found)


def _lines(view: View) -> list[Span]:
    """Token range of each line."""
    return [(view.sentences[a][0], view.sentences[b - 1][1]) for a, b in view.paragraphs if b > a]


def _is_spoken(view: View, first: int, last: int) -> bool:
    """Whether a turn speaks to somebody, outside what it quotes unless it is quoted itself."""
    quoted = view.quote[first] >= 0
    return any(
        view.lower[k] in _SPEAKING and (quoted or view.quote[k] < 0) for k in range(first, last)
    )


def _opening(view: View, lines: list[Span], number: int) -> Span | None:
    """The line after a label that stands alone ("AMES:"), if the label does."""
    last = lines[number][1]
    alone = view.words[last - 1] == ":" and number + 1 < len(lines)
    return lines[number + 1] if alone else None


def _turns(view: View, lines: list[Span], labels: list[Span | None]) -> Iterator[Found]:
    goes_on = sum(x is not None for x in labels) >= _SHARE * len(labels)
    current: Found | None = None
    for (first, last), label in zip(lines, labels, strict=True):
        if label is not None:
            if current is not None and current.content:
                yield current
            colon = label[1]
            content = [(colon + 1, last)] if last > colon + 1 else []
            current = Found((colon, colon + 1), [label], content, "neutral", "turn", ":")
        elif current is not None and (goes_on or not current.content) and last > first:
            current.content.append((first, last))
        elif current is not None:
            yield current
            current = None
    if current is not None and current.content:
        yield current


def _label(view: View, first: int, last: int, following: Span | None) -> Span | None:
    """Tokens of a line before its colon, if they can name a speaker and words of his follow."""
    end = following[1] if following else last
    if not view.is_(first, Is.CAP) or view.words[end - 1][-1] not in _ENDS:
        return None
    for i in range(first + 1, min(last, first + _LONGEST + 1)):
        word = view.lower[i]
        if word == ":":
            outside = view.quote[first] < 0
            alone = i == last - 1
            named = outside and (not alone or (following and _upper(view, (first, i))))
            return (first, i) if named else None
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
