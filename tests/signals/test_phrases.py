"""Phrases match on tokens, whatever the case and the apostrophe; spans keep order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.nlp.tokens import tokenize
from provenance.signals._lists import lines, load
from provenance.signals._phrases import Phrases
from provenance.signals._spans import SpanSet


def found(entries: list[str], text: str) -> list[str]:
    return [text[m.start : m.end] for m in Phrases(entries).find(tokenize(text))]


def test_case_hyphen_and_apostrophe_do_not_matter() -> None:
    assert found(["world-class", "won't"], "A World-Class hall won’t do.") == [
        "World-Class",
        "won’t",
    ]


def test_longest_phrase_wins_at_a_place() -> None:
    assert found(["it is time", "it is time to go"], "It is time to go.") == ["It is time to go"]


def test_a_single_word_is_found_where_a_longer_phrase_breaks_off() -> None:
    assert found(["we", "we must", "we must not wait"], "We must not go, we said") == [
        "We must",
        "we",
    ]


def test_part_of_a_word_is_no_match() -> None:
    assert found(["mere"], "A merely mered mere.") == ["mere"]


@given(st.text())
def test_matches_slice_the_text(text: str) -> None:
    for match in Phrases(["a", "the mere", "!"]).find(tokenize(text)):
        assert text[match.start : match.end].lower().split() == match.phrase.split()


SPAN = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(SPAN), SPAN)
def test_covered_counts_what_a_set_would(
    spans: list[tuple[int, int]], span: tuple[int, int]
) -> None:
    points = {i for start, end in spans for i in range(start, end)}
    expected = len(points & set(range(*span)))
    assert SpanSet(spans).covered(span) == expected
    assert SpanSet(spans).touches(span) == (expected > 0)
    assert SpanSet(spans).holds(span) == (expected == span[1] - span[0])


def test_list_comments_and_suggestions(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    from provenance.signals import _lists

    assert isinstance(tmp_path, Path)
    (tmp_path / "x.txt").write_text("# why\nillegals => people # note\n\nutterly\n")
    monkeypatch.setattr(_lists, "_FOLDER", tmp_path)
    assert load("x") == {"illegals": "people", "utterly": None}
    assert list(lines("x")) == ["illegals => people", "utterly"]
