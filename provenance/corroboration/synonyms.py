"""Words that stand for each other in news: "shut" for "close", "probe" for "inquiry".

The list is short and was written by hand, from nothing: families of one word that stemming keeps
apart ("took", "taken") and the commonest swaps of editors.  Number words stand for their digits.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from provenance.corroboration.quantities import NUMBER_WORDS
from provenance.evidence import term_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def _heads() -> dict[str, str]:
    heads: dict[str, str] = {}
    path = Path(__file__).with_name("lists") / "synonyms.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        family = [t for w in line.split() if (t := term_of(w)) is not None]
        for term in family:
            heads.setdefault(term, family[0])
    for word, value in NUMBER_WORDS.items():
        if (number := term_of(word)) is not None:
            heads[number] = f"{value:.0f}"
    return heads


_HEADS = _heads()


def meaning(term: str) -> str:
    """The term that stands for a term's family; the term itself where it has none.

    >>> meaning("shut") == meaning("closur")
    True
    """
    return _HEADS.get(term, term)


def meanings(found: Iterable[str]) -> frozenset[str]:
    """The families of some terms.

    Args:
        found: Terms as `provenance.evidence.terms` makes them.
    """
    return frozenset(_HEADS.get(t, t) for t in found)
