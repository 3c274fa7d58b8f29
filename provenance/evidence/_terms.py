"""Terms: the word forms by which passages are found.

A term is a lower-case ASCII string without blanks, so that every store, whatever its own
tokenizer does, sees the same terms.  Function words carry no evidence and are left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from pathlib import Path

STOP_WORDS = frozenset(
    Path(__file__).with_name("stop_words.txt").read_text(encoding="utf-8").split()
)
"""English function words and the plainest verbs of news, reporting verbs among them."""

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40
_SHORT = 3
_SUFFIXES = (
    ("ies", "y", 5),
    ("sses", "ss", 5),
    ("ing", "", 6),
    ("ed", "", 5),
    ("es", "e", 5),
    ("s", "", 4),
)
_DOUBLED = frozenset("bdfgmnprt")


def stem(word: str) -> str:
    """Strip the endings of English plurals, participles and past tenses.

    >>> [stem(w) for w in ("charges", "charged", "charging", "parties", "class", "planned")]
    ['charg', 'charg', 'charg', 'party', 'class', 'plan']
    """
    for ending, other, shortest in _SUFFIXES:
        if len(word) >= shortest and word.endswith(ending):
            if ending == "s" and word[-2] in "su":
                return word
            word = word[: len(word) - len(ending)] + other
            break
    if len(word) > _SHORT and word[-1] == word[-2] and word[-1] in _DOUBLED:
        word = word[:-1]
    return word[:-1] if len(word) > _SHORT and word[-1] == "e" else word


def fold(word: str) -> str:
    """Lower case without accents; letters outside ASCII become their UTF-8 bytes in hex."""
    if not word.isascii():
        split = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(c for c in split if c.isalnum())
        if not word.isascii():
            return "x" + word.encode("utf-8", "surrogatepass").hex()
    return word.lower()


@lru_cache(maxsize=200_000)
def term_of(word: str) -> str | None:
    """The term of one word, or None where it carries no evidence."""
    folded = fold(word)[:_LONGEST]
    if not folded or folded in STOP_WORDS:
        return None
    return stem(folded) if folded.isalpha() else folded


def terms(text: str) -> list[str]:
    """Terms of a text in order, repetitions included.

    >>> terms("The mayors said “we’re leaving” on Café Row, 1,200 strong.")
    ['mayor', 'leav', 'caf', 'row', '1', '200', 'strong']
    """
    return [term for word in _WORD.findall(text) if (term := term_of(word)) is not None]


def index_terms(text: str) -> list[str]:
    """What a passage is found by: its terms and its `numbers`.

    Every store indexes the set of these and nothing else.
    """
    return terms(text) + numbers(text)


def term_set(text: str) -> frozenset[str]:
    """The set of `index_terms`, made in half the time: what stands between blanks is known."""
    pieces = text.split()
    if max(map(len, pieces), default=0) > _LONGEST:
        return frozenset(index_terms(text))
    return frozenset(chain.from_iterable(map(_piece, pieces))).union(numbers(text))


@lru_cache(maxsize=100_000)
def _piece(piece: str) -> tuple[str, ...]:
    return tuple(terms(piece))


def query_terms(text: str) -> list[str]:
    """What to look for in place of a text: the counterpart of `index_terms`."""
    return terms(text) + numbers(text)


_SCALES = {
    "k": 3,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "b": 9,
    "bn": 9,
    "tn": 12,
    "trn": 12,
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}
_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile(
    r"(?<![\w.,])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.([0-9]{1,9}))?"
    r"(?:[ \u00a0-]?(hundred|thousand|million|billion|trillion|mln|mn|bn|trn|tn|[kmb])\b)?"
    r"(?![.,]?[0-9])",
    re.IGNORECASE,
)


def numbers(text: str) -> list[str]:
    """Numbers with a comma, a decimal point or a scale, each as one term.

    The term of a whole number is its digits, so that it meets the number as it stands elsewhere.

    >>> numbers("1.2 million"), numbers("1,200,000"), numbers("$600mn, 3.5 percent, 14 people")
    (['1200000'], ['1200000'], ['600000000', '3d5'])
    """
    found: list[str] = []
    if _DIGIT.search(text) is None:
        return found
    for match in _NUMBER.finditer(text):
        whole, part, scale = match[1], match[2] or "", (match[3] or "").lower()
        if part or scale or "," in whole:
            power = _SCALES.get(scale, 0)
            digits = whole.replace(",", "") + part.ljust(power, "0")
            cut = len(digits) - max(0, len(part) - power)
            value, rest = digits[:cut].lstrip("0") or "0", digits[cut:].rstrip("0")
            found.append(f"{value}d{rest}" if rest else value)
    return found
