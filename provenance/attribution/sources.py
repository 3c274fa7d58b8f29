"""Sources: every mention of a speaker resolved to one person, office, document, outlet or group.

Kept apart from the finder, so that a trained span model can replace the rules and keep this.
What cannot be told stays ``unresolved``: a wrong name under a quotation is worse than none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.attribution.anonymity import anonymity
from provenance.attribution.channel import is_outlet
from provenance.attribution.kinds import head_word, is_official, kind_of, names_somebody
from provenance.attribution.people import People, Person
from provenance.attribution.speaker import np_start
from provenance.attribution.subject import main_subject
from provenance.attribution.verbs import nouns
from provenance.attribution.words import Is, listed
from provenance.types import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.view import View
    from provenance.nlp.names import Name
    from provenance.types import SourceKind, Span

_RELATIVE = frozenset({"who", "which", "that"})
_SINGULAR = frozenset({"he", "she", "his", "her", "him"})
_PLURAL = frozenset({"they", "their", "them"})
_NEUTER = frozenset({"it", "its", "this", "that"})
_OWN = frozenset({"i", "we", "my", "our", "you", "your"})
_ARTICLES = frozenset({"the", "a", "an"})
_MARKS_OF_OWNER = frozenset({"'s", "’s", "'", "’"})
_UTTERED = frozenset(
    {"comments", "words", "speech", "tweet", "tweets", "answer", "letter", "interview", "tone"}
)
_NOT_IN_ANTECEDENT = frozenset(
    {"by", "with", "to", "against", "between", "like", "including", "among"}
)
_BACK = 2
"""Sentences back in which "they" and "it" look for the source named last."""


@dataclass(slots=True)
class Entity:
    """A source while mentions are still being gathered."""

    name: str | None
    kind: SourceKind
    official: bool = False
    anonymous: bool = False
    role: str | None = None
    reason: str | None = None
    person: Person | None = None
    plural: bool = False
    mentions: dict[Span, None] = field(default_factory=dict)


class Resolver:
    """Resolves the sources of one article in text order.

    Args:
        view: The article.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._people = People(view)
        self._by_key: dict[str, Entity] = {}
        self._by_head: dict[str, list[Entity]] = defaultdict(list)
        self._by_person: dict[int, Entity] = {}
        self._speakers: list[tuple[int, Person]] = []
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
        start, end = found.source[0][0], found.source[-1][1]
        entity = self._entity(start, end, found.sentence)
        span = self._view.span(*found.source[0])
        entity.mentions[span] = None
        self._last.append((start, entity))
        if entity.person is not None:
            self._speakers.append((start, entity.person))
        self._note_anonymity(entity, found)
        return entity

    def _entity(self, start: int, end: int, sentence: int) -> Entity:
        view = self._view
        word = view.word(start)
        if end - start == 1 and word in _RELATIVE:
            return self._antecedent(start, sentence)
        if end - start == 1 and word in _SINGULAR:
            person = self._people.pronoun(word, start, self._speakers)
            if person is not None:
                return self._of_person(person)
            return self._role_before(start) or self._unresolved(word, start)
        if end - start == 1 and word in _PLURAL | _NEUTER:
            return self._recent(word, start, plural=word in _PLURAL)
        if end - start == 1 and (word in _OWN or word in ("q", "a")):
            return self._unresolved(word, start)
        return self._described(start, end)

    def _antecedent(self, start: int, sentence: int) -> Entity:
        """What "who" refers back to: the noun phrase before it."""
        view = self._view
        first = view.sentences[sentence][0] if sentence < len(view.sentences) else 0
        head = start - 1
        if view.word(head) == "," and head > first:
            head -= 1
        if head < first or head < 0:
            return self._unresolved("who", start)
        begin = np_start(view, head, first)
        for k in range(head, begin, -1):
            if view.word(k) in _NOT_IN_ANTECEDENT:
                begin = k + 1
                break
        return self._described(begin, head + 1) if begin <= head else self._unresolved("who", start)

    def _recent(self, word: str, start: int, *, plural: bool) -> Entity:
        """The group, office or document that spoke last, for "they" and "it"."""
        first = self._sentence_start(start)
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
        return self._subject_of_sentence(start) if plural else self._unresolved(word, start)

    def _role_before(self, start: int) -> Entity | None:
        """The unnamed person who spoke last, for "he" where nobody named is near."""
        first = self._sentence_start(start)
        at, last = self._last[-1] if self._last else (-1, None)
        near = last is not None and at >= first and last.kind == "person_role"
        return last if near and last is not None and not last.plural else None

    def _subject_of_sentence(self, at: int) -> Entity:
        """The plural subject of the sentence, for "they" with no group that spoke before."""
        view = self._view
        first = self._sentence_start(at, back=0)
        source = main_subject(view, first, at)
        words = view.lower[slice(*source[0])] if source else []
        head = head_word(words)
        if len(words) > 1 and (head.endswith("s") or head in ("police", "people")):
            return self._described(*source[0])
        return self._unresolved("they", at)

    def _sentence_start(self, token: int, *, back: int = _BACK) -> int:
        sentences = self._view.sentences
        i = bisect_right(sentences, token, key=lambda s: s[0]) - 1
        return sentences[max(i - back, 0)][0] if i >= 0 else 0

    def _unresolved(self, word: str, start: int) -> Entity:
        """An entity of its own: two unclear pronouns need not be the same person."""
        entity = Entity(None, "unresolved", plural=word in _PLURAL)
        self._by_key[f"?{start}"] = entity
        return entity

    def _described(self, start: int, end: int) -> Entity:
        """A source given by a noun phrase."""
        core = self._core(start, end)
        names = self._named_in(start, core)
        if names and self._of_phrase(start, names[0][0].start):
            return self._role(start, core)
        if (
            len(names) == 1
            and self._named(names[0][0].end, core)
            and not self._institution(names[0], start, core)
        ):
            return self._person_or_open(names[0][1], start)
        if (
            len(names) > 1
            and names[-1][0].full
            and names[-1][0].end == core
            and not self._listed(names)
        ):
            return self._person_or_open(names[-1][1], start)
        if len(names) > 1:
            return self._several(start, core)
        after = [(n, p) for n, p in self._people.inside(core, end) if not self._owner(n.end, end)]
        if (
            after
            and self._view.word(core) == ","
            and after[0][0].start <= core + 2
            and not names
            and after[0][1]
        ):
            return self._person_or_open(after[0][1], start)
        return self._role(start, core)

    def _institution(self, name: tuple[Name, Person | None], start: int, core: int) -> bool:
        """Whether a lone word taken for a name is an office, outlet or organisation: "Interpol"."""
        if name[0].full or (name[1] is not None and name[1].sure):
            return False
        view = self._view
        kind, _ = kind_of(
            view.lower[start:core],
            view.words[start:core],
            outlet=is_outlet(self._text(start, core)),
        )
        known = any(view.lower[k] in listed("official_name") for k in range(start, core))
        return known or kind == "media_outlet" or view.is_(start, Is.DET)

    def _named_in(self, start: int, end: int) -> list[tuple[Name, Person | None]]:
        """Names in a phrase that are neither an owner's nor a place after a full name."""
        names = [(n, p) for n, p in self._people.inside(start, end) if not self._owner(n.end, end)]
        return [
            (n, p)
            for i, (n, p) in enumerate(names)
            if n.full or i == 0 or not self._view.is_(n.start - 1, Is.PREP)
        ]

    def _listed(self, names: list[tuple[Name, Person | None]]) -> bool:
        """Whether two names are joined: "Ames and Hale"."""
        between = self._view.lower[names[0][0].end : names[-1][0].start]
        return "and" in between or "," in between

    def _named(self, name_end: int, core: int) -> bool:
        """Whether a phrase ends with the name, or goes on only with what qualifies it."""
        return (
            name_end >= core
            or self._view.is_(name_end, Is.PREP | Is.MARK)
            or self._view.word(name_end)
            in (
                "himself",
                "herself",
                "who",
                "and",
            )
        )

    def _core(self, start: int, end: int) -> int:
        """End of the phrase without its apposition or brackets."""
        for k in range(start + 1, end):
            if self._view.word(k) in (",", "(", "—", "--", "who"):
                return k
        return end

    def _owner(self, i: int, end: int) -> bool:
        """Whether a name is only an owner's: "Ames's lawyer"."""
        return i < end and self._view.word(i) in _MARKS_OF_OWNER

    def _of_phrase(self, start: int, name: int) -> bool:
        """Whether a name follows a preposition: "the mother of Raf Osby"."""
        view = self._view
        return any(
            view.is_(k, Is.PREP) and not (view.is_(k, Is.CAP)) for k in range(start + 1, name)
        ) and view.is_(name - 1, Is.PREP | Is.DET | Is.TITLE)

    def _person_or_open(self, person: Person | None, start: int) -> Entity:
        return self._of_person(person) if person else self._unresolved("name", start)

    def _of_person(self, person: Person) -> Entity:
        entity = self._by_person.get(id(person))
        if entity is None:
            entity = self._by_person[id(person)] = Entity(
                person.name, "person_named", person=person
            )
        return entity

    def _several(self, start: int, end: int) -> Entity:
        name = self._text(start, end)
        return self._keyed(name, "group", official=False, plural=True)

    def _role(self, start: int, end: int) -> Entity:
        """A source without a name of its own: office, role, document, outlet, group."""
        view = self._view
        words, surfaces = view.lower[start:end], view.words[start:end]
        head = head_word(words)
        if words and words[0] in _SINGULAR and (head in nouns() or head in _UTTERED):
            person = self._people.pronoun(words[0], start, self._speakers)
            if person is not None:
                return self._of_person(person)
        definite = bool(words) and words[0] in ("the", "this", "that") and words[1:] == [head]
        if definite and head in listed("role"):
            person = self._people.with_role(head, start)
            if person is not None:
                return self._of_person(person)
        outlet = is_outlet(self._text(start, end))
        if not (outlet or names_somebody(surfaces)):
            return self._unresolved(head, start)
        kind, official = kind_of(words, surfaces, outlet=outlet)
        plural = head.endswith("s") or head in ("people", "police", "women", "men")
        return self._keyed(self._text(start, end), kind, official=official, plural=plural)

    def _keyed(self, name: str, kind: SourceKind, *, official: bool, plural: bool) -> Entity:
        bare = self._bare(name) if kind not in ("person_role", "anonymous", "group") else name
        key = self._bare(name).lower()
        entity = self._by_key.get(key) or self._shorter(key, kind)
        if entity is None:
            entity = self._by_key[key] = Entity(
                bare, kind, official, kind == "anonymous", plural=plural
            )
            self._by_head[head_word(key.split())].append(entity)
        return entity

    def _shorter(self, key: str, kind: SourceKind) -> Entity | None:
        """Find "the poll" after "a Quill University poll": the one of its kind with this head."""
        if " " in key or kind not in (
            "document",
            "person_role",
            "organisation",
            "official_org",
            "anonymous",
        ):
            return None
        same = [e for e in self._by_head.get(key, []) if e.kind == kind]
        return same[0] if len(same) == 1 else None

    def _bare(self, name: str) -> str:
        first, _, rest = name.partition(" ")
        return rest if first.lower() in _ARTICLES and rest else name

    def _text(self, start: int, end: int) -> str:
        return " ".join(self._view.text[slice(*self._view.span(start, end))].split())

    def _note_anonymity(self, entity: Entity, found: Found) -> None:
        """A source that asked not to be named, here or in the sentence around."""
        if entity.kind in ("person_named", "document", "media_outlet", "organisation"):
            return
        view = self._view
        first, last = view.sentences[found.sentence]
        stated, reason = anonymity(view.text, *view.span(first, last))
        if stated:
            entity.anonymous = True
            entity.reason = entity.reason or reason


def sources_of(
    view: View, found: Sequence[Found], entities: Sequence[Entity], owners: Sequence[Entity | None]
) -> tuple[Source, ...]:
    """Sources as the report states them, with their share of all attributed words.

    Args:
        view: The article.
        found: Attributions in text order.
        entities: All entities, in order of first mention.
        owners: Entity of each attribution, or None.
    """
    words = _words(view, found, owners)
    total = sum(words.values())
    out = []
    for number, entity in enumerate(entities, 1):
        count = words.get(id(entity), 0)
        role = entity.person.roles[0] if entity.person and entity.person.roles else entity.role
        official = entity.official or (role is not None and is_official(role.lower().split()))
        out.append(
            Source(
                id=f"s{number}",
                name=entity.person.name if entity.person else entity.name,
                kind=entity.kind,
                mentions=tuple(sorted(entity.mentions)),
                role=role,
                official=official,
                anonymous=entity.anonymous,
                anonymity_reason=entity.reason,
                words=count,
                share=count / total if total else 0.0,
            )
        )
    return tuple(out)


def _words(view: View, found: Sequence[Found], owners: Sequence[Entity | None]) -> Counter[int]:
    """Words of content by entity; a word under two attributions counts for the innermost."""
    owner_of: dict[int, int] = {}
    pieces = sorted(
        ((a, b, id(owner)) for f, owner in zip(found, owners, strict=True) for a, b in f.content),
        key=lambda piece: piece[0] - piece[1],
    )
    for start, end, owner in pieces:
        for k in range(start, end):
            if not view.is_(k, Is.MARK):
                owner_of[k] = owner
    return Counter(owner_of.values())
