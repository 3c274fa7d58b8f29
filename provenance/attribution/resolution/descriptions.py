"""Who "the senator" is: descriptions of people matched with what the text said of them before.

A description fits a person when its head is one of the person's offices, by the same word or one
that includes it ("the lawmaker" for a senator), and when all else in it ("the *Velm* senator",
"the *former* governor") was said of the person too.  Where it fits several, the one named clearly
nearer is meant, or nobody can tell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from provenance.attribution.kinds import head_word
from provenance.attribution.words import Is, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.attribution.resolution.people import People
    from provenance.attribution.resolution.person import Person
    from provenance.attribution.view import View
    from provenance.nlp.names import Name

_SHORT = {
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "prof": "professor",
    "capt": "captain",
    "sgt": "sergeant",
    "adm": "admiral",
    "maj": "major",
    "congressman": "representative",
    "congresswoman": "representative",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "councilman": "councilor",
    "councilwoman": "councilor",
    "councillor": "councilor",
    "businesswoman": "businessman",
    "mogul": "businessman",
    "attorney": "lawyer",
    "adviser": "advisor",
    "aide": "advisor",
    "nominee": "candidate",
    "hopeful": "candidate",
    "contender": "candidate",
    "ceo": "executive",
    "premier": "minister",
    "dr": "doctor",
    "physician": "doctor",
    "gop": "republican",
    "u.s": "us",
}
"""Words that say the same, each under one of them."""
_INCLUDES = {
    "lawmaker": ("senator", "representative", "councilor"),
    "legislator": ("senator", "representative"),
    "politician": ("senator", "representative", "governor", "mayor", "candidate"),
    "official": ("secretary", "commissioner", "director", "minister", "spokesperson"),
    "officer": ("lieutenant", "captain", "sergeant", "colonel"),
    "leader": ("chair", "president", "minister", "speaker"),
    "author": ("writer", "novelist"),
    "academic": ("professor",),
    "scientist": ("professor",),
    "expert": ("professor", "analyst"),
    "strategist": ("consultant", "advisor"),
    "republican": ("republican",),
    "democrat": ("democrat",),
}
_PLAIN = frozenset(
    {"the", "this", "that", "own", "longtime", "veteran", "junior", "outspoken", "top", "current"}
    | {"young", "elder", "senior", "new", "late", "embattled", "influential", "powerful"}
    | {"first-term", "two-term", "said", "-", "year", "old", "year-old", "term"}
)
"""Words that add nothing by which people could be told apart."""
_SMALL = frozenset(
    {"of", "for", "in", "at", "from", "with", "on", "to", "by", "a", "an", "the", ","}
)
_PARTIES = {"r": "republican", "d": "democrat", "i": "independent"}
_NEAR = 120
"""Tokens within which a person described was named, where several would fit."""
_FAR = 300
"""Tokens that must lie between a description and the others it would fit."""
_LAST = 12
"""Roles of one person looked at."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Several people fit and none is clearly meant.

    Attributes:
        people: Those who fit.
    """

    people: tuple[Person, ...]


class Descriptions:
    """Descriptions of the people of one article.

    Args:
        view: The article.
        people: Everybody named in it.
    """

    def __init__(self, view: View, people: People) -> None:
        self._view = view
        self._said: dict[int, set[str]] = defaultdict(set)
        self._by_word: dict[str, dict[int, Person]] = defaultdict(dict)
        described: set[tuple[int, int]] = set()
        for name, person in people.mentions:
            if person is None or not person.sure:
                continue
            for role in person.roles[:_LAST]:
                if (id(person), hash(role)) not in described:
                    described.add((id(person), hash(role)))
                    self._learn(person, _said(role.lower().split()))
            self._learn(person, _tag(view, name))

    def _learn(self, person: Person, words: set[str]) -> None:
        self._said[id(person)] |= words
        for word in words:
            self._by_word[word][id(person)] = person

    def find(self, words: Sequence[str], at: int) -> Person | Tie | None:
        """The person a description stands for.

        Args:
            words: Its words, lower case, the article with them.
            at: Its first token; only who was named before can be meant.

        Returns:
            The person, a `Tie` where several fit, or None where nobody does.
        """
        head = head_word(words)
        heads = {_same(head), *_INCLUDES.get(_same(head), ())}
        rest = _said(w for w in words if w != head) - _PLAIN
        fitting: dict[int, Person] = {}
        for word in heads:
            for key, person in list(self._by_word.get(word, {}).items())[:_NAMESAKES]:
                before = bool(person.mentions) and person.mentions[0][0] < at
                if before and rest <= self._said[key]:
                    fitting[key] = person
        former = "former" in rest
        kept = [p for k, p in fitting.items() if former or "former" not in self._said[k]]
        people = kept or list(fitting.values())
        if len(people) > 1:
            return self._nearest(people, at)
        return people[0] if people else None

    def may_be(self, person: Person, head: str) -> bool:
        """Whether nothing that was said of a person rules out what they are called.

        Args:
            person: Somebody named.
            head: "governor", lower case.
        """
        word = _same(head)
        own = _office_of(self._said[id(person)])
        return word not in OFFICES or not own or word in own

    def _nearest(self, people: list[Person], at: int) -> Person | Tie:
        last = []
        for i, person in enumerate(people):
            k = bisect_left(person.mentions, (at, 0)) - 1
            last.append((at - person.mentions[k][0], i))
        last.sort()
        if last[0][0] <= _NEAR and last[1][0] >= _FAR:
            return people[last[0][1]]
        return Tie(tuple(people))


_NAMESAKES = 20
"""People of one office looked at."""


def _same(word: str) -> str:
    word = word.strip(".")
    return _SHORT.get(word, word)


def _said(words: Iterable[str]) -> set[str]:
    """Words of a description by which people can be told apart."""
    out = set()
    for word in words:
        bare = word.strip(".,’'\"")
        if bare and bare not in _SMALL and bare not in ("'s", "’s", "s"):
            out.add(_SHORT.get(bare, bare))
    return out


def _tag(view: View, name: Name) -> set[str]:
    """Party and state after a name: "Ames, D-Vt.", "Ames (R-Fla.)", "Ames of Vermont"."""
    k = name.end
    mark = view.word(k)
    if mark == "of" and view.is_(k + 1, Is.CAP):
        return {view.word(i) for i in (k + 1, k + 2) if view.is_(i, Is.CAP)}
    if mark not in (",", "(") or k + 1 >= len(view.words):
        return set()
    words = [view.words[i] for i in range(k + 1, min(k + 6, len(view.words)))]
    party = _PARTIES.get(words[0].lower()) if words[0] in ("R", "D", "I") else None
    glued = words[0].partition("-")
    if party is None and glued[0] in ("R", "D", "I") and glued[1]:
        party, words = _PARTIES[glued[0].lower()], [glued[0], "-", glued[2], *words[1:]]
    if party is None:
        return set()
    out = {party}
    if len(words) > 2 and words[1] in ("-", "–", "—"):  # noqa: PLR2004
        key = words[2].lower().strip(".")
        out |= set(states().get(key, key).split())
    return out


@cache
def states() -> dict[str, str]:
    """Names of states by their short forms, lower case, without the last full stop."""
    lines = (files(__package__) / "states.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1].replace("_", " ") for row in rows}


OFFICES = frozenset(
    {"senator", "representative", "governor", "mayor", "secretary", "judge", "minister"}
    | {"president", "speaker", "general", "justice"}
)
"""Offices of which a person has one at a time."""


def _office_of(words: set[str]) -> set[str]:
    return words & OFFICES


def describes(words: Sequence[str]) -> bool:
    """Whether a phrase is a definite description of one person: "the Velm senator".

    Args:
        words: Lower-case words.
    """
    owned = any(w in ("'s", "’s") for w in words[1:-1]) and words[0] not in ("his", "her", "their")
    if len(words) < 2 or not (owned or words[0] in ("the", "this", "that")):  # noqa: PLR2004
        return False
    head = head_word(words)
    return head in listed("role") or _same(head) in _INCLUDES or head in _SHORT
