"""Newspapers and magazines that a text credits by name, whether the registry knows them or not.

The registry holds the outlets of a nation; a speech heard by one local paper, or a letter that a
student paper printed, is told on under names that no registry lists.  They are known by the noun
that papers are called by, in the place of a credit ("the Varnholt Daily News reports").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.corroboration.copies import words
from provenance.corroboration.origins import credited, credited_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.outlets import Outlets

_CALLED = re.compile(
    r"(?:Advocate|Argus|Banner|Beacon|Bulletin|Chronicle|Citizen|Courier|Crimson|Dispatch|"
    r"Enquirer|Examiner|Gazette|Globe|Herald|Inquirer|Journal|Ledger|Magazine|Mercury|Mirror|"
    r"News|Observer|Post|Register|Sentinel|Standard|Tribune|Telegram|Telegraph|Times)\Z"
)
"""What a paper is called by; a noun that is as often a person's or a firm's is not among them."""

_ARTICLES = frozenset({"the", "a", "an", "newspaper", "news", "agency", "magazine"})


def press(text: str, outlets: Outlets) -> frozenset[str]:
    """Names of papers, and of outlets of the registry that do not broadcast, that a text credits.

    Args:
        text: The text, quotations included.
        outlets: The registry.
    """
    known = {o.name for o in credited(text, outlets) if "broadcaster" not in o.kind}
    called = {paper for name in credited_names(text) if (paper := _paper(name)) is not None}
    return frozenset(known | {paper for paper in called if outlets.find(paper) is None})


def _paper(name: str) -> str | None:
    """The paper that a run of capitalized words begins with: the run may go on in a sentence."""
    parts = [part.rstrip(".’'").removesuffix("’s").removesuffix("'s") for part in name.split()]
    for end in range(len(parts), 1, -1):
        if _CALLED.match(parts[end - 1]):
            return " ".join(parts[:end])
    return None


def one_medium(a: str, b: str, outlets: Outlets) -> bool:
    """Whether two names are one medium's: the registry says so, or one name holds the other.

    Args:
        a: A name.
        b: Another.
        outlets: The registry.
    """
    first, second = outlets.find(a), outlets.find(b)
    if first is not None and second is not None:
        return first.domain == second.domain
    mine, other = set(words(a)) - _ARTICLES, set(words(b)) - _ARTICLES
    return bool(mine and other) and (mine <= other or other <= mine)


def shared_medium(mine: Iterable[str], theirs: Iterable[str], outlets: Outlets) -> str | None:
    """The first medium, in order of name, that stands in both of two sets of credits.

    Args:
        mine: Names.
        theirs: Others.
        outlets: The registry.
    """
    others = sorted(theirs)
    for name in sorted(mine):
        if any(one_medium(name, other, outlets) for other in others):
            return name
    return None
