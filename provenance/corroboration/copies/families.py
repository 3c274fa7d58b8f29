"""Clusters of syndicated and partly copied articles in a collection.

Two passes.  The first reads every document once and keeps its sketches; the second holds those
against each other that met.  Texts wait on disk.  The result depends on the documents alone, not
on their order.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from provenance.corroboration.copies.likeness import credits_between
from provenance.corroboration.copies.neighbors import UNDATED, Meetings, PageText
from provenance.corroboration.copies.prepared import prepare
from provenance.corroboration.copies.printed import Printed, printed_of
from provenance.corroboration.copies.shingles import sketch, winnowed
from provenance.corroboration.copies.spool import Spool
from provenance.evidence import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.corroboration.copies.model import Copied, CopyModel
    from provenance.evidence import EvidenceDocument
    from provenance.outlets import Outlet, Outlets

_KEPT = 512
"""Articles kept ready while pairs are judged."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a family.

    Attributes:
        document: The document.
        printed: The same, read for comparison.
        asked: Whether it is one of those that were asked about.
    """

    document: EvidenceDocument
    printed: Printed
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """Two members of a family that are copies, by their place in it, and why."""

    a: int
    b: int
    copied: Copied


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that hang together by copies.

    Attributes:
        members: Its documents by date, then id.
        links: Pairs among them that were judged copies, in order.
    """

    members: tuple[Member, ...]
    links: tuple[Link, ...]


class Collection:
    """Documents waiting to be held against each other.

    Args:
        model: Says what is a copy.
        outlets: The registry.
    """

    def __init__(self, model: CopyModel, outlets: Outlets) -> None:
        self._model = model
        self._outlets = outlets
        self._spool = Spool()
        self._page_text = PageText()
        self._own, self._quoted = Meetings(), Meetings()
        self._keys: list[tuple[str, str, str]] = []
        self._asked = bytearray()
        self._pages: dict[tuple[str, str], int] = {}

    def close(self) -> None:
        """Let the texts on disk go."""
        self._spool.close()

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, document: EvidenceDocument, *, asked: bool = True) -> None:
        """Take a document in; the same text of the same page once more changes nothing.

        Args:
            document: The document.
            asked: False for one that is there to be compared with: a family of only such
                documents is left out.
        """
        page = (document.url or document.id, document.sha256)
        if page in self._pages:
            number = self._pages[page]
            day, known, digest = self._keys[number]
            self._keys[number] = (day, min(known, document.id), digest)
            self._asked[number] |= asked
            return
        number = self._pages[page] = self._spool.add(document)
        self._keys.append((day_of(document.published) or "", document.id, document.sha256))
        self._asked.append(asked)
        ready = prepare(document.text, stock=self._model.stock)
        outlet = self._outlet_key(document)
        if outlet:
            self._page_text.add(outlet, ready.all_shingles())
        self._own.add(number, sketch(ready))
        self._quoted.add(number, winnowed(ready.shingles(quoted=True)))

    def families(self) -> Iterator[Family]:
        """The families, the largest first, then by the ids of their members."""
        order = sorted(range(len(self)), key=self._keys.__getitem__)
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        days = np.array([_ordinal(self._keys[i][0]) for i in order], np.int64)
        member = lru_cache(maxsize=_KEPT)(lambda at: self._member(order[at]))
        links: dict[tuple[int, int], Copied] = {}
        own = self._own.pairs(rank, days)
        for a, b in own:
            self._judge(a, b, member(a), member(b), links)
        for a, b in sorted(set(self._quoted.pairs(rank, days)).difference(own)):
            one, other = member(a), member(b)
            if credits_between(one.printed, other.printed) or credits_between(
                other.printed, one.printed
            ):
                self._judge(a, b, one, other, links)
        groups = [g for g in _components(links) if any(self._asked[order[at]] for at in g)]
        within: dict[int, list[Link]] = defaultdict(list)
        place = {at: (n, i) for n, group in enumerate(groups) for i, at in enumerate(group)}
        for a, b in sorted(pair for pair in links if pair[0] in place):
            within[place[a][0]].append(Link(place[a][1], place[b][1], links[a, b]))
        ids = [[self._keys[order[at]][1] for at in group] for group in groups]
        for n in sorted(range(len(groups)), key=lambda n: (-len(groups[n]), ids[n])):
            yield Family(tuple(map(member, groups[n])), tuple(within[n]))

    def _judge(
        self, a: int, b: int, one: Member, other: Member, links: dict[tuple[int, int], Copied]
    ) -> None:
        copied = self._model.judge(one.printed, other.printed)
        if copied.kind is not None:
            links[a, b] = copied

    def _outlet(self, document: EvidenceDocument) -> Outlet | None:
        return self._outlets.find(document.outlet) or self._outlets.find(document.url)

    def _outlet_key(self, document: EvidenceDocument) -> str | None:
        row = self._outlet(document)
        return row.domain if row else document.outlet

    def _member(self, number: int) -> Member:
        document = replace(self._spool.get(number), id=self._keys[number][1])
        ready = prepare(document.text, stock=self._model.stock)
        outlet = self._outlet_key(document)
        if outlet:
            ready = ready.without(self._page_text.stock(outlet, ready.all_shingles()))
        return Member(
            document,
            printed_of(
                document.text,
                ready,
                outlets=self._outlets,
                outlet=self._outlet(document),
                authors=document.authors,
            ),
            bool(self._asked[number]),
        )


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return UNDATED


def _components(links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Members that hang together, each list in ascending order."""
    parent: dict[int, int] = {}

    def root(at: int) -> int:
        while parent.setdefault(at, at) != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in links:
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    groups: dict[int, list[int]] = defaultdict(list)
    for at in sorted(parent):
        groups[root(at)].append(at)
    return [groups[key] for key in sorted(groups)]
