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
        marks: Columns word, opener, upper, long, capitals, classed, common; shape ``(v, 7)``, bool.
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
        part: Index of its part: a stretch of one sentence inside, or outside, quotation marks.
        flags: Shape ``(n, 3)``, float: see `FLAGS`.
    """

    tokens: np.ndarray
    rows: np.ndarray
    sentence: np.ndarray
    part: np.ndarray
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
    word, opener, upper, long, capitals, classed, common = table.marks[types].T
    quotation = _quotation_of(tokens, quotations)[inside]
    quoted = quotation > 0
    part = _parts(sentence, quoted)
    # What stands in quotation marks tells nothing of the words around it, nor they of it.
    own = np.where(quoted, len(sentences) + part, sentence)
    first = np.zeros(len(own), dtype=bool)
    for side in (quoted, ~quoted):
        first[side] = _first_words(word[side], opener[side], own[side])
    lines = len(sentences) + len(own)
    titles = _titles(upper & long, long, own, lines)
    titles &= ~_ended(_is(tokens, ".")[types], own, lines)
    title = titles[own]
    loose = first | title
    names = upper & ~loose & ~common & (table.middle[types] == table.name)
    known = _seen(types, names, quotation, len(tokens.vocabulary))
    rows = np.where(loose & ~(known & upper), table.start[types], table.middle[types])
    kept = first & ~classed & ~_begins_name(common & upper & ~loose, part)
    rows = _joined_names(rows, upper & ~title, kept, part, table)
    hyphen, the = _is(tokens, "-")[types], _is(tokens, "the", "The")[types]
    rows = _inner_names(rows, hyphen, the, part, table)
    name = rows == table.name
    repeated = np.zeros(len(rows), dtype=bool)
    hidden = name | classed
    repeated[1:] = hidden[1:] & (rows[1:] == rows[:-1]) & (part[1:] == part[:-1])
    flags = np.column_stack([quoted, capitals & ~name, first]).astype(float)
    keep = ~repeated
    return Read(inside[keep], rows[keep], sentence[keep], part[keep], flags[keep])


def neighbors(read: Read, offset: int, edge: int) -> np.ndarray:
    """Row of the form that stands `offset` tokens on; `edge` beyond the part's ends."""
    out = np.full(len(read.rows), edge, dtype=np.int64)
    if offset == 0 or len(out) <= abs(offset):
        return read.rows if offset == 0 else out
    here, there = slice(None, -offset), slice(offset, None)
    if offset < 0:
        here, there = slice(-offset, None), slice(None, offset)
    same = read.part[here] == read.part[there]
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


def _is(tokens: Tokens, *forms: str) -> np.ndarray:
    """Which surface forms of a text are one of some."""
    return np.array([word in forms for word in tokens.vocabulary], dtype=bool)


def _ended(stop: np.ndarray, sentence: np.ndarray, n: int) -> np.ndarray:
    """Which sentences have a full stop for their last or last but one token: no title has."""
    later = np.full(len(sentence), -1, dtype=np.int64)
    later[:-2] = sentence[2:]
    return np.bincount(sentence, weights=stop & (later != sentence), minlength=n) > 0


def _inner_names(
    rows: np.ndarray,
    hyphen: np.ndarray,
    the: np.ndarray,
    sentence: np.ndarray,
    table: SurfaceTable,
) -> np.ndarray:
    """Names keep their hyphens and their article: "AFL-CIO", "the Cato Institute"."""
    name = rows == table.name
    before = np.zeros(len(rows), dtype=bool)
    before[1:] = name[:-1] & (sentence[1:] == sentence[:-1])
    after = np.zeros(len(rows), dtype=bool)
    after[:-1] = name[1:] & (sentence[1:] == sentence[:-1])
    part = (hyphen & before & after) | (the & after)
    return np.asarray(np.where(part, table.name, rows))


def _begins_name(inside: np.ndarray, sentence: np.ndarray) -> np.ndarray:
    """Words before a common word whose capital can only be a name's: "Proud" in "Proud Boys"."""
    out = np.zeros(len(inside), dtype=bool)
    out[:-1] = inside[1:] & (sentence[1:] == sentence[:-1])
    return out


def _titles(upper: np.ndarray, long: np.ndarray, sentence: np.ndarray, n: int) -> np.ndarray:
    """Which sentences are in title case."""
    words = np.bincount(sentence, weights=long, minlength=n)
    capitals = np.bincount(sentence, weights=upper, minlength=n)
    return np.asarray((words >= TITLE_WORDS) & (capitals >= TITLE_SHARE * words), dtype=bool)


def _parts(sentence: np.ndarray, quoted: np.ndarray) -> np.ndarray:
    """Number of the stretch of one sentence, inside or outside quotation marks, by token."""
    new = np.zeros(len(sentence), dtype=np.int64)
    new[1:] = (np.diff(sentence) != 0) | (quoted[1:] != quoted[:-1])
    return np.cumsum(new)


def _seen(types: np.ndarray, names: np.ndarray, quotation: np.ndarray, n: int) -> np.ndarray:
    """Tokens whose form is a name elsewhere: outside quotations, or in the same one.

    What one source says must not tell how the outlet's words, or another source's, are read.

    Args:
        types: Form of each token.
        names: Which tokens are names.
        quotation: See `_quotation_of`.
        n: Number of forms.
    """
    outside = np.zeros(n, dtype=bool)
    outside[types[names & (quotation == 0)]] = True
    keys = types + n * quotation
    return np.asarray(outside[types] | np.isin(keys, keys[names & (quotation > 0)]), dtype=bool)


def _quotation_of(tokens: Tokens, quotations: Sequence[Quotation]) -> np.ndarray:
    """Number of the outer quotation each token stands in, from 1; 0 outside quotations."""
    out = np.zeros(len(tokens), dtype=np.int64)
    for number, quotation in enumerate(quotations, 1):
        if quotation.depth == 0:
            inside = tokens.between(*quotation.inner)
            out[inside] = number
    return out
