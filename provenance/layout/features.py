"""What the line classifier sees of a line; one code path for training and for reading.

A line becomes two lists of feature names: *words* (weighted by rarity, scaled to unit length) and
*marks* (hand-written patterns, shape and place; each present or absent).  Only the ends of a long
line are looked at, so a line of five megabytes costs no more than one of a thousand characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from provenance.layout.patterns import patterns

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


@lru_cache(maxsize=50_000)
def _token_form(token: str) -> str:
    if "@" in token:
        return "<at>" if token[0] == "@" else "<mail>"
    if token.startswith(("http", "www.")) and len(token) > 6:  # noqa: PLR2004
        return "<url>"
    return _DIGITS.sub("0", token.lower())


def words(text: str) -> set[str]:
    """Word features of a line: one and two words in a row, the first and last ones marked.

    Args:
        text: As `window` returns it.
    """
    tokens = [_token_form(token) for token in _TOKEN.findall(text)]
    found = set(tokens)
    found.update([f"{a} {b}" for a, b in pairwise(tokens)])
    found.update([f"^{t}" for t in tokens[:3]])
    found.update([f"{t}$" for t in tokens[-2:]])
    if tokens:
        found.add("^^" + tokens[0])
    return found


def marks(text: str, place: Place, *, length: int) -> list[str]:
    """Pattern, shape and place features of a line.

    Args:
        text: As `window` returns it.
        place: Where the line stands.
        length: Characters of the whole line.
    """
    low = text.lower()
    hits = [p for p in patterns() if p.found_in(text, low)]
    found = ["p:" + p.name for p in hits]
    found += {"kind:" + p.kind for p in hits if p.kind != "any"}
    found += _shape(text, length)
    found += _place(place)
    return found


def _shape(text: str, length: int) -> list[str]:
    parts = text.split()
    count = max(len(parts), 1)
    capital = sum(part[:1].isupper() for part in parts) / count
    function = sum(part.lower() in _FUNCTION_WORDS for part in parts) / count
    upper = sum(part.isupper() and len(part) > 1 for part in parts) / count
    found = [f"len{_bucket(length, _LENGTHS)}", f"count{_bucket(count, _COUNTS)}"]
    found += [f"cap{_bucket(capital, _SHARES)}", f"fun{_bucket(function, _SHARES)}"]
    found += [f"upper{_bucket(upper, _SHARES)}"]
    found.append("ends" if _SENTENCE_END.search(text) else f"open:{text[-1:] in ':|»>'}")
    found.append(f"sentences{min(len(_INNER_END.findall(text)), 3)}")
    if text[:1] in "([":
        found.append("starts-bracket")
    if text[:1] in "—–-•*":
        found.append("starts-dash")
    if text[:1].islower():
        found.append("starts-lower")
    if ":" in text[:30]:
        found.append("early-colon")
    return found


def _place(place: Place) -> list[str]:
    after = place.count - 1 - place.index
    share = place.index / max(place.count - 1, 1)
    found = [f"from-start{min(place.index, 3)}", f"from-end{min(after, 4)}"]
    found.append(f"tenth{min(int(share * 10), 9)}")
    return found


def _bucket(value: float, edges: tuple[float, ...]) -> int:
    return sum(value > edge for edge in edges)
