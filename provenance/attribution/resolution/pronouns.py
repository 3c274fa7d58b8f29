"""Whom "he" and "she" stand for: every person named near by is weighed, and a tie stays open.

The article is walked once, in text order.  Names and pronouns in the outlet's own words keep the
people of the last sentences in mind with what was last said of each (`Trace`); a pronoun goes to
the person whose traits weigh most, and is then itself a mention, so that a chain of "he" goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from math import exp
from typing import TYPE_CHECKING

from provenance.attribution.resolution.grammar import Part, part_of
from provenance.attribution.resolution.nominals import Nominal, nominals
from provenance.attribution.resolution.person import gender_of
from provenance.attribution.resolution.traits import NOBODY, WEIGHTS, Place, Trace, traits_of
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.resolution.descriptions import Descriptions
    from provenance.attribution.resolution.people import People
    from provenance.attribution.resolution.person import Person
    from provenance.attribution.view import View
    from provenance.types import Span

GENDER = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_KEPT = 12
"""People kept in mind; the right one is the twelfth or later named in no measured case."""

_NEAR_LINES = 3
"""Sentences back in which the only person named is still the one described."""


class Pronouns:
    """Resolves "he" and "she" of one article; tokens must be asked for in text order.

    Args:
        view: The article.
        people: Everybody named in it.
    """

    def __init__(self, view: View, people: People, descriptions: Descriptions) -> None:
        self._view = view
        self._people = people
        self._descriptions = descriptions
        described = nominals(view, people, descriptions)
        self._events = _events(view, people, described)
        self._phrases: dict[int, Span] = {}
        for nominal in described:
            if not nominal.person.parts:
                self._phrases.setdefault(id(nominal.person), (nominal.start, nominal.end))
        self._next = 0
        self._traces: dict[int, Trace] = {}
        self._line, self._firsts = _lines(view)
        self._paragraph = _paragraph_of(view)
        self._last_speaker: Person | None = None
        self._opened = -1
        self._ended: tuple[int, Person] | None = None
        self.answers: dict[int, Person | None] = {}

    def spoke(self, token: int, person: Person) -> None:
        """Note that somebody is the source of a statement.

        Args:
            token: Where the source is named.
            person: Who it is.
        """
        self._last_speaker = person
        trace = self._traces.get(id(person))
        if trace is not None:
            trace.spoke = max(trace.spoke, token)

    def at(self, token: int) -> Person | None:
        """The person a pronoun stands for; None where it is unclear.

        Args:
            token: The pronoun.
        """
        self._walk(token)
        if token in self.answers:
            return self.answers[token]
        quoted = self._in_quotation(token) if self._view.quote[token] >= 0 else None
        return quoted or self._choose(token)

    def _walk(self, until: int) -> None:
        """Take in all mentions up to and with a token."""
        while self._next < len(self._events) and self._events[self._next][0] <= until:
            token, end, title, person = self._events[self._next]
            self._next += 1
            pronoun = person is None
            if pronoun:
                person = self.answers[token] = self._choose(token)
            if person is not None:
                self._mention(person, token, part_of(self._view, token, end, title), pronoun)
                self._join(person, title, end)

    def _mention(self, person: Person, token: int, part: Part, pronoun: bool) -> None:
        sentence = self._sentence(token)
        line = self._line[sentence]
        trace = self._traces.pop(id(person), None)
        if trace is None:
            trace = Trace(person, token, line, 0, part)
        self._traces[id(person)] = trace
        trace.token, trace.line, trace.part, trace.pronoun = token, line, part, pronoun
        trace.paragraph, trace.beside = self._paragraph[sentence], None
        trace.count += 1
        if part in (Part.SUBJECT, Part.SPEAKER, Part.HEAD):
            trace.subject = line
            if self._opened != line:
                self._opened = line
                trace.first = line
        if part == Part.SPEAKER:
            trace.spoke = token
            self._last_speaker = person

    def _join(self, person: Person, start: int, end: int) -> None:
        """Note two people who are named side by side: "Ames and Hale"."""
        before, self._ended = self._ended, (end, person)
        if before is None or self._view.word(start - 1) != "and" or before[0] != start - 1:
            return
        first = self._traces.get(id(before[1]))
        if first is not None and before[1] is not person:
            first.beside, self._traces[id(person)].beside = person, before[1]

    def _twin(self, person: Person) -> bool:
        """Whether somebody of the same gender was last named beside a person."""
        beside = self._traces[id(person)].beside
        trace = self._traces.get(id(beside)) if beside is not None else None
        return trace is not None and trace.beside is person and trace.person.gender == person.gender

    def only(self, token: int, *, gender: str) -> Person | None:
        """The one person named before a token, if nobody else was.

        Args:
            token: First token of a description.
            gender: What the description says of it: ``"he"``, ``"she"`` or nothing.
        """
        self._walk(token - 1)
        if len(self._traces) != 1:
            return None
        (trace,) = self._traces.values()
        person = trace.person
        near = self._line[self._sentence(token)] - trace.line <= _NEAR_LINES
        named = bool(person.parts) and person.sure and near
        return person if named and (not gender or person.gender in ("", gender)) else None

    def _sentence(self, token: int) -> int:
        return max(bisect_right(self._firsts, token) - 1, 0)

    def candidates(
        self, token: int, *, gender: str | None = None
    ) -> list[tuple[Person, list[float]]]:
        """People a pronoun can stand for, with the traits that are weighed.

        Args:
            token: The pronoun.
            gender: ``"he"``, ``"she"`` or nothing, where no pronoun stands there.
        """
        view = self._view
        word = view.word(token)
        called = gender is not None
        gender = GENDER.get(word, "he") if gender is None else gender
        sentence = self._sentence(token)
        line, paragraph = self._line[sentence], self._paragraph[sentence]
        flags = Place(
            gender=gender,
            line=line,
            paragraph=paragraph,
            tail=_after_quotation(view, token),
            opening=token == view.sentences[sentence][0],
            clause=view.is_(token - 1, Is.CLAUSE) or bool(view.verbs[token - 1] if token else ()),
            owner=word in ("his", "her"),
            speaks=part_of(view, token, token + 1, token) == Part.SPEAKER,
        )
        out: list[tuple[Person, list[float]]] = []
        for trace in reversed(list(self._traces.values())[-_KEPT:]):
            other = called and not gender
            if (other or trace.person.gender in ("", gender)) and trace.person.sure:
                spoke_last = trace.person is self._last_speaker
                traits = traits_of(trace, flags, nearest=not out, spoke_last=spoke_last)
                out.append((trace.person, traits))
        return out

    def salient(
        self, token: int, *, among: Sequence[Person] = (), epithet: str = ""
    ) -> Person | None:
        """The person talked about where a description opens, if it can be nobody else.

        Args:
            token: First token of the description.
            among: Only these can be meant; anybody by default.
            epithet: What the person is called, when the text has not called anybody so before.
        """
        self._walk(token - 1)
        gender = gender_of(epithet)
        weights = [
            (sum(w * x for w, x in zip(WEIGHTS, traits, strict=True)), person)
            for person, traits in self.candidates(token, gender=gender)
            if person.parts
        ]
        allowed = {id(p) for p in among}
        best = max(weights, key=lambda pair: pair[0], default=None)
        if best is None:
            return None
        total = sum(exp(w - best[0]) for w, _ in weights) + exp(NOBODY - best[0])
        fits = id(best[1]) in allowed if among else self._descriptions.may_be(best[1], epithet)
        clear = 1 / total >= CALLED and not self._twin(best[1])
        return best[1] if fits and clear else None

    def phrase_of(self, person: Person) -> Span | None:
        """The phrase by which an unnamed person was first mentioned.

        Args:
            person: Somebody `at` has answered.
        """
        return self._phrases.get(id(person))

    def _choose(self, token: int) -> Person | None:
        """The person with the greatest weight, if it is likely enough and nobody else is."""
        scored = [
            (sum(w * x for w, x in zip(WEIGHTS, traits, strict=True)), person)
            for person, traits in self.candidates(token)
        ]
        if not scored:
            return None
        best, person = max(scored, key=lambda pair: pair[0])
        total = exp(NOBODY - best) + sum(exp(weight - best) for weight, _ in scored)
        if 1 / total < LIKELY or self._twin(person):
            return None
        if not person.gender and 1 / total >= SURE:
            person.gender = GENDER.get(self._view.word(token), "")
        return person

    def _in_quotation(self, token: int) -> Person | None:
        """For a pronoun inside a quotation: the one person it could be whom the speaker named."""
        view = self._view
        gender = GENDER.get(view.word(token), "he")
        first = view.quotes[view.quote[token]][0]
        named = {
            id(p): p
            for n, p in self._people.inside(first, token)
            if p is not None and p.sure and p.gender in ("", gender)
        }
        return next(iter(named.values())) if len(named) == 1 else None


LIKELY = 0.4
"""Probability from which a person is named; below, it stays open.  In the same folds 0.5 gave 108
right and 5 wrong, 0.6 gave 101 and 4."""
SURE = 0.9
"""Probability from which a pronoun tells a person's gender."""
CALLED = 0.8
"""Probability from which a description the text has not used before is somebody's."""


def _events(
    view: View, people: People, described: list[Nominal]
) -> list[tuple[int, int, int, Person | None]]:
    """Names and pronouns outside quotations in text order: token, end, title, person or None."""
    out: list[tuple[int, int, int, Person | None]] = [
        (name.start, name.end, name.title[0] if name.title else name.start, person)
        for name, person in people.mentions
        if person is not None and view.quote[name.start] < 0
    ]
    out += [
        (k, k + 1, k, None)
        for k, word in enumerate(view.lower)
        if word in GENDER and view.quote[k] < 0
    ]
    out += [(n.start, n.end, n.start, n.person) for n in described]
    out.sort(key=lambda e: e[0])
    return out


def _lines(view: View) -> tuple[list[int], list[int]]:
    """Number of each sentence, those inside quotations not counted, and their first tokens."""
    numbers, number = [], 0
    for first, _ in view.sentences:
        quote = view.quote[first] if first < len(view.quote) else -1
        number += quote < 0 or view.quotes[quote][0] == first
        numbers.append(number)
    return numbers or [0], [first for first, _ in view.sentences]


def _paragraph_of(view: View) -> list[int]:
    out = [0] * max(len(view.sentences), 1)
    for number, (a, b) in enumerate(view.paragraphs):
        for i in range(a, b):
            out[i] = number
    return out


def _after_quotation(view: View, token: int) -> bool:
    """Whether a pronoun belongs to a quotation: "…," he said."""
    return any(
        0 <= k < len(view.quote) and view.quote[k] >= 0
        for k in (token - 1, token - 2, token + 2, token + 3)
    )
