"""Quotation marks: pairs, mixtures, apostrophes, measures, nesting, continuation."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.nlp.quotations import find_quotations, quotations_between


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam held,” Orla Finch said.", ["“The dam held,”"]),
        ('“The dam held," she said. "It did,” he said.', ['“The dam held,"', '"It did,”']),
        ("''It held,'' she said. ``Yes,'' he said.", ["''It held,''", "``Yes,''"]),
        ("«Oui», „Nein“ und „Ja”", ["«Oui»", "„Nein“", "„Ja”"]),
        ("”Hej,” sade han.", ["”Hej,”"]),
        ("He said ‘the dogs’ food doesn’t last’ in the ’90s.", ["‘the dogs’ food doesn’t last’"]),
        ("the dogs' bowls and Ross' car", []),
        ("rock 'n' roll of the '90s, don't", []),
        ("'The rock 'n' roll is dead,' he said.", ["'The rock 'n' roll is dead,'"]),
        ('He is 5\'10" tall, with a "good" reach.', ['"good"']),
        ('a 6" nail and an 8" one', []),
        ("a stray” mark", []),
        ("She said: “He told me ‘run’ and I ran.”", ["“He told me ‘run’ and I ran.”", "‘run’"]),
        ('He said "I am 25" and "no".', ['"I am 25"', '"no"']),
        ("‘The mayor is finished’", ["‘The mayor is finished’"]),
        ("‘Poor Tom’s a-cold,’ he read.", ["‘Poor Tom’s a-cold,’"]),
        (
            "''I call it 'old-school,''' said Ivo Lund.",
            ["''I call it 'old-school,'''", "'old-school,'"],
        ),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_unclosed_ends_with_its_paragraph_and_the_next_continues() -> None:
    text = "“The first storm came.\n\n“The second came.”\n\nThat was all."
    first, second = find_quotations(text, [(0, len(text))])
    assert (first.closed, first.continues, text[first.start : first.end]) == (
        False,
        False,
        "“The first storm came.",
    )
    assert (second.closed, second.continues, second.inner) == (True, True, (25, 41))


def test_continuation_over_a_block_boundary() -> None:
    text = "“One.\n“Two.”"
    first, second = find_quotations(text, [(0, 5), (6, 12)])
    assert (first.end, second.start, second.continues) == (5, 6, True)


def test_unclosed_stops_where_another_begins_after_a_full_stop() -> None:
    text = '"It broke, he said. "We saw it," she said.'
    assert quoted(text) == ['"It broke, he said.', '"We saw it,"']


def test_depth_and_inner() -> None:
    text = "“A ‘b’ c”"
    outer, inner = find_quotations(text, [(0, len(text))])
    assert (outer.depth, inner.depth) == (0, 1)
    assert text[slice(*inner.inner)] == "b"


def test_between_finds_by_start() -> None:
    text = "“a” “b” “c”"
    found = find_quotations(text, [(0, len(text))])
    assert [q.start for q in quotations_between(found, 3, 8)] == [4]


@given(st.text(alphabet="ab .,“”\"'’‘«»\n5", max_size=60) | st.text(max_size=60))
def test_any_text(text: str) -> None:
    found = find_quotations(text, [(0, len(text))])
    ends: list[int] = []
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert q.start <= q.inner[0] <= q.inner[1] <= q.end
        while ends and ends[-1] <= q.start:
            ends.pop()
        assert q.depth == len(ends)
        assert not ends or q.end <= ends[-1]
        ends.append(q.end)
    assert [q.start for q in found] == sorted(q.start for q in found)


@pytest.mark.parametrize("piece", ['"', "“a ", "'a ", "a’ ‘b ", "«", "' \""])
def test_linear_time(piece: str) -> None:
    def seconds(n: int) -> float:
        text = piece * n
        runs = []
        for _ in range(3):
            start = time.process_time()
            find_quotations(text, [(0, len(text))])
            runs.append(time.process_time() - start)
        return min(runs)

    # Sixteen times the text: quadratic work would take 256 times as long.
    assert seconds(32_000) < 100 * max(seconds(2_000), 0.001)


def test_a_term_that_ends_in_s_is_closed_at_once_where_only_plurals_follow() -> None:
    text = "A 'pass-with-papers' plan, the rivals' view and Congress' delay."
    (found,) = find_quotations(text, [(0, len(text))])
    assert text[slice(*found.inner)] == "pass-with-papers"
