"""Spans of a model, whatever its parameters, stand inside the text and apart from each other."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.attribution.spans.units import LONGEST, make_units
from provenance.attribution.spans.words import WordVectors, affixes, shape_of
from provenance.train._attribution_data import view_of

from .conftest import random_arrays, random_model

TEXTS = st.text(
    st.sampled_from(string.ascii_letters + " .,:“”\"'’—\n\r\u2028\x00é漢1"), max_size=300
)


@given(TEXTS, st.integers(0, 4))
def test_spans_stand_in_the_text_and_apart(text, seed):
    view = view_of(text)
    model = random_model(seed)
    for item in model.spans(view):
        pieces = [item.cue, *item.source, *item.content]
        held = [k for a, b in pieces for k in range(a, b)]
        assert all(0 <= a < b <= len(view.words) for a, b in pieces)
        assert len(held) == len(set(held))
        assert item.content
        assert 0 <= model.confidence(item) <= 1


@given(TEXTS)
def test_units_hold_every_read_token_once_and_in_order(text):
    view = view_of(text)
    units = make_units(view)
    read = [k for a, b in view.sentences for k in range(a, b)]
    assert units.token.tolist() == read
    assert all(b - a <= LONGEST for a, b in units.spans)


def test_an_endless_sentence_is_cut(model):
    text = "word " * 1000 + "the mayor said."
    assert max(b - a for a, b in make_units(view_of(text)).spans) == LONGEST
    model.spans(view_of(text))


def test_paragraphs_are_units_and_quotation_marks_are_told_apart():
    units = make_units(view_of("He left. She said, “no more”.\nThen rain."))
    assert len(units.spans) == 2
    assert units.quote.tolist() == [0, 0, 0, 0, 0, 0, 2, 1, 1, 3, 0, 0, 0, 0]
    assert units.place.tolist() == [1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]


@pytest.mark.parametrize("word", ["“", "x", "\ud800", "’s", "U.S.", "２０"])
def test_any_form_has_affixes_and_a_shape(word):
    assert all(0 <= a < 4096 for a in affixes(word))
    assert 0 <= shape_of(word) <= 7


def test_vectors_are_the_same_from_the_cache():
    vectors = WordVectors(random_arrays())
    first = vectors.of(["mayor", "unheard"])
    assert (vectors.of(["said", "mayor", "unheard"])[1:] == first).all()
    assert vectors.of([]).shape == (0, 12)
