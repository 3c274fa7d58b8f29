"""Measure word vectors: do they tell the evidence for a statement from the sentences around it?

For every gold statement and every document that holds evidence for it, the area under the curve
of the document's sentences: those that the annotator marked against all others.  Sharing the same
rare words already tells most of them apart, for the annotator searched by words; what vectors add
to it is what counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.corroboration.dossier import Dossier
from provenance.corroboration.match import statement_of
from provenance.evaluate._base import Evaluation
from provenance.evaluate.corroboration import articles, gold_articles, gold_rows, gold_statement
from provenance.nlp.vectors import NAME, Vectors
from provenance.outlets import Outlets
from provenance.train._measure import resampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from provenance.evaluate._base import Figure

SENTENCE_SHARE = 0.3
"""Weight of the sentence vectors beside the same words in the last figure."""


def same_words(vectors: Vectors, a: Sequence[str], b: Sequence[str]) -> float:
    """Share of the words of `a`, weighted by rarity, that stand in `b`: what needs no vectors."""
    wanted = {word: vectors.rarity(word) for word in sorted(set(a))}
    there = set(b)
    total = sum(wanted.values())
    return sum(w for word, w in wanted.items() if word in there) / total if total else 0.0


def area(marked: np.ndarray, scores: np.ndarray) -> float:
    """Area under the curve: how often a marked item is above another one; a tie is a half.

    >>> area(np.array([True, False, False]), np.array([0.5, 0.5, 0.1]))
    0.75
    """
    apart = scores[marked][:, None] - scores[~marked][None, :]
    return float(((apart > 0) + 0.5 * (apart == 0)).mean())


def figures(data: Path) -> Iterator[Figure]:
    """Areas under the curve with 95 % intervals from resampling whole events.

    Args:
        data: Folder that holds ``corroboration/``.
    """
    vectors = Vectors.load()
    events: list[str] = []
    areas: list[list[float]] = []
    for event, marked, scores in _documents(data, vectors):
        events.append(event)
        both = scores[:, 0] + SENTENCE_SHARE * scores[:, 2]
        columns = (*scores.T, both)
        areas.append([area(marked, column) for column in columns])
    table = np.array(areas)
    names = ("same words only", "similarity", "sentence vectors", "same words and sentence vectors")
    for column, name in enumerate(names):
        yield resampled(
            f"evidence against other sentences: {name}",
            _mean(table[:, column]),
            events,
            note="mean area under the curve within a document; interval over events",
        )


def _mean(values: np.ndarray) -> Callable[[np.ndarray], float]:
    return lambda items: float(values[items].mean())


def _documents(data: Path, vectors: Vectors) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """Event, marks and likenesses of the sentences of every document with evidence."""
    rows = [row for row in gold_rows(data) if row["evidence"]]
    known, outlets = gold_articles(data, rows), Outlets.load()
    for row in rows:
        own = Dossier.of_article(known[row["article"]], outlets)
        words = statement_of(own, *gold_statement(row)).words
        mean = vectors.sentence(words)
        for other in sorted({part["article"] for part in row["evidence"]}):
            spans = [(p["start"], p["end"]) for p in row["evidence"] if p["article"] == other]
            dossier = Dossier.of_article(known[other], outlets)
            lines = list(dossier.lines(0, len(known[other].text)))
            marked = np.array([any(x.start < e and s < x.end for s, e in spans) for x in lines])
            if marked.all() or not marked.any():
                continue
            scores = [
                (
                    same_words(vectors, words, line.words),
                    vectors.similarity(words, line.words),
                    float(mean @ vectors.sentence(line.words)),
                )
                for line in lines
            ]
            yield row["event"], marked, np.array(scores)


EVALUATION = Evaluation(NAME, figures, articles)
