"""Offsets turn into lines, columns and source offsets, and back."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from provenance.text import Lines, source_offset, width

TEXTS = st.text(alphabet=st.sampled_from("ab\r\n\té🙂\u0301\ud800"), max_size=60)


@given(TEXTS, st.data())
def test_position_and_offset_are_inverse(text, data):
    lines = Lines(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = lines.position(offset)
    assert lines.offset(line, column) == offset
    assert 1 <= line <= len(lines)


@given(TEXTS)
def test_lines_are_counted_as_editors_do(text):
    assert len(Lines(text)) == len(re.split(r"\r\n|\r|\n", text))


@given(TEXTS)
def test_columns_by_unit_agree_with_the_encodings(text):
    lines = Lines(text)
    for offset in range(len(text) + 1):
        line, column = lines.position(offset)
        before = text[offset - column + 1 : offset]
        assert lines.position(offset, unit="utf16") == (line, width(before, unit="utf16") + 1)
        assert lines.position(offset, unit="utf8") == (
            line,
            len(before.encode("utf-8", "surrogatepass")) + 1,
        )


def test_offsets_outside_the_text_are_clamped():
    assert Lines("ab").position(99) == (1, 3)
    assert Lines("ab").position(-5) == (1, 1)


def test_astral_characters_by_unit():
    assert [width("a🙂", unit=u) for u in ("code_points", "utf16", "utf8")] == [2, 3, 5]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=20))
def test_source_offset_follows_the_runs(runs):
    """Each run is `length` characters of text after `gap` characters of markup."""
    source_map, text_at, source_at, expected = [], 0, 0, []
    for length, gap in runs:
        source_at += gap
        source_map.append((text_at, source_at))
        expected.extend(range(source_at, source_at + length))
        text_at, source_at = text_at + length, source_at + length
    assert [source_offset(source_map, i) for i in range(text_at)] == expected
