"""Match a list of phrases on the tokens of a text, whatever its case.

A phrase is looked up by its first word and then by its second, and only where the text holds both,
so the cost of a list hardly depends on its length; "world-class" and "won't" match as the tokenizer
cuts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from provenance.nlp.tokens import Tokens, fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Match", "Phrases", "fold", "word_at"]

_ALONE = ""
"""Stands for the second word of a phrase of one word; no token is empty."""


def word_at(tokens: Tokens, index: int) -> str:
    """Folded word at a token index; empty outside the text.

    Args:
        tokens: Tokens of a text.
        index: Token index; may be out of range.
    """
    folded = tokens.folded
    return folded[index] if 0 <= index < len(folded) else ""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found.

    Attributes:
        start: First code point.
        end: One past the last.
        first: Index of its first token.
        last: One past the index of its last token.
        phrase: The entry of the list.
    """

    start: int
    end: int
    first: int
    last: int
    phrase: str


class Phrases:
    """Phrases compiled for matching; longer ones are tried first.

    Args:
        entries: The phrases.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        by_first: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
        for entry in entries:
            parts = [fold(word) for word in tokenize(entry).words]
            second = parts[1] if len(parts) > 1 else _ALONE
            by_first.setdefault(parts[0], {}).setdefault(second, []).append((parts, entry))
        for options in by_first.values():
            for same in options.values():
                same.sort(key=lambda option: -len(option[0]))
        self._by_first = by_first
        self._seconds = {first: frozenset(options) for first, options in by_first.items()}
        self._firsts = frozenset(by_first)

    def find(self, tokens: Tokens) -> Iterator[Match]:
        """Yield the matches in text order; none overlaps another, the longest wins.

        Args:
            tokens: Tokens of the text to search.
        """
        done = 0
        for at in self._begins(tokens):
            match = self._at(tokens, at) if at >= done else None
            if match is not None:
                done = match.last
                yield match

    def _begins(self, tokens: Tokens) -> list[int]:
        """Indices of the tokens that begin a phrase whose second word stands in the text too."""
        here = tokens.forms
        places = [
            tokens.places[first]
            for first in self._firsts & here
            if _ALONE in self._seconds[first] or not self._seconds[first].isdisjoint(here)
        ]
        return sorted(chain.from_iterable(places)) if len(places) > 1 else next(iter(places), [])

    def _at(self, tokens: Tokens, at: int) -> Match | None:
        folded = tokens.folded
        options = self._by_first[folded[at]]
        # Lists made by combining have hundreds of entries with one first word, few with one second.
        for second in (word_at(tokens, at + 1), _ALONE):
            for parts, entry in options.get(second, ()):
                last = at + len(parts)
                if folded[at:last] == parts:
                    starts, ends = tokens.bounds
                    return Match(starts[at], ends[last - 1], at, last, entry)
        return None
