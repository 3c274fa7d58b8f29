"""Distances, pairs and the states of tokens towards a cue."""

from __future__ import annotations

import numpy as np

from provenance.attribution.spans.heads import FAR, distance_table, log_softmax, make_pairs


def test_distances_share_buckets_the_farther_the_more():
    table = distance_table()
    bucket = [int(table[d + FAR]) for d in (-200, -35, -5, -4, -1, 0, 1, 4, 5, 35, 200)]
    assert bucket == [9, 9, 5, 4, 1, 0, 11, 14, 15, 19, 19]
    assert len(table) == 2 * FAR + 1


def test_each_cue_meets_every_token_of_its_unit():
    pairs = make_pairs(np.array([0, 1, 1]), np.array([0, 2, 5]))
    assert pairs.token.tolist() == [0, 1, 2, 3, 4, 2, 3, 4]
    assert pairs.cue.tolist() == [0, 0, 1, 1, 1, 2, 2, 2]
    assert pairs.start.tolist() == [0, 2, 5, 8]


def test_log_softmax_gives_probabilities_even_for_huge_scores():
    out = np.exp(log_softmax(np.array([[1e4, 0, -1e4], [1, 1, 1]], np.float32)))
    np.testing.assert_allclose(out.sum(axis=1), 1, atol=1e-6)
