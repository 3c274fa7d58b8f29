"""Walks the attributions of an article in text order and gives each its source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.attribution.anonymity import anonymity
from provenance.attribution.channel import is_outlet
from provenance.attribution.kinds import head_word, kind_of
from provenance.attribution.resolution.descriptions import Descriptions
from provenance.attribution.resolution.entities import Entity
from provenance.attribution.resolution.people import People
from provenance.attribution.resolution.phrases import (
    PARTIES,
    before_tag,
    core_end,
    ends_with,
    follows_preposition,
    is_owner,
    joined,
    names_in,
    trimmed,
)
from provenance.attribution.resolution.pronouns import Pronouns
from provenance.attribution.resolution.unnamed import Unnamed
from provenance.attribution.rules.speaker import np_start
from provenance.attribution.rules.subject import main_subject
from provenance.attribution.words import Is, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.resolution.person import Person
    from provenance.attribution.view import View
    from provenance.nlp.names import Name

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SINGULAR = frozenset({"he", "she", "his", "her", "him"})
_PLURAL = frozenset({"they", "their", "them"})
_NEUTER = frozenset({"it", "its", "this", "that"})
_OWN = frozenset({"i", "we", "my", "our", "you", "your", "me", "us", "q", "a"})
_NOT_IN_ANTECEDENT = frozenset(
    {"by", "with", "to", "against", "between", "like", "including", "among"}
)
_NAMED_KINDS = ("person_named", "document", "media_outlet", "organisation")
_BACK = 2
"""Sentences back in which "they" and "it" look for the source named last."""


_NOUN = 4
"""Tokens of what somebody does, before the name in an apposition."""
_PAIR = 2


class Resolver:
    """Resolves the sources of one article in text order.

    Args:
        view: The article.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._people = People(view)
        descriptions = Descriptions(view, self._people)
        self._pronouns = Pronouns(view, self._people, descriptions)
        self._unnamed = Unnamed(view, descriptions, self._pronouns)
        self._by_person: dict[int, Entity] = {}
        self._last: list[tuple[int, Entity]] = []

    def resolve(self, found: Sequence[Found]) -> tuple[list[Entity | None], list[Entity]]:
        """Entity of each attribution (None where no source is given), and all entities.

        Args:
            found: Attributions in text order.
        """
        order = sorted(range(len(found)), key=lambda i: (found[i].source or [found[i].cue])[0][0])
        out: list[Entity | None] = [None] * len(found)
        for i in order:
            if found[i].source:
                out[i] = self._one(found[i])
        entities = {id(e): e for e in out if e is not None}
        ordered = sorted(entities.values(), key=lambda e: min(e.mentions))
        return out, ordered

    def _one(self, found: Found) -> Entity:
        piece = self._piece(found.source)
        start, end = trimmed(self._view, *piece)
        entity = self._entity(start, end)
        entity.mentions[self._view.span(*found.source[0])] = None
        self._last.append((start, entity))
        self._unnamed.spoke(start, entity)
        if entity.person is not None:
            self._pronouns.spoke(start, entity.person)
        self._note_anonymity(entity, found)
        return entity

    def _piece(self, pieces: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The piece of a broken source that says who it is: the first with a name, or the first."""
        if len(pieces) > 1:
            for piece in pieces:
                if names_in(self._view, self._people, *piece):
                    return piece
        return pieces[0]

    def _entity(self, start: int, end: int) -> Entity:
        word = self._view.word(start)
        if end - start > 1:
            return self._described(start, end)
        if word in _RELATIVE:
            return self._antecedent(start)
        if word in _SINGULAR:
            return self._he_or_she(word, start)
        if word in _PLURAL | _NEUTER:
            return self._recent(word, start, plural=word in _PLURAL)
        if word in _OWN:
            return self._unresolved(word)
        return self._described(start, end)

    def _he_or_she(self, word: str, start: int) -> Entity:
        person = self._pronouns.at(start)
        if person is None:
            return self._unresolved(word)
        if person.parts:
            return self._of_person(person)
        phrase = self._pronouns.phrase_of(person)
        return self._described(*phrase) if phrase else self._unresolved(word)

    def _antecedent(self, start: int) -> Entity:
        """What "who" refers back to: the noun phrase before it."""
        view = self._view
        first = self._sentence_start(start, back=0)
        head = start - 1
        if view.word(head) == "," and head > first:
            head -= 1
        head = before_tag(view, head, first)
        if head < first or head < 0:
            return self._unresolved("who")
        begin = np_start(view, head, first)
        for k in range(head, begin, -1):
            if view.word(k) in _NOT_IN_ANTECEDENT:
                begin = k + 1
                break
        return self._described(begin, head + 1) if begin <= head else self._unresolved("who")

    def _recent(self, word: str, start: int, *, plural: bool) -> Entity:
        """The group, office or document that spoke last, for "they" and "it"."""
        first = self._sentence_start(start)
        view = self._view
        if word == "it" and view.is_(start + 1, Is.BE) and view.is_(start + 2, Is.ED):
            return self._unresolved(word)  # "It is feared that": nobody is meant
        for at, entity in reversed(self._last):
            if at < first:
                break
            if (
                at < start
                and entity.person is None
                and entity.kind != "unresolved"
                and entity.plural == plural
            ):
                return entity
        if plural:
            return self._subject_of_sentence(start)
        return self._house_before(start) or self._unresolved(word)

    def _house_before(self, at: int) -> Entity | None:
        """For "it": the organisation that is the subject of this sentence or the one before."""
        view = self._view
        if view.word(at) not in ("it", "its"):
            return None
        here = self._sentence_start(at, back=0)
        for first, end in ((here, at), (self._sentence_start(at, back=1), here)):
            source = main_subject(view, first, end)
            if source:
                start, stop = source[0]
                people = [p for _, p in self._people.inside(start, stop) if p is not None]
                known = any(p.gender or p.roles or len(p.mentions) > 1 for p in people)
                if known or view.is_(start, Is.PRONOUN | Is.POSS):
                    return None
                return self._unnamed.house(start, stop)
        return None

    def _subject_of_sentence(self, at: int) -> Entity:
        """The plural subject of the sentence, for "they" with no group that spoke before."""
        view = self._view
        first = self._sentence_start(at, back=0)
        source = main_subject(view, first, at)
        words = view.lower[slice(*source[0])] if source else []
        head = head_word(words)
        if len(words) > 1 and (head.endswith("s") or head in ("police", "people")):
            return self._described(*source[0])
        return self._unresolved("they")

    def _sentence_start(self, token: int, *, back: int = _BACK) -> int:
        sentences = self._view.sentences
        i = bisect_right(sentences, token, key=lambda s: s[0]) - 1
        return sentences[max(i - back, 0)][0] if i >= 0 else 0

    def _unresolved(self, word: str) -> Entity:
        """An entity of its own: two unclear pronouns need not be the same person."""
        return Entity(None, "unresolved", plural=word in _PLURAL)

    def _described(self, start: int, end: int) -> Entity:
        """A source given by a noun phrase."""
        view = self._view
        if view.words[start] in PARTIES and view.word(start + 1) == "-" and start > 1:
            name = self._people.inside(start - 3, start - 1)[-1:]
            if name and name[0][0].end == start - 1:
                return self._person_or_open(name[0][1])
        core = core_end(view, start, end)
        names = names_in(view, self._people, start, core)
        if names and follows_preposition(view, start, names[0][0].start):
            return self._apposed(core, end, [], start) or self._role(start, core)
        if (
            len(names) == 1
            and ends_with(view, names[0][0].end, core)
            and not self._institution(names[0], start, core)
        ):
            return self._person_or_open(names[0][1])
        last_is_whole = len(names) > 1 and names[-1][0].full and names[-1][0].end == core
        if last_is_whole and not joined(view, names):
            return self._person_or_open(names[-1][1])
        if len(names) > 1 and joined(view, names):
            last = names[-1][0].end
            return self._unnamed.several(start, last if view.is_(last, Is.PREP) else core)
        return self._apposed(core, end, names, start) or self._role(start, core)

    def _apposed(
        self, core: int, end: int, names: list[tuple[Name, Person | None]], start: int
    ) -> Entity | None:
        """The name in "the harbor master, Greta Olm"."""
        view = self._view
        if names or view.word(core) != ",":
            return None
        after = [
            (n, p)
            for n, p in self._people.inside(core, end)
            if not is_owner(self._view, n.end, end)
        ]
        if after and view.word(after[0][0].end) in ("and", "&"):
            return None  # "friends of Ames, Hale and Olm"
        if after and after[0][1] is not None:
            first = after[0][0].title[0] if after[0][0].title else after[0][0].start
            if first <= core + 2 or self._is_noun_before(core + 1, after[0][0], end):
                return self._of_person(after[0][1])
        return None if after else self._named_house(start, core, end)

    def _is_noun_before(self, start: int, name: Name, end: int) -> bool:
        """Whether only what somebody does stands before a name: "the engineer Greta Olm"."""
        view = self._view
        first = name.title[0] if name.title else name.start
        small = Is.MARK | Is.PREP | Is.AUX | Is.CLAUSE | Is.JOIN
        closed = name.end >= end or view.word(name.end) == ","
        near = first - start <= _NOUN and view.is_(start, Is.DET)
        return (
            name.full
            and closed
            and near
            and not any(view.is_(k, small) for k in range(start, first))
        )

    def _named_house(self, start: int, core: int, end: int) -> Entity | None:
        """The name in "the contractor, Olm Brothers"."""
        view = self._view
        last = core + 1
        while last < end and view.is_(last, Is.CAP):
            last += 1
        closed = last >= end or view.word(last) == ","
        if last - core <= _PAIR or not closed or not view.is_(start, Is.DET | Is.POSS):
            return None
        kind, _ = kind_of(view.lower[start:core], view.words[start:core], outlet=False)
        if kind not in ("organisation", "media_outlet", "official_org"):
            return None
        return self._unnamed.house(core + 1, last)

    def _institution(self, name: tuple[Name, Person | None], start: int, core: int) -> bool:
        """Whether a lone word taken for a name is an office, outlet or organisation: "Interpol"."""
        if name[0].full or (name[1] is not None and name[1].sure):
            return False
        view = self._view
        kind, _ = kind_of(
            view.lower[start:core],
            view.words[start:core],
            outlet=is_outlet(self._unnamed.text(start, core)),
        )
        known = any(view.lower[k] in listed("official_name") for k in range(start, core))
        return known or kind in ("media_outlet", "official_org") or view.is_(start, Is.DET)

    def _person_or_open(self, person: Person | None) -> Entity:
        return self._of_person(person) if person else self._unresolved("name")

    def _of_person(self, person: Person) -> Entity:
        entity = self._by_person.get(id(person))
        if entity is None:
            entity = Entity(person.name, "person_named", person=person)
            self._by_person[id(person)] = entity
        return entity

    def _role(self, start: int, end: int) -> Entity:
        """A source without a name of its own: office, role, document, outlet, group."""
        owner, after = self._owner(start, end)
        found = self._unnamed.resolve(start, end, owner=owner, after=after)
        return found if isinstance(found, Entity) else self._of_person(found)

    def _owner(self, start: int, end: int) -> tuple[Person | None, int]:
        """The person who owns what speaks ("her lawyer", "Ames's campaign") and the token after."""
        view = self._view
        if view.word(start) in ("his", "her"):
            person = self._pronouns.at(start)
            return (person if person is not None and person.parts else None), start + 1
        for name, person in self._people.inside(start, end)[:1]:
            opens = (name.title[0] if name.title else name.start) <= start + 1
            if opens and person is not None and person.sure and name.end < end:
                after = name.end + (view.lower[name.end] in ("'s", "’s", "'", "’"))
                return person, after
        return None, start

    def _note_anonymity(self, entity: Entity, found: Found) -> None:
        """A source that asked not to be named, here or in the sentence around."""
        if entity.kind in _NAMED_KINDS:
            return
        view = self._view
        first, last = view.sentences[found.sentence]
        stated, reason = anonymity(view.text, *view.span(first, last))
        if stated:
            entity.anonymous = True
            entity.reason = entity.reason or reason
