"""Sources without a personal name: roles, offices, organisations, documents, outlets, groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from provenance.attribution.channel import is_outlet
from provenance.attribution.kinds import head_word, kind_of, mention_kind, names_somebody
from provenance.attribution.kinds.lists import heads
from provenance.attribution.resolution.descriptions import OFFICES, Tie, describes
from provenance.attribution.resolution.entities import Entity
from provenance.attribution.resolution.forms import Forms, bare
from provenance.attribution.resolution.offices import surface
from provenance.attribution.resolution.person import gender_of
from provenance.attribution.resolution.things import Things, things
from provenance.attribution.verbs import nouns
from provenance.attribution.words import Is
from provenance.nlp.names import headline_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.resolution.descriptions import Descriptions
    from provenance.attribution.resolution.person import Person
    from provenance.attribution.resolution.pronouns import Pronouns
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


_SAYS_LITTLE = frozenset(
    {"the", "this", "that", "new", "latest", "same", "recent", "high", "of", "’s", "'s", "own"}
)
_ORG = frozenset({"organisation"})
_OUTLET = frozenset({"media_outlet"})
_OFFICE = frozenset({"official_org"})
_GROUPS = {
    **dict.fromkeys(("group", "organization", "organisation", "nonprofit", "charity"), _ORG),
    **dict.fromkeys(("association", "union", "institute", "foundation", "party"), _ORG),
    **dict.fromkeys(("company", "firm", "corporation"), _ORG | _OUTLET),
    **dict.fromkeys(("newspaper", "paper", "network", "magazine", "outlet"), _OUTLET),
    **dict.fromkeys(("site", "website", "station"), _ORG | _OUTLET),
    **dict.fromkeys(("agency", "department", "ministry", "bureau"), _OFFICE),
}
"""What an organisation can be called when it was named before, with the kinds that it then has."""
_STAFF = frozenset({"official", "aide", "adviser", "advisor", "spokesman", "spokeswoman", "source"})
_CALLED = {
    "official": _STAFF | {"officer", "diplomat", "spokesperson"},
    "aide": _STAFF,
    "source": _STAFF | {"person", "insider"},
    "man": frozenset({"resident", "witness", "worker", "driver", "supporter", "voter", "student"}),
    "woman": frozenset(
        {"resident", "witness", "worker", "driver", "supporter", "voter", "student"}
    ),
    "officer": frozenset({"official", "policeman"}),
}
"""Other words by which somebody unnamed was introduced."""
_NOBODY: frozenset[str] = frozenset()
_NO_PAPER = frozenset(
    {"ap", "associated press", "reuters", "afp", "cnn", "nbc", "nbc news", "abc", "abc news", "cbs"}
    | {"cbs news", "fox", "fox news", "msnbc", "npr", "bbc", "bloomberg", "pbs", "politico"}
    | {"upi", "buzzfeed", "buzzfeed news", "huffpost", "the huffington post", "huffington post"}
)
"""Agencies, channels and sites, which nobody calls a newspaper."""
_EPITHETS = frozenset(
    {"candidate", "nominee", "contender", "hopeful", "billionaire", "businessman", "mogul"}
    | {"businesswoman", "senator", "governor", "mayor", "congressman", "congresswoman", "lawmaker"}
    | {"politician", "speaker", "actor", "actress", "singer"}
)
"""What a person can be called whom the text has not called so before."""
_RUNNING = frozenset({"candidate", "nominee", "contender", "hopeful"})
_LOOKING_BACK = frozenset({"former", "ex", "retired", "veteran", "reigning", "defending"})
"""What a description says of somebody who was introduced."""
_RECENT = 12
_NEAR_ROLE = 90
_NEAR_GROUP = 150


class Unnamed:
    """Gathers the sources of one article that are no named persons.

    Args:
        view: The article.
        descriptions: What was said of the people named in it.
        pronouns: Who is being talked about at any place.
    """

    def __init__(self, view: View, descriptions: Descriptions, pronouns: Pronouns) -> None:
        self._view = view
        self._descriptions = descriptions
        self._things = Things(view)
        self._forms = Forms()
        self._pronouns = pronouns
        self._recent: list[tuple[int, Entity]] = []
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

    def resolve(self, start: int, end: int, *, owner: Person | None, after: int) -> Entity | Person:
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
        described = self._person(words, head, start, end) if describes(words) else None
        described = described or self._named_once(words, head, start)
        if described is not None:
            return described
        outlet = is_outlet(self.text(start, end))
        number = end - start == 1 and view.words[start].isdigit()
        if number or not (outlet or names_somebody(surfaces)):
            return Entity(None, "unresolved")
        kind, official = self._kind(start, end, outlet=outlet)
        plural = head.endswith("s") or head in _PLURALS
        if words[0] in _DEFINITE and head in words and not outlet:
            known = self._definite(words, head, kind, start, official=official, plural=plural)
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

    def _person(
        self, words: Sequence[str], head: str, start: int, end: int
    ) -> Entity | Person | None:
        """Who "the senator" or "the aide" is."""
        if len(words) == 2:  # noqa: PLR2004 - "the" and its noun
            unnamed = self._spoke_unnamed(head, start)
            if unnamed is not None:
                return unnamed
        person = self._descriptions.find(words, start)
        if isinstance(person, Tie):
            person = self._pronouns.salient(start, among=person.people)
            return person or Entity(self.text(start, end), "unresolved")
        if person is not None and head in _RUNNING and not self._named_near(person, start):
            person = None  # the one who ran for something pages ago
        if person is None and head in _EPITHETS and words[0] in _DEFINITE:
            return self._pronouns.salient(start, epithet=head)
        return person

    def _named_once(self, words: Sequence[str], head: str, start: int) -> Person | None:
        """The only person named so far, for a description that looks back: "the former champion".

        Somebody new is "a former champion"; an office ("the former president") may be somebody
        whom every reader knows.
        """
        aged = "year" in words and "old" in words
        if words[0] != "the" or not (aged or _LOOKING_BACK & set(words[1:])) or head in OFFICES:
            return None
        if head not in heads("role") and head != "old":
            return None
        return self._pronouns.only(start, gender=gender_of(head))

    def house(self, start: int, end: int) -> Entity | None:
        """The organisation, office, outlet or document that a phrase names, for "it".

        Args:
            start: First token.
            end: One past the last.
        """
        name, view = self.text(start, end), self._view
        words, surfaces = view.lower[start:end], view.words[start:end]
        # Nobody is called "it", so a name that could be a person's is none.
        kind, official = mention_kind(words, surfaces, outlet=is_outlet(name), person=False)
        if kind not in ("organisation", "official_org", "media_outlet", "document"):
            return None
        if all(view.is_(k, Is.CAP) for k in range(start, end)) and words[0] not in _DEFINITE:
            return self._keyed(name, kind, official=official, plural=False, at=start)
        found = self.resolve(start, end, owner=None, after=start)
        return found if isinstance(found, Entity) and found.name else None

    def _named_near(self, person: Person, at: int) -> bool:
        """Whether a person was named not long before a token."""
        k = bisect_left(person.mentions, (at, 0)) - 1
        return k >= 0 and at - person.mentions[k][0] <= _NEAR_GROUP

    def _spoke_unnamed(self, head: str, at: int) -> Entity | None:
        """The unnamed person who spoke last: "the aide" after "a council official"."""
        for token, entity in reversed(self._recent[-_RECENT:]):
            if at - token > _NEAR_ROLE:
                break
            if entity.kind in ("person_role", "anonymous") and not entity.plural and entity.name:
                before = head_word(bare(entity.name).lower().split())
                if before == head or before in _CALLED.get(head, _NOBODY):
                    return entity
        return None

    def _definite(  # noqa: PLR0911 - one return per case
        self,
        words: Sequence[str],
        head: str,
        kind: SourceKind,
        at: int,
        *,
        official: bool,
        plural: bool,
    ) -> Entity | None:
        """What "the poll" is: the source of its kind that spoke, or what introduced one."""
        said = frozenset(words[1:]) - {head} - _SAYS_LITTLE
        if kind == "media_outlet" and head not in _GROUPS:
            return None
        spoke = {
            id(e): e
            for _, e in self._by_head.get(head, ())
            if e.kind == kind and said <= frozenset((e.name or "").lower().split())
        }
        if len(spoke) == 1 and (not said or kind != "person_role"):
            return next(iter(spoke.values()))
        if kind == "person_role":
            return None
        if head in _GROUPS and not said:
            last = self._organisation(head, at)
            if last is not None:
                return last
        if len(spoke) > 1:
            near = [e for t, e in self._recent[-_RECENT:] if id(e) in spoke and at - t < _NEAR_ROLE]
            if near and all(e is near[0] for e in near):
                return near[0]
            return Entity(f"the {head}", "unresolved", plural=plural)
        if head not in things():
            return None
        meant, tie = self._things.meant(head, at, said=said)
        if tie and not said:
            return Entity(f"the {head}", "unresolved", plural=plural)
        if meant is None:
            return None
        entity = self._keyed(meant.name, kind, official=official, plural=plural, at=at)
        self._by_head[head].append((at, entity))
        return entity

    def _organisation(self, head: str, at: int) -> Entity | None:
        """The one organisation of the last sentences that can be called "the group"."""
        kinds = _GROUPS[head]
        near = {
            id(e): e
            for t, e in self._recent[-_RECENT:]
            if at - t <= _NEAR_GROUP and e.kind in kinds and e.name
            if not (head in ("newspaper", "paper") and bare(e.name).lower() in _NO_PAPER)
        }
        if len(near) == 1:
            return next(iter(near.values()))
        if near:
            return None
        found = self._things.subject_before(at)
        if found is None:
            return None
        kind, official = self._kind(found.start, found.end, outlet=is_outlet(found.name))
        if kind not in kinds:
            return None
        return self._keyed(found.name, kind, official=official, plural=False, at=at)

    def spoke(self, token: int, entity: Entity) -> None:
        """Note that something is the source of a statement.

        Args:
            token: Where it is named.
            entity: What it is.
        """
        self._recent.append((token, entity))

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
