"""The two heads on the encoder: which tokens are cues, and what belongs to each cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.attribution.spans.encoder import Groups, convolve, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NO_CUE, CUE_START, CUE_INSIDE = range(3)
"""Labels of the cue head."""

NEITHER, SOURCE, CONTENT = range(3)
"""Labels of the pair head."""

OTHER, THIS_CUE, ANOTHER_CUE = range(3)
"""What a token is to the cue in question."""

FAR = 200
"""Distances in tokens beyond this one count as this one."""
_NEAR = 5
_STEPS = (8, 12, 20, 35)
_BUCKETS = 10


def distance_table() -> NDArray[np.int64]:
    """Bucket of every signed distance from ``-FAR`` to ``FAR``: 0 to 9 before, 10 to 19 after."""
    far = np.arange(FAR + 1)
    bucket = np.where(far < _NEAR, far, _NEAR + np.searchsorted(_STEPS, far, side="right"))
    table: NDArray[np.int64] = np.concatenate([bucket[:0:-1], bucket[:1], bucket[1:] + _BUCKETS])
    return table


def log_softmax(x: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted: Floats = x - x.max(axis=-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return shifted


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every (cue, token of its unit) pair, cue after cue.

    Attributes:
        token: Position of each token in the arrays of the units, shape ``(n,)``.
        cue: Index of each pair's cue, shape ``(n,)``.
        start: Position at which each cue's pairs start, and the end.
    """

    token: np.ndarray
    cue: np.ndarray
    start: np.ndarray


def make_pairs(unit: np.ndarray, start: np.ndarray) -> Pairs:
    """Pair each cue with all tokens of its unit.

    Args:
        unit: Unit of each cue.
        start: Position at which each unit starts, and the end.
    """
    lengths = start[unit + 1] - start[unit]
    ends = np.cumsum(lengths)
    begins = np.concatenate([np.zeros(1, np.int64), ends])
    cue = np.repeat(np.arange(len(unit)), lengths)
    token = np.arange(int(begins[-1])) - begins[:-1][cue] + start[unit][cue]
    return Pairs(token, cue, begins)


class CueHead:
    """Scores of `NO_CUE`, `CUE_START`, `CUE_INSIDE` for every token.

    Args:
        arrays: ``cue_hidden``, ``cue_hidden_bias``, ``cue_out``, ``cue_out_bias``.
    """

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        self._hidden = arrays["cue_hidden"].astype(np.float32)
        self._hidden_bias = arrays["cue_hidden_bias"].astype(np.float32)
        self._out = arrays["cue_out"].astype(np.float32)
        self._out_bias = arrays["cue_out_bias"].astype(np.float32)

    def scores(self, encoded: Floats) -> Floats:
        """Log probabilities, shape ``(n, 3)``."""
        hidden: Floats = encoded @ self._hidden
        hidden += self._hidden_bias
        np.maximum(hidden, 0, out=hidden)
        out: Floats = (hidden @ self._out).astype(np.float32, copy=False)
        out += self._out_bias
        return log_softmax(out)


class PairHead:
    """Scores of `NEITHER`, `SOURCE`, `CONTENT` for every pair of a cue and a token.

    Args:
        arrays: ``pair_token``, ``pair_token_bias``, ``pair_cue``, ``pair_cue_bias``,
            ``pair_distance``, ``pair_state``, ``pair_dilations``, for each layer k
            ``pair_conv{k}`` and ``pair_conv{k}_bias``, ``pair_out``, ``pair_out_bias``.
    """

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        names = ("token", "token_bias", "cue", "cue_bias", "distance", "state", "out", "out_bias")
        self._p = {name: arrays[f"pair_{name}"].astype(np.float32) for name in names}
        self._dilations = [int(d) for d in arrays["pair_dilations"]]
        self._convs = [
            (joined(arrays[f"pair_conv{k}"]), arrays[f"pair_conv{k}_bias"].astype(np.float32))
            for k in range(len(self._dilations))
        ]
        self._table = distance_table()

    def scores(self, encoded: Floats, pairs: Pairs, first: np.ndarray, last: np.ndarray) -> Floats:
        """Log probabilities, shape ``(pairs, 3)``.

        Args:
            encoded: Vectors of tokens in their surroundings.
            pairs: Cues with the tokens of their units.
            first: First token of each cue, as a position in the units' arrays.
            last: One past the last token of each cue.
        """
        p = self._p
        cue = (encoded[first] + encoded[last - 1]) @ (p["cue"] / 2) + p["cue_bias"]
        x = (encoded @ p["token"] + p["token_bias"])[pairs.token]
        x += cue[pairs.cue]
        begin, end = first[pairs.cue], last[pairs.cue]
        before, after = pairs.token - begin, pairs.token - end + 1
        distance = np.where(before < 0, before, np.maximum(after, 0))
        x += p["distance"][self._table[np.clip(distance, -FAR, FAR) + FAR]]
        x += p["state"][_states(pairs, first, last, len(encoded))]
        np.maximum(x, 0, out=x)
        return log_softmax(self._convolved(x, pairs) @ p["out"] + p["out_bias"])

    def _convolved(self, x: Floats, pairs: Pairs) -> Floats:
        groups = Groups(pairs.start)
        for k, (dilation, (weights, bias)) in enumerate(
            zip(self._dilations, self._convs, strict=True)
        ):
            out = convolve(x, weights, bias, dilation, groups)
            np.maximum(out, 0, out=out)
            x = out + x if k else out
        return x


def _states(pairs: Pairs, first: np.ndarray, last: np.ndarray, tokens: int) -> NDArray[np.int64]:
    """What each token is to its pair's cue."""
    in_cue = np.zeros(tokens + 1, dtype=np.int64)
    np.add.at(in_cue, first, 1)
    np.add.at(in_cue, last, -1)
    states: NDArray[np.int64] = np.where(np.cumsum(in_cue)[pairs.token] > 0, ANOTHER_CUE, OTHER)
    own = (pairs.token >= first[pairs.cue]) & (pairs.token < last[pairs.cue])
    states[own] = THIS_CUE
    return states
