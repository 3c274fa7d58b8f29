"""Words in quotation marks, held against each other: whose they are, and every word of them.

A quotation that was cut in two by "he said" is no change: pieces of one quotation are put
together again before anything is called altered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.diff._align import ALIKE, similarity
from provenance.diff._types import QuotationChange, QuotationKind, Stretch, same_words
from provenance.diff._words import edits, words_of
from provenance.nlp.quotations import find_quotations
from provenance.types import READ_KINDS, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.diff._align import Aligned
    from provenance.types import Attribution, Report

_UNSPOKEN = 4
"""Words from which a quotation without a speaker is one, and not a word in scare quotes."""

_FEWEST = 3
"""Words from which a quotation that came, went or changed hands is told."""

_BRIEF = 4
"""Words up to which a quotation is only looked for in the sentence that belongs to its own."""


_NESTED = 30
"""Attributed stretches that begin before the end of a quotation and are looked at."""

_MOST = 300
"""Changed quotations of a version that are held against each other, each with each."""


@dataclass(frozen=True, slots=True, eq=False)
class Quoted:
    """A quotation of one version with its speaker."""

    stretch: Stretch
    words: tuple[str, ...]
    speaker: Source | None

    @property
    def name(self) -> str | None:
        """What to call the speaker."""
        if self.speaker is None:
            return None
        return self.speaker.name or self.speaker.role or "an unnamed source"


def quotations_of(report: Report) -> list[Quoted]:
    """Quotations of one version, in text order; a word or two in scare quotes is none.

    Args:
        report: Its report.
    """
    text = report.article.text
    blocks = [(b.start, b.end) for b in report.blocks if b.kind in READ_KINDS]
    sources = {source.id: source for source in report.sources}
    contents = _Contents(report.attributions)
    found = []
    for quotation in find_quotations(text, blocks):
        start, end = quotation.inner
        words = tuple(words_of(text[start:end]))
        told = contents.told(start, end)
        if quotation.depth or not words or (told is None and len(words) < _UNSPOKEN):
            continue
        speaker = sources.get(told.source_id or "") if told is not None else None
        found.append(Quoted(Stretch(start, end, text[start:end]), words, speaker))
    return found


class _Contents:
    """What is attributed, by place."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        pairs = ((span, a) for a in attributions for span in a.content)
        self._spans = sorted(pairs, key=lambda pair: pair[0])

    def told(self, start: int, end: int) -> Attribution | None:
        """The innermost attribution whose content holds most of a quotation."""
        last = bisect_left(self._spans, end, key=lambda pair: pair[0][0])
        around = self._spans[max(last - _NESTED, 0) : last]
        holding = [
            (b - a, n)
            for n, ((a, b), _) in enumerate(around)
            if 2 * (min(b, end) - max(a, start)) > end - start
        ]
        return around[min(holding)[1]][1] if holding else None


def quotation_changes(
    old: Report, new: Report, aligned: Aligned, sources: dict[str, str]
) -> Iterator[QuotationChange]:
    """Quotations that changed hands, changed words, were dropped or added.

    Args:
        old: The older report.
        new: The newer report.
        aligned: Their sentences.
        sources: The newer version's sources by those of the older.
    """
    before, after = quotations_of(old), quotations_of(new)
    for one, other in _same(before, after):
        if len(one.words) >= _FEWEST and _other_hands(one, other, sources):
            yield _change("reattributed", one, other)
    del before[_MOST:], after[_MOST:]
    yield from _cut(before, after)
    yield from _grown(before, after)
    for one, other in _alike(before, after, aligned, sources):
        yield _change("altered", one, other)
    yield from (_change("dropped", one, None) for one in before if len(one.words) >= _FEWEST)
    yield from (_change("added", None, one) for one in after if len(one.words) >= _FEWEST)


def _same(before: list[Quoted], after: list[Quoted]) -> list[tuple[Quoted, Quoted]]:
    """Take out the quotations that stand word for word in both."""
    waiting: dict[tuple[str, ...], deque[Quoted]] = defaultdict(deque)
    for quoted in after:
        waiting[quoted.words].append(quoted)
    pairs, left = [], []
    for quoted in before:
        if waiting.get(quoted.words):
            pairs.append((quoted, waiting[quoted.words].popleft()))
        else:
            left.append(quoted)
    taken = {id(other) for _, other in pairs}
    before[:] = left
    after[:] = [quoted for quoted in after if id(quoted) not in taken]
    return pairs


def _cut(before: list[Quoted], after: list[Quoted]) -> list[QuotationChange]:
    """Take out quotations of which only pieces are left; all pieces together are no change."""
    return [
        _change("shortened", whole, pieces[0])
        for whole, pieces, complete in _in_pieces(before, after)
        if not complete
    ]


def _grown(before: list[Quoted], after: list[Quoted]) -> list[QuotationChange]:
    """The reverse: what was a piece, or several, is now a longer quotation."""
    return [
        _change("extended", pieces[0], whole)
        for whole, pieces, complete in _in_pieces(after, before)
        if not complete
    ]


def _in_pieces(
    wholes: list[Quoted], parts: list[Quoted]
) -> Iterator[tuple[Quoted, list[Quoted], bool]]:
    for whole in list(wholes):
        found = [(p, _position(whole.words, p.words)) for p in parts if len(p.words) > 1]
        pieces = [p for p, at in found if at >= 0]
        if not pieces:
            continue
        covered = {i for p, at in found if at >= 0 for i in range(at, at + len(p.words))}
        wholes.remove(whole)
        for piece in pieces:
            parts.remove(piece)
        yield whole, pieces, len(covered) == len(whole.words)


def _position(words: Sequence[str], run: Sequence[str]) -> int:
    """Where some words stand in a row in others, or -1."""
    size = len(run)
    first = run[0]
    return next(
        (
            i
            for i in range(len(words) - size + 1)
            if words[i] == first and words[i : i + size] == run
        ),
        -1,
    )


def _alike(
    before: list[Quoted], after: list[Quoted], aligned: Aligned, sources: dict[str, str]
) -> Iterator[tuple[Quoted, Quoted]]:
    """Take out pairs of one speaker, or of one sentence, that share most of their words."""
    scored = sorted(
        (
            (score, one.stretch.start, n, one, other)
            for one in before
            for n, other in enumerate(after)
            if (score := _likeness(one, other, aligned, sources)) >= ALIKE
        ),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    for _, _, _, one, other in scored:
        if one in before and other in after:
            before.remove(one)
            after.remove(other)
            yield one, other


def _likeness(one: Quoted, other: Quoted, aligned: Aligned, sources: dict[str, str]) -> float:
    beside = aligned.together(one.stretch.start, other.stretch.start)
    if not beside:
        brief = min(len(one.words), len(other.words)) <= _BRIEF
        if brief or _other_hands(one, other, sources):
            return 0.0
    return similarity(one.words, other.words)


def _other_hands(one: Quoted, other: Quoted, sources: dict[str, str]) -> bool:
    """Whether two quotations have speakers who are not the same; unknown ones may be."""
    if one.speaker is None or other.speaker is None or not one.speaker.name:
        return False
    if other.speaker.name and same_words(one.speaker.name, other.speaker.name):
        return False
    return sources.get(one.speaker.id) != other.speaker.id


def _change(kind: QuotationKind, one: Quoted | None, other: Quoted | None) -> QuotationChange:
    old, new = one.stretch if one else None, other.stretch if other else None
    steps = (
        edits(old.text, new.text, old_at=old.start, new_at=new.start)
        if old and new and kind != "reattributed"
        else ()
    )
    return QuotationChange(
        kind, old, new, one.name if one else None, other.name if other else None, steps
    )
