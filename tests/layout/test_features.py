"""Features: the ends of a line count, and a long line costs no more than its ends."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from provenance.layout.features import HEAD, TAIL, Place, marks, window, words
from provenance.layout.model import Vocabulary


def test_short_line_is_kept_whole() -> None:
    assert window(" By\t Dana  Whitlock\n") == "By Dana Whitlock"


def test_long_line_keeps_both_ends() -> None:
    seen = window("Start " + "x" * 5000 + " the end")
    assert seen.startswith("Start x")
    assert seen.endswith("x the end")
    assert len(seen) <= HEAD + TAIL + 3


def test_words_mark_first_and_last() -> None:
    found = words("Sign up today 2031")
    assert {"sign", "sign up", "^sign", "^^sign", "0000$", "today$"} <= found


def test_addresses_are_folded() -> None:
    assert {"<mail>", "<at>", "<url>"} <= words("a.b@c.example @dana https://x.example/y")


def test_place_is_a_feature() -> None:
    first = set(marks("Video", Place(0, 9), length=5))
    last = set(marks("Video", Place(8, 9), length=5))
    assert first != last
    assert "from-start0" in first
    assert "from-end0" in last


def test_patterns_of_a_kind_share_a_feature() -> None:
    assert "kind:promo" in marks("Donate now", Place(3, 9), length=10)


@given(st.text(), st.integers(0, 50), st.integers(1, 50))
def test_any_text_has_features(line: str, index: int, count: int) -> None:
    seen = window(line)
    assert len(marks(seen, Place(index, count), length=len(line))) >= 9
    assert all(isinstance(w, str) and "\n" not in w for w in words(seen))


def test_five_megabytes_in_one_line_is_quick() -> None:
    line = "(photo by sign up " * 280_000
    start = time.perf_counter()
    seen = window(line)
    marks(seen, Place(0, 2), length=len(line))
    words(seen)
    assert time.perf_counter() - start < 0.5


@given(st.text(alphabet="ab .^$@1", max_size=60))
def test_known_words_are_found_as_if_all_were_named(line: str) -> None:
    seen = window(line)
    known = sorted({*words(seen), *words(window("a b. ab a"))})[::2]
    ids = Vocabulary(known, []).word_ids(seen)
    assert [known[i] for i in ids] == [w for w in known if w in words(seen)]
