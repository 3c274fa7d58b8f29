"""Offices and descriptions of a person: before the name, in an apposition, in a party tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.kinds.lists import heads
from provenance.attribution.resolution.person import COURTESY
from provenance.attribution.words import Is, listed

if TYPE_CHECKING:
    from provenance.attribution.view import View
    from provenance.nlp.names import Name

_REACH = 12
"""Tokens before a name in which its office may begin."""
_APPOSITION = 20
_QUALIFIERS = frozenset(
    {"former", "then", "acting", "deputy", "chief", "senior", "vice", "executive", "press"}
    | {"prime", "foreign", "general", "assistant", "associate", "managing", "retired", "state"}
    | {"federal", "district", "longtime", "national", "police", "front", "presidential"}
)
_STATED = frozenset({"said", "says", "was", "were", "is", "are", "had", "has", "told", "who"})
_CLOSES = frozenset({",", ".", ";", ":", "—", "–", "--", "(", ")", "who", "which"})
_ARTICLES = ("the ", "a ", "an ")


def office(view: View, name: Name, *, floor: int = 0) -> str:
    """What the text says somebody is at one mention; an empty string where it says nothing.

    Args:
        view: The article.
        name: The mention.
        floor: Token before which no office can begin: the end of the full name before.
    """
    start = name.title[0] if name.title else name.start
    k = start
    while k > floor and start - k < _REACH and _can_be_office(view, k - 1):
        k -= 1
    for i in range(k, name.start):
        known = view.is_(i, Is.TITLE) or view.lower[i].rstrip(".") in listed("role")
        # Beside a name cut off from it, what somebody does is no surname.
        if known or (i == name.start - 1 >= start and view.lower[i] in heads("role")):
            return _from_head(view, i, k, name.start)
    return apposition(view, name.end + 1) if view.word(name.end) == "," else ""


def _from_head(view: View, head: int, first: int, end: int) -> str:
    """A role with what qualifies it: "former Osby Bank chief executive"."""
    begin = head
    while begin > first and (
        (
            view.is_(begin - 1, Is.CAP)
            and not view.is_(begin - 1, Is.DET | Is.CONN | Is.CLAUSE | Is.TIME | Is.PREP)
        )
        or view.lower[begin - 1] in _QUALIFIERS
        or view.lower[begin - 1] in listed("organisation")
    ):
        begin -= 1
    if end - head == 1 and begin == head and view.lower[head] in COURTESY:
        return ""
    return surface(view, begin, end)


def _can_be_office(view: View, i: int) -> bool:
    """Whether a token can be part of an office before a name."""
    flags = view.flags[i]
    if view.quote[i] >= 0 or (flags & Is.MARK and view.lower[i] != "-"):
        return False
    if flags & (Is.AUX | Is.CLAUSE | Is.PRONOUN | Is.VERB) and not flags & Is.CAP:
        return False
    return not view.verbs[i] or view.verbs[i][0].form == "base" or bool(flags & Is.CAP)


def apposition(view: View, start: int) -> str:
    """The description after "Ames, " in "Ames, a baker from Osby, said".

    Args:
        view: The article.
        start: First token after the comma.
    """
    opens = view.is_(start, Is.DET | Is.POSS | Is.CAP) or view.word(start) in _QUALIFIERS
    if not (opens or view.word(start) in listed("role")):
        return ""
    for k in range(start, min(start + _APPOSITION, len(view.words))):
        if view.lower[k] in _CLOSES or view.quote[k] >= 0:
            words = set(view.lower[start:k])
            if not words & listed("role") or words & _STATED:
                return ""
            text = surface(view, start, k)
            return next((text[len(a) :] for a in _ARTICLES if text.lower().startswith(a)), text)
    return ""


def surface(view: View, start: int, end: int) -> str:
    """The text of some tokens on one line.

    Args:
        view: The article.
        start: First token.
        end: One past the last.
    """
    return " ".join(view.text[slice(*view.span(start, end))].split())
