"""From a surface form to what the model may see of it: a lower-case word or a class token.

Names carry no wording: a capitalized word inside a sentence is ``<name>``, whatever it spells.
At the start of a sentence, in a title and in capitals throughout, letters say nothing, so a word
counts as one only if news writes it in lower case most of the time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.wording.lists import classes

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "<name>"
NUMBER = "<number>"
EDGE = "<edge>"
"""Stands before the first and after the last token of a sentence."""

START_SHARE = 0.5
"""Share of lower-case uses from which a capitalized word is a word at the start of a sentence."""

MIDDLE_SHARE = 0.9
"""Share from which a word is common: capitalized inside a sentence, it belongs to a longer name.

One in a hundred of the words that BABE's annotators mark is capitalized there."""

LONG = 4
"""Letters from which a word counts in judging whether a line is in title case."""

OPENERS = frozenset(".!?…:\"“‘'«—–") | {"''", "--", "..."}
"""After these a capital says nothing."""

_NUMBER = re.compile(r"\$?\d[\d.,:]*%?")


@dataclass(frozen=True, slots=True)
class Surface:
    """What one surface form stands for.

    Attributes:
        start: Form at the start of a sentence, in a title, or written in capitals.
        middle: Form inside a sentence.
        word: It begins with a letter or digit.
        opener: It is one of `OPENERS`.
        upper: It begins with a capital.
        long: It is alphabetic and at least `LONG` letters long.
        capitals: It is long and in capitals throughout.
        classed: A class token stands for it.
        common: It begins with a capital, and news writes it in lower case nearly always.
    """

    start: str
    middle: str
    word: bool = False
    opener: bool = False
    upper: bool = False
    long: bool = False
    capitals: bool = False
    classed: bool = False
    common: bool = False

    def marks(self) -> tuple[bool, ...]:
        """The flags, in the order of `provenance.wording.sequence.SurfaceTable.marks`."""
        return (
            self.word,
            self.opener,
            self.upper,
            self.long,
            self.capitals,
            self.classed,
            self.common,
        )


def surface(token: str, lower_share: Mapping[str, float]) -> Surface:
    """Look at one token.

    Args:
        token: As it stands in the text.
        lower_share: Lower-case word to the share of its uses in lower case, 0 to 1.

    >>> surface("Varn", {}).middle, surface("Rammed", {"rammed": 1.0}).start
    ('<name>', 'rammed')
    """
    form = token.lower().replace("’", "'")
    if not token[0].isalpha():
        return _other(token, form)
    upper = token[0].isupper()
    long = len(token) >= LONG
    capitals = long and token.isupper()
    known = classes().get(form)
    share = lower_share.get(form, 0.0)
    if known is not None or not upper:
        start = middle = known or form
    else:
        start = form if share >= START_SHARE else NAME
        middle = start if capitals else NAME
    return Surface(
        start,
        middle,
        word=True,
        upper=upper,
        long=long,
        capitals=capitals,
        classed=known is not None,
        common=upper and share >= MIDDLE_SHARE,
    )


def _other(token: str, form: str) -> Surface:
    if _NUMBER.fullmatch(token):
        return Surface(NUMBER, NUMBER, word=True)
    if token[0] in "@#" and len(token) > 1:
        return Surface(NAME, NAME)
    return Surface(form, form, word=token[0].isalnum(), opener=token in OPENERS)
