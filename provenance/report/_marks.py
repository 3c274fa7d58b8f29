"""What a statement and a passage have in common, marked in both: for the eye, never for a verdict.

A verdict comes with its reasons; these marks let an editor see them.  They are made again from the
two texts when a report is written: runs of the same words, words of one meaning, figures that agree
and figures that clash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from provenance.corroboration.quantities import Quantity, agree, compare, quantities
from provenance.corroboration.synonyms import meaning
from provenance.evidence import term_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.types import Span

MarkKind = Literal["clash", "agree", "run", "word"]

_FEWEST_WORDS = 3
_FEWEST_TELLING = 2
"""Words in a run, and words among them that say something: "in the wall" is chance."""

_LONGEST = 4000
"""Characters of each text that are compared; a whole book may stand between quotation marks."""

_MOST_RUNS = 20_000
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one of the two texts and why it is marked.

    ``clash``: a figure that cannot be true beside the other text's; ``agree``: one that can;
    ``run``: the same words in a row; ``word``: a word of the same meaning.
    """

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands, its lower-case form and its term (None for a function word)."""

    start: int
    end: int
    form: str
    term: str | None


Pair = tuple[tuple[Mark, ...], tuple[Mark, ...]]


def marks(statement: str, passage: str, *, against: bool = False) -> Pair:
    """Marks for a statement and for a passage, each in text order and without overlap.

    Args:
        statement: Words of the statement.
        passage: Words of the evidence.
        against: The passage contradicts the statement: a figure that clashes is marked so even
            where the passage gives the statement's own too ("three, not fourteen").

    >>> [(m.kind, m.start, m.end) for m in marks("3 of 9 died", "Of nine, five died.")[1]]
    [('agree', 3, 7), ('word', 14, 18)]
    """
    a, b = _words(statement), _words(passage)
    own, other = _figures(statement, passage, against=against)
    runs = _runs(a, b)
    mine, theirs = _meanings(a), _meanings(b)
    return (
        _settled(statement, a, own, [(i, i + n) for i, _, n in runs], theirs),
        _settled(passage, b, other, [(j, j + n) for _, j, n in runs], mine),
    )


def name_marks(name: str, passage: str) -> tuple[Mark, ...]:
    """Where a passage names a source.

    Args:
        name: The source's name.
        passage: Words of the evidence.
    """
    return _settled(passage, _words(passage), [], [], _meanings(_words(name)))


def _words(text: str) -> list[Word]:
    found = _WORD.finditer(text, 0, min(len(text), _LONGEST))
    return [Word(m.start(), m.end(), m[0].casefold(), term_of(m[0])) for m in found]


def _runs(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int, int]]:
    """Runs of the same words as ``(word of a, word of b, length)``, longest first, no overlap."""
    taken: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for i, j, n in sorted(_maximal(a, b), key=lambda run: (-run[2], run[0], run[1])):
        if taken[0].isdisjoint(range(i, i + n)) and taken[1].isdisjoint(range(j, j + n)):
            taken[0].update(range(i, i + n))
            taken[1].update(range(j, j + n))
            chosen.append((i, j, n))
    return chosen


def _maximal(a: Sequence[Word], b: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    """Every run that cannot be made longer and says something."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(a):
        places.setdefault(word.form, []).append(i)
    before: dict[int, int] = {}
    told = 0
    for j in range(len(b) + 1):
        here = {}
        if j < len(b):
            here = {i: before.get(i - 1, 0) + 1 for i in places.get(b[j].form, ())}
        for i, n in before.items():
            if i + 1 not in here and n >= _FEWEST_WORDS and _telling(a[i - n + 1 : i + 1]):
                yield i - n + 1, j - n, n
                told += 1
        if told > _MOST_RUNS:
            return
        before = here


def _telling(run: Iterable[Word]) -> bool:
    return sum(word.term is not None for word in run) >= _FEWEST_TELLING


def _meanings(words: Iterable[Word]) -> frozenset[str]:
    """Meanings of the words that say something; numbers are compared as figures, not as words."""
    terms = (w.term for w in words)
    return frozenset(meaning(t) for t in terms if t and len(t) > 1 and not meaning(t).isdigit())


def _figures(statement: str, passage: str, *, against: bool) -> tuple[list[Mark], list[Mark]]:
    """Figures that agree or clash, as the verdict compares them."""
    a, b = quantities(statement[:_LONGEST]), quantities(passage[:_LONGEST])
    clashing = compare(a, b).clashing
    if against and not clashing:
        rivals = ((q, r) for q in a for r in b if q.unit and q.unit == r.unit)
        clashing = tuple((q, r) for q, r in rivals if not agree(q, r))
    own = [_figure(statement, q, "clash") for q, _ in clashing]
    other = [_figure(passage, q, "clash") for _, q in clashing]
    for mine in a:
        for yours in _partners(mine, b):
            own.append(_figure(statement, mine, "agree"))
            other.append(_figure(passage, yours, "agree"))
    for yours in b:
        for mine in _parts(yours, a):
            own.append(_figure(statement, mine, "agree"))
            other.append(_figure(passage, yours, "agree"))
    return own, other


def _partners(own: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """The figures that say the same as one: those that agree with it, or the parts it sums up."""
    same = [q for q in others if q.value == own.value or (own.unit == q.unit and agree(own, q))]
    return same or _parts(own, others)


def _parts(whole: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    parts = [q for q in others if whole.unit and q.unit == whole.unit]
    return parts if len(parts) > 1 and sum(q.value for q in parts) == whole.value else []


def _figure(text: str, quantity: Quantity, kind: MarkKind) -> Mark:
    stretch = text[quantity.start : quantity.end]
    blank = len(stretch) - len(stretch.lstrip())
    return Mark(quantity.start + blank, quantity.start + len(stretch.rstrip()), kind)


def _settled(
    text: str,
    words: Sequence[Word],
    figures: Iterable[Mark],
    runs: Iterable[Span],
    shared: frozenset[str],
) -> tuple[Mark, ...]:
    """One text's marks: figures first, runs around them, then single words that are left."""
    settled: list[Mark] = []
    for mark in sorted(set(figures), key=lambda m: (m.kind != "clash", m.start, -m.end)):
        if all(mark.end <= other.start or other.end <= mark.start for other in settled):
            settled.append(mark)
    free = [all(w.end <= m.start or m.end <= w.start for m in settled) for w in words]
    for first, last in runs:
        for i, j in _stretches(free, first, last):
            if _telling(words[i:j]):
                settled.append(Mark(words[i].start, words[j - 1].end, "run"))
                free[i:j] = [False] * (j - i)
    like = [w.term is not None and meaning(w.term) in shared for w in words]
    alone = [ok and known for ok, known in zip(free, like, strict=True)]
    for i, j in _stretches(alone, 0, len(words)):
        settled += _neighbors(text, words[i:j])
    return tuple(sorted(settled, key=lambda m: m.start))


def _stretches(flags: Sequence[bool], first: int, last: int) -> Iterator[Span]:
    """Where flags are set without a gap."""
    at = first
    for free, group in groupby(flags[first:last]):
        end = at + len(list(group))
        if free:
            yield at, end
        at = end


def _neighbors(text: str, words: Sequence[Word]) -> list[Mark]:
    """Words with nothing but blanks between them under one mark."""
    found: list[Mark] = []
    for w in words:
        if found and text[found[-1].end : w.start].isspace():
            found[-1] = Mark(found[-1].start, w.end, "word")
        else:
            found.append(Mark(w.start, w.end, "word"))
    return found
