"""An article as the rules see it: words, flags, sentences and quotations as token indices."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from provenance.attribution.verbs import Verb, nouns, verbs
from provenance.attribution.words import flags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.nlp.tokens import Tokens
    from provenance.types import Block, Quotation, Span


_LONGEST = 400
"""Tokens of the longest stretch read as one sentence; the longest in the news have about 120."""


@dataclass(slots=True)
class View:
    """Arrays over the tokens of one article; all positions are token indices.

    Attributes:
        text: The article's text.
        words: Surface forms.
        lower: Lower-case forms.
        starts: First code point of each token.
        ends: One past the last code point.
        flags: Word classes (`Is`), as plain integers.
        verbs: Reporting verbs each token can be; empty tuples elsewhere.
        nouns: Class of the reporting noun it can be, or an empty string.
        quote: Index into `quotes` of the outer quotation each token stands in, or -1.
        quotes: Token ranges of outer quotations, marks included.
        quotations: The outer quotations themselves.
        sentences: Token ranges of sentences.
        paragraphs: Ranges of sentence indices, one per paragraph.
        types: Index of each token's form in `vocabulary`, shape ``(n,)``, int64.
        vocabulary: The distinct forms.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    flags: list[int]
    verbs: list[tuple[Verb, ...]]
    nouns: list[str]
    quote: list[int]
    quotes: list[Span]
    quotations: list[Quotation]
    sentences: list[Span]
    paragraphs: list[Span]
    types: np.ndarray
    vocabulary: list[str]

    def is_(self, i: int, flag: int) -> bool:
        """Whether a token has any of some flags; False outside the text."""
        return 0 <= i < len(self.words) and bool(self.flags[i] & flag)

    def span(self, first: int, last: int) -> Span:
        """Code points of the tokens ``[first, last)``."""
        return self.starts[first], self.ends[last - 1]

    def word(self, i: int) -> str:
        """Lower-case form of a token, or an empty string outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""


def make_view(
    text: str,
    *,
    tokens: Tokens,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    blocks: Sequence[Block],
) -> View:
    """Lay an article out for the rules.

    Args:
        text: The article's text.
        tokens: Its tokens.
        sentences: Sentences of the blocks that are read, in order.
        quotations: Quotations in those blocks, in order.
        blocks: The blocks that are read; a paragraph never crosses one.
    """
    vocabulary = tokens.vocabulary
    lower_v = [w.lower() for w in vocabulary]
    flag_v = [flags(w) for w in vocabulary]
    verb_table, noun_table = verbs(), nouns()
    verb_v = [verb_table.get(w, ()) for w in lower_v]
    noun_v = [noun_table.get(w, "") for w in lower_v]
    types = tokens.types.tolist()
    outer = [q for q in quotations if q.depth == 0]
    quotes = _ranges(tokens, [(q.start, q.end) for q in outer])
    quote = np.full(len(tokens), -1, dtype=np.int64)
    for index, (first, last) in enumerate(quotes):
        quote[first:last] = index
    whole = _paragraphs(text, sentences, [b.start for b in blocks])
    pieces, paragraphs = _cut(_ranges(tokens, sentences), whole)
    return View(
        text=text,
        words=tokens.words,
        lower=[lower_v[t] for t in types],
        starts=tokens.starts.tolist(),
        ends=tokens.ends.tolist(),
        flags=[flag_v[t] for t in types],
        verbs=[verb_v[t] for t in types],
        nouns=[noun_v[t] for t in types],
        quote=quote.tolist(),
        quotes=quotes,
        quotations=outer,
        sentences=pieces,
        paragraphs=paragraphs,
        types=tokens.types,
        vocabulary=tokens.vocabulary,
    )


def _cut(sentences: list[Span], paragraphs: list[Span]) -> tuple[list[Span], list[Span]]:
    """Cut endless sentences, so that no rule ever looks at more than a bounded stretch."""
    pieces: list[Span] = []
    out: list[Span] = []
    for first, last in paragraphs:
        begin = len(pieces)
        for start, end in sentences[first:last]:
            edges = [*range(start, end, _LONGEST), end] if end > start else [start, end]
            pieces += pairwise(edges)
        out.append((begin, len(pieces)))
    return pieces, out


def _ranges(tokens: Tokens, spans: Sequence[Span]) -> list[Span]:
    """Token ranges of spans of code points."""
    if not spans:
        return []
    bounds = np.array(spans, dtype=np.int64)
    first = np.searchsorted(tokens.ends, bounds[:, 0], side="right")
    last = np.searchsorted(tokens.starts, bounds[:, 1], side="left")
    pairs = zip(first.tolist(), np.maximum(first, last).tolist(), strict=True)
    return [(a, b) for a, b in pairs]


def _paragraphs(text: str, sentences: Sequence[Span], block_starts: Sequence[int]) -> list[Span]:
    """Ranges of sentences that no line break and no block boundary parts."""
    starts = frozenset(block_starts)
    out: list[Span] = []
    first = 0
    for i in range(1, len(sentences) + 1):
        if i == len(sentences) or _parted(text, sentences[i - 1][1], sentences[i][0], starts):
            out.append((first, i))
            first = i
    return out


def _parted(text: str, end: int, start: int, block_starts: frozenset[int]) -> bool:
    gap = text[end:start]
    return start in block_starts or "\n" in gap or "\r" in gap or "\u2029" in gap
