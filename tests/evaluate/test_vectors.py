"""The area under the curve, and what is compared."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from provenance.evaluate.vectors import area, figures, same_words
from provenance.nlp.vectors import Vectors


def test_area() -> None:
    marked = np.array([True, False, False, False])
    assert area(marked, np.array([4.0, 1, 2, 3])) == 1
    assert area(marked, np.array([0.0, 1, 2, 3])) == 0
    assert area(marked, np.array([2.0, 2, 2, 2])) == 0.5
    assert area(~marked, np.array([0.0, 1, 2, 3])) == 1


def test_same_words() -> None:
    v = Vectors(["a", "ferry", "sank"], np.eye(3), np.array([9, 1, 1]), total=900)
    assert same_words(v, ["a", "ferry", "sank"], ["sank"]) == 0.5
    assert same_words(v, [], ["sank"]) == 0


@pytest.mark.datasets
def test_vectors_add_to_the_same_words() -> None:
    folder = os.environ.get("PROVENANCE_DATASETS")
    if not folder:
        pytest.skip("PROVENANCE_DATASETS is not set")
    found = {f.name.partition(": ")[2]: f.value for f in figures(Path(folder))}
    assert found["same words and sentence vectors"] > found["same words only"] + 0.01
    assert found["similarity"] > 0.88
