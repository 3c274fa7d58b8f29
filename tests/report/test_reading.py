"""Paragraphs and pieces: nothing of the text is lost, doubled or moved."""

from __future__ import annotations

import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from provenance.report._paragraphs import paragraphs, parts
from provenance.report._pieces import Note, cut
from provenance.types import Block, Finding, VoiceSpan

WORDS = st.text(st.sampled_from("ab \n\r\t.\u2028"), max_size=120)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[Block]]:
    text = draw(WORDS)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    kinds = st.sampled_from(["body", "promo", "headline", "chrome"])
    blocks = [
        Block(a, b, draw(kinds)) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b
    ]
    return text, blocks


@given(texts())
def test_paragraphs_hold_every_word_once(made: tuple[str, list[Block]]) -> None:
    text, blocks = made
    found = list(paragraphs(text, blocks))
    held = "".join("".join(text[p.start : p.end].split()) for p in found)
    assert held == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] != "" for p in found)
    for p in found:
        kinds = {b.kind for b in blocks if b.start < p.end and p.start < b.end} or {"body"}
        assert kinds == {p.kind}
    assert [p for part in parts(text, blocks) for p in part.paragraphs] == found


def test_paragraphs_end_at_blank_lines_and_long_lines() -> None:
    text = "wrapped at\nthirty\n \nsecond\r\n\r\nthird\n" + "long " * 30 + "\nlast"
    found = [text[p.start : p.end] for p in paragraphs(text, [Block(0, len(text), "body")])]
    assert found == ["wrapped at\nthirty", "second", "third", ("long " * 30).strip(), "last"]
    heading = "short\n" + "long " * 30
    assert len(list(paragraphs(heading, [Block(0, len(heading), "body")]))) == 2


def finding(start: int, end: int) -> Finding:
    return Finding("PV201", "n", "info", start, end, "text", "", "outlet", True, "", 1.0)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[list[tuple[int, int]], list[VoiceSpan], list[Note]]:
    size = 40
    edges = sorted(draw(st.lists(st.integers(0, size), max_size=10, unique=True)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    marks = sorted(draw(st.lists(st.integers(0, size), max_size=8, unique=True)))
    voices = [
        VoiceSpan(a, b, draw(st.sampled_from(["outlet", "furniture", "source:s1"])))
        for a, b in itertools.pairwise(marks)
        if draw(st.booleans())
    ]
    ends = draw(st.lists(st.tuples(st.integers(0, size + 9), st.integers(0, 20)), max_size=8))
    notes = [Note(i, finding(a, a + n)) for i, (a, n) in enumerate(sorted(ends), 1)]
    return spans, voices, notes


@given(cuts())
def test_pieces_are_the_paragraphs_cut_at_every_edge(
    made: tuple[list[tuple[int, int]], list[VoiceSpan], list[Note]],
) -> None:
    spans, voices, notes = made
    found, lost = cut(spans, voices, notes)
    voice = {i: v.voice for v in voices for i in range(v.start, v.end)}
    for (start, end), here in zip(spans, found, strict=True):
        edges = [p.start for p in here.pieces] + [end]
        assert edges[0] == start
        assert [p.end for p in here.pieces] == edges[1:]
        assert all(a < b for a, b in itertools.pairwise(edges))
        for piece in here.pieces:
            for i in range(piece.start, piece.end):
                assert piece.voice == voice.get(i, "outlet")
                on = {n.number for n in notes if n.finding.start <= i < n.finding.end}
                assert {n.number for n in piece.notes} == on
    # Every note stands beside one paragraph, and its number is put there once, or it is lost.
    beside = [n.number for c in found for n in c.notes]
    closing = [n.number for c in found for p in c.pieces for n in p.closing]
    assert sorted(beside) == sorted(closing)
    assert sorted(beside + [n.number for n in lost]) == [n.number for n in notes]
    for note in lost:
        at = range(note.finding.start, max(note.finding.end, note.finding.start + 1))
        assert not any(start <= i < end for start, end in spans for i in at)
    for (start, end), here in zip(spans, found, strict=True):
        for piece in here.pieces:
            for note in piece.closing:
                assert piece.end == min(note.finding.end, end) or note.finding.end == start


def test_ten_thousand_findings_on_one_line_are_quick() -> None:
    size = 1_000_000
    notes = [Note(i, finding(i * 100, i * 100 + 150)) for i in range(10_000)]
    voices = [VoiceSpan(i, i + 50, "outlet") for i in range(0, size, 50)]
    start = time.perf_counter()
    (found,), lost = cut([(0, size)], voices, notes)
    assert time.perf_counter() - start < 5
    assert len(found.notes) + len(lost) == 10_000
