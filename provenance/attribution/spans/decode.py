"""From scores to spans: cues by threshold, sources and contents by the best path per cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.attribution.spans.heads import CUE_INSIDE, CUE_START, NO_CUE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Indices = NDArray[np.int64]


def cue_ranges(scores: Floats, start: np.ndarray, threshold: float) -> tuple[Indices, Indices]:
    """First token of each cue and one past its last, as positions in the units' arrays.

    Args:
        scores: Log probabilities of the cue labels, shape ``(n, 3)``.
        start: Position at which each unit starts, and the end.
        threshold: A token is part of a cue if its probability of being none is lower than one
            minus this.
    """
    on = np.exp(scores[:, NO_CUE]) < 1.0 - threshold
    fresh = scores[:, CUE_START] > scores[:, CUE_INSIDE]
    opens = np.ones(len(on), dtype=bool)
    opens[1:] = fresh[1:] | ~on[:-1]
    opens[start[:-1]] = True
    opens &= on
    stops = np.ones(len(on) + 1, dtype=bool)
    stops[:-1] = opens | ~on
    stops[start[:-1]] = True
    first = np.flatnonzero(opens)
    ends = np.flatnonzero(stops)
    last = ends[np.searchsorted(ends, first, side="right")] if len(first) else first
    return first, last


def best_paths(scores: Floats, start: np.ndarray, transitions: Floats) -> NDArray[np.int8]:
    """The best label of every pair, by the Viterbi algorithm over each cue's tokens.

    All cues go forward together, one token at a time, so that the work is a few array operations
    per token of the longest unit.

    Args:
        scores: Log probabilities, shape ``(pairs, labels)``.
        start: Position at which each cue's pairs start, and the end.
        transitions: Log weight of each label (columns) after each label (rows).
    """
    lengths = np.diff(start)
    count, labels = len(lengths), scores.shape[1]
    if not count:
        return np.zeros(0, np.int8)
    longest = int(lengths.max())
    # The longest come first, so that those still running are a prefix of the rows.
    order = np.argsort(-lengths, kind="stable")
    begins, running = start[:-1][order], lengths[order]
    alive = np.searchsorted(-running, -np.arange(1, longest + 1), side="right")
    back = np.zeros((longest, count, labels), dtype=np.int8)
    best = scores[begins].copy()
    counts = alive.tolist()
    for step in range(1, longest):
        n = counts[step]
        through = best[:n, :, None] + transitions
        back[step, :n] = through.argmax(axis=1)
        best[:n] = through.max(axis=1) + scores[begins[:n] + step]
    out = np.zeros(len(scores), dtype=np.int8)
    label = best.argmax(axis=1)
    everyone = np.arange(count)
    for step in range(longest - 1, -1, -1):
        n = counts[step]
        out[begins[:n] + step] = label[:n]
        label[:n] = back[step, everyone[:n], label[:n]]
    return out


def runs(labels: NDArray[np.int8], label: int, start: np.ndarray) -> tuple[Indices, Indices]:
    """First positions and ends of the stretches that carry one label within one group.

    Args:
        labels: Label of every position.
        label: The label looked for.
        start: Position at which each group starts, and the end.

    >>> array = np.array([0, 2, 2, 0, 2, 2], dtype=np.int8)
    >>> [found.tolist() for found in runs(array, 2, np.array([0, 5, 6]))]
    [[1, 4, 5], [3, 5, 6]]
    """
    on = labels == label
    opens = np.zeros(len(on) + 1, dtype=bool)
    opens[:-1] = on
    opens[1:-1] &= ~on[:-1]
    closes = np.zeros(len(on) + 1, dtype=bool)
    closes[1:] = on
    closes[1:-1] &= ~on[1:]
    inner = start[1:-1]
    both = inner[on[inner] & on[inner - 1]] if len(inner) else inner
    opens[both] = closes[both] = True
    return np.flatnonzero(opens), np.flatnonzero(closes)


def settle(
    labels: NDArray[np.int8], scores: Floats, cue: np.ndarray, group: np.ndarray, label: int
) -> NDArray[np.int8]:
    """Labels in which no quotation is given to two cues: the likelier one keeps all of it.

    Args:
        labels: Label of every pair.
        scores: Log probabilities, shape ``(pairs, labels)``.
        cue: Cue of every pair.
        group: Quotation in which the token of every pair stands, or -1.
        label: The label that must not be given twice.
    """
    claimed = np.flatnonzero((labels == label) & (group >= 0))
    claims, which = np.unique(np.stack([group[claimed], cue[claimed]]), axis=1, return_inverse=True)
    weight = np.bincount(which.ravel(), np.exp(scores[claimed, label]), claims.shape[1])
    best: dict[int, int] = {}
    for k, quotation in enumerate(claims[0].tolist()):
        if quotation not in best or weight[k] > weight[best[quotation]]:
            best[quotation] = k
    kept = np.zeros(claims.shape[1], dtype=bool)
    kept[list(best.values())] = True
    out = labels.copy()
    out[claimed[~kept[which.ravel()]]] = 0
    return out


def likely_run(scores: Floats, threshold: float, free: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The stretch around the likeliest position, as far as it is likelier than a threshold.

    Args:
        scores: Log probability of a label at each position.
        threshold: Log probability.
        free: Positions that may be taken.

    Returns:
        One range, or none.
    """
    on = (scores > threshold) & free
    if not on.any():
        return []
    peak = int(np.where(on, scores, -np.inf).argmax())
    first = last = peak
    while first > 0 and on[first - 1]:
        first -= 1
    while last + 1 < len(on) and on[last + 1]:
        last += 1
    return [(first, last + 1)]
