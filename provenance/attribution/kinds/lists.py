"""Word lists behind source kinds: head nouns, proper names and the ends of names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.attribution.words import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADS: Final = "kind_heads.txt"
NAMES: Final = "kind_names.txt"
WORDS: Final = "kind_words.txt"


@cache
def heads(kind: str) -> frozenset[str]:
    """Head nouns of one line of ``kind_heads.txt``, lower case, underscores as spaces.

    Args:
        kind: First word of the line.
    """
    return _listed(HEADS).get(kind, frozenset())


@cache
def names(kind: str) -> frozenset[str]:
    """Proper names of one line of ``kind_names.txt``, lower case, underscores as spaces.

    Args:
        kind: First word of the line.
    """
    return _listed(NAMES).get(kind, frozenset())


@cache
def words_of(name: str) -> frozenset[str]:
    """Words of one class of ``kind_words.txt``.

    Args:
        name: First word of the line.
    """
    return _listed(WORDS)[name]


@cache
def kinds_of_name() -> Mapping[str, str]:
    """Every listed proper name with its kind; a name of two lines keeps the first."""
    out: dict[str, str] = {}
    for kind in ("official_org", "organisation", "media_outlet", "place", "people"):
        for name in names(kind):
            out.setdefault(name, kind)
    return out


@cache
def _listed(file: str) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for kind, *words in lines_of(file):
        out.setdefault(kind, set()).update(w.replace("_", " ") for w in words)
    return {kind: frozenset(words) for kind, words in out.items()}


def singular(word: str) -> str:
    """Singular of a regular plural, else the word itself.

    Args:
        word: Lower case.

    >>> [singular(w) for w in ("surveys", "agencies", "churches", "campus", "aides")]
    ['survey', 'agency', 'church', 'campus', 'aide']
    >>> singular("spokeswomen"), singular("children")
    ('spokeswoman', 'child')
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - "gas"
        return _IRREGULAR.get(word) or (f"{word[:-3]}man" if word.endswith("men") else word)
    if word.endswith(("yses", "theses", "gnoses", "crises")):
        return word[:-2] + "is"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


_IRREGULAR: Final = {
    "people": "person",
    "children": "child",
    "wives": "wife",
    "ads": "ad",
    "mps": "mp",
    "pms": "pm",
}


def is_plural(word: str) -> bool:
    """Whether a lower-case noun is a plural by its form.

    >>> [is_plural(w) for w in ("aides", "women", "boss")]
    [True, True, False]
    """
    return singular(word) != word
