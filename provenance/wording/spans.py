"""Runs of loaded words, as an editor would mark them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.types import LoadedSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.wording.sequence import Read


def loaded_spans(
    tokens: Tokens, words: np.ndarray, marked: np.ndarray, read: Read
) -> Iterator[LoadedSpan]:
    """Spans of neighboring loaded words within a sentence; hyphenated words stay whole.

    Args:
        tokens: All tokens of the text.
        words: Probability of each, shape ``(tokens,)``.
        marked: Which of them are to be marked, shape ``(tokens,)``.
        read: Those that were read.
    """
    if not len(read.tokens):
        return
    sentence = np.full(len(tokens), -1, dtype=np.int64)
    sentence[read.tokens] = read.sentence
    compound = np.cumsum(~_hyphenated(tokens)) - 1
    highest = np.zeros(int(compound[-1]) + 1)
    np.maximum.at(highest, compound, words)
    # A name's later words are not read; as part of a hyphenated word they are of its sentence.
    whole = np.full(len(highest), -1, dtype=np.int64)
    np.maximum.at(whole, compound, sentence)
    sentence = whole[compound]
    some = np.bincount(compound, weights=marked)
    loaded = np.flatnonzero(some[compound])
    loaded = loaded[sentence[loaded] >= 0]
    if not len(loaded):
        return
    new = np.ones(len(loaded), dtype=bool)
    new[1:] = (np.diff(loaded) > 1) | (np.diff(sentence[loaded]) != 0)
    firsts = np.flatnonzero(new)
    peaks = np.maximum.reduceat(highest[compound[loaded]], firsts)
    lasts = np.append(firsts[1:], len(loaded)) - 1
    for first, last, peak in zip(loaded[firsts], loaded[lasts], peaks, strict=True):
        yield LoadedSpan(int(tokens.starts[first]), int(tokens.ends[last]), float(peak))


def _hyphenated(tokens: Tokens) -> np.ndarray:
    """Which tokens belong to the same hyphenated word as the token before."""
    wordy = np.array([word[0].isalnum() for word in tokens.vocabulary], dtype=bool)[tokens.types]
    hyphen = np.array([word == "-" for word in tokens.vocabulary], dtype=bool)[tokens.types]
    inside = np.zeros(len(tokens), dtype=bool)
    touching = tokens.ends[:-1] == tokens.starts[1:]
    inside[1:-1] = hyphen[1:-1] & touching[:-1] & touching[1:] & wordy[:-2] & wordy[2:]
    joined = inside.copy()
    joined[1:] |= inside[:-1]
    return joined
