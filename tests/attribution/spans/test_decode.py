"""Cue ranges by threshold; best paths against every path there is."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from provenance.attribution.spans.decode import best_paths, cue_ranges, runs

NO, START, INSIDE = (np.log([0.9, 0.05, 0.05]), np.log([0.1, 0.8, 0.1]), np.log([0.1, 0.1, 0.8]))


def ranges(rows, start):
    first, last = cue_ranges(np.array(rows, np.float32), np.array(start), 0.5)
    return list(zip(first.tolist(), last.tolist(), strict=True))


def test_a_cue_goes_on_until_none_or_another_starts():
    assert ranges([NO, START, INSIDE, NO, START, START, INSIDE], [0, 7]) == [(1, 3), (4, 5), (5, 7)]


def test_a_cue_never_crosses_units():
    assert ranges([NO, START, INSIDE, INSIDE], [0, 2, 4]) == [(1, 2), (2, 4)]


def test_a_cue_may_begin_without_a_start_label():
    assert ranges([INSIDE, INSIDE, NO], [0, 3]) == [(0, 2)]


def test_no_cue_gives_no_range():
    assert ranges([NO, NO], [0, 2]) == []


def best_by_trying(scores, transitions):
    def weight(path):
        steps = sum(transitions[a, b] for a, b in itertools.pairwise(path))
        return sum(scores[k, label] for k, label in enumerate(path)) + steps

    return max(itertools.product(range(3), repeat=len(scores)), key=weight)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.integers(0, 10_000))
def test_paths_are_the_best_of_all(lengths, seed):
    rng = np.random.default_rng(seed)
    start = np.concatenate([[0], np.cumsum(lengths)])
    scores = rng.normal(0, 1, (int(start[-1]), 3)).astype(np.float32)
    transitions = rng.normal(0, 1, (3, 3)).astype(np.float32)
    labels = best_paths(scores, start, transitions)
    for a, b in itertools.pairwise(start.tolist()):
        assert tuple(labels[a:b]) == best_by_trying(scores[a:b], transitions)


@given(st.lists(st.lists(st.integers(0, 2), min_size=1, max_size=9), max_size=5))
def test_runs_hold_every_position_of_a_label_once_and_no_border(groups):
    array = np.array([x for group in groups for x in group], np.int8)
    start = np.concatenate([[0], np.cumsum([len(g) for g in groups])]).astype(np.int64)
    pairs = [found.tolist() for found in runs(array, 2, start)]
    held = [k for a, b in zip(*pairs, strict=True) for k in range(a, b)]
    assert held == [k for k, label in enumerate(array.tolist()) if label == 2]
    borders = set(start.tolist())
    assert not any(a < x < b for a, b in zip(*pairs, strict=True) for x in borders)
