"""What "the group", "the company" and "the report" are: introduced before, in the outlet's words.

A definite description of a thing with nothing but its head goes back to the source of that kind
that spoke before, else to the phrase that introduced such a thing ("a report by the Velm Council",
"Osby Watch, an advocacy group").  Where two were introduced and none is clearly nearer, it stays
open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from provenance.attribution.resolution.offices import surface
from provenance.attribution.rules.speaker import np_start
from provenance.attribution.words import Is, listed
from provenance.nlp.names import headline_case, is_place

if TYPE_CHECKING:
    from provenance.attribution.view import View

_NEAR = 90
"""Tokens within which the nearer of two introductions is meant."""
_FAR = 220
"""Tokens that must lie between a mention and the introductions that are not meant."""
_REACH = 500
"""Tokens back to an introduction that "the report" can still go back to."""
_REACH_OF_GROUP = 200
"""The same for "the group" and "the agency", of which a text names more."""
_ALIKE = frozenset({"analysis", "study", "report"})
_SENTENCES = 3
_LOOKED_AT = 40
_TAIL = 10
_MAKERS = frozenset({"by", "from", "of", "for"})
_SAME = {
    "polls": "poll",
    "survey": "poll",
    "organisation": "organization",
    "firm": "company",
    "paper": "newspaper",
    "corporation": "company",
}


@dataclass(frozen=True, slots=True)
class Introduction:
    """A phrase that introduced a thing.

    Attributes:
        start: First token of the phrase that names it.
        end: One past its last token.
        name: Its words on one line.
    """

    start: int
    end: int
    name: str


class Things:
    """Introductions of things in one article.

    Args:
        view: The article.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._at: dict[str, list[int]] | None = None
        self._known: dict[int, Introduction | None] = {}

    def introduced(
        self, head: str, before: int, *, said: frozenset[str] = frozenset()
    ) -> list[tuple[int, Introduction]]:
        """Introductions of a kind of thing, the nearest first, one for each name.

        Args:
            head: What it is: "report", lower case.
            before: Token before which it was introduced.
            said: Other words of the description, all of which the introduction must have.

        Returns:
            Pairs of the distance in tokens and the introduction.
        """
        places = self._places().get(_SAME.get(head, head), [])
        i = bisect_left(places, before)
        out: dict[str, tuple[int, Introduction]] = {}
        for k in reversed(places[max(0, i - _LOOKED_AT) : i]):
            found = self._introduction(k)
            if found is not None and said <= frozenset(found.name.lower().split()):
                out.setdefault(found.name.lower(), (before - k, found))
        return sorted(out.values(), key=lambda pair: pair[0])

    def meant(
        self, head: str, before: int, *, said: frozenset[str] = frozenset()
    ) -> tuple[Introduction | None, bool]:
        """The introduction that is meant, and whether two compete.

        Args:
            head: What it is.
            before: Token of the mention.
            said: Other words of the description.
        """
        found = self.introduced(head, before, said=said)
        reach = _REACH if head in listed("document") else _REACH_OF_GROUP
        if not found or (found[0][0] > reach and not said):
            return self._alike(head, before), False
        if len(found) == 1 or said or (found[0][0] <= _NEAR and found[1][0] >= _FAR):
            return found[0][1], False
        return None, True

    def _alike(self, head: str, before: int) -> Introduction | None:
        """What another word introduced just before: "the analysis" after "a new study by …"."""
        if head not in _ALIKE:
            return None
        near = [
            pair
            for other in _ALIKE - {head}
            for pair in self.introduced(other, before)
            if pair[0] <= _NEAR
        ]
        return near[0][1] if len(near) == 1 else None

    def subject_before(self, at: int) -> Introduction | None:
        """The name that is the subject of this sentence or one of the two before it.

        Args:
            at: Token of the mention.
        """
        view = self._view
        i = max(bisect_right(view.sentences, at, key=lambda s: s[0]) - 1, 0)
        for k in range(i, max(i - _SENTENCES, -1), -1):
            first, last = view.sentences[k]
            start = first + bool(view.is_(first, Is.DET))
            end = start
            while end < min(last, at) and view.is_(end, Is.CAP):
                end += 1
            verb = view.is_(end, Is.VERB | Is.AUX | Is.ED) or (
                end < last and bool(view.verbs[end]) and not view.is_(end, Is.MARK)
            )
            if start < end < at and verb and not view.is_(start, Is.PRONOUN | Is.CLAUSE):
                return Introduction(start, end, surface(view, start, end))
        return None

    def _places(self) -> dict[str, list[int]]:
        if self._at is None:
            self._at = defaultdict(list)
            heads = things()
            for k, word in enumerate(self._view.lower):
                if word in heads:
                    self._at[_SAME.get(word, word)].append(k)
        return self._at

    def _introduction(self, k: int) -> Introduction | None:
        """The phrase around a head if it says more than "the report"."""
        if k not in self._known:
            self._known[k] = self._read(k)
        return self._known[k]

    def _read(self, k: int) -> Introduction | None:
        view = self._view
        i = max(bisect_right(view.sentences, k, key=lambda s: s[0]) - 1, 0)
        modifies = view.word(k + 1) in ("-", "'s", "’s")
        if view.quote[k] >= 0 or modifies or headline_case(view.words, *view.sentences[i]):
            return None
        first = max(k - _TAIL, view.sentences[i][0])
        if view.is_(k, Is.CAP):
            return self._proper(k)
        start = np_start(view, k, first)
        if start > k:
            return None
        named = self._named_beside(start, k)
        if named is not None:
            return named
        end = self._tail(k)
        articles = [i for i in range(start, k) if view.lower[i] in ("a", "an", "the")]
        begin = articles[-1] + 1 if articles else start
        while begin < k and view.is_(begin, Is.DET | Is.PREP | Is.CONN | Is.CLAUSE):
            begin += 1
        if any(view.is_(i, Is.CAP) for i in range(begin, end)):
            return Introduction(begin, end, surface(view, begin, end))
        return None

    def _proper(self, k: int) -> Introduction | None:
        """A name with the head in it: "the Velm Council"."""
        view = self._view
        start = k
        while view.is_(start - 1, Is.CAP) and not view.is_(start - 1, Is.DET | Is.CONN | Is.CLAUSE):
            start -= 1
        end = k + 1
        while view.is_(end, Is.CAP) or (
            view.word(end) in ("of", "for", "on") and view.is_(end + 1, Is.CAP)
        ):
            end += 1
        if end - start == 1:
            return None
        return Introduction(start, end, surface(view, start, end))

    def _named_beside(self, start: int, k: int) -> Introduction | None:
        """The name in "Osby Watch, an advocacy group" or "the advocacy group Osby Watch"."""
        view = self._view
        if view.is_(k + 1, Is.CAP) and not view.is_(k + 1, Is.TIME | Is.CONN):
            end = k + 1
            while view.is_(end, Is.CAP):
                end += 1
            return Introduction(k + 1, end, surface(view, k + 1, end))
        indefinite = view.word(start) in ("a", "an", "one", "the")
        follows = view.word(k + 1)
        closed = view.is_(k + 1, Is.MARK | Is.PREP | Is.REL | Is.JOIN) or not follows
        if indefinite and closed and view.word(start - 1) == "," and view.is_(start - 2, Is.CAP):
            first = start - 2
            while view.is_(first - 1, Is.CAP) or (
                view.word(first - 1) in ("of", "for", "on") and view.is_(first - 2, Is.CAP)
            ):
                first -= 1
            if not view.is_(first, Is.TIME) and not self._place(first, start - 2):
                return Introduction(first, start - 1, surface(view, first, start - 1))
        return None

    def _place(self, first: int, last: int) -> bool:
        """Whether a name is a place's: "in San Jose, a group"."""
        view = self._view
        return is_place(view.lower[last]) or view.word(first - 1) in ("in", "at", "from", "near")

    def _tail(self, k: int) -> int:
        """One past the maker of a thing: "by the Velm Council" after "a report"."""
        view = self._view
        end = k + 1
        if view.word(end) not in _MAKERS:
            return end
        at = end + 1
        while view.is_(at, Is.DET):
            at += 1
        last = at
        while last < min(at + _TAIL, len(view.words)) and (
            view.is_(last, Is.CAP)
            or (view.word(last) in ("of", "for", "and") and view.is_(last + 1, Is.CAP))
        ):
            last += 1
        return last if last > at else end


@cache
def things() -> frozenset[str]:
    """Heads of documents, organisations, offices and outlets that a text can introduce."""
    return (
        (listed("document") - {"research", "data", "analysis"})
        | (listed("organisation") - {"police"})
        | frozenset({"newspaper", "magazine", "network", "station", "website", "outlet", "journal"})
        | frozenset(
            {"analysis", "agency", "department", "ministry", "court", "committee", "commission"}
        )
        | frozenset({"bureau", "council", "nonprofit", "government", "office", "administration"})
    )
