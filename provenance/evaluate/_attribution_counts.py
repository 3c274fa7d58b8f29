"""Counts behind the attribution figures: spans, triples, direct quotations, unseen cues.

Everything is counted over the tokens of `provenance.nlp.tokens`, so that a comma more or less in
the data's character offsets does not decide.  A nested attribution that touches no gold one is set
aside, because the data mark no nesting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.nlp.quotations import find_quotations
from provenance.nlp.tokens import tokenize

if TYPE_CHECKING:
    from provenance.nlp.tokens import Tokens
    from provenance.types import Attribution, Span

ROLES = ("source", "cue", "content")
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
        nested: Whether it has a parent.
    """

    spans: Mapping[str, tuple[Span, ...]]
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    nested: bool = False


def count(
    text: str,
    gold: Sequence[Gold],
    predicted: Sequence[Attribution],
    *,
    known_cues: frozenset[str] = frozenset(),
) -> Counts:
    """Count what the figures of one article are made of.

    Args:
        text: The article's text.
        gold: Attributions as in the data: spans of code points by role.
        predicted: What was found.
        known_cues: Lower-case cues of the training split; others count as unseen.
    """
    tokens = tokenize(text)
    golds = [_triple(row, tokens, nested=False) for row in gold]
    found = [
        _triple(
            {"source": a.source, "cue": a.cue, "content": a.content},
            tokens,
            nested=a.parent is not None,
        )
        for a in predicted
    ]
    kept = [t for t in found if not t.nested or any(_touches(t, g) for g in golds)]
    out: Counts = defaultdict(float)
    out["all", "predicted"], out["all", "aside"] = len(found), len(found) - len(kept)
    for role in ROLES:
        _count_role(out, role, golds, kept)
    right = _pair(out, golds, kept)
    _count_unseen(out, text, gold, right, known_cues)
    _count_direct(out, text, tokens, golds, kept)
    return out


def _triple(spans: Gold, tokens: Tokens, *, nested: bool) -> Triple:
    by_role: dict[str, tuple[Span, ...]] = {}
    for role in ROLES:
        pieces = [tokens.between(start, end) for start, end in spans.get(role, ())]
        by_role[role] = tuple((p.start, p.stop) for p in pieces if p.stop > p.start)
    sets = [frozenset(t for a, b in by_role[role] for t in range(a, b)) for role in ROLES]
    return Triple(by_role, sets[0], sets[1], sets[2], nested)


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
    out[role, "right"], out[role, "found"], out[role, "gold"] = (
        len(gold & have),
        len(have),
        len(gold),
    )
    soft = {
        "soft found": sum(_covered(s, gold) for s in have),
        "soft gold": sum(_covered(s, have) for s in gold),
    }
    for name, value in soft.items():
        out[role, name] = value


def _covered(span: Span, others: set[Span]) -> float:
    shared = (min(span[1], b) - max(span[0], a) for a, b in others)
    return max((0, *shared)) / (span[1] - span[0])


def _pair(out: Counts, golds: Sequence[Triple], found: Sequence[Triple]) -> set[int]:
    """Pair attributions one to one; the gold ones that were found right."""
    used: set[int] = set()
    right: set[int] = set()
    for item in found:
        options = [
            ((_right(item, gold), _jaccard(item.content, gold.content)), i)
            for i, gold in enumerate(golds)
            if i not in used and _touches(item, gold)
        ]
        if options:
            (good, _), best = max(options, key=lambda option: option[0])
            used.add(best)
            if good:
                right.add(best)
    key = {(t.source, t.cue, t.content) for t in golds} & {
        (t.source, t.cue, t.content) for t in found
    }
    out["triple", "exact"], out["triple", "overlap"] = len(key), len(right)
    out["triple", "found"], out["triple", "gold"] = len(found), len(golds)
    return right


def _count_unseen(
    out: Counts, text: str, gold: Sequence[Gold], right: set[int], known: frozenset[str]
) -> None:
    for i, row in enumerate(gold):
        cue = cue_of(text, row)
        if known and cue and cue not in known:
            out["unseen", "n"] += 1
            out["unseen", "right"] += i in right


def cue_of(text: str, row: Gold) -> str:
    """The lower-case cue of a gold attribution.

    Args:
        text: The article's text.
        row: Spans of code points by role.
    """
    return " ".join(text[start:end].lower() for start, end in row.get("cue", ()))


def _count_direct(
    out: Counts, text: str, tokens: Tokens, golds: Sequence[Triple], found: Sequence[Triple]
) -> None:
    """Contents that open with a quotation mark and stand inside quotation marks nearly whole."""
    slices = [
        tokens.between(q.start, q.end)
        for q in find_quotations(text, [(0, len(text))])
        if q.depth == 0
    ]
    inside = {t for piece in slices for t in range(piece.start, piece.stop)}
    opening = {piece.start for piece in slices}
    for gold in golds:
        content = sorted(gold.content)
        quoted = sum(t in inside for t in content)
        if not gold.source or len(content) < _SHORTEST_QUOTE or content[0] not in opening:
            continue
        if quoted < _QUOTED * len(content):
            continue
        out["direct", "n"] += 1
        best = max(found, key=lambda t: len(t.content & gold.content), default=None)
        if best is not None and len(best.content & gold.content) >= HALF * len(content):
            out["direct", "found"] += 1
            out["direct", "speaker"] += bool(best.source & gold.source)
