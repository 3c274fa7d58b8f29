"""What holds for the attribution of any text at all, sense or nonsense."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.types import Attribution
from tests.attribution.conftest import Read, read_text

PIECES = st.sampled_from(
    [
        *("Ada Finch", "Karl Osk", "Mayor Brandt", "Ilse", "he", "She", "they", "who", "it", "I"),
        *("the mayor", "a spokesman", "Police", "officials", "critics", "The Hill", "Reuters"),
        *("said", "says", "told", "told Reuters", "told the newspaper", "added", "claimed that"),
        *("believes", "is expected to", "tweeted", "asked whether", "warned", "according to"),
        *("According to", "wrote in the Velm Post", "reports have circulated of", "a report found"),
        *("speaking to", "in an interview with", "on “Meet the Press”", "state media", "quoted"),
        *("the road was closed", "that", "the town had no water", "not", "in 1999", "$3.5 million"),
        *("“", "”", '"', "''", "'", "‘", "’", "«", "»", "„", "(", ")", "[", "]", "—", "--", "-"),
        *(",", ".", "?", "!", ":", ";", "…", "...", "’s", "'s", "n't", "\n", "\n\n", "\r\n", "\t"),
        *("\x00", "\x0b", "\x1f", "\u2028", "\u2029", "\ufeff", "\u200d", "\u202e", "\ud800"),
        *("\udfff", "\U0001f3f3", "é", "e\u0301", "İ", "ß", "ﬁ", "中", "ا", "@osk", "#dam", "BUY"),
        *(
            "Subscribe now",
            "AMES:",
            "Q:",
            "Mr.",
            "U.S.",
            "Sen.",
            "al-Hamid",
            "O’Neil",
            "http://x.y",
        ),
    ]
)
TEXTS = st.builds(
    lambda pieces, gaps: "".join(p + g for p, g in zip(pieces, gaps, strict=False)),
    st.lists(PIECES, max_size=60),
    st.lists(st.sampled_from([" ", " ", " ", "", "\n"]), min_size=60, max_size=60),
)
ANY = st.text(st.characters(exclude_categories=()), max_size=200)
"""Any code points, lone surrogates and unassigned ones included."""

SENTENCE = "“We left at dawn,” Ada Finch told Reuters. Karl Osk said that the road was closed. "
GROWING = {
    "prose": SENTENCE + "The mayor, who told the newspaper that it was late, denied it.\n\n",
    "one paragraph": SENTENCE,
    "cues": "He said that she said ",
    "names": "Ada Finch and Karl Osk of Velm ",
    "open marks": "“Yes ",
    "closing marks": "no” ",
    "apostrophes": "the dogs' ‘n’ ",
    "outlets": "told the newspaper on CNN’s “Meet the Press” in the Velm Post ",
    "pronouns": "He said no.\n\n",
    "colons": "Ames: no\n",
    "one word": "a",
    "full stops": ". ",
}


def spans_of(a: Attribution) -> list[tuple[int, int]]:
    return sorted((*a.source, *a.cue, *a.content))


def check(read: Read) -> None:
    """All that must hold for one text."""
    text, found = read.text, read.found
    ids = [a.id for a in found.attributions]
    assert len(set(ids)) == len(ids)
    source_ids = [s.id for s in found.sources]
    assert len(set(source_ids)) == len(source_ids)
    for a in found.attributions:
        parts = spans_of(a)
        assert a.cue
        assert a.content
        assert all(0 <= start < end <= len(text) for start, end in parts)
        assert all(before[1] <= after[0] for before, after in pairwise(parts)), (a, text)
        assert a.source_id is None or a.source_id in source_ids
        assert 0 <= a.confidence <= 1
        if a.channel is not None:
            start, end = a.channel.span
            assert 0 <= start < end <= len(text)
            assert a.channel.name.strip()
    for s in found.sources:
        assert s.mentions
        assert all(0 <= start < end <= len(text) for start, end in s.mentions)
    check_forest(found.attributions)


def check_forest(attributions: tuple[Attribution, ...]) -> None:
    """Every parent exists, nothing is its own ancestor, and a child speaks in what is quoted."""
    by_id = {a.id: a for a in attributions}
    for a in attributions:
        seen = {a.id}
        above = a.parent
        while above is not None:
            assert above in by_id
            assert above not in seen
            seen.add(above)
            above = by_id[above].parent
        if a.parent is not None:
            pieces = by_id[a.parent].content
            assert any(start <= a.cue[0][0] and a.cue[0][1] <= end for start, end in pieces)


def check_voices(read: Read, furniture: str = "") -> None:
    """The voices tile the text: every character has one, in order, and furniture keeps its own."""
    at = 0
    for piece in read.voices:
        assert piece.start == at
        assert piece.end > piece.start
        at = piece.end
    assert at == len(read.text)
    known = {f"source:{s.id}" for s in read.found.sources} | {"outlet", "furniture", "source:none"}
    assert {v.voice for v in read.voices} <= known
    if not furniture:
        assert all(v.voice != "furniture" for v in read.voices)
        return
    by_character = [v.voice for v in read.voices for _ in range(v.start, v.end)]
    at = 0
    for line in read.text.split("\n"):
        promoted = furniture in line and bool(line.strip())
        assert all(
            (voice == "furniture") == promoted for voice in by_character[at : at + len(line)]
        )
        at += len(line) + 1


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_mixtures(text):
    read = read_text(text)
    check(read)
    check_voices(read)


@settings(max_examples=300, deadline=None)
@given(ANY)
@example("\ud800 said “\x00")
@example("\x00" * 50)
def test_any_code_points(text):
    read = read_text(text)
    check(read)
    check_voices(read)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_furniture_keeps_its_voice(text):
    read = read_text(text, furniture="Subscribe")
    check(read)
    check_voices(read, "Subscribe")


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_again(text):
    first, second = read_text(text), read_text(text)
    assert first.found == second.found
    assert first.voices == second.voices


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_other_articles_leave_no_trace(text):
    """What was read before changes nothing: caches hold facts on words, not on articles."""
    alone = read_text(text)
    read_text(SENTENCE + text + "\n\n" + SENTENCE)
    assert read_text(text).found == alone.found


class _Steps:
    """Counts the lines of Python executed, of the package alone."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, frame, event, argument):
        if "provenance" not in frame.f_code.co_filename:
            return None
        self.count += 1
        return self


def steps(text: str) -> int:
    """Lines of Python that one reading takes."""
    counter = _Steps()
    before = sys.gettrace()
    sys.settrace(counter)
    try:
        read_text(text)
    finally:
        sys.settrace(before)
    return counter.count


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_with_length(name):
    """Twice the text takes about twice the steps: a count, so that no machine is too slow."""
    unit = GROWING[name]
    repeats = max(8, 1600 // len(unit))
    read_text(unit * 4)  # fill the caches that hold what a word form can be
    once, twice = steps(unit * repeats), steps(unit * repeats * 2)
    assert twice <= 2.3 * once + 500, (name, once, twice, twice / once)
