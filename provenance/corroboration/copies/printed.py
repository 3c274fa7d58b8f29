"""An article as it was printed: its words, its outlet, and whom it credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.corroboration.copies.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np

    from provenance.corroboration.copies.prepared import Prepared
    from provenance.outlets import Outlet, Outlets

_HEAD = 400
_FOOT = 400
_NAME = r"[A-Z][\w.&’']*(?:[ -](?:(?:of|the|and|for|de) )?[A-Z][\w.&’']*){0,4}"
_DATELINE = re.compile(rf"[(\[]\s*(?:the\s+)?({_NAME})\s*[)\]]")
_DASHED = re.compile(rf"(?:--|[-–—])\s*(?:the\s+)?({_NAME})\s*\.?\s*\Z")
_FOOT_CREDIT = re.compile(
    rf"\b(?:(?:the|The)\s+)?({_NAME})\s+(?:contributed|reporters?\b|staff\b|writers?\b|"
    rf"journalists?\b)|\b(?:[Ff]rom|[Bb]y|[Cc]redit:|[Ss]ource:|via|with)\s+(?:the\s+)?({_NAME})|"
    rf"(?:©|[Cc]opyright)\s*(?:\d{{4}}\s+)?(?:[Bb]y\s+)?(?:the\s+|The\s+)?({_NAME})"
)
_BEFORE = re.compile(
    r"\b(?:told|tell|tells|to|by|with|from|in|via|on|per|of|for|at|according)\s+(?:reporters\s+(?:from|at)\s+)?"
    r"(?:(?:the|a|an)\s+)?(?:[\w-]+\s+){0,2}\Z",
    re.I,
)
_AFTER = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:report|interview|said|says|quot|obtain|reveal|review|publish|broke|found|"
    r"wrote|writes|noted|notes|described|spoke|asked|stor(?:y|ies)|article|exclusive|poll|survey)",
)


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """An article ready to be held against another.

    Attributes:
        text: Its text.
        words: The same as words, quotations and boilerplate marked.
        shingles: Hashes of the shingles of its own words.
        own: Number of its own words.
        outlet: The registry's row, or None.
        agencies: Agencies whose text it says it prints, in order.
    """

    text: str
    words: Prepared
    shingles: frozenset[int]
    own: int
    outlet: Outlet | None
    agencies: tuple[Outlet, ...]


def printed(
    text: str,
    *,
    outlets: Outlets,
    outlet: Outlet | None = None,
    authors: Iterable[str] = (),
    stock: np.ndarray | None = None,
) -> Printed:
    """Read an article for comparison with others.

    Args:
        text: Its text.
        outlets: The registry, asked for the agencies it credits.
        outlet: The registry's row for its publication.
        authors: Bylines.
        stock: Boilerplate, as `CopyModel` holds it.
    """
    ready = prepare(text, stock=stock)
    return printed_of(text, ready, outlets=outlets, outlet=outlet, authors=authors)


def printed_of(
    text: str,
    ready: Prepared,
    *,
    outlets: Outlets,
    outlet: Outlet | None = None,
    authors: Iterable[str] = (),
) -> Printed:
    """The same for a text whose words are marked already; arguments as for `printed`."""
    agencies = {o.domain: o for o in credited_agencies(text, authors, outlets)}
    if outlet is not None and outlet.is_agency:
        agencies.setdefault(outlet.domain, outlet)
    own = frozenset(ready.shingles().tolist())
    return Printed(text, ready, own, int(ready.free.sum()), outlet, tuple(agencies.values()))


def credited_agencies(text: str, authors: Iterable[str], outlets: Outlets) -> Iterator[Outlet]:
    """Agencies whose text an article says it prints: by byline, dateline, or a credit at its foot.

    Args:
        text: The article.
        authors: Bylines.
        outlets: The registry.
    """
    head, foot = text[:_HEAD], text[-_FOOT:]
    names = [part for a in authors for part in (a, *re.split(r"\s*(?:,|/|\bof\b|\band\b)\s*", a))]
    names += [m[1] for m in _DATELINE.finditer(head)]
    names += [m[1] for m in _DATELINE.finditer(foot[-80:])]
    names += [m[1] for m in _DASHED.finditer(foot)]
    names += [next(filter(None, m.groups())) for m in _FOOT_CREDIT.finditer(foot)]
    for name in dict.fromkeys(names):
        found = outlets.find(name)
        if found is not None and found.is_agency:
            yield found


def credits_to(text: str, outlet: Outlet) -> list[int]:
    """Where a text names an outlet as the place where something was said or printed first.

    Args:
        text: The text.
        outlet: The other outlet.

    Returns:
        Offsets of the names, in order.
    """
    names, pattern = _names(outlet)
    if not any(name in text for name in names):
        return []
    return [
        m.start()
        for m in pattern.finditer(text)
        if _BEFORE.search(text[max(0, m.start() - 60) : m.start()])
        or _AFTER.match(text[m.end() : m.end() + 60])
    ]


@lru_cache(maxsize=1024)
def _names(outlet: Outlet) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The outlet's names as they are written in running text."""
    names = {outlet.name, *(a for a in outlet.aliases if " " in a or "." not in a)}
    bare = {re.sub(r"\s*\(.*", "", n.removeprefix("The ").removeprefix("the ")) for n in names}
    known = tuple(sorted(filter(None, bare), key=lambda n: (-len(n), n)))
    any_of = "|".join(map(re.escape, known))
    return known, re.compile(rf"(?<![\w.])(?:{any_of})(?:[’']s)?(?!\w)")
