"""The parts of a source phrase: its names, and where its apposition begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.words import Is
from provenance.nlp.name_words import POSTNOMINALS

if TYPE_CHECKING:
    from provenance.attribution.resolution.people import People
    from provenance.attribution.resolution.person import Person
    from provenance.attribution.view import View
    from provenance.nlp.names import Name

OWNERS = frozenset({"'s", "’s", "'", "’"})
_BREAKS = frozenset({",", "(", "—", "–", "--", "who", "whose", "["})
_AFTER_NAME = frozenset({"himself", "herself", "who", "and", "of"})
PARTIES = frozenset({"R", "D", "I"})
"""Parties in a tag after a name: "Ames, D-Vt."."""
_TAG = 5


def core_end(view: View, start: int, end: int) -> int:
    """End of a phrase without its apposition or brackets.

    Args:
        view: The article.
        start: First token.
        end: One past the last.
    """
    for k in range(start + 1, end):
        if view.lower[k] in _BREAKS:
            return k
    return end


def trimmed(view: View, start: int, end: int) -> tuple[int, int]:
    """A phrase without marks at its ends and without the mark of an owner at its end.

    Args:
        view: The article.
        start: First token.
        end: One past the last.
    """
    while end - start > 1 and (view.lower[end - 1] in OWNERS or view.is_(end - 1, Is.MARK)):
        if view.lower[end - 1] in (")", ".", "%"):
            break
        end -= 1
    while end - start > 1 and view.is_(start, Is.MARK) and view.lower[start] not in ("$", "#", "@"):
        start += 1
    return start, end


def names_in(view: View, people: People, start: int, end: int) -> list[tuple[Name, Person | None]]:
    """Names in a phrase that are neither an owner's nor a place after a full name.

    Args:
        view: The article.
        people: Everybody named in it.
        start: First token.
        end: One past the last.
    """
    names = [(n, p) for n, p in people.inside(start, end) if not is_owner(view, n.end, end)]
    return [
        (n, p)
        for i, (n, p) in enumerate(names)
        if n.full or i == 0 or not view.is_(n.start - 1, Is.PREP)
    ]


def before_tag(view: View, head: int, first: int) -> int:
    """The token before an age or a party tag, "Ames, D-Vt.", or the head itself without one.

    Args:
        view: The article.
        head: Last token of a phrase.
        first: First token of its sentence.
    """
    if view.is_(head, Is.NUM) and view.word(head - 1) == "," and head - 2 > first:
        head -= 2  # "Ines Dahl, 58, who"
    for k in range(head, max(head - _TAG, first), -1):
        if view.words[k] in PARTIES and view.word(k - 1) in (",", "("):
            return k - 2
    return head


def is_owner(view: View, after: int, end: int) -> bool:
    """Whether a name is only an owner's: "Ames's lawyer".

    Args:
        view: The article.
        after: Token after the name.
        end: One past the phrase.
    """
    return after < end and view.lower[after] in OWNERS


def joined(view: View, names: list[tuple[Name, Person | None]]) -> bool:
    """Whether names are joined: "Ames and Hale".

    Args:
        view: The article.
        names: Two or more.
    """
    between = view.lower[names[0][0].end : names[-1][0].start]
    return "and" in between or "," in between or "&" in between


def ends_with(view: View, name_end: int, core: int) -> bool:
    """Whether a phrase ends with a name, or goes on only with what qualifies it.

    Args:
        view: The article.
        name_end: Token after the name.
        core: End of the phrase without its apposition.
    """
    return (
        name_end >= core
        or view.is_(name_end, Is.PREP | Is.MARK)
        or view.word(name_end) in _AFTER_NAME
        or view.words[name_end] in POSTNOMINALS
    )


def follows_preposition(view: View, start: int, name: int) -> bool:
    """Whether a name only narrows down who it is: "the mother of Raf Osby".

    Args:
        view: The article.
        start: First token of the phrase.
        name: First token of the name.
    """
    return any(
        view.is_(k, Is.PREP) and not view.is_(k, Is.CAP) for k in range(start + 1, name)
    ) and view.is_(name - 1, Is.PREP | Is.DET | Is.TITLE)
