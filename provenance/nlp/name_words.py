"""Words of personal names and words that are none: the lists behind `provenance.nlp.names`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

PARTICLES = frozenset(
    {"al", "el", "de", "van", "von", "bin", "ibn", "ben", "da", "di", "la", "der", "den", "du"}
    | {"del", "abu", "bint", "dos", "le"}
)
"""Small words inside surnames."""
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
"""What tells a son from his father after a surname."""
POSTNOMINALS = frozenset(
    {"KC", "QC", "SC", "JP", "MP", "MEP", "MSP", "MLA", "MS", "TD", "PC", "DL", "OBE", "MBE", "CBE"}
    | {"KBE", "DBE", "GBE", "CMG", "DSO", "MD", "PhD", "DPhil", "FRS", "FBA", "RN", "CPA", "Esq"}
)
"""Letters after a name for a degree, an honour or an office, as they are written."""


@cache
def listed_words() -> dict[str, frozenset[str]]:
    """Words that are capitalized without being part of a name, lower case, by kind."""
    lines = (files(__package__) / "not_names.txt").read_text(encoding="utf-8").splitlines()
    out: dict[str, set[str]] = {}
    for row in (line.split() for line in lines if line and not line.startswith("#")):
        out.setdefault(row[0], set()).update(row[1:])
    return {kind: frozenset(words) for kind, words in out.items()}


@cache
def given_names() -> dict[str, str]:
    """Lower-case given names with the pronoun they go with: ``"he"``, ``"she"`` or ``"x"``."""
    lines = (files(__package__) / "first_names.txt").read_text(encoding="utf-8").splitlines()
    out: dict[str, str] = {}
    for row in (line.split() for line in lines if line and not line.startswith("#")):
        for word in row[1:]:
            out[word] = "x" if word in out and out[word] != row[0] else row[0]
    return out


def is_place(word: str) -> bool:
    """Whether a word is the last of a well-known place's name.

    Args:
        word: Lower case.
    """
    return word in listed_words()["place"]


def is_common(word: str) -> bool:
    """Whether a word is usually written without a capital, so that alone it is nobody's name.

    Args:
        word: Lower case.
    """
    return word in listed_words()["common"]
