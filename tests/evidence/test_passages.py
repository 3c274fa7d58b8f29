"""Passages and terms."""

from __future__ import annotations

import itertools
import time

from hypothesis import example, given
from hypothesis import strategies as st

from provenance.evidence import index_terms, split_passages, stem, term_of, term_set, terms


def test_paragraphs_are_passages() -> None:
    text = "  One line.\n\n\tTwo lines.\r\nThree. "
    assert [text[s:e] for s, e in split_passages(text)] == ["One line.", "Two lines.", "Three."]


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    text = " ".join(f"This is sentence number {i} of the long paragraph." for i in range(60))
    parts = [text[s:e] for s, e in split_passages(text)]
    assert len(parts) > 3
    assert all(p.endswith(".") and len(p.split()) <= 120 for p in parts)
    assert " ".join(parts) == text


def test_only_the_given_spans_are_cut() -> None:
    text = "Menu\nThe ferry sank.\nSubscribe now"
    assert split_passages(text, [(5, 20)]) == [(5, 20)]


@given(st.text(max_size=2000))
def test_spans_are_ordered_and_hold_every_word(text: str) -> None:
    spans = split_passages(text)
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())


def test_huge_lines_take_linear_time() -> None:
    start = time.perf_counter()
    assert split_passages("word " * 400_000)
    assert split_passages("x" * 2_000_000) == [(0, 2_000_000)]
    assert split_passages("." * 2_000_000)
    assert time.perf_counter() - start < 10


def test_terms_meet_over_inflection_case_and_accents() -> None:
    assert terms("Charges, CHARGED and charging") == ["charg"] * 3
    assert terms("Café cafe") == ["caf", "caf"]
    assert terms("the of said") == []
    assert stem("boss") == "boss"
    assert term_of("Žižka") == term_of("zizka")


@given(st.text(max_size=300))
def test_terms_are_safe_for_any_tokenizer(text: str) -> None:
    assert all(t.isascii() and t.isalnum() and t == t.lower() for t in terms(text))


@given(st.text(alphabet=st.sampled_from("aé Zs\u00a0\u2028\x1c_.,-’5 \n"), max_size=80))
@example("the " + "x" * 90 + " 1,200 mayors’ 3.5 million")
def test_the_set_of_a_texts_terms_is_that_of_their_list(text: str) -> None:
    assert term_set(text) == frozenset(index_terms(text))
