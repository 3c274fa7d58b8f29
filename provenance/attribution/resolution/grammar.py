"""What part a mention plays in its sentence, told without a parser from the words beside it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from provenance.attribution.words import Is

if TYPE_CHECKING:
    from provenance.attribution.view import View

_OWNER = frozenset({"'s", "’s", "'", "’"})
_OPENS = frozenset({",", "(", "—", "–", "--"})
_ENDS = frozenset({".", "!", "?", "”", '"', "''", ":", "“", "``"})
_REACH = 4


class Part(IntEnum):
    """Part of a mention in its sentence."""

    SUBJECT = 0
    SPEAKER = 1
    HEAD = 2
    OBJECT = 3
    OBLIQUE = 4
    OWNER = 5


def part_of(view: View, start: int, end: int, title: int) -> Part:
    """The part of a name or pronoun.

    Args:
        view: The article.
        start: First token of the mention.
        end: One past its last token.
        title: First token of its title; `start` where it has none.
    """
    after = view.word(end)
    if after in _OWNER:
        # "Ames's" before a noun; "'s" as "is" is not told apart.
        return Part.OWNER
    before = title - 1
    if view.is_(before, Is.PREP) and not view.is_(before, Is.CAP):
        return Part.OBLIQUE
    verb = _past_apposition(view, end) if after in _OPENS else end
    if _inverted(view, before) or _reports(view, verb):
        return Part.SPEAKER
    if _finite(view, verb):
        return Part.SUBJECT
    if after == "," and (before < 0 or view.word(before) in _ENDS):
        return Part.SUBJECT  # "Ames, who was there when the boat sank, said no."
    head = after in _OPENS and not view.is_(before, Is.VERB | Is.ED)
    return Part.HEAD if head else Part.OBJECT


def _past_apposition(view: View, mark: int) -> int:
    """The token after "Ames, a baker from Osby," or "Ames (D-Vt.)"; `mark` where nothing closes."""
    closing = ")" if view.lower[mark] == "(" else view.lower[mark]
    for k in range(mark + 1, min(mark + _APPOSITION, len(view.lower))):
        if view.quote[k] != view.quote[mark] or view.lower[k] in (".", ";", ":"):
            if view.lower[k] != "." or view.words[k - 1][:1].islower():
                return mark
        elif view.lower[k] == closing:
            follows = view.word(k + 1)
            if closing == "," and (view.is_(k + 1, Is.CAP | Is.JOIN) or follows == ","):
                continue  # "of Osby, Maine, said"
            return k + 1
    return mark


_APPOSITION = 25


def _finite(view: View, k: int) -> bool:
    """Whether a finite verb follows, an adverb before it or not."""
    while view.is_(k, Is.ADV | Is.TIME) and not view.is_(k, Is.AUX | Is.CAP | Is.VERB):
        k += 1
    flags = view.flags[k] if k < len(view.flags) else 0
    if flags & Is.CAP:
        return False
    return bool(flags & (Is.AUX | Is.VERB | Is.ED)) or (
        k < len(view.verbs) and bool(view.verbs[k]) and view.verbs[k][0].form in ("s", "ed")
    )


def _reports(view: View, k: int) -> bool:
    """Whether a verb of saying follows."""
    while view.is_(k, Is.ADV | Is.TIME) and not view.is_(k, Is.AUX | Is.CAP | Is.VERB):
        k += 1
    if view.is_(k, Is.HAVE) and k + 1 < len(view.verbs):
        k += 1
    return (
        k < len(view.verbs)
        and bool(view.verbs[k])
        and view.verbs[k][0].form in ("s", "ed")
        and not view.is_(k, Is.CAP)
    )


def _inverted(view: View, k: int) -> bool:
    """Whether a verb of saying stands before: "…, said Ames"."""
    for i in range(k, max(k - _REACH, -1), -1):
        if view.verbs[i] and view.verbs[i][0].form in ("s", "ed"):
            return i > 0 and bool(view.is_(i - 1, Is.MARK))
        if not (view.is_(i, Is.CAP | Is.TITLE) or view.word(i) in ("the", "-")):
            return False
    return False
