"""What the line classifier sees of a line; one code path for training and for reading.

A line becomes two lists of feature names: *words* (weighted by rarity, scaled to unit length) and
*marks* (hand-written patterns, shape and place; each present or absent).  Only the ends of a long
line are looked at, so a line of five megabytes costs no more than one of a thousand characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.layout.patterns import MOST_WORDS, found

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD, TAIL = 400, 240
"""Characters kept of the start and the end of a line: see `window`."""

_TOKEN = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+|@\w+|#\w+|\w+(?:[’']\w+)?|[^\w\s]")
_DIGITS = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,2}$")
_INNER_END = re.compile(r"[.!?][\"”’')\]]{0,2}\s+[\"“‘'(\[]{0,2}[A-Z]")
_LENGTHS = (4, 12, 25, 40, 60, 90, 130, 200, 320)
_COUNTS = (1, 2, 4, 7, 11, 16, 25, 40)
_SHARES = (0.15, 0.35, 0.6, 0.85)
_FUNCTION_WORDS = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "could", "for", "from"),
        *("had", "has", "have", "he", "her", "his", "if", "in", "is", "it", "not", "of", "on"),
        *("said", "she", "than", "that", "the", "their", "there", "they", "to", "was", "were"),
        *("when", "which", "who", "will", "with", "would"),
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands among the lines of its article that are not blank.

    Attributes:
        index: From 0.
        count: How many lines there are.
    """

    index: int
    count: int


def window(line: str) -> str:
    """The ends of a line, white space collapsed: what features are taken from.

    >>> window("  By  Dana   Whitlock ")
    'By Dana Whitlock'
    """
    if len(line) > HEAD + TAIL:
        line = line[:HEAD] + " … " + line[-TAIL:]
    return " ".join(line.split())


class _TokenForms(dict[str, str]):
    """What features call a token; what was met is remembered."""

    def __missing__(self, token: str) -> str:
        if len(self) >= MOST_WORDS:
            self.clear()
        form = self[token] = _token_form(token)
        return form


@cache
def _token_forms() -> _TokenForms:
    return _TokenForms()


def _token_form(token: str) -> str:
    if "@" in token:
        return "<at>" if token[0] == "@" else "<mail>"
    if token.startswith(("http", "www.")) and len(token) > 6:  # noqa: PLR2004
        return "<url>"
    return _DIGITS.sub("0", token.lower())


def tokens(text: str) -> list[str]:
    """The words of a line as features name them: lower case, digits and addresses alike.

    Args:
        text: As `window` returns it.

    >>> tokens("Write to dana@harlow.example by May 12.")
    ['write', 'to', '<mail>', 'by', 'may', '00', '.']
    """
    return list(map(_token_forms().__getitem__, _TOKEN.findall(text)))


def words(text: str) -> set[str]:
    """Word features of a line: one and two words in a row, the first and last ones marked.

    Args:
        text: As `window` returns it.
    """
    all_tokens = tokens(text)
    named = set(all_tokens)
    named.update([f"{a} {b}" for a, b in pairwise(all_tokens)])
    named.update(edges(all_tokens))
    return named


def edges(all_tokens: Sequence[str]) -> list[str]:
    """The features that say which words begin and end a line.

    Args:
        all_tokens: As `tokens` returns them.
    """
    first = ["^^" + all_tokens[0]] if all_tokens else []
    return [*(f"^{t}" for t in all_tokens[:3]), *(f"{t}$" for t in all_tokens[-2:]), *first]


def marks(text: str, place: Place, *, length: int) -> list[str]:
    """Pattern, shape and place features of a line.

    Args:
        text: As `window` returns it.
        place: Where the line stands.
        length: Characters of the whole line.
    """
    parts = text.split()
    hits = found(text, parts)
    named = ["p:" + p.name for p in hits]
    named += {"kind:" + p.kind for p in hits if p.kind != "any"}
    named += _shape(text, parts, length)
    named += _place(place)
    return named


class _PartShapes(dict[str, int]):
    """Whether a word has a capital, is a function word, is all capitals: counters in one sum."""

    def __missing__(self, part: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        shape = self[part] = (
            part[:1].isupper()
            + (part.lower() in _FUNCTION_WORDS) * 2**20
            + (len(part) > 1 and part.isupper()) * 2**40
        )
        return shape


@cache
def _part_shapes() -> _PartShapes:
    return _PartShapes()


def _shape(text: str, parts: Sequence[str], length: int) -> list[str]:
    count = max(len(parts), 1)
    total = sum(map(_part_shapes().__getitem__, parts))
    capital, function, upper = total % 2**20, (total >> 20) % 2**20, total >> 40
    named = [f"len{bisect_left(_LENGTHS, length)}", f"count{bisect_left(_COUNTS, count)}"]
    named.append(f"cap{bisect_left(_SHARES, capital / count)}")
    named.append(f"fun{bisect_left(_SHARES, function / count)}")
    named.append(f"upper{bisect_left(_SHARES, upper / count)}")
    named.append("ends" if _SENTENCE_END.search(text[-4:]) else f"open:{text[-1:] in ':|»>'}")
    named.append(f"sentences{min(len(_INNER_END.findall(text)), 3)}")
    if text[:1] in "([":
        named.append("starts-bracket")
    if text[:1] in "—–-•*":
        named.append("starts-dash")
    if text[:1].islower():
        named.append("starts-lower")
    if ":" in text[:30]:
        named.append("early-colon")
    return named


def _place(place: Place) -> list[str]:
    after = place.count - 1 - place.index
    share = place.index / max(place.count - 1, 1)
    named = [f"from-start{min(place.index, 3)}", f"from-end{min(after, 4)}"]
    named.append(f"tenth{min(int(share * 10), 9)}")
    return named
