"""Nesting: attributions inside what somebody else is quoted or reported as saying."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.attribution.merging import cue_tokens
from provenance.attribution.rules.phrases import noun_cues
from provenance.attribution.rules.stretch import Stretch
from provenance.attribution.verbs import SILENT
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.view import View
    from provenance.types import Span

_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us", "it", "that", "this"})
_SAID = frozenset({"neutral", "claim"})
_FINITE = frozenset(
    {"learned", "noun-that", "that", "bare", "quote-after", "quote-before", "according-to"}
)
_PATTERNS = frozenset(
    {"noun-that", "clause-before", "that", "quote-after", "quote-before", "bare", "participle"}
)


def nested(view: View, found: Sequence[Found], *, quoted: bool) -> list[Found]:
    """Attributions inside attributed words: "…they started shouting that …", "She claimed that …".

    Only plain reports of others' speech are taken: first persons and states of mind inside a
    quotation are part of what its speaker says.

    Args:
        view: The article.
        found: Attributions that stand in the outlet's own words.
        quoted: Look inside the quotations that they hold; else in what they tell in their words.
    """
    taken = cue_tokens(view, found)
    out: list[Found] = []
    for start, end in sorted(set(_stretches(view, found, quoted=quoted))):
        inner: list[Found] = []
        if any(view.verbs[start:end]):
            inner += Stretch(view, start, end, quoted=quoted).find()
        if any(view.nouns[start:end]):
            inner += [f for f in noun_cues(view, start, end) if _owned(view, f)]
        for item in inner:
            if quoted and item.pattern == "participle":
                item.source = _nearest_subject(view, start, item.cue[0]) or item.source
            item.content = [
                (a, b - (view.word(b - 1) == "," and b - a > 1)) for a, b in item.content
            ]
            if _plain(view, item) and not any(taken[slice(*item.cue)]):
                taken[slice(*item.cue)] = [True] * (item.cue[1] - item.cue[0])
                out.append(item)
    return out


def _nearest_subject(view: View, start: int, end: int) -> list[Span]:
    """The subject pronoun right before a participle: "We cried and they began shouting …"."""
    for k in range(end - 1, start - 1, -1):
        if view.is_(k, Is.SUBJECT) and view.is_(k, Is.PRONOUN):
            return [(k, k + 1)]
    return []


def _owned(view: View, item: Found) -> bool:
    """Whether a noun cue says whose words they are: "the contractor's claim that"."""
    return bool(item.source) and view.word(item.source[-1][1]) in ("'s", "’s", "'", "’")


def _stretches(view: View, found: Sequence[Found], *, quoted: bool) -> Iterator[Span]:
    """Parts of sentences that are somebody's words: quoted, or in the words of the outlet."""
    firsts = [first for first, _ in view.sentences]
    spans = {span for f in found for span in f.content}
    if quoted:
        held = {view.quote[k] for a, b in spans for k in range(a, b)} - {-1}
        spans = {(first + 1, last - 1) for first, last in map(view.quotes.__getitem__, held)}
    for start, end in spans:
        yield from _parts(view, firsts, start, end)


def _parts(view: View, firsts: Sequence[int], start: int, end: int) -> Iterator[Span]:
    number = max(bisect_right(firsts, start) - 1, 0)
    while number < len(firsts) and firsts[number] < end:
        first, last = view.sentences[number]
        a, b = max(first, start), min(last, end)
        if b > a:
            yield a, b
        number += 1


def _plain(view: View, found: Found) -> bool:
    """Whether it reports somebody else's words."""
    if found.kind in SILENT or found.pattern not in _PATTERNS or not found.source:
        return False
    return view.word(found.source[0][0]) not in _FIRST_PERSON


def set_parents(found: list[Found]) -> None:
    """Set each attribution's parent: the innermost one whose content holds its cue.

    Args:
        found: All attributions in text order; changed in place.
    """
    pieces = sorted(
        ((a, b, i) for i, f in enumerate(found) for a, b in f.content), key=lambda p: (p[0], -p[1])
    )
    order = sorted(range(len(found)), key=lambda i: found[i].cue)
    open_pieces: list[tuple[int, int, int]] = []
    at = 0
    for i in order:
        cue = found[i].cue
        while at < len(pieces) and pieces[at][0] <= cue[0]:
            open_pieces.append(pieces[at])
            at += 1
        open_pieces = [p for p in open_pieces if p[1] > cue[0]]
        holding = [p for p in open_pieces if p[1] >= cue[1] and p[2] != i]
        found[i].parent = min(holding, key=lambda p: p[1] - p[0])[2] if holding else None
    _break_cycles(found)


def reportable(found: list[Found], view: View) -> list[Found]:
    """Drop inner attributions that are not a plain report of speech by somebody named there.

    Of 21 inner attributions read on random articles four were right when every kind of cue was
    taken: what remains is a finite verb of saying, its subject beside it, and no pronoun, for
    the outer speaker's own clauses are mistaken for another's most easily.

    Args:
        found: All attributions with their parents set.
        view: The article.
    """
    kept = [f for f in found if f.parent is None or _reports(view, f)]
    if len(kept) != len(found):
        set_parents(kept)
    return kept


def _reports(view: View, found: Found) -> bool:
    if found.pattern == "backed-by":
        return True
    if found.pattern == "participle" and found.lemma == "say" and found.source:
        # "they started shouting at us, saying that …"
        content = found.content[0][0]
        return view.quote[found.cue[0]] >= 0 and view.word(content) == "that"
    if found.kind not in _SAID or found.pattern not in _FINITE or not found.source:
        return False
    start, end = found.source[0]
    return end - start > 1 or not view.is_(start, Is.PRONOUN)


def _break_cycles(found: list[Found]) -> None:
    """Two attributions may hold each other's cue only by a mistake: keep the first as parent."""
    for i, item in enumerate(found):
        seen = {i}
        k = item.parent
        while k is not None:
            if k in seen:
                item.parent = None
                break
            seen.add(k)
            k = found[k].parent
