"""Sketches: the same numbers everywhere, and no shared passage is missed."""

from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from provenance.corroboration.copies import SHINGLE, WINDOW, sketch

TEXT = (
    "The ferry Aldine left the northern pier of Port Merrow shortly before noon with ninety "
    "passengers and eleven crew, turned east along the breakwater and struck a sunken barge that "
    "no chart of the harbor shows, the coast guard wrote in a first account."
)


def filler(count: int, name: str) -> str:
    return " ".join(f"{name}{i}" for i in range(count))


def test_the_numbers_are_those_of_any_other_process():
    code = f"from provenance.corroboration.copies import sketch; print(sketch({TEXT!r}))"
    for seed in ("0", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert done.stdout.strip() == str(sketch(TEXT))
    assert sketch("one two three four five") == (7352070591983643192,)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_shared_passage_is_always_found(before: int, after: int, left: int, right: int):
    passage = filler(SHINGLE + WINDOW - 1, "shared")
    one = f"{filler(before, 'a')} {passage} {filler(after, 'b')}"
    other = f"{filler(left, 'c')} {passage} {filler(right, 'd')}"
    assert set(sketch(one)) & set(sketch(other))


@given(st.text(max_size=400))
def test_any_text_has_a_sketch_that_fits_a_column(text: str):
    found = sketch(text)
    assert list(found) == sorted(set(found))
    assert all(0 <= number < 1 << 63 for number in found)


def test_quotations_are_left_out():
    quote = filler(60, "quoted")
    shared = set(sketch(f"{filler(40, 'a')} “{quote}.”")) & set(
        sketch(f"{filler(40, 'b')} \"{quote}.\"")
    )
    assert not shared
    assert sketch(f"“{quote}.”") == ()
