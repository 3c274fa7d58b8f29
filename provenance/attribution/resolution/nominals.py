"""Unnamed people in the outlet's own words: "a baker", "her lawyer", "the spokesman".

They are antecedents too: after "A baker from Osby saw it." the "she" of the next sentence is the
baker, whoever was named further up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.attribution.resolution.descriptions import Descriptions, Tie, describes
from provenance.attribution.resolution.person import Person, gender_of
from provenance.attribution.words import Is, listed

if TYPE_CHECKING:
    from provenance.attribution.resolution.people import People
    from provenance.attribution.view import View

_REACH = 6
_PEOPLE = frozenset({"man", "woman", "boy", "girl", "official", "widow", "teenager", "driver"})
_GENDER = {"man": "he", "boy": "he", "woman": "she", "girl": "she"}
_LINKS = frozenset({"as", "become", "became", "named", "elected", "like", "than"})
_ENDS = frozenset({"who", "of", "for", "from", "at", "in", "with", "on", "near", "whose"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A mention of somebody by a description.

    Attributes:
        start: First token of the phrase.
        end: One past its head.
        person: Who it is: a named person, or one of its own with no mentions.
    """

    start: int
    end: int
    person: Person


def nominals(view: View, people: People, descriptions: Descriptions) -> list[Nominal]:
    """Descriptions of one person each, outside quotations, in text order.

    Args:
        view: The article.
        people: Everybody named in it.
        descriptions: What was said of them.
    """
    heads = _heads()
    named = {
        k for name in people.names for k in range((name.title or (name.start, 0))[0], name.end)
    }
    starts = {(name.title or (name.start, 0))[0] for name in people.names}
    ends = {name.end for name in people.names}
    by_head: dict[str, Person] = {}
    out = []
    for k, word in enumerate(view.lower):
        if word not in heads or view.quote[k] >= 0 or k in named or view.flags[k] & Is.CAP:
            continue
        start = _start(view, k)
        if start is None or not _ends_there(view, k, starts) or start - 1 in ends:
            continue
        before = view.word(start - 1)
        apposed = before in (",", "—", "–", "--") and start - 1 in ends
        if apposed or view.is_(start - 1, Is.BE) or before in _LINKS:
            continue
        out.append(Nominal(start, k + 1, _person(view, start, k, descriptions, by_head)))
    return out


def _heads() -> frozenset[str]:
    return listed("role") | _PEOPLE


def _start(view: View, head: int) -> int | None:
    """The determiner that opens a phrase, or None where a phrase has none."""
    for k in range(head - 1, max(head - _REACH, -1), -1):
        flags = view.flags[k]
        if flags & (Is.DET | Is.POSS):
            return k if view.lower[k] not in ("these", "those", "some", "all", "both") else None
        if flags & (Is.MARK | Is.AUX | Is.PREP | Is.CLAUSE) and view.lower[k] not in (
            "-",
            "'s",
            "’s",
        ):
            return None
    return None


def _ends_there(view: View, head: int, names: set[int]) -> bool:
    """Whether a word is the last of its phrase and no name follows as part of it."""
    k = head + 1
    if k in names or view.is_(k, Is.CAP) or view.word(k) in ("'s", "’s", "'", "’", "-"):
        return False
    if view.word(k) == "," and k + 1 in names:
        return False
    free = Is.MARK | Is.AUX | Is.PREP | Is.CLAUSE | Is.VERB | Is.ED | Is.TIME | Is.ADV | Is.JOIN
    return k >= len(view.words) or view.is_(k, free) or view.word(k) in _ENDS or bool(view.verbs[k])


def _person(
    view: View, start: int, head: int, descriptions: Descriptions, by_head: dict[str, Person]
) -> Person:
    words = view.lower[start : head + 1]
    if describes(words):
        known = descriptions.find(words, start)
        if known is not None and not isinstance(known, Tie):
            return known
    word = view.lower[head]
    if words[0] in ("the", "this", "that") and word in by_head:
        return by_head[word]
    person = Person("", (), _GENDER.get(word, gender_of(word)))
    by_head[word] = person
    return person
