"""A span model with random parameters: its answers mean nothing, its shapes are real."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.attribution.spans.model import SpanModel
from provenance.attribution.spans.words import HASHES
from provenance.model_files import Model
from provenance.types import ModelRef

WORDS = ("said", "that", "the", "mayor", "bridge", ",", ".", "“", "”")


def random_arrays(seed: int = 5, *, width: int = 12) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)

    def noise(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.5, shape).astype(np.float16)

    ones = np.stack([np.ones(width), np.zeros(width)]).astype(np.float16)
    arrays = {
        "words": np.frombuffer("\n".join(WORDS).encode(), dtype=np.uint8),
        "word": rng.integers(-127, 127, (len(WORDS) + 1, 10)).astype(np.int8),
        "word_scale": np.full(len(WORDS) + 1, 0.01, np.float16),
        "word_projection": noise(10, width),
        "affix": rng.integers(-127, 127, (4, HASHES, 3)).astype(np.int8),
        "affix_scale": np.full(4, 0.01, np.float16),
        "affix_projection": noise(12, width),
        "shape": noise(8, width),
        "quote": noise(4, width),
        "place": noise(3, width),
        "norm": ones,
        "dilations": np.array([1, 3]),
        "cue_hidden": noise(width, 6),
        "cue_hidden_bias": noise(6),
        "cue_out": noise(6, 3),
        "cue_out_bias": noise(3),
        "pair_token": noise(width, 8),
        "pair_token_bias": noise(8),
        "pair_cue": noise(width, 8),
        "pair_cue_bias": noise(8),
        "pair_distance": noise(20, 8),
        "pair_state": noise(3, 8),
        "pair_dilations": np.array([1, 2]),
        "pair_conv0": noise(3, 8, 7),
        "pair_conv0_bias": noise(7),
        "pair_conv1": noise(3, 7, 7),
        "pair_conv1_bias": noise(7),
        "pair_out": noise(7, 3),
        "pair_out_bias": noise(3),
        "transitions": noise(3, 3),
        "threshold": np.array([0.4], np.float32),
        "calibration": np.array([1.0, 1.0, 0.5, 0.0], np.float32),
    }
    for k in range(2):
        arrays |= {
            f"conv{k}": noise(3, width, width),
            f"conv{k}_bias": noise(width),
            f"norm{k}": ones,
        }
    return arrays


def random_model(seed: int = 5) -> SpanModel:
    return SpanModel(Model(ModelRef("attribution", "0", ""), random_arrays(seed), {}))


@pytest.fixture(params=range(3))
def model(request) -> SpanModel:
    return random_model(request.param)
