"""The encoder: residual convolutions over the tokens of all units at once.

Units lie one after another in one matrix.  A convolution is one matrix product over the whole
article; what it would bring from a neighboring unit is left out when the shifted rows are added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_EPSILON = 1e-5
"""As in the layer normalization the parameters were trained with."""


def joined(weights: np.ndarray) -> Floats:
    """Weights of a convolution of width three as one matrix ``(width_in, 3 * width)``.

    Args:
        weights: For the row before, the row itself and the row after, ``(3, width_in, width)``.
    """
    return np.concatenate(list(weights.astype(np.float32)), axis=1)


class Groups:
    """Rows that belong together: the tokens of one unit, or the pairs of one cue.

    Args:
        start: Position at which each group starts, and the end, shape ``(groups + 1,)``.
    """

    def __init__(self, start: np.ndarray) -> None:
        self._group = np.repeat(np.arange(len(start) - 1), np.diff(start))
        self._parted: dict[int, NDArray[np.int64]] = {}

    def parted(self, distance: int) -> NDArray[np.int64]:
        """Rows whose neighbor so far after them is of another group."""
        if distance not in self._parted:
            group = self._group
            self._parted[distance] = np.flatnonzero(group[distance:] != group[:-distance])
        return self._parted[distance]


def convolve(x: Floats, weights: Floats, bias: Floats, dilation: int, groups: Groups) -> Floats:
    """A convolution of width three; rows of other groups and beyond the matrix count as zero.

    Args:
        x: Shape ``(rows, width_in)``.
        weights: As `joined` gives them.
        bias: Shape ``(width,)``.
        dilation: Distance of the neighbors in rows.
        groups: Which rows belong together.
    """
    width = len(bias)
    product = x @ weights
    out: Floats = product[:, width : 2 * width] + bias
    if len(x) > dilation:
        parted = groups.parted(dilation)
        before, after = product[:-dilation, :width], product[dilation:, 2 * width :]
        before[parted] = 0
        after[parted] = 0
        out[dilation:] += before
        out[:-dilation] += after
    return out


def normalize(x: Floats, gain: Floats, bias: Floats) -> Floats:
    """Layer normalization over the last axis (Ba, Kiros & Hinton 2016)."""
    ones = np.full(x.shape[1], 1.0 / x.shape[1], dtype=np.float32)
    centered: Floats = x - (x @ ones)[:, None]
    variance = np.einsum("ij,ij->i", centered, centered) / x.shape[1]
    centered *= (1.0 / np.sqrt(variance + _EPSILON))[:, None]
    centered *= gain
    centered += bias
    return centered


class Encoder:
    """Turns word vectors into vectors that know their surroundings.

    Args:
        arrays: ``quote``, ``place``, ``norm`` (gain and bias of the input's normalization),
            ``dilations``, and for each layer k ``conv{k}``, ``conv{k}_bias`` and ``norm{k}``.
    """

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        self._quote = arrays["quote"].astype(np.float32)
        self._place = arrays["place"].astype(np.float32)
        self._norm = arrays["norm"].astype(np.float32)
        self._dilations = [int(d) for d in arrays["dilations"]]
        self._layers = [
            (
                joined(arrays[f"conv{k}"]),
                arrays[f"conv{k}_bias"].astype(np.float32),
                arrays[f"norm{k}"].astype(np.float32),
            )
            for k in range(len(self._dilations))
        ]

    def encode(self, x: Floats, quote: np.ndarray, place: np.ndarray, start: np.ndarray) -> Floats:
        """Vectors of tokens in their surroundings, shape ``(n, width)``.

        Args:
            x: Vector of each token's form, shape ``(n, width)``.
            quote: Quotation state of each token.
            place: Place of each token in its sentence.
            start: Position at which each unit starts, and the end.
        """
        groups = Groups(start)
        state = normalize(x + self._quote[quote] + self._place[place], *self._norm)
        for dilation, (weights, bias, norm) in zip(self._dilations, self._layers, strict=True):
            out = convolve(state, weights, bias, dilation, groups)
            np.maximum(out, 0, out=out)
            out += state
            state = normalize(out, *norm)
        return state
