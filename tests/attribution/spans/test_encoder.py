"""Convolutions over all units at once: a unit never sees what stands beside it."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.attribution.spans.encoder import Encoder, Groups, convolve, joined, normalize

from .conftest import random_arrays

WIDTH = 12


def encode(vectors: list[np.ndarray]) -> list[np.ndarray]:
    start = np.concatenate([[0], np.cumsum([len(v) for v in vectors])])
    zeros = np.zeros(int(start[-1]), np.int64)
    out = Encoder(random_arrays()).encode(np.concatenate(vectors), zeros, zeros, start)
    return np.split(out, start[1:-1])


def test_units_do_not_see_each_other():
    rng = np.random.default_rng(1)
    units = [rng.normal(0, 1, (n, WIDTH)).astype(np.float32) for n in (1, 7, 4, 2)]
    together = encode(units)
    for alone, beside in zip(units, together, strict=True):
        np.testing.assert_allclose(encode([alone])[0], beside, atol=1e-5)


@pytest.mark.parametrize("dilation", [1, 2, 5])
def test_a_convolution_is_what_its_definition_says(dilation):
    rng = np.random.default_rng(2)
    x, weights, bias = rng.normal(size=(6, 3)), rng.normal(size=(3, 3, 4)), rng.normal(size=4)
    out = convolve(x, joined(weights), bias, dilation, Groups(np.array([0, 4, 6])))
    for row in range(6):
        want = bias.copy()
        for k, at in enumerate((row - dilation, row, row + dilation)):
            if 0 <= at < 6 and (at < 4) == (row < 4):
                want += x[at] @ weights[k]
        np.testing.assert_allclose(out[row], want, rtol=1e-5, atol=1e-6)


def test_normalized_rows_have_mean_zero_and_variance_one():
    x = np.random.default_rng(3).normal(4, 9, (5, 64)).astype(np.float32)
    out = normalize(x, np.ones(64, np.float32), np.zeros(64, np.float32))
    np.testing.assert_allclose(out.mean(axis=1), 0, atol=1e-5)
    np.testing.assert_allclose(out.var(axis=1), 1, atol=1e-3)
