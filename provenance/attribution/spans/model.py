"""The span model: from an article's view to cues with their sources and contents."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.attribution.spans.decode import (
    best_paths,
    cue_ranges,
    likely_run,
    runs,
    settle,
)
from provenance.attribution.spans.encoder import Encoder
from provenance.attribution.spans.heads import (
    CONTENT,
    NEITHER,
    NO_CUE,
    SOURCE,
    CueHead,
    PairHead,
    make_pairs,
)
from provenance.attribution.spans.units import make_units
from provenance.attribution.spans.words import WordVectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.view import View
    from provenance.model_files import Model
    from provenance.types import Span


_SOURCE = math.log(0.3)
"""Where the best path holds no source, the likeliest tokens are taken from this probability on:
+0.7 points of triple overlap on the development split; 0.1 to 0.3 give the same."""
_LEAST = 1e-4
_LOWEST = -8.0


@dataclass(frozen=True, slots=True)
class Spans:
    """One attribution as the model sees it, in token ranges of the article.

    Attributes:
        cue: The cue.
        source: Pieces of the source; empty where none is given.
        content: Pieces of the content, in order; never empty.
        cue_score: Probability that the cue's first token is part of one.
        path_score: Mean log probability of the labels given to source and content.
        edge_score: Lowest log probability of a label at an edge of source or content.
    """

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_score: float
    path_score: float
    edge_score: float


def features(item: Spans) -> list[float]:
    """What confidence is computed from: log odds of the cue, score of all labels and of an edge."""
    odds = math.log((item.cue_score + _LEAST) / (1.0 - item.cue_score + _LEAST))
    return [odds, item.path_score, max(item.edge_score, _LOWEST)]


class SpanModel:
    """Cues, sources and contents of an article.

    Args:
        model: Parameters, as `provenance.model_files.load_model` returns them.
    """

    def __init__(self, model: Model) -> None:
        arrays = model.arrays
        self.ref = model.ref
        self._words = WordVectors(arrays)
        self._encoder = Encoder(arrays)
        self._cues = CueHead(arrays)
        self._pairs = PairHead(arrays)
        self._transitions = arrays["transitions"].astype(np.float32)
        self._threshold = float(arrays["threshold"][0])
        self._calibration = [float(v) for v in arrays["calibration"]]

    def confidence(self, item: Spans) -> float:
        """Probability that cue, source and content are right, 0 to 1.

        Args:
            item: An attribution that this model found.
        """
        *weights, intercept = self._calibration
        score = sum(w * x for w, x in zip(weights, features(item), strict=True)) + intercept
        return 1.0 / (1.0 + math.exp(-score))

    def spans(self, view: View) -> list[Spans]:
        """Attributions in the order of their cues.

        Args:
            view: The article as token arrays.
        """
        units = make_units(view)
        if not len(units.token):
            return []
        forms = self._words.of(view.vocabulary)
        x = forms[view.types[units.token]]
        encoded = self._encoder.encode(x, units.quote, units.place, units.start)
        cue_scores = self._cues.scores(encoded)
        first, last = cue_ranges(cue_scores, units.start, self._threshold)
        if not len(first):
            return []
        pairs = make_pairs(np.searchsorted(units.start, first, side="right") - 1, units.start)
        scores = self._pairs.scores(encoded, pairs, first, last)
        own = (pairs.token >= first[pairs.cue]) & (pairs.token < last[pairs.cue])
        scores[own, 1:] = -np.inf
        labels = best_paths(scores, pairs.start, self._transitions)
        quotation = np.array(view.quote, dtype=np.int64)[units.token][pairs.token]
        labels = settle(labels, scores, pairs.cue, quotation, CONTENT)
        sure = 1.0 - np.exp(cue_scores[first, NO_CUE])
        return list(
            _collect(
                labels,
                scores,
                pairs.start,
                units.token[pairs.token],
                units.token[first],
                units.token[last - 1] + 1,
                sure,
            )
        )


def _collect(
    labels: np.ndarray,
    scores: np.ndarray,
    start: np.ndarray,
    token: np.ndarray,
    first: np.ndarray,
    last: np.ndarray,
    sure: np.ndarray,
) -> Iterator[Spans]:
    """Attributions with content, one per cue at most."""
    chosen = np.where(labels == NEITHER, 0.0, scores[np.arange(len(labels)), labels])
    marked = np.maximum(np.add.reduceat(labels != NEITHER, start[:-1], dtype=np.int64), 1)
    means = (np.add.reduceat(chosen, start[:-1]) / marked).tolist()
    contents = _by_cue(labels, start, CONTENT)
    sources = _by_cue(labels, start, SOURCE)
    begins, offsets = start.tolist(), token[start[:-1]].tolist()
    cues = zip(first.tolist(), last.tolist(), strict=True)
    for k, (cue, mean, certain) in enumerate(zip(cues, means, sure.tolist(), strict=True)):
        content = contents.get(k)
        if not content:
            continue
        a, b = begins[k], begins[k + 1]
        source = sources.get(k)
        if source is None:
            found = likely_run(scores[a:b, SOURCE], _SOURCE, labels[a:b] == NEITHER)
            source = [(a + i, a + j) for i, j in found]
        edges = [i for piece in (*source, *content) for i in (piece[0], piece[1] - 1)]
        shift = offsets[k] - a
        yield Spans(
            cue=cue,
            source=tuple((i + shift, j + shift) for i, j in source),
            content=tuple((i + shift, j + shift) for i, j in content),
            cue_score=certain,
            path_score=mean,
            edge_score=float(chosen[edges].min()),
        )


def _by_cue(labels: np.ndarray, start: np.ndarray, label: int) -> dict[int, list[Span]]:
    """Ranges of neighboring pairs of one cue that carry a label, by cue."""
    starts, ends = runs(labels, label, start)
    cues = np.searchsorted(start, starts, side="right") - 1
    out: dict[int, list[Span]] = {}
    for cue, a, b in zip(cues.tolist(), starts.tolist(), ends.tolist(), strict=True):
        out.setdefault(cue, []).append((a, b))
    return out
