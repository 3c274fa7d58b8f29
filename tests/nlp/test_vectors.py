"""Word vectors: looked up, averaged, compared."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.nlp.vectors import Vectors, words_of

WORDS = ["the", "ferry", "boat", "sank", "capsized", "budget"]
TABLE = np.array(
    [[90, 90, 90], [100, 10, 0], [100, 0, 0], [0, 100, 0], [10, 100, 0], [0, 0, 3]], dtype=np.int8
)
COUNTS = np.array([50_000, 40, 50, 20, 5, 90])


def small() -> Vectors:
    return Vectors(WORDS, TABLE, COUNTS, total=1_000_000)


def test_vectors_have_length_one_and_unknown_words_none() -> None:
    found = small().of(["ferry", "budget", "zeppelin", "ferry"])
    assert found.shape == (4, 3)
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 1, 0, 1])
    assert (found[0] == found[3]).all()
    assert small().of([]).shape == (0, 3)


def test_like_words_stand_for_each_other() -> None:
    v = small()
    like = v.similarity(["ferry", "sank"], ["the", "boat", "capsized"])
    assert 0.9 < like < 1
    assert v.similarity(["ferry", "sank"], ["the", "budget"]) == 0
    assert v.similarity(["ferry", "sank"], ["sank", "ferry"]) == 1


def test_numbers_and_rare_names_are_like_themselves_only() -> None:
    v = small()
    assert v.similarity(["zeppelin"], ["boat"]) == 0
    assert v.similarity(["zeppelin", "14"], ["14", "boat"]) == 0.5
    assert v.rarity("zeppelin") >= max(map(v.rarity, WORDS))


def test_function_words_weigh_nothing() -> None:
    v = small()
    assert v.rarity("the") == 0
    assert v.similarity(["the"], ["the"]) == 0
    assert v.similarity(["the", "ferry"], ["ferry"]) == 1


def test_sentence_vectors_do_not_depend_on_the_order() -> None:
    v = small()
    words = ["the", "ferry", "sank", "zeppelin", "boat"]
    first = v.sentence(words)
    assert np.linalg.norm(first) == pytest.approx(1)
    assert all((v.sentence(p) == first).all() for p in itertools.permutations(words))
    assert (v.sentence(["zeppelin"]) == 0).all()
    assert (v.sentence([]) == 0).all()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(a: str, b: str) -> None:
    found = small().similarity(words_of(a), words_of(b))
    assert 0 <= found <= 1


def test_shipped_vectors() -> None:
    v = Vectors.load()
    assert v.dimensions == 96
    assert v.ref is not None and v.ref.name == "vectors"
    assert "senator" in v and "zxqv" not in v
    near = v.similarity(
        words_of("the lawsuit was dismissed"), words_of("a judge threw out the suit")
    )
    far = v.similarity(words_of("the lawsuit was dismissed"), words_of("a storm flooded the coast"))
    assert near > far + 0.15


def test_shipped_words_are_words_of_the_splitter() -> None:
    v = Vectors.load()
    assert all(words_of(word) == [word] for word in v.words)
