"""Everybody named in an article: which names stand for the same person.

Names in quotations are known, so that a person whom only a witness names in full has a full name;
but they are no antecedents, because what a speaker talks about is not who speaks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from provenance.attribution.kinds.lists import heads
from provenance.attribution.resolution.offices import office
from provenance.attribution.resolution.person import COURTESY, Person, gender_of
from provenance.attribution.words import Is, listed
from provenance.nlp.names import (
    Name,
    find_names,
    given_names,
    headline_case,
    is_common,
    odd_surname,
)

if TYPE_CHECKING:
    from provenance.attribution.view import View

_NAMESAKES = 20
"""People of one surname looked at; an article has two or three."""
_NEAR = 150
"""Tokens back within which the namesake named last is meant where one is clearly nearer."""
_WITH_GIVEN = frozenset({"sir", "dame", "sister", "brother", "father", "prince", "princess"})
"""Titles after which a given name stands alone."""
_BEFORE_A_NAME = frozenset({"by", "with", "for", "to", "from", "and", "of", "against", "that"})


class People:
    """Everybody named in an article.

    Args:
        view: The article.

    Attributes:
        names: Their mentions in text order, those in quotations too.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        titles, roles = _titles(), heads("role") - _titles()
        names = find_names(
            view.words, view.starts, view.ends, view.sentences, titles=titles, roles=roles
        )
        self.names = _likely(view, _with_odd_surnames(view, _whole(names)))
        self._starts = [n.start for n in self.names]
        self._people: dict[tuple[str, str], Person] = {}
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_first: dict[str, list[Person]] = defaultdict(list)
        self._unclear_first: set[str] = set()
        for name in self.names:
            if name.full:
                self._add(name)
        self._floor = 0
        self._of = [self._settle(n) for n in self.names]
        for person in self._of:
            if person is not None and len(person.mentions) > 1:
                person.sure = True

    @property
    def mentions(self) -> list[tuple[Name, Person | None]]:
        """Every mention with the person it stands for; None where two could be meant."""
        return list(zip(self.names, self._of, strict=True))

    def inside(self, start: int, end: int) -> list[tuple[Name, Person | None]]:
        """Names between two tokens, with the person each stands for.

        Args:
            start: First token.
            end: One past the last.
        """
        i = bisect_left(self._starts, start)
        out = []
        while i < len(self.names) and self.names[i].start < end:
            out.append((self.names[i], self._of[i]))
            i += 1
        return out

    def _add(self, name: Name) -> Person:
        key = (name.parts[0], name.parts[-1])
        surface = " ".join(self._view.text[slice(*self._view.span(name.start, name.end))].split())
        person = self._people.get(key)
        if person is None:
            gender = given_names().get(name.parts[0], "x").strip("x")
            person = self._people[key] = Person(surface, name.parts, gender)
            self._by_surname[name.parts[-1]].append(person)
            self._by_first[name.parts[0]].append(person)
        elif len(name.parts) > len(person.parts) or (
            person.name.isupper() and len(name.parts) == len(person.parts)
        ):
            person.name, person.parts = surface, name.parts
        return person

    def _settle(self, name: Name) -> Person | None:
        """The person a name stands for; None where two could be meant."""
        person = self._people[name.parts[0], name.parts[-1]] if name.full else self._surname(name)
        if person is not None:
            person.mentions.append((name.start, name.end))
            self._learn(person, name)
        if name.full:
            self._floor = name.end
        return person

    def _surname(self, name: Name) -> Person | None:
        known = self._by_surname.get(name.parts[0], [])
        gender = self._title_gender(name)
        fitting = [p for p in known if not gender or p.gender in ("", gender)]
        if len(fitting) > 1 and gender:
            fitting = [p for p in fitting if p.gender == gender] or fitting
        if len(fitting) == 1 and not self._another(fitting[0], name):
            return fitting[0]
        if len(fitting) > 1:
            return self._nearest(fitting, name)
        by_first = self._by_first.get(name.parts[0], [])
        if len(by_first) == 1 and not known and (name.title is None or self._knighted(name)):
            return by_first[0]
        return self._new(name, gender)

    def _new(self, name: Name, gender: str) -> Person:
        surface = (
            self._view.words[name.end - 1]
            if name.end - name.start == 1
            else self._view.text[slice(*self._view.span(name.start, name.end))]
        )
        person = Person(surface, name.parts, gender, sure=name.title is not None or bool(gender))
        self._people["", f"{name.parts[0]}/{gender}"] = person
        self._by_surname[name.parts[0]].append(person)
        self._by_first[name.parts[0]].append(person)
        return person

    def _another(self, person: Person, name: Name) -> bool:
        """A title must not go to a namesake who is named only later ("President Hale")."""
        return name.title is not None and not person.mentions and not person.gender

    def _nearest(self, people: list[Person], name: Name) -> Person | None:
        """The namesake who is meant: named last and nearby, or clearly more often; else nobody."""
        # Names are settled in text order, so all mentions so far stand before this one.
        people = people[-_NAMESAKES:]
        last = sorted((p.mentions[-1][0] if p.mentions else -1, i) for i, p in enumerate(people))
        often = sorted((len(p.mentions), i) for i, p in enumerate(people))
        (before, _), (latest, near) = last[-2], last[-1]
        (second, _), (most, frequent) = often[-2], often[-1]
        if most > second and (frequent == near or most >= 2 * second + 1):
            return people[frequent]
        if latest >= name.start - _NEAR and before < name.start - 2 * _NEAR:
            return people[near]
        return None

    def _title_gender(self, name: Name) -> str:
        word = self._view.word(name.title[1] - 1) if name.title else self._view.word(name.start - 1)
        return gender_of(word)

    def _knighted(self, name: Name) -> bool:
        """Whether a title goes with the given name: "Sir Lewis" is Sir Lewis Ames."""
        return name.title is not None and self._view.word(name.title[1] - 1) in _WITH_GIVEN

    def _learn(self, person: Person, name: Name) -> None:
        """Take gender and role from the words around a name."""
        if self._view.quote[name.start] >= 0:
            return
        stated = self._title_gender(name)
        if stated and not person.gender:
            person.gender = stated
        role = office(self._view, name, floor=self._floor)
        if role and role not in person.roles:
            person.roles.append(role)
        if role and not person.gender:
            words = role.lower().split()
            head = words[0] if words[0] not in ("his", "her") else ""
            genders = {g for w in (head, words[-1], *words) if (g := gender_of(w))}
            if len(genders) == 1:
                person.gender = next(iter(genders))


_MORE_TITLES = frozenset(
    {"administrator", "democrat", "republican", "democrats", "republicans", "presidents"}
    | {"senators", "candidates", "chaplain", "uncle", "aunt", "brother", "father", "sister"}
    | {"lawyers", "spokesmen", "inspector", "counsel", "videographer", "photographer", "elect"}
    | {"mp", "mps", "mep", "msp", "commodore", "monsignor", "brigadier", "corporal", "archbishop"}
    | {"reverend", "archdeacon", "superintendent", "lance-corporal", "marshal"}
)
"""Words before a name that are neither in the lists of titles nor part of it."""


@cache
def _titles() -> frozenset[str]:
    return listed("title") | listed("role") | _MORE_TITLES


def _whole(names: list[Name]) -> list[Name]:
    """Take "Wasserman Schultz" after "Debbie Wasserman Schultz" for the surname that it is."""
    longest = {n.parts[k:] for n in names for k in range(1, len(n.parts) - 1)}
    if not longest:
        return names
    return [
        Name(n.start, n.end, n.title, (n.parts[-1],), full=False)
        if n.full and n.parts in longest and n.parts[0] not in given_names()
        else n
        for n in names
    ]


def _with_odd_surnames(view: View, names: list[Name]) -> list[Name]:
    """Add the lone mentions of "Kevin Bishop", whose surname alone would be a title."""
    titles = _titles()
    odd = {n.parts[-1] for n in names if n.full and (n.parts[-1] in titles or odd_surname(n.parts))}
    if not odd:
        return names
    taken = {k for n in names for k in range((n.title or (n.start, 0))[0], n.end)}
    more = []
    for k, word in enumerate(view.lower):
        if (
            word in odd
            and k not in taken
            and view.flags[k] & Is.CAP
            and not view.words[k].isupper()
        ):
            courtesy = view.word(k - 1) in COURTESY
            small = Is.TIME | Is.CONN | Is.ADV | Is.PREP | Is.CLAUSE
            apart = courtesy or not view.is_(k - 1, Is.CAP | Is.DET) or view.is_(k - 1, small)
            if apart and not view.is_(k + 1, Is.CAP) and not _in_headline(view, k):
                title = (k - 1, k) if courtesy else None
                more.append(Name(k, k + 1, title, (word,), full=False))
    return sorted([*names, *more], key=lambda n: n.start)


def _in_headline(view: View, k: int) -> bool:
    """Whether a token stands in a line in headline case."""
    i = max(bisect_right(view.sentences, k, key=lambda s: s[0]) - 1, 0)
    return headline_case(view.words, *view.sentences[i])


def _likely(view: View, names: list[Name]) -> list[Name]:
    """Drop lone words that are capitalized only because a sentence begins, and places."""
    opening = {first for first, _ in view.sentences}
    surnames = {n.parts[-1] for n in names if n.full or n.title is not None}
    inside = surnames | {
        n.parts[-1] for n in names if n.start not in opening and not is_common(n.parts[-1])
    }
    groups = listed("group")
    return [
        n for n in names if n.full or (n.parts[-1] not in groups and _stands_alone(view, n, inside))
    ]


def _stands_alone(view: View, n: Name, inside: set[str]) -> bool:
    """Whether a lone capitalized word is somebody's name where it stands."""
    if n.title is not None:
        return True
    if n.parts[-1] not in inside:
        return False
    free = not view.is_(n.start - 1, Is.PREP | Is.DET) and not view.is_(n.end, Is.CAP)
    return free or view.word(n.start - 1) in _BEFORE_A_NAME
