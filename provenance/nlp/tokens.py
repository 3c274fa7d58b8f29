"""Tokens: words, numbers, abbreviations and marks, as arrays of offsets.

One regular expression, close to the tokenisation of the Penn Treebank where that matters for
news: clitics ("'s", "n't" kept with the word as in "didn't" -> "didn", "'t"), initials ("U.S."),
titles ("Mr."), numbers with their currency and percent sign, the double apostrophe ('') that
some wires use as a quotation mark, dashes of two or more hyphens, ellipses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN = re.compile(
    r"""(?:[A-Za-z]\.){2,}
 |(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|St|Jr|Sr|Prof|Sens|Reps|Adm|Maj|Hon|No|vs
    |Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Corp|Co)\.(?=\s)
 |https?://\S+|www\.\S+|[@\#]\w+|\$?\d+(?:[.,:]\d+)*%?|\w+(?:&\w+)*
 |['’](?:s|S|re|ve|ll|d|m|t)\b|\.\.\.+|--+|''|\S""",
    re.X,
)

_SHOWN = ("thing", "Thing", "_")
"""What stands for a word, a capitalized one, and the rest of a contraction."""


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Lower-case a word and straighten its apostrophe.

    >>> fold("Won’t")
    "won't"
    """
    return word.lower().replace("’", "'")


@dataclass(frozen=True)
class Tokens:
    """All tokens of one text, in order.

    Attributes:
        words: Surface forms.
        starts: First code point of each token, shape ``(n,)``, int64.
        ends: One past the last code point, shape ``(n,)``, int64.
        types: Index of each token's surface form in `vocabulary`, shape ``(n,)``, int64.
        vocabulary: The distinct surface forms, in order of first use: compute a property once
            per form and spread it over the text with ``property[tokens.types]``.
    """

    words: list[str]
    starts: np.ndarray
    ends: np.ndarray
    types: np.ndarray
    vocabulary: list[str] = field(repr=False)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def bounds(self) -> tuple[list[int], list[int]]:
        """Starts and ends as lists: asking a list for one number is faster than asking an array."""
        return self.starts.tolist(), self.ends.tolist()

    @cached_property
    def folded(self) -> list[str]:
        """Every word folded (see `fold`)."""
        forms = [fold(word) for word in self.vocabulary]
        return [forms[at] for at in self.types.tolist()]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Folded word to the indices of its tokens, ascending."""
        places = defaultdict(list)
        for at, word in enumerate(self.folded):
            places[word].append(at)
        return dict(places)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The distinct folded words."""
        return frozenset(self.places)

    def between(self, start: int, end: int) -> slice:
        """Slice of the tokens that lie inside ``[start, end)``, also in part."""
        starts, ends = self.bounds
        first = bisect_right(ends, start)
        return slice(first, max(first, bisect_left(starts, end)))


def with_hidden(tokens: Tokens, hidden: Sequence[slice]) -> Tokens:
    """Tokens at the same places, the words of some stretches replaced by one and the same.

    Marks stay, and so does a capital at the beginning of a word.

    Args:
        tokens: The tokens.
        hidden: Stretches of them.

    >>> with_hidden(tokenize("He said “No, never”"), [slice(3, 6)]).words
    ['He', 'said', '“', 'Thing', ',', 'thing', '”']
    """
    words, types, count = list(tokens.words), tokens.types.copy(), len(tokens.vocabulary)
    shown: dict[str, tuple[str, int]] = {}
    for part in hidden:
        for at in range(part.start, part.stop):
            word = words[at]
            if word not in shown:
                kind = word[0].isupper() if word[0].isalnum() else 2
                mark = kind == 2 and len(word) == 1  # noqa: PLR2004 - neither of the two words
                shown[word] = (word, int(types[at])) if mark else (_SHOWN[kind], count + kind)
            words[at], types[at] = shown[word]
    return Tokens(words, tokens.starts, tokens.ends, types, [*tokens.vocabulary, *_SHOWN])


def tokenize(text: str) -> Tokens:
    """Split a text into tokens.

    Args:
        text: Any string, lone surrogates and control characters included.

    >>> tokenize("“We won’t,” Mr. Hale said.").words
    ['“', 'We', 'won', '’t', ',', '”', 'Mr.', 'Hale', 'said', '.']
    """
    words: list[str] = []
    bounds: list[int] = []
    types: list[int] = []
    index: dict[str, int] = {}
    for match in TOKEN.finditer(text):
        word = match.group()
        words.append(word)
        bounds.extend(match.span())
        types.append(index.setdefault(word, len(index)))
    pairs = np.array(bounds, dtype=np.int64).reshape(-1, 2)
    return Tokens(
        words=words,
        starts=np.ascontiguousarray(pairs[:, 0]),
        ends=np.ascontiguousarray(pairs[:, 1]),
        types=np.array(types, dtype=np.int64),
        vocabulary=list(index),
    )
