"""The encoder: residual convolutions over the tokens of all units at once.

Units lie one after another in one matrix with `GAP` empty rows between them, so that a
convolution is three matrix products over the whole article and no unit sees its neighbor.
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


def spread(start: np.ndarray, gap: int) -> NDArray[np.int64]:
    """Rows of a matrix with gaps at which the tokens of some units lie.

    Args:
        start: Position at which each unit starts, and the end, shape ``(units + 1,)``.
        gap: Empty rows before every unit and after the last.
    """
    lengths = np.diff(start)
    shift = gap * np.repeat(np.arange(1, len(lengths) + 1), lengths)
    rows: NDArray[np.int64] = np.arange(int(start[-1]), dtype=np.int64) + shift
    return rows


def convolve(x: Floats, weights: Floats, bias: Floats, dilation: int) -> Floats:
    """A convolution of width three; rows beyond the matrix count as zero.

    Args:
        x: Shape ``(rows, width_in)``.
        weights: For the row before, the row itself and the row after, ``(3, width_in, width)``.
        bias: Shape ``(width,)``.
        dilation: Distance of the neighbors in rows.
    """
    out: Floats = x @ weights[1]
    out += bias
    if len(x) > dilation:
        out[dilation:] += x[:-dilation] @ weights[0]
        out[:-dilation] += x[dilation:] @ weights[2]
    return out


def normalize(x: Floats, gain: Floats, bias: Floats) -> Floats:
    """Layer normalization over the last axis (Ba, Kiros & Hinton 2016)."""
    centered: Floats = x - x.mean(axis=1, keepdims=True)
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
            tuple(
                arrays[name].astype(np.float32)
                for name in (f"conv{k}", f"conv{k}_bias", f"norm{k}")
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
        gap = max(self._dilations, default=1)
        rows = spread(start, gap)
        state = normalize(x + self._quote[quote] + self._place[place], *self._norm)
        wide = np.zeros((len(x) + gap * len(start), x.shape[1]), np.float32)
        for dilation, (weights, bias, norm) in zip(self._dilations, self._layers, strict=True):
            wide[rows] = state
            out = convolve(wide, weights, bias, dilation)[rows]
            np.maximum(out, 0, out=out)
            out += state
            state = normalize(out, *norm)
        return state
