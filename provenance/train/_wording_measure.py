"""Measures of wording: words found against words marked, sentences ranked and calibrated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from provenance.nlp.quotations import find_quotations
from provenance.nlp.tokens import tokenize
from provenance.train._measure import f1, resampled
from provenance.wording import read_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.train._base import Figure
    from provenance.train._wording_data import Row
    from provenance.types import Span
    from provenance.wording import Wording, WordingModel

WORD = re.compile(r"\w+(?:['’-]\w+)*")
"""A word, as the word measure counts them."""

BINS = 10


def read_row(row: Row, model: WordingModel) -> Wording:
    """A row's wording, read as one sentence."""
    return read_sentence(row.text, model)


def read_sentence(text: str, model: WordingModel) -> Wording:
    """The wording of a text that is one sentence.

    Args:
        text: The sentence.
        model: The wording model.
    """
    whole = (0, len(text))
    return read_wording(
        text,
        tokens=tokenize(text),
        sentences=(whole,),
        quotations=find_quotations(text, [whole]),
        model=model,
    )


def word_counts(row: Row, found: Sequence[Span]) -> tuple[int, int, int]:
    """Words marked and found, found only, marked only.

    Args:
        row: With the spans its annotators marked.
        found: Spans of the model.
    """
    both = only_found = only_marked = 0
    for match in WORD.finditer(row.text):
        marked = any(s < match.end() and match.start() < e for s, e in row.loaded)
        hit = any(s < match.end() and match.start() < e for s, e in found)
        both += marked and hit
        only_found += hit and not marked
        only_marked += marked and not hit
    return both, only_found, only_marked


def auc(gold: np.ndarray, score: np.ndarray) -> float:
    """Area under the ROC curve, ties counted half.

    >>> auc(np.array([True, False, False]), np.array([0.5, 0.5, 0.1]))
    0.75
    """
    positives = int(gold.sum())
    negatives = len(gold) - positives
    if not positives or not negatives:
        return 0.5
    _, index, counts = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[index]
    above = rank[gold].sum() - positives * (positives + 1) / 2
    return float(above / (positives * negatives))


def average_precision(gold: np.ndarray, score: np.ndarray) -> float:
    """Mean precision at the marked sentences, best first; equal scores are one block."""
    order = np.argsort(-score, kind="stable")
    hits, ranked = np.cumsum(gold[order]), score[order]
    last = np.flatnonzero(np.append(np.diff(ranked) != 0, True))
    new = np.diff(hits[last], prepend=0)
    return float((new * hits[last] / (last + 1)).sum() / max(1, gold.sum()))


def macro_f1(gold: np.ndarray, score: np.ndarray) -> float:
    """Mean F1 of both classes at 0.5."""
    found = score >= 0.5  # noqa: PLR2004 - the measure's definition
    return (f1(gold, found) + f1(~gold, ~found)) / 2


def calibration_error(gold: np.ndarray, score: np.ndarray) -> float:
    """Expected calibration error in ten equal bins."""
    index = np.minimum((score * BINS).astype(int), BINS - 1)
    gaps = np.bincount(index, weights=score - gold, minlength=BINS)
    return float(np.abs(gaps).sum() / max(1, len(gold)))


def word_figures(
    name: str, rows: Sequence[Row], readings: Sequence[Wording], note: str
) -> Iterator[Figure]:
    """Word F1, precision and recall at the model's threshold."""
    found = [[(s.start, s.end) for s in reading.spans] for reading in readings]
    counts = np.array([word_counts(row, spans) for row, spans in zip(rows, found, strict=True)])

    def shares(i: np.ndarray) -> tuple[float, float, float]:
        both, extra, missed = counts[i].sum(axis=0)
        precision, recall = both / max(1, both + extra), both / max(1, both + missed)
        return 2 * both / max(1, 2 * both + extra + missed), precision, recall

    groups = [row.group for row in rows]
    for k, measure in enumerate(("F1", "precision", "recall")):
        yield resampled(f"{name}: word {measure}", lambda i, k=k: shares(i)[k], groups, note=note)  # type: ignore[misc]


def sentence_figures(
    name: str, rows: Sequence[Row], score: np.ndarray, note: str, *measures: str
) -> Iterator[Figure]:
    """Sentence measures by name: auc, average precision, macro-F1, calibration error."""
    gold = np.array([row.biased for row in rows])
    groups = [row.group for row in rows]
    functions = {
        "AUC": auc,
        "average precision": average_precision,
        "macro-F1": macro_f1,
        "calibration error": calibration_error,
    }
    for measure in measures:
        function = functions[measure]

        def value(i: np.ndarray, function=function) -> float:  # type: ignore[no-untyped-def]  # noqa: ANN001
            return float(function(gold[i], score[i]))

        yield resampled(f"{name}: sentence {measure}", value, groups, note=note)
