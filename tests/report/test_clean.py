"""Untrusted text made safe to show."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from provenance.report._clean import count_words, one_line, shortened, visible

TEXT = st.text(st.characters())


@given(TEXT)
def test_nothing_acts(text: str) -> None:
    acts = "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    assert not re.search(acts, visible(text))
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", one_line(text))


@given(TEXT, st.integers(2, 60))
def test_short_is_short(text: str, width: int) -> None:
    short = shortened(text, width)
    assert len(short) <= width
    if short != one_line(text):
        assert short.endswith("…")
        assert one_line(text).startswith(short[:-1].rstrip())


def test_what_fits_is_not_cut() -> None:
    assert shortened("one two", 7) == "one two"
    assert shortened("one two three", 9) == "one two …"
    assert shortened("donaudampfschiff", 9) == "donaudam…"


def test_shortening_a_book_is_quick() -> None:
    book = "word " * 2_000_000
    start = time.perf_counter()
    for _ in range(200):
        shortened(book, 60)
    assert time.perf_counter() - start < 2


def test_words_are_counted_in_the_span() -> None:
    assert count_words("one two three", (4, 13)) == 2
    assert count_words("", (0, 0)) == 0
