"""Counts behind the attribution figures: spans, triples, direct quotations, unseen cues.

Everything is counted over the tokens of `provenance.nlp.tokens`, so that a comma more or less in
the data's character offsets does not decide.  A nested attribution that touches no gold one is set
aside, because the data mark no nesting.

Two spans are the same content where they share half of their tokens (Jaccard).  Attributions are
paired one to one by a shared cue or the same content; a pair is right (*triple overlap*) where the
content is the same and the sources overlap or are both absent.  The soft span measure is the mean
covered fraction in both directions, of Johansson and Moschitti (LREC 2010).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.evaluate.attribution._quoted import OPENING, OUTSIDE, quote_state, style_of
from provenance.evaluate.attribution._reliability import count_confidence
from provenance.nlp.tokens import tokenize

if TYPE_CHECKING:
    from provenance.nlp.tokens import Tokens
    from provenance.types import Attribution, Span

ROLES = ("source", "cue", "content")
BANDS = {"0": 0, "1 to 5": 5, "6 to 50": 50, "over 50": 10**9}
"""Bands of how often a cue stands in the training articles: name, and the most it may be."""
HALF = 0.5
"""Content that shares half of its tokens (Jaccard) is the same content."""
_QUOTED = 0.9
_SHORTEST_QUOTE = 4

Counts = dict[tuple[str, str], float]
"""How often by (what, which); the soft measures add fractions."""
Gold = Mapping[str, Sequence[Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution as token sets and token spans.

    Attributes:
        spans: Token spans by role.
        source: Tokens of the source.
        cue: Tokens of the cue.
        content: Tokens of the content.
    """

    spans: Mapping[str, tuple[Span, ...]]
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def count(
    text: str,
    gold: Sequence[Gold],
    predicted: Sequence[Attribution],
    *,
    cues: Mapping[str, int] | None = None,
) -> Counts:
    """Count what the figures of one article are made of.

    Args:
        text: The article's text.
        gold: Attributions as in the data: spans of code points by role.
        predicted: What was found.
        cues: How often each lower-case cue stands in the training articles; without it nothing is
            counted by the frequency of the cue.
    """
    tokens = tokenize(text)
    state = quote_state(text, tokens)
    golds = [_triple(row, tokens) for row in gold]
    found = [
        (a, _triple({"source": a.source, "cue": a.cue, "content": a.content}, tokens))
        for a in predicted
    ]
    kept = [(a, t) for a, t in found if not a.parent or any(_touches(t, g) for g in golds)]
    triples = [t for _, t in kept]
    out: Counts = defaultdict(float)
    out["all", "predicted"], out["all", "aside"] = len(found), len(found) - len(kept)
    for role in ROLES:
        _count_role(out, role, golds, triples)
    pairs = _pair(golds, triples)
    _count_triples(out, golds, triples, pairs)
    for i, (prediction, _) in enumerate(kept):
        right = i in pairs
        out["said " + prediction.style, "found"] += 1
        out["said " + prediction.style, "right"] += right
        count_confidence(
            out, prediction.confidence, right=right, nested=prediction.parent is not None
        )
    hits = frozenset(pairs.values())
    for i, item in enumerate(golds):
        style = style_of(item.content, state)
        out["style " + style, "gold"] += 1
        out["style " + style, "right"] += i in hits
    if cues is not None:
        _count_cues(out, [cue_of(text, row) for row in gold], hits, cues)
    _count_direct(out, state, golds, triples)
    return out


def cue_of(text: str, row: Gold) -> str:
    """The lower-case cue of a gold attribution.

    Args:
        text: The article's text.
        row: Spans of code points by role.
    """
    return " ".join(text[start:end].lower() for start, end in row.get("cue", ()))


def _triple(spans: Gold, tokens: Tokens) -> Triple:
    by_role: dict[str, tuple[Span, ...]] = {}
    for role in ROLES:
        pieces = [tokens.between(start, end) for start, end in spans.get(role, ())]
        by_role[role] = tuple((p.start, p.stop) for p in pieces if p.stop > p.start)
    sets = [frozenset(t for a, b in by_role[role] for t in range(a, b)) for role in ROLES]
    return Triple(by_role, sets[0], sets[1], sets[2])


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / (len(a | b) or 1)


def _touches(a: Triple, b: Triple) -> bool:
    return bool(a.cue & b.cue) or _jaccard(a.content, b.content) >= HALF


def _right(a: Triple, b: Triple) -> bool:
    """Same content by half, and sources that overlap or are both absent."""
    source = bool(a.source & b.source) or not (a.source or b.source)
    return source and (_jaccard(a.content, b.content) >= HALF or not (a.content or b.content))


def _count_role(out: Counts, role: str, golds: Sequence[Triple], found: Sequence[Triple]) -> None:
    """Exact spans, and the mean covered fraction in both directions."""
    gold = {span for t in golds for span in t.spans[role]}
    have = {span for t in found for span in t.spans[role]}
    out[role, "right"] = len(gold & have)
    out[role, "found"], out[role, "gold"] = len(have), len(gold)
    out[role, "soft found"] = sum(_covered(s, gold) for s in have)
    out[role, "soft gold"] = sum(_covered(s, have) for s in gold)


def _covered(span: Span, others: set[Span]) -> float:
    shared = (min(span[1], b) - max(span[0], a) for a, b in others)
    return max((0, *shared)) / (span[1] - span[0])


def _pair(golds: Sequence[Triple], found: Sequence[Triple]) -> dict[int, int]:
    """Pair attributions one to one; for each that is right, its gold one."""
    used: set[int] = set()
    right: dict[int, int] = {}
    for number, item in enumerate(found):
        options = [
            ((_right(item, gold), _jaccard(item.content, gold.content)), i)
            for i, gold in enumerate(golds)
            if i not in used and _touches(item, gold)
        ]
        if options:
            (good, _), best = max(options, key=lambda option: option[0])
            used.add(best)
            if good:
                right[number] = best
    return right


def _count_triples(
    out: Counts, golds: Sequence[Triple], found: Sequence[Triple], pairs: Mapping[int, int]
) -> None:
    same = {(t.source, t.cue, t.content) for t in golds}
    out["triple", "exact"] = len(same & {(t.source, t.cue, t.content) for t in found})
    out["triple", "overlap"] = len(pairs)
    out["triple", "found"], out["triple", "gold"] = len(found), len(golds)


def _count_cues(
    out: Counts, cues: Sequence[str], hits: frozenset[int], known: Mapping[str, int]
) -> None:
    """Recall by how often the cue was seen; attributions without a cue are in no band."""
    for i, cue in enumerate(cues):
        if cue:
            often = known.get(cue, 0)
            band = next(name for name, most in BANDS.items() if often <= most)
            out["cue " + band, "gold"] += 1
            out["cue " + band, "right"] += i in hits


def _count_direct(
    out: Counts, state: list[int], golds: Sequence[Triple], found: Sequence[Triple]
) -> None:
    """Contents that open with a quotation mark and stand inside quotation marks nearly whole."""
    for gold in golds:
        content = sorted(gold.content)
        if not gold.source or len(content) < _SHORTEST_QUOTE or state[content[0]] != OPENING:
            continue
        if sum(state[t] != OUTSIDE for t in content) < _QUOTED * len(content):
            continue
        out["direct", "n"] += 1
        best = max(found, key=lambda t: len(t.content & gold.content), default=None)
        if best is not None and len(best.content & gold.content) >= HALF * len(content):
            out["direct", "found"] += 1
            out["direct", "speaker"] += bool(best.source & gold.source)
