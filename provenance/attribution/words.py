"""Word classes the rules look at, as bit flags per word form.

The lists stand beside the code in ``lexicon/``; a form's flags are worked out once per run of the
program and kept in a bounded cache, so a long article costs one dictionary look-up per form.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_NUMBER = re.compile(r"\$?\d[\d.,:]*%?\Z")


class Is:
    """What a word form can be; several at once.

    Plain numbers: an `enum.IntFlag` made a tenth of the whole attribution stage.
    """

    AUX: Final = 1 << 0
    BE: Final = 1 << 1
    HAVE: Final = 1 << 2
    SUBJECT: Final = 1 << 3
    PRONOUN: Final = 1 << 4
    DET: Final = 1 << 5
    POSS: Final = 1 << 6
    REL: Final = 1 << 7
    CLAUSE: Final = 1 << 8
    PREP: Final = 1 << 9
    JOIN: Final = 1 << 10
    TIME: Final = 1 << 11
    ADV: Final = 1 << 12
    CONN: Final = 1 << 13
    VERB: Final = 1 << 14
    CAP: Final = 1 << 15
    NUM: Final = 1 << 16
    MARK: Final = 1 << 17
    ED: Final = 1 << 18
    TITLE: Final = 1 << 19


_KINDS = {
    "aux": Is.AUX,
    "be": Is.BE,
    "have": Is.HAVE,
    "subject": Is.SUBJECT,
    "pronoun": Is.PRONOUN,
    "determiner": Is.DET,
    "possessive": Is.POSS,
    "relative": Is.REL,
    "clause": Is.CLAUSE,
    "preposition": Is.PREP,
    "join": Is.JOIN,
    "time": Is.TIME,
    "adverb": Is.ADV,
    "connective": Is.CONN,
    "verb": Is.VERB,
    "title": Is.TITLE,
}


def lines_of(name: str) -> list[list[str]]:
    """Rows of a lexicon file as lists of words, comments left out.

    Args:
        name: File name in the folder ``lexicon``.
    """
    text = (files(__package__) / "lexicon" / name).read_text(encoding="utf-8")
    rows = (line.split("#")[0].split() for line in text.splitlines())
    return [row for row in rows if row]


@cache
def listed(kind: str) -> frozenset[str]:
    """All words of one kind of ``words.txt``, lower case, underscores as spaces.

    Args:
        kind: First word of the line.
    """
    rows = lines_of("words.txt")
    return frozenset(w.replace("_", " ") for row in rows if row[0] == kind for w in row[1:])


@lru_cache(maxsize=200_000)
def flags(word: str) -> int:
    """Flags of one word form.

    Args:
        word: Surface form, with its case.

    >>> bool(flags("She") & Is.PRONOUN), bool(flags("Hale") & Is.CAP)
    (True, True)
    """
    lower = word.lower()
    out = 0
    for kind, flag in _KINDS.items():
        if lower in listed(kind):
            out |= flag
    if not word[0].isalnum() and word[0] not in "$'’@#":
        return Is.MARK
    if word[0].isupper() or word[0] == "@":
        out |= Is.CAP
    if _NUMBER.match(word):
        out |= Is.NUM
    if lower.endswith("ed") and word[0].islower() and len(word) > len("fed"):
        out |= Is.ED
    if lower.endswith("ly") and word[0].islower() and len(word) > len("only"):
        out |= Is.ADV
    return out
