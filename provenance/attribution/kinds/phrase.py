"""A source's noun phrase taken apart: its head, what stands before it and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.attribution.kinds.lists import is_plural, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAKS: Final = words_of("breaks")
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_CUT: Final = words_of("cut")
_LEADING: Final = words_of("leading")
_DETERMINERS: Final = words_of("determiners")
_QUOTES: Final = frozenset('"“”`')
_ADJECTIVES: Final = words_of("adjectives")
_COUNTS: Final = words_of("counts")
_AFTER_PARTICIPLE: Final = words_of("after_participle")
_OPENING: Final = frozenset("\"“”‘'’''``(-–—…*•")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Parts of a noun phrase.

    Attributes:
        words: Lower-case words from the determiner to the head.
        surfaces: The same words as they stand.
        after: Lower-case words behind the head: complement, relative clause, apposition.
        after_surfaces: The same as they stand.
        owner: Lower-case words before a possessive mark, if there is one.
        determiner: Article, demonstrative or possessive pronoun at its head, or "".
        led: Small word before the phrase ("among"), or "".
    """

    words: tuple[str, ...]
    surfaces: tuple[str, ...]
    after: tuple[str, ...]
    after_surfaces: tuple[str, ...]
    owner: tuple[str, ...]
    determiner: str
    led: str = ""

    @property
    def head(self) -> str:
        """Last word of the phrase proper, lower case, or ""."""
        return self.words[-1] if self.words else ""

    @property
    def before(self) -> tuple[str, ...]:
        """Words between determiner or owner and head, lower case."""
        return self.words[:-1]


def take_apart(words: Sequence[str], surfaces: Sequence[str]) -> Phrase:
    """Find the parts of a phrase.

    Args:
        words: Lower-case words.
        surfaces: The same words as they stand.

    >>> words = "the mayor 's two aides in Osby".split()
    >>> p = take_apart([w.lower() for w in words], words)
    >>> p.head, p.owner, p.before, p.after
    ('aides', ('the', 'mayor'), ('two',), ('in', 'osby'))
    """
    words, surfaces = _joined(words, surfaces)
    start, end = 0, len(words)
    while start < end - 1 and (words[start] in _LEADING or words[start] in _OPENING):
        start += 1
    cut = next(
        (i for i in range(start + 1, end) if _ends(words, i)),
        end,
    )
    after = slice(cut, end)
    while cut > start + 1 and (words[cut - 1] in _POSSESSIVE or words[cut - 1] in _OPENING):
        cut -= 1
    marks = [i for i in range(start, cut) if words[i] in _POSSESSIVE and i > start]
    owner = tuple(words[start : marks[-1]]) if marks else ()
    first = marks[-1] + 1 if marks else start
    determiner = words[start] if words[start:] and words[start] in _DETERMINERS else ""
    if first == start and determiner and cut > start + 1:
        first += 1
    kept = [i for i in range(first, cut) if words[i][:1].isalnum() or words[i][:1] in "@#$"]
    return Phrase(
        tuple(words[i] for i in kept),
        tuple(surfaces[i] for i in kept),
        tuple(words[after]),
        tuple(surfaces[after]),
        owner,
        determiner,
        words[start - 1] if start else "",
    )


def _ends(words: Sequence[str], i: int) -> bool:
    """Whether what stands at a place hangs on the head before it."""
    if words[i] in _QUOTES:
        return True
    if words[i] in _ADJECTIVES and words[i - 1] in _DETERMINERS | _COUNTS:
        return False
    return words[i] in _CUT or _participle(words, i)


def _participle(words: Sequence[str], i: int) -> bool:
    """Whether a participle follows a noun: "the delegates stunned by", "voters leaning to"."""
    follows = i + 1 < len(words) and words[i + 1] in _AFTER_PARTICIPLE
    return follows and words[i].endswith(("ed", "ing")) and is_plural(words[i - 1])


def _joined(
    words: Sequence[str], surfaces: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put words with a hyphen together again: the tokens "front", "-", "runner" are one word."""
    if "-" not in words:
        return tuple(words), tuple(surfaces)
    low, high = list(words[:1]), list(surfaces[:1])
    for i in range(1, len(words)):
        inner = 0 < i < len(words) - 1 and words[i + 1][:1].isalnum()
        if words[i] == "-" and inner and words[i + 1] not in _BREAKS | _DETERMINERS:
            low[-1] += "-"
            high[-1] += "-"
        elif low[-1].endswith("-") and len(low[-1]) > 1:
            low[-1] += words[i]
            high[-1] += surfaces[i]
        else:
            low.append(words[i])
            high.append(surfaces[i])
    return tuple(low), tuple(high)


def head_word(words: Sequence[str]) -> str:
    """Last word before the first preposition or relative: the head of a noun phrase.

    Args:
        words: Lower-case words of the phrase.

    >>> head_word(["a", "spokesman", "for", "the", "ministry"])
    'spokesman'
    """
    head = ""
    for word in words:
        if word in _BREAKS and head:
            break
        if word in _POSSESSIVE:
            continue
        if word[:1].isalnum():
            head = word
    return head
