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
from provenance.evaluate.corroboration import articles
from provenance.nlp.vectors import NAME, Vectors
from provenance.outlets import Outlets
from provenance.train._corroboration_data import World, gold_statements
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
    rows = [label for label in gold_statements(data) if label.evidence and label.given]
    known, outlets = World.articles_of(data, rows), Outlets.load()
    for label in rows:
        assert label.given is not None  # noqa: S101 - chosen above
        own = Dossier.of_article(known[label.article], outlets)
        words = statement_of(own, *label.given).words
        mean = vectors.sentence(words)
        for other in sorted({document for document, _, _ in label.evidence}):
            spans = [(start, end) for i, start, end in label.evidence if i == other]
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
            yield label.event, marked, np.array(scores)


EVALUATION = Evaluation(NAME, figures, articles)
