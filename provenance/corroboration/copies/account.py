"""What an editor asks about a family of copies: whose text, who printed it first, how much of each."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import numpy as np

from provenance.corroboration.copies.likeness import LONG, credits_between
from provenance.corroboration.copies.prepared import OWN, QUOTED, STOCK
from provenance.evidence import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.corroboration.copies.families import Family, Link, Member
    from provenance.corroboration.copies.model import Kind
    from provenance.corroboration.copies.runs import Run
    from provenance.outlets import Outlets
    from provenance.types import Span

Why = Literal["credit", "named", "date"]


@dataclass(frozen=True, slots=True)
class Shared:
    """A run that two members share.

    Attributes:
        text: Its words as the first of the two prints them.
        words: How many.
        own: How many of them stand outside quotations in both.
        here: Where it stands in the member it is listed under.
        there: Where it stands in the member that one is held against.
    """

    text: str
    words: int
    own: int
    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a family.

    Attributes:
        id: Its id.
        outlet: Name of its outlet, or None.
        owner: Who controlled the outlet on that day, or None.
        published: Date as given, or None.
        title: Headline, or None.
        url: Address, or None.
        authors: Bylines.
        credits: Agencies whose text it says it prints.
        sha256: Of its text.
        words: Number of its words, boilerplate left out.
        shared: Share of them that stand in other members, quotations left out of both numbers.
        shared_quoted: Share of its quoted words that stand in other members.
        against: Id of the member it is held against below; None for the one all are held against.
        kind: How it is a copy of that one, or that one of it.
        probability: Of that.
        runs: What the two share, in order, `LONG` words or more each.
    """

    id: str
    outlet: str | None
    owner: str | None
    published: str | None
    title: str | None
    url: str | None
    authors: tuple[str, ...]
    credits: tuple[str, ...]
    sha256: str
    words: int
    shared: float
    shared_quoted: float
    against: str | None
    kind: Kind | None
    probability: float | None
    runs: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text probably comes from.

    Attributes:
        name: Outlet or agency.
        id: The member that is its own text, or None where no member is.
        why: ``"credit"``: members say that they print this agency's text; ``"named"``: members
            name this outlet for what they share; ``"date"``: nothing but an earlier date.
        count: How many members say so; 1 for a date.
    """

    name: str
    id: str | None
    why: Why
    count: int


@dataclass(frozen=True, slots=True)
class Account:
    """A family, told.

    Attributes:
        id: Name of the family: a hash of its members' ids.
        kind: ``"same_text"`` where at least two members are one text, else ``"partly"``.
        members: By date, then id.
        first: Id of the member that is dated before all others, or None.
        origin: Whose text it probably is, or None where nothing says so.
        same_owner: Owners with several outlets among the members, and the members' ids.
    """

    id: str
    kind: Kind
    members: tuple[Entry, ...]
    first: str | None
    origin: Origin | None
    same_owner: tuple[tuple[str, tuple[str, ...]], ...]


def account_of(family: Family, outlets: Outlets) -> Account:
    """Tell a family.

    Args:
        family: Its members and links.
        outlets: The registry, asked who owned an outlet on the day.
    """
    members = family.members
    first = _first(members)
    origin = _origin(members, first)
    base = _base(family, origin)
    tree = _tree(family, base)
    copied = [_copied(family, i) for i in range(len(members))]
    entries = tuple(
        _entry(family, i, tree.get(i), copied[i], outlets) for i in range(len(members))
    )
    digest = hashlib.sha256("\n".join(sorted(e.id for e in entries)).encode("utf-8", "replace"))
    kinds = {link.copied.kind for link in family.links}
    return Account(
        id=digest.hexdigest()[:12],
        kind="same_text" if "same_text" in kinds else "partly",
        members=entries,
        first=None if first is None else members[first].document.id,
        origin=origin,
        same_owner=_same_owner(members, entries),
    )


def _moment(published: str | None) -> tuple[str, datetime | None]:
    """Day of a date, and its moment where it has a time with a zone."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
        return moment.date().isoformat(), moment
    return day_of(published) or "", None


def _first(members: Sequence[Member]) -> int | None:
    """The member that is dated before all others; None where two may be or one has no date."""
    moments = [_moment(m.document.published) for m in members]
    if not all(day for day, _ in moments):
        return None
    earliest = min(day for day, _ in moments)
    among = [i for i, (day, _) in enumerate(moments) if day == earliest]
    times = [moments[i][1] for i in among]
    known = [t for t in times if t is not None]
    if len(among) > 1 and len(known) == len(among) and known.count(min(known)) == 1:
        return among[times.index(min(known))]
    return among[0] if len(among) == 1 else None


def _name(member: Member) -> str | None:
    row = member.printed.outlet
    return row.name if row is not None else member.document.outlet


def _origin(members: Sequence[Member], first: int | None) -> Origin | None:
    """By what members say, and only then by date."""
    agencies = Counter(o.domain for m in members for o in m.printed.agencies)
    names = {o.domain: o.name for m in members for o in m.printed.agencies}
    if agencies:
        most = max(agencies.values())
        best = [d for d in sorted(agencies) if agencies[d] == most]
        if len(best) == 1:
            return Origin(names[best[0]], _of_outlet(members, best[0]), "credit", most)
    named = [
        len({_key(m) for m in members if m is not other and credits_between(m.printed, other.printed)})
        for other in members
    ]
    most = max(named)
    best_outlets = {_key(m) for m, n in zip(members, named, strict=True) if n == most}
    if most and len(best_outlets) == 1:
        at = named.index(most)
        return Origin(_name(members[at]) or "", members[at].document.id, "named", most)
    if first is not None and (name := _name(members[first])):
        return Origin(name, members[first].document.id, "date", 1)
    return None


def _key(member: Member) -> str:
    row = member.printed.outlet
    return row.domain if row is not None else member.document.outlet or member.document.id


def _of_outlet(members: Sequence[Member], domain: str) -> str | None:
    own = [m for m in members if m.printed.outlet is not None and m.printed.outlet.domain == domain]
    return own[0].document.id if own else None


def _base(family: Family, origin: Origin | None) -> int:
    """The member that the others are held against: the origin, or the one with most links."""
    if origin is not None and origin.id is not None:
        return next(i for i, m in enumerate(family.members) if m.document.id == origin.id)
    degree = Counter(i for link in family.links for i in (link.a, link.b))
    return min(range(len(family.members)), key=lambda i: (-degree[i], i))


def _tree(family: Family, base: int) -> dict[int, tuple[int, Link]]:
    """For every other member the one it is held against: the base, or the nearest that leads there."""
    beside: dict[int, list[tuple[int, Link]]] = defaultdict(list)
    for link in family.links:
        beside[link.a].append((link.b, link))
        beside[link.b].append((link.a, link))
    tree: dict[int, tuple[int, Link]] = {}
    seen, ring = {base}, [base]
    while ring:
        outer: dict[int, tuple[int, Link]] = {}
        for inner in ring:
            for at, link in beside[inner]:
                known = outer.get(at)
                if at not in seen and (
                    known is None or link.copied.probability > known[1].copied.probability
                ):
                    outer[at] = (inner, link)
        tree.update(outer)
        seen.update(outer)
        ring = sorted(outer)
    return tree


def _copied(family: Family, at: int) -> np.ndarray:
    """For each word of a member whether it stands in another one, in a run of `LONG` words."""
    mask = np.zeros(len(family.members[at].printed.words.codes), bool)
    for link in family.links:
        if at in (link.a, link.b):
            for run in link.copied.runs:
                if run.length >= LONG:
                    start = run.a if at == link.a else run.b
                    mask[start : start + run.length] = True
    return mask


def _entry(
    family: Family,
    at: int,
    held: tuple[int, Link] | None,
    copied: np.ndarray,
    outlets: Outlets,
) -> Entry:
    member = family.members[at]
    document, whose = member.document, member.printed.words.whose
    day = day_of(document.published)
    row = member.printed.outlet
    return Entry(
        id=document.id,
        outlet=_name(member),
        owner=outlets.group_at(row, day) or outlets.owner_at(row, day) or document.owner,
        published=document.published,
        title=document.title,
        url=document.url,
        authors=document.authors,
        credits=tuple(o.name for o in member.printed.agencies),
        sha256=document.sha256,
        words=int((whose != STOCK).sum()),
        shared=_share(copied, whose == OWN),
        shared_quoted=_share(copied, whose == QUOTED),
        against=None if held is None else family.members[held[0]].document.id,
        kind=None if held is None else held[1].copied.kind,
        probability=None if held is None else round(held[1].copied.probability, 3),
        runs=() if held is None else _runs(family, at, *held),
    )


def _share(copied: np.ndarray, kind: np.ndarray) -> float:
    return round(float((copied & kind).sum() / max(1, kind.sum())), 3)


def _runs(family: Family, at: int, other: int, link: Link) -> tuple[Shared, ...]:
    here, there = family.members[at].printed, family.members[other].printed

    def shared(run: Run) -> Shared:
        mine, theirs = (run.a, run.b) if at == link.a else (run.b, run.a)
        own = here.words.span(mine, mine + run.length)
        return Shared(
            text=here.text[slice(*own)],
            words=run.length,
            own=run.own,
            here=own,
            there=there.words.span(theirs, theirs + run.length),
        )

    found = [shared(run) for run in link.copied.runs if run.length >= LONG]
    return tuple(sorted(found, key=lambda s: s.here))


def _same_owner(
    members: Sequence[Member], entries: Sequence[Entry]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    by_owner: dict[str, dict[str, str]] = defaultdict(dict)
    for member, entry in zip(members, entries, strict=True):
        if entry.owner:
            by_owner[entry.owner][entry.id] = _key(member)
    return tuple(
        (owner, tuple(ids))
        for owner, ids in sorted(by_owner.items())
        if len(set(ids.values())) > 1
    )
