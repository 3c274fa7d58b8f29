"""Terms: the word forms by which passages are found.

A term is a lower-case ASCII string without blanks, so that every store, whatever its own
tokenizer does, sees the same terms.  Function words carry no evidence and are left out.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "against",
        "all",
        "also",
        "although",
        "always",
        "am",
        "among",
        "an",
        "and",
        "another",
        "any",
        "are",
        "around",
        "as",
        "at",
        "away",
        "back",
        "be",
        "became",
        "because",
        "been",
        "before",
        "behind",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "came",
        "can",
        "cannot",
        "come",
        "could",
        "d",
        "did",
        "didn",
        "do",
        "does",
        "doesn",
        "doing",
        "don",
        "done",
        "down",
        "during",
        "each",
        "either",
        "else",
        "even",
        "ever",
        "every",
        "few",
        "first",
        "for",
        "from",
        "further",
        "get",
        "go",
        "going",
        "got",
        "had",
        "has",
        "hasn",
        "have",
        "haven",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "herself",
        "him",
        "himself",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "instead",
        "into",
        "is",
        "isn",
        "it",
        "its",
        "itself",
        "just",
        "last",
        "least",
        "less",
        "let",
        "like",
        "ll",
        "long",
        "m",
        "made",
        "make",
        "many",
        "may",
        "me",
        "might",
        "more",
        "most",
        "much",
        "must",
        "my",
        "myself",
        "near",
        "never",
        "new",
        "next",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "often",
        "on",
        "once",
        "one",
        "only",
        "onto",
        "or",
        "other",
        "others",
        "our",
        "ours",
        "out",
        "over",
        "own",
        "per",
        "put",
        "quite",
        "rather",
        "re",
        "s",
        "said",
        "same",
        "say",
        "says",
        "saying",
        "see",
        "seen",
        "several",
        "shall",
        "she",
        "should",
        "since",
        "so",
        "some",
        "still",
        "such",
        "t",
        "take",
        "than",
        "that",
        "the",
        "their",
        "theirs",
        "them",
        "themselves",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "through",
        "thus",
        "to",
        "today",
        "told",
        "too",
        "toward",
        "two",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "ve",
        "very",
        "via",
        "was",
        "wasn",
        "way",
        "we",
        "well",
        "went",
        "were",
        "weren",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whole",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "won",
        "would",
        "yes",
        "yet",
        "you",
        "your",
        "yours",
    ]
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
    return list(known_terms(_WORD.findall(text)))


def known_terms(words: Iterable[str]) -> Iterable[str]:
    """Terms of words that are already apart."""
    cache: dict[str, str | None] = {}
    for word in words:
        if word not in cache:
            cache[word] = term_of(word)
        term = cache[word]
        if term is not None:
            yield term
