"""An article's tokens as the model reads them: forms, neighbors and flags, all as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.nlp.tokens import Tokens
    from provenance.types import Quotation, Span

WINDOW = 2
"""Neighbors on either side that a word is judged by."""

FLAGS = ("quoted", "capitals", "start")
"""Columns of `Read.flags`."""

TITLE_WORDS = 3
TITLE_SHARE = 0.7
"""A sentence is in title case if that share of its long words begin with a capital."""


@dataclass(frozen=True, slots=True)
class SurfaceTable:
    """What the surface forms of one text stand for, one entry per form of `Tokens.vocabulary`.

    Attributes:
        start: Row of the form at the start of a sentence, shape ``(v,)``.
        middle: Row of the form inside a sentence.
        marks: Columns word, opener, upper, long, capitals, classed; shape ``(v, 6)``, bool.
        name: Row of the name token.
    """

    start: np.ndarray
    middle: np.ndarray
    marks: np.ndarray
    name: int


@dataclass(frozen=True, slots=True)
class Read:
    """Tokens that are read, in order; a name of several words is one.

    Attributes:
        tokens: Index of each into the text's tokens, shape ``(n,)``.
        rows: Row of its form.
        sentence: Index of its sentence.
        flags: Shape ``(n, 3)``, float: see `FLAGS`.
    """

    tokens: np.ndarray
    rows: np.ndarray
    sentence: np.ndarray
    flags: np.ndarray


def read_tokens(
    tokens: Tokens,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    table: SurfaceTable,
) -> Read:
    """Read the tokens of some sentences.

    Args:
        tokens: All tokens of the text.
        sentences: Spans in order, without overlap.
        quotations: Quotations of the text.
        table: What the surface forms stand for.
    """
    sentence = _sentence_of(tokens, sentences)
    inside = np.flatnonzero(sentence >= 0)
    types, sentence = tokens.types[inside], sentence[inside]
    word, opener, upper, long, capitals, classed = table.marks[types].T
    first = _first_words(word, opener, sentence)
    title = _titles(upper & long, long, sentence, len(sentences))[sentence]
    rows = np.where(first | title, table.start[types], table.middle[types])
    rows = _joined_names(rows, upper & ~title, first & ~classed, sentence, table)
    repeated = np.zeros(len(rows), dtype=bool)
    name = rows == table.name
    repeated[1:] = name[1:] & name[:-1] & (sentence[1:] == sentence[:-1])
    quoted = _quoted(tokens, quotations)[inside]
    flags = np.column_stack([quoted, capitals & ~name, first]).astype(float)
    keep = ~repeated
    return Read(inside[keep], rows[keep], sentence[keep], flags[keep])


def neighbors(read: Read, offset: int, edge: int) -> np.ndarray:
    """Row of the form that stands `offset` tokens on; `edge` beyond the sentence's ends."""
    out = np.full(len(read.rows), edge, dtype=np.int64)
    if offset == 0 or len(out) <= abs(offset):
        return read.rows if offset == 0 else out
    here, there = slice(None, -offset), slice(offset, None)
    if offset < 0:
        here, there = slice(-offset, None), slice(None, offset)
    same = read.sentence[here] == read.sentence[there]
    out[here] = np.where(same, read.rows[there], edge)
    return out


def _sentence_of(tokens: Tokens, sentences: Sequence[Span]) -> np.ndarray:
    """Index of the sentence each token begins in, -1 for none."""
    if not len(sentences):
        return np.full(len(tokens), -1, dtype=np.int64)
    spans = np.array(sentences, dtype=np.int64).reshape(-1, 2)
    index = np.searchsorted(spans[:, 0], tokens.starts, side="right") - 1
    return np.where((index >= 0) & (tokens.starts < spans[index, 1]), index, -1)


def _first_words(word: np.ndarray, opener: np.ndarray, sentence: np.ndarray) -> np.ndarray:
    """Words before which no other word stands since the sentence or the last opener began."""
    n = len(word)
    order = np.arange(n)
    last = np.maximum.accumulate(np.where(word | opener, order, -1))
    before = np.concatenate([[-1], last[:-1]])[:n]
    fresh = (before < 0) | opener[before] | (sentence[before] != sentence)
    return np.asarray(word & fresh, dtype=bool)


def _joined_names(
    rows: np.ndarray, upper: np.ndarray, kept: np.ndarray, sentence: np.ndarray, table: SurfaceTable
) -> np.ndarray:
    """Capitalized words that touch a name belong to it: "New" in "New Zealand"."""
    name = rows == table.name
    same = sentence[1:] == sentence[:-1]
    beside = np.zeros(len(rows), dtype=bool)
    beside[1:] |= name[:-1] & same
    beside[:-1] |= name[1:] & same
    return np.asarray(np.where(beside & upper & ~kept, table.name, rows))


def _titles(upper: np.ndarray, long: np.ndarray, sentence: np.ndarray, n: int) -> np.ndarray:
    """Which sentences are in title case."""
    words = np.bincount(sentence, weights=long, minlength=n)
    capitals = np.bincount(sentence, weights=upper, minlength=n)
    return np.asarray((words >= TITLE_WORDS) & (capitals >= TITLE_SHARE * words), dtype=bool)


def _quoted(tokens: Tokens, quotations: Sequence[Quotation]) -> np.ndarray:
    change = np.zeros(len(tokens) + 1, dtype=np.int64)
    for quotation in quotations:
        inside = tokens.between(*quotation.inner)
        change[inside.start] += 1
        change[inside.stop] -= 1
    return np.asarray(np.cumsum(change[:-1]) > 0, dtype=bool)
