"""Sources without a personal name: roles, offices, organisations, documents, outlets, groups."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from provenance.attribution.channel import is_outlet
from provenance.attribution.kinds import head_word, kind_of, mention_kind, names_somebody
from provenance.attribution.resolution.descriptions import Tie, describes
from provenance.attribution.resolution.entities import Entity
from provenance.attribution.resolution.forms import Forms, bare
from provenance.attribution.resolution.offices import surface
from provenance.attribution.resolution.things import Things, things
from provenance.attribution.verbs import nouns
from provenance.attribution.words import Is
from provenance.nlp.names import headline_case

if TYPE_CHECKING:
    from provenance.attribution.resolution.descriptions import Descriptions
    from provenance.attribution.resolution.person import Person
    from provenance.attribution.view import View
    from provenance.types import SourceKind

_DEFINITE = frozenset({"the", "this", "that"})
_UTTERED = frozenset(
    {"comments", "words", "speech", "tweet", "tweets", "answer", "letter", "interview", "tone"}
    | {"remarks", "speeches", "address", "testimony", "stance", "position", "rhetoric", "attack"}
    | {"attacks", "answers", "proposal", "criticism", "message", "letters", "email", "emails"}
)
"""What somebody utters: "her tone" speaks for her."""
_KEPT_WHOLE = ("person_role", "anonymous", "group")
_PLURALS = frozenset({"people", "police", "women", "men"})
_SHARED = frozenset({"campaign", "team", "administration", "camp", "office", "foundation"})
"""What belongs to a person and speaks as one: "the Ames campaign" is "her campaign"."""


class Unnamed:
    """Gathers the sources of one article that are no named persons.

    Args:
        view: The article.
        descriptions: What was said of the people named in it.
    """

    def __init__(self, view: View, descriptions: Descriptions) -> None:
        self._view = view
        self._descriptions = descriptions
        self._things = Things(view)
        self._forms = Forms()
        self._by_key: dict[str, Entity] = {}
        self._by_head: dict[str, list[tuple[int, Entity]]] = defaultdict(list)

    def text(self, start: int, end: int) -> str:
        """The text of some tokens on one line.

        Args:
            start: First token.
            end: One past the last.
        """
        return surface(self._view, start, end)

    def several(self, start: int, end: int) -> Entity:
        """Several named people who speak as one: "Ames and Hale".

        Args:
            start: First token.
            end: One past the last.
        """
        return self._keyed(self.text(start, end), "group", official=False, plural=True, at=start)

    def resolve(  # noqa: PLR0911 - one return per case
        self, start: int, end: int, *, owner: Person | None, after: int
    ) -> Entity | Person:
        """The source that a phrase stands for.

        Args:
            start: First token.
            end: One past the last, apposition left out.
            owner: The person who owns what speaks, or None.
            after: First token after the owner.

        Returns:
            An entity, or a named person whom the phrase describes.
        """
        view = self._view
        words, surfaces = view.lower[start:end], view.words[start:end]
        head = head_word(words)
        if owner is not None and after < end:
            rest = view.lower[after:end]
            single = head_word(rest)
            if len(rest) == 1 and (single in nouns() or single in _UTTERED):
                return owner
            return self._owned(owner, after, start, end)
        if describes(words):
            person = self._descriptions.find(words, start)
            if isinstance(person, Tie):
                return Entity(self.text(start, end), "unresolved")
            if person is not None:
                return person
        outlet = is_outlet(self.text(start, end))
        if not (outlet or names_somebody(surfaces)):
            return Entity(None, "unresolved")
        kind, official = self._kind(start, end, outlet=outlet)
        plural = head.endswith("s") or head in _PLURALS
        if words[0] in _DEFINITE and words[1:] == [head] and not view.is_(start + 1, Is.CAP):
            known = self._definite(head, kind, start, official=official, plural=plural)
            if known is not None:
                return known
        name = self.text(start, end)
        return self._keyed(name, kind, official=official, plural=plural, at=start)

    def _kind(self, start: int, end: int, *, outlet: bool) -> tuple[SourceKind, bool]:
        """Kind of a phrase; in a line in headline case capitals make nobody a person."""
        view = self._view
        words, surfaces = view.lower[start:end], view.words[start:end]
        kind, official = kind_of(words, surfaces, outlet=outlet)
        if kind != "person_named":
            return kind, official
        i = max(bisect_right(view.sentences, start, key=lambda s: s[0]) - 1, 0)
        if i < len(view.sentences) and headline_case(view.words, *view.sentences[i]):
            return mention_kind(words, surfaces, outlet=outlet, person=False)
        return kind, official

    def _owned(self, owner: Person, after: int, start: int, end: int) -> Entity:
        """What belongs to a person: "her lawyer" after "Ames's lawyer" is the same one."""
        view = self._view
        rest = self.text(after, end)
        head = head_word(view.lower[after:end])
        named = view.word(start) not in ("his", "her")
        key = f"{id(owner)}/{rest.lower()}"
        entity = self._by_key.get(key)
        if entity is None:
            kind, official = self._kind(after, end, outlet=False)
            name = bare(self.text(start, end)) if named else f"{owner.name}’s {rest}"
            plural = head.endswith("s") or head in _PLURALS
            entity = self._by_key[key] = Entity(
                name, kind, official, kind == "anonymous", plural=plural
            )
            self._by_head[head].append((start, entity))
        return entity

    def _definite(  # noqa: PLR0911 - one return per case
        self, head: str, kind: SourceKind, at: int, *, official: bool, plural: bool
    ) -> Entity | None:
        """What "the poll" is: the source of its kind that spoke, or what introduced one."""
        spoke = {id(e): (k, e) for k, e in self._by_head.get(head, ()) if e.kind == kind}
        if len(spoke) == 1:
            return next(iter(spoke.values()))[1]
        if kind == "person_role" and not spoke:
            return None
        if len(spoke) > 1:
            return Entity(f"the {head}", "unresolved", plural=plural)
        if head not in things():
            return None
        meant, tie = self._things.meant(head, at)
        if tie:
            return Entity(f"the {head}", "unresolved", plural=plural)
        if meant is None:
            return None
        entity = self._keyed(meant.name, kind, official=official, plural=plural, at=at)
        self._by_head[head].append((at, entity))
        return entity

    def _keyed(
        self, name: str, kind: SourceKind, *, official: bool, plural: bool, at: int
    ) -> Entity:
        """The entity of a name, made where there is none yet."""
        short = bare(name)
        known = self._forms.find(short, kind)
        if known is not None:
            return known
        entity = Entity(
            name if kind in _KEPT_WHOLE else short,
            kind,
            official,
            kind == "anonymous",
            plural=plural,
        )
        self._forms.add(short, entity)
        self._by_head[head_word(short.lower().split())].append((at, entity))
        return entity
