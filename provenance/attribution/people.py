"""People named in an article: full names, surnames, titles, roles and pronouns.

Only names in the outlet's own words count; a name inside a quotation is what somebody talks
about, and is never a candidate.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.attribution.words import Is, listed
from provenance.nlp.names import Name, find_names, given_names

if TYPE_CHECKING:
    from provenance.attribution.view import View
    from provenance.types import Span

_GENDER_TITLES = {
    "mr": "he",
    "mr.": "he",
    "sir": "he",
    "lord": "he",
    "king": "he",
    "prince": "he",
    "congressman": "he",
} | {
    "mrs": "she",
    "mrs.": "she",
    "ms": "she",
    "ms.": "she",
    "miss": "she",
    "dame": "she",
    "queen": "she",
    "princess": "she",
    "congresswoman": "she",
    "lady": "she",
    "chairwoman": "she",
    "chairman": "he",
    "pope": "he",
}
_PRONOUN_REACH = 3
"""Sentences back in which the antecedent of a pronoun is looked for."""
_QUOTED_REACH = 25
_NAMESAKES = 20
"""People of one surname or role looked at; an article has two or three."""
_NEARBY = 50
"""Names and speakers before a pronoun that are looked at."""
_ROLE_REACH = 12
_COURTESY = frozenset(
    {
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr.",
        "dr",
        "sir",
        "lady",
        "lord",
        "queen",
        "king",
    }
)
_QUALIFIERS = frozenset(
    {
        "former",
        "then",
        "acting",
        "deputy",
        "chief",
        "senior",
        "vice",
        "executive",
        "press",
        "prime",
        "foreign",
        "general",
        "assistant",
        "associate",
        "managing",
        "retired",
        "state",
        "federal",
        "district",
        "longtime",
        "national",
        "police",
    }
)


@dataclass(slots=True)
class Person:
    """One person.

    Attributes:
        name: Fullest form used in the article, titles left out.
        parts: Lower-case words of that form.
        gender: ``"he"``, ``"she"`` or an empty string.
        roles: Offices and descriptions given, in order.
        mentions: Token ranges at which the person is named, in order.
    """

    name: str
    parts: tuple[str, ...]
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    sure: bool = True


class People:
    """Everybody named in the outlet's own words.

    Args:
        view: The article.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        titles = listed("title") | listed("role")
        names = find_names(view.words, view.starts, view.ends, view.sentences, titles=titles)
        names = [n for n in names if view.quote[n.start] < 0]
        self.names = _likely(view, names)
        self._starts = [n.start for n in self.names]
        self._people: dict[tuple[str, str], Person] = {}
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_first: dict[str, list[Person]] = defaultdict(list)
        self._by_role: dict[str, list[Person]] = defaultdict(list)
        for name in self.names:
            if name.full:
                self._add(name)
        self._of: dict[int, Person | None] = {n.start: self._settle(n) for n in self.names}
        self._order = [(n.start, self._of[n.start]) for n in self.names]

    def _add(self, name: Name) -> Person:
        key = (name.parts[0], name.parts[-1])
        surface = " ".join(self._view.text[slice(*self._view.span(name.start, name.end))].split())
        person = self._people.get(key)
        if person is None:
            gender = given_names().get(name.parts[0], "x").strip("x")
            person = self._people[key] = Person(surface, name.parts, gender)
            self._by_surname[name.parts[-1]].append(person)
            self._by_first[name.parts[0]].append(person)
        elif len(name.parts) > len(person.parts):
            person.name, person.parts = surface, name.parts
        return person

    def _settle(self, name: Name) -> Person | None:
        """The person a name stands for; None where two could be meant."""
        person = self._people[name.parts[0], name.parts[-1]] if name.full else self._surname(name)
        if person is not None:
            person.mentions.append((name.start, name.end))
            self._learn(person, name)
        return person

    def _surname(self, name: Name) -> Person | None:
        known = self._by_surname.get(name.parts[0], [])
        gender = self._title_gender(name)
        fitting = [p for p in known if not gender or p.gender in ("", gender)]
        if len(fitting) == 1 and not self._another(fitting[0], name):
            return fitting[0]
        if len(fitting) > 1:
            return self._most_named(fitting, name)
        by_first = self._by_first.get(name.parts[0], [])
        if len(by_first) == 1 and not known and name.title is None:
            return by_first[0]
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

    def _most_named(self, people: list[Person], name: Name) -> Person | None:
        """The one named clearly more often so far; a tie stays open."""
        # Names are settled in text order, so all mentions so far stand before this one.
        before = sorted((len(p.mentions), i) for i, p in enumerate(people[-_NAMESAKES:]))
        people = people[-_NAMESAKES:]
        (second, _), (most, index) = before[-2], before[-1]
        return people[index] if most > second else None

    def _title_gender(self, name: Name) -> str:
        word = self._view.word(name.title[1] - 1) if name.title else self._view.word(name.start - 1)
        return _GENDER_TITLES.get(word, "")

    def _learn(self, person: Person, name: Name) -> None:
        """Take gender and role from the words around a name."""
        person.gender = person.gender or self._title_gender(name)
        role = self._role(name)
        if role and role not in person.roles:
            person.roles.append(role)
            for word in _long(role):
                self._by_role[word].append(person)
        words = set(role.lower().split())
        if not person.gender and words & listed("male"):
            person.gender = "he"
        elif not person.gender and words & listed("female"):
            person.gender = "she"

    def _role(self, name: Name) -> str:
        """Office before a name, or apposition after it."""
        view = self._view
        start = name.title[0] if name.title else name.start
        k = start
        while k > 0 and start - k < _ROLE_REACH and self._role_word(k - 1):
            k -= 1
        heads = [
            i
            for i in range(k, name.start)
            if view.is_(i, Is.TITLE) or view.lower[i].rstrip(".") in listed("role")
        ]
        if heads:
            return self._from_head(heads[0], k, name.start)
        return self._after(name.end + 1) if view.word(name.end) == "," else ""

    def _from_head(self, head: int, first: int, end: int) -> str:
        """A role with what qualifies it: "former Osby Bank chief executive"."""
        view = self._view
        begin = head
        while begin > first and (
            (
                view.is_(begin - 1, Is.CAP)
                and not view.is_(begin - 1, Is.DET | Is.CONN | Is.CLAUSE | Is.TIME)
            )
            or view.lower[begin - 1] in _QUALIFIERS
            or view.lower[begin - 1] in listed("organisation")
        ):
            begin -= 1
        if end - head == 1 and begin == head and view.lower[head] in _COURTESY:
            return ""
        return _surface(view, begin, end)

    def _role_word(self, i: int) -> bool:
        """Whether a token can be part of an office before a name."""
        view = self._view
        if view.quote[i] >= 0 or (view.is_(i, Is.MARK) and view.word(i) != "-"):
            return False
        if view.is_(i, Is.AUX | Is.CLAUSE | Is.PRONOUN | Is.VERB) and not view.is_(i, Is.CAP):
            return False
        return not view.verbs[i] or view.verbs[i][0].form == "base" or view.is_(i, Is.CAP)

    def _after(self, start: int) -> str:
        """Apposition: "Ames, a baker from Osby, said"."""
        view = self._view
        if not (view.is_(start, Is.DET | Is.POSS) or view.word(start) in listed("role")):
            return ""
        for k in range(start, min(start + 20, len(view.words))):
            if view.word(k) in (",", ".", ";", ":", "—", "--", "who") or view.quote[k] >= 0:
                words = set(view.lower[start:k])
                return (
                    _surface(view, start, k)
                    .removeprefix("the ")
                    .removeprefix("a ")
                    .removeprefix("an ")
                    if (
                        words & listed("role")
                        and not words & {"said", "says", "was", "were", "is", "are", "had", "has"}
                    )
                    else ""
                )
        return ""

    def inside(self, start: int, end: int) -> list[tuple[Name, Person | None]]:
        """Names between two tokens, with the person each stands for.

        Args:
            start: First token.
            end: One past the last.
        """
        i = bisect_left(self._starts, start)
        out = []
        while i < len(self.names) and self.names[i].start < end:
            out.append((self.names[i], self._of[self.names[i].start]))
            i += 1
        return out

    def pronoun(self, word: str, at: int, speakers: list[tuple[int, Person]]) -> Person | None:
        """The person that "he" or "she" stands for at a token, or None where it is unclear.

        Args:
            word: The pronoun, lower case.
            at: Its token.
            speakers: People already found to speak, as (token, person), in order.
        """
        gender = {"he": "he", "his": "he", "him": "he"}.get(word, "she")
        first = self._sentence_back(at)
        near = [
            (t, p) for t, p in speakers[-_NEARBY:] if first <= t < at and p.gender in ("", gender)
        ]
        named = [(t, p) for t, p in self._between(first, at) if p.gender in ("", gender)]
        exact = [(t, p) for t, p in named if p.gender == gender]
        if near and exact and near[-1][1] is not exact[-1][1]:
            choice: Person | None = None  # who spoke last and who was named last: a tie
        elif near and (near[-1][1].gender == gender or not exact):
            choice = near[-1][1]
        elif exact:
            choice = exact[-1][1]
        else:
            people = {id(p): p for _, p in named}
            choice = next(iter(people.values())) if len(people) == 1 else None
        if choice is not None and not choice.gender:
            choice.gender = gender
        return choice

    def _between(self, first: int, last: int) -> list[tuple[int, Person]]:
        a, b = bisect_left(self._starts, first), bisect_left(self._starts, last)
        return [(t, p) for t, p in self._order[max(a, b - _NEARBY) : b] if p is not None and p.sure]

    def _sentence_back(self, at: int) -> int:
        """Start of the third sentence back, sentences inside quotations not counted."""
        view = self._view
        i = bisect_right(view.sentences, at, key=lambda s: s[0]) - 1
        counted = 0
        for k in range(i, max(i - _QUOTED_REACH, -1), -1):
            first = view.sentences[k][0]
            counted += view.quote[first] < 0 or view.quotes[view.quote[first]][0] == first
            if counted > _PRONOUN_REACH or k == 0:
                return first
        return view.sentences[max(i - _QUOTED_REACH, 0)][0] if i >= 0 else 0

    def with_role(self, head: str, before: int) -> Person | None:
        """The one person whose role has this word: "the senator"; None if none or several.

        Args:
            head: Role word, lower case.
            before: Token before which the person must have been named.
        """
        seen = {
            id(p): p
            for p in self._by_role.get(head, [])[:_NAMESAKES]
            if p.mentions and p.mentions[0][0] < before
        }
        return next(iter(seen.values())) if len(seen) == 1 else None


def _likely(view: View, names: list[Name]) -> list[Name]:
    """Drop lone words that are capitalized only because a sentence begins, and places."""
    opening = {first for first, _ in view.sentences}
    inside = {n.parts[-1] for n in names if n.full or n.start not in opening}
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


_BEFORE_A_NAME = frozenset({"by", "with", "for", "to", "from", "and", "of", "against", "that"})


_TITLES = {
    "sen.": "senator",
    "rep.": "representative",
    "gov.": "governor",
    "gen.": "general",
    "lt.": "lieutenant",
    "col.": "colonel",
    "prof.": "professor",
    "capt.": "captain",
    "sgt.": "sergeant",
}


def _long(role: str) -> set[str]:
    """Words of a role in lower case, short titles written out."""
    words = set(role.lower().split())
    return words | {_TITLES[w] for w in words if w in _TITLES}


def _surface(view: View, start: int, end: int) -> str:
    """The text of some tokens on one line."""
    return " ".join(view.text[slice(*view.span(start, end))].split())
