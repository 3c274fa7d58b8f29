"""Which sentence of the newer version is which of the older, wherever it stands now.

Sentences that are the same but for marks and case are paired first, the k-th of a kind with the
k-th.  What is left is paired by the words two sentences share, best pair first.  The pairs that
keep their order form the longest rising sequence; a pair outside it has moved.  So a paragraph
that moves costs nothing, and time stays near linear whatever the texts hold.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.diff._words import key_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.types import Span

ALIKE = 0.5
"""Least share of words in common, in order, of two sentences that are taken for one rewritten."""

_WITHIN = 0.85
"""Share of the shorter sentence's words that stand in the longer: cut, split or merged."""

_FEWEST = 5
"""Words a sentence must have to be recognized inside a longer one."""

_BESIDE = 0.1
"""What it is worth that the sentences before or behind are a pair as well."""

_CANDIDATES = 6
_COMMON = 100
"""A word in more sentences than this leads to no candidate."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the older and the one of the newer version, by number."""

    old: int
    new: int
    same: bool
    moved: bool


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pair sentences, in the order of the older version.

    Args:
        old: Sentences of the older version.
        new: Of the newer.

    >>> [(p.old, p.new, p.moved) for p in align(["a b", "c d", "e f"], ["c d", "e f", "a b"])]
    [(0, 2, True), (1, 0, False), (2, 1, False)]
    """
    paired = dict(_equal(old, new))
    same = set(paired)
    paired.update(_rewritten(old, new, paired))
    numbers = sorted(paired)
    kept = {numbers[i] for i in _rising([paired[number] for number in numbers])}
    return [Pair(i, paired[i], i in same, i not in kept) for i in numbers]


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of words that two sentences have in common in the same order, 0 to 1.

    A sentence that stands almost whole inside the other counts as well: it was cut or split.

    Args:
        one: Words of a sentence.
        other: Words of another.
    """
    from rapidfuzz.distance import Indel, LCSseq

    if not one or not other:
        return 0.0
    value = float(Indel.normalized_similarity(one, other))
    shorter = min(len(one), len(other))
    if value < ALIKE and shorter >= _FEWEST:
        common = LCSseq.similarity(one, other)
        if common >= _WITHIN * shorter:
            return ALIKE
    return value


def _equal(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for j, sentence in enumerate(new):
        waiting[key_of(sentence)].append(j)
    for i, sentence in enumerate(old):
        if queue := waiting.get(key_of(sentence)):
            yield i, queue.popleft()


def _rewritten(
    old: Sequence[str], new: Sequence[str], paired: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs of what is left, the most alike first."""
    taken = set(paired.values())
    before = {i: words_of(s) for i, s in enumerate(old) if i not in paired}
    after = {j: words_of(s) for j, s in enumerate(new) if j not in taken}
    scored = sorted(
        (-score - _bonus(i, j, paired), abs(i - j), i, j)
        for i, j in _candidates(before, after, paired)
        if (score := similarity(before[i], after[j])) >= ALIKE
    )
    done: set[int] = set()
    for _, _, i, j in scored:
        if i not in done and j not in taken:
            done.add(i)
            taken.add(j)
            yield i, j


def _bonus(i: int, j: int, paired: dict[int, int]) -> float:
    return _BESIDE * ((paired.get(i - 1) == j - 1) + (paired.get(i + 1) == j + 1))


def _candidates(
    before: dict[int, list[str]], after: dict[int, list[str]], paired: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: those that share the most words, and those between the same neighbors."""
    holding: dict[str, list[int]] = defaultdict(list)
    for j, words in after.items():
        for word in set(words):
            holding[word].append(j)
    for i, words in before.items():
        shared = Counter(
            j
            for word in set(words)
            if len(holding.get(word, ())) <= _COMMON
            for j in holding.get(word, ())
        )
        found = {j for j, _ in shared.most_common(_CANDIDATES)}
        if i - 1 in paired:
            found.add(paired[i - 1] + 1)
        yield from ((i, j) for j in sorted(found) if j in after)


def _rising(values: Sequence[int]) -> list[int]:
    """Positions of the longest rising sequence (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        pile = bisect_left(tops, value)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [value]
        ends[pile : pile + 1] = [at]
    path = []
    at = ends[-1] if ends else -1
    while at >= 0:
        path.append(at)
        at = before[at]
    return path[::-1]


class Aligned:
    """The sentences of two versions and which belong together.

    Args:
        old_text: Text of the older version.
        old: Spans of its sentences, ascending.
        new_text: Text of the newer version.
        new: Spans of its sentences.
    """

    def __init__(
        self, old_text: str, old: Sequence[Span], new_text: str, new: Sequence[Span]
    ) -> None:
        self.old = list(old)
        self.new = list(new)
        self.pairs = align(
            [old_text[start:end] for start, end in old], [new_text[start:end] for start, end in new]
        )
        self.to_new = {pair.old: pair.new for pair in self.pairs}

    def together(self, old_at: int, new_at: int) -> bool:
        """Whether two offsets stand in sentences that belong together."""
        number = self.of_old(old_at)
        return number is not None and number == self.of_new(new_at)

    def of_old(self, offset: int) -> int | None:
        """Number of the newer sentence that belongs to the older one an offset stands in."""
        i = _at(self.old, offset)
        return None if i is None else self.to_new.get(i)

    def of_new(self, offset: int) -> int | None:
        """Number of the newer sentence an offset stands in."""
        return _at(self.new, offset)


def _at(spans: Sequence[Span], offset: int) -> int | None:
    """Number of the sentence an offset stands in."""
    i = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return i if i >= 0 and offset < spans[i][1] else None
