"""Terms: the word forms by which passages are found.

A term is a lower-case ASCII string without blanks, so that every store, whatever its own
tokenizer does, sees the same terms.  Function words carry no evidence and are left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
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
