"""Where evidence comes from: what makes it no independent witness, and which witnesses are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.corroboration.copies import COPY, containment, mask_quotations, words
from provenance.corroboration.lists import word_list
from provenance.evidence import day_of, term_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.corroboration.copies import CopyModel
    from provenance.corroboration.dossier import Dossier
    from provenance.outlets import Outlet, Outlets

COPIED_RUN = 13
"""Words outside quotations in one run, in or next to a sentence, from which it is a copy although
its document is not.  On the gold statements of the even half, independent passages share at most
12 (an official list that both outlets read out), copied ones 13 to 75."""

EDITED = 0.6
"""Share of a sentence's word triples outside quotations from which it is an edited copy: at most
.41 in independent passages of the even half, .62 in the one that was edited by hand."""

FEWEST_TRIPLES = 10

FEWEST_TELLING = 4
"""Copied words, beside names, titles, dates and occasions, without which nothing is a copy."""

_EMPTY = word_list("occasions") | word_list("titles")
_CAPITALIZED = re.compile(r"(?<=[\w,;’'] )[A-Z][\w’'-]*")
_LONGEST = 4000

_DATELINE = re.compile(r"\(\s*([A-Z][A-Za-z. ]{1,24}?)\s*\)\s*(?:[-–—]|--)")
_FOOT = re.compile(r"(?:[-–—]|--|\()\s*([A-Z][A-Za-z ]{1,24}?)\s*\)?\.?\s*\Z")
_HEAD = 400


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for a document.

    Attributes:
        name: Outlet as given, or None.
        outlet: The registry's row, or None.
        agency: The agency whose text it prints, by byline or dateline, or None.
        day: ISO day, or None.
        owner: Owner on that day, as the document or the registry gives it, or None.
    """

    name: str | None
    outlet: Outlet | None
    agency: Outlet | None
    day: str | None
    owner: str | None


def publisher(
    outlets: Outlets,
    *,
    outlet: str | None,
    url: str | None,
    text: str,
    authors: Iterable[str],
    published: str | None,
    owner: str | None = None,
) -> Publisher:
    """Find out who answers for a document.

    Args:
        outlets: The registry.
        outlet: Name or domain as given.
        url: Address, asked where the outlet is not known.
        text: The document's text, for a dateline or a credit at its foot.
        authors: Bylines.
        published: ISO date.
        owner: Owner as the document itself gives it.
    """
    row = outlets.find(outlet) or outlets.find(url)
    day = day_of(published)
    agency = next(_agencies(outlets, text, authors), None)
    return Publisher(
        outlet or (row.name if row else None), row, agency, day, owner or outlets.owner_at(row, day)
    )


def _agencies(outlets: Outlets, text: str, authors: Iterable[str]) -> Iterator[Outlet]:
    credits = [*authors]
    credits += [m[1] for m in _DATELINE.finditer(text[:_HEAD])][:2]
    credits += [m[1] for m in _FOOT.finditer(text[-80:])][:1]
    for credit in credits:
        found = outlets.find(credit)
        if found is not None and found.is_agency:
            yield found


SOME = 0.03
"""Containment below which two articles share nothing that could make them one text."""


def not_independent(
    own: Dossier, other: Dossier, outlets: Outlets, copies: CopyModel
) -> str | None:
    """Why a whole document is no independent witness for an article, or None.

    A partial copy is none as a whole: which of its sentences are copied is asked apart.

    Args:
        own: The article.
        other: The document.
        outlets: The registry.
        copies: Says which articles are one text.

    Returns:
        ``"same outlet"``, ``"same owner (X)"``, ``"wire copy"``, or None.
    """
    a, b = own.publisher, other.publisher
    if _same_outlet(a, b):
        return "same outlet"
    owner = _shared_owner(a, b, outlets)
    if owner is not None:
        return f"same owner ({owner})"
    return "wire copy" if _same_agency(a, b) or _one_text(own, other, copies) else None


def _one_text(own: Dossier, other: Dossier, copies: CopyModel) -> bool:
    share = containment(own.shingles, other.shingles)
    if share < SOME or share >= COPY:
        return share >= COPY
    return copies.judge(own.printed(copies), other.printed(copies)).kind == "same_text"


def _same_outlet(a: Publisher, b: Publisher) -> bool:
    if a.outlet is not None and b.outlet is not None:
        return a.outlet.domain == b.outlet.domain
    return bool(a.name and b.name and a.name.casefold() == b.name.casefold())


def _shared_owner(a: Publisher, b: Publisher, outlets: Outlets) -> str | None:
    if a.owner and b.owner and a.owner.casefold() == b.owner.casefold():
        return a.owner
    day = a.day or b.day
    if outlets.same_owner(a.outlet, b.outlet, day):
        return outlets.group_at(a.outlet, day) or a.owner or "unnamed"
    return None


def _same_agency(a: Publisher, b: Publisher) -> bool:
    """Whether both print one agency's text, or one is the agency that the other prints."""
    mine = {o.domain for o in (a.agency, a.outlet) if o is not None and o.is_agency}
    theirs = {o.domain for o in (b.agency, b.outlet) if o is not None and o.is_agency}
    return bool(mine & theirs)


def copied_sentence(statement: str, sentence: str) -> bool:
    """Whether a sentence is another one, perhaps lightly edited, outside its quotations."""
    if shares_run(statement, sentence):
        return True
    own, other = _triples(_parts(statement)), _triples(_parts(sentence))
    least, common = min(len(own), len(other)), own & other
    if least < FEWEST_TRIPLES or len(common) < EDITED * least:
        return False
    return _telling({w for triple in common for w in triple}, statement) >= FEWEST_TELLING


def shares_run(a: str, b: str) -> bool:
    """Whether two stretches of text share a run of words that is no chance, outside quotations."""
    common = _runs(a) & _runs(b)
    return any(_telling(set(run), a) >= FEWEST_TELLING for run in common)


def _telling(copied: set[str], text: str) -> int:
    """How many copied words say something themselves.

    Two reporters at one session both write "at an emergency session of the city council on
    Thursday": who, where and when are nobody's wording.
    """
    names = _names(text)
    return sum(term_of(w) is not None and w not in names and w not in _EMPTY for w in copied)


@lru_cache(maxsize=2_000)
def _names(text: str) -> frozenset[str]:
    return frozenset(w for m in _CAPITALIZED.finditer(text[:_LONGEST]) for w in words(m.group()))


@lru_cache(maxsize=2_000)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    size = COPIED_RUN
    return frozenset(p[i : i + size] for p in _parts(text) for i in range(len(p) - size + 1))


@lru_cache(maxsize=2_000)
def _parts(text: str) -> tuple[tuple[str, ...], ...]:
    """Words of each stretch outside quotations; a sentence is never longer than the cut."""
    parts = mask_quotations(text[:_LONGEST]).split("\n")
    return tuple(tuple(words(part)) for part in parts)


def _triples(parts: Iterable[Sequence[str]]) -> set[tuple[str, ...]]:
    return {tuple(p[i : i + 3]) for p in parts for i in range(len(p) - 2)}


_TOLD = re.compile(
    r"\b(?:told|tells|telling)\s+(?:reporters\s+(?:from|at)\s+)?(?:the\s+)?"
    r"([A-Z][\w&.’']*(?:\s+(?:(?:of|the|and|for)\s+)?[A-Z][\w&.’']*){0,4})"
)
_REPORTED = re.compile(
    r"\b(?:[Aa]ccording to|reported by|[Aa]s reported by|interview with|interviewed by|"
    r"speaking to|spoke to|speaking with|first reported by|statement to|wrote in|obtained by|"
    r"seen by|reviewed by)\s+(?:the\s+|a report (?:in|by|from)\s+(?:the\s+)?)?"
    r"([A-Z][\w&.’']*(?:\s+(?:(?:of|the|and|for)\s+)?[A-Z][\w&.’']*){0,4})"
)
_BY_OUTLET = re.compile(
    r"\b([A-Z][\w&.’']*(?:\s+(?:(?:of|the|and|for)\s+)?[A-Z][\w&.’']*){0,4})(?:’s|'s)?\s+"
    r"(?:first\s+|previously\s+|also\s+)?(?:reported|reports|reporting|has reported|had reported|"
    r"obtained|quoted|revealed)\b"
)


_ITS_REPORT = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]hat|[Tt]his)\s+((?:[A-Z][\w&.’']*\s+){1,5})"
    r"(?:(?:opinion|news|front-page|investigative|exclusive)\s+)?"
    r"(?:column|report|story|article|investigation|editorial|op-ed|interview|poll|survey)\b"
)


def credited(text: str, outlets: Outlets) -> list[Outlet]:
    """Outlets that a passage names as the place where the words were said or first printed.

    Args:
        text: The passage, quotations included.
        outlets: The registry.
    """
    found: list[Outlet] = []
    for name in credited_names(text):
        outlet = longest_known(name, outlets) if len(name) > 1 else None
        if outlet is not None and outlet not in found:
            found.append(outlet)
    return found


def credited_names(text: str) -> Iterator[str]:
    """Capitalized names that stand where a medium is credited; most are persons or bodies.

    Args:
        text: The passage, quotations included: what is said in them is no credit.
    """
    masked = mask_quotations(text)
    for pattern in (_TOLD, _REPORTED, _BY_OUTLET, _ITS_REPORT):
        yield from (match[1].strip() for match in pattern.finditer(masked))


def longest_known(name: str, outlets: Outlets) -> Outlet | None:
    """The outlet that a name begins with, by as many of its words as there are in its name."""
    parts = name.removesuffix("’s").removesuffix("'s").split()
    for end in range(len(parts), 0, -1):
        found = outlets.find(" ".join(parts[:end]).rstrip("’'."))
        if found is not None:
            return found
    return None


def fold(
    witnesses: Sequence[tuple[Dossier, str, frozenset[str]]],
    outlets: Outlets,
    copies: CopyModel,
) -> tuple[int, ...]:
    """Which independent origin each of some documents belongs to, counted from 1 in their order.

    Args:
        witnesses: Per document its dossier, the sentence that counts, and the domains of the
            channels it credits; each is independent of the article.
        outlets: The registry.
        copies: Says which articles are one text.
    """
    group = list(range(len(witnesses)))
    for i, (first, sentence, channels) in enumerate(witnesses):
        for j in range(i):
            other, said, credited_too = witnesses[j]
            if (
                channels & credited_too
                or not_independent(first, other, outlets, copies) is not None
                or copied_sentence(sentence, said)
            ):
                old, new = group[i], group[j]
                group = [new if g == old else g for g in group]
    numbers = {g: i for i, g in enumerate(dict.fromkeys(group), 1)}
    return tuple(numbers[g] for g in group)
