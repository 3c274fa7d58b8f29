"""Two quotations of one utterance: what is a difference, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.signals._spoken_words import Spoken, spoken_words
from provenance.signals._wordings import Alignment, Difference, align

SAID = "We will build the old sea wall of the harbor again before the winter comes to the valley"


def words(text: str) -> list[Spoken]:
    return spoken_words(text, 0, len(text))


def aligned(own: str, other: str) -> Alignment:
    found = align(words(own), words(other))
    assert found is not None
    return found


def only(own: str, other: str) -> Difference:
    (difference,) = aligned(own, other).differences
    return difference


def swapped(old: str, new: str) -> str:
    assert old in SAID
    return SAID.replace(old, new)


@pytest.mark.parametrize(
    ("own", "other", "kind", "mine", "theirs"),
    [
        (SAID, swapped("will", "will not"), "negation", [], ["not"]),
        (swapped("will", "will never"), SAID, "negation", ["never"], []),
        (SAID, swapped("build", "sell"), "replaced", ["build"], ["sell"]),
        (swapped("old sea", "old rotten sea"), SAID, "added", ["rotten"], []),
        (swapped("old ", ""), SAID, "dropped", [], ["old"]),
        (SAID.replace("build", "… build"), swapped("will", "will not"), "negation", [], ["not"]),
        (swapped("before", "in 12 months before"), swapped("before", "in 15 months before"),
         "replaced", ["12"], ["15"]),
        (swapped("again", "for two million"), swapped("again", "for two billion"),
         "replaced", ["million"], ["billion"]),
    ],
)  # fmt: skip
def test_difference(own: str, other: str, kind: str, mine: list[str], theirs: list[str]) -> None:
    found = only(own, other)
    assert (found.kind, [w.form for w in found.own], [w.form for w in found.other]) == (
        kind,
        mine,
        theirs,
    )
    assert not found.small


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (SAID.upper(), SAID),
        (swapped("harbor", "harbour"), SAID),
        (swapped("We will", "We’ll"), SAID),
        (swapped("will build", "are gonna build"), swapped("will build", "are going to build")),
        (swapped("will build", "won't build"), swapped("will build", "will not build")),
        (swapped("before", "in 15 months before"), swapped("before", "in fifteen months before")),
        (swapped("before", "in 25 days before"), swapped("before", "in twenty-five days before")),
        (swapped("before", "for 5% before"), swapped("before", "for five per cent before")),
        (swapped("again", "by 3rd May"), swapped("again", "by third May")),
        (swapped("again", "by Oct. 27"), swapped("again", "by 27 October")),
        (swapped("the old sea wall of the harbor", "[the wall]"), SAID),
        (swapped("the old sea wall", "it"), swapped("the old sea wall", "[the wall]")),
        (swapped("of the harbor", "…"), SAID),
        (swapped("again", "…"), swapped("again", "again, and I do not care what it costs,")),
        (swapped("sea wall", "sea-wall"), SAID),
        (swapped("sea wall", "seawall"), SAID),
        (swapped("build", "build, you know,"), SAID),
        (swapped("old", "old, old"), SAID),
        (swapped("the valley", "valley"), SAID),
        (swapped("again", "with Mr. Reuel"), swapped("again", "with Reuel")),
        (swapped("old", "damn"), swapped("old", "d--- ")),
        (swapped("old", "damn"), swapped("old", "d**n")),
        (swapped("old", "damn"), swapped("old", "da—n")),
        (swapped("old", "rebiult"), swapped("old", "rebuilt")),
        (swapped("again", "in the United States"), swapped("again", "in the U.S.")),
        (SAID.removesuffix(" comes to the valley"), SAID),
        (SAID.removeprefix("We will "), SAID),
        (
            SAID + ". It is ours. The town pays for all of it.",
            SAID + ". The town pays for all of it.",
        ),
    ],
)
def test_no_difference(own: str, other: str) -> None:
    assert aligned(own, other).differences == ()
    assert aligned(other, own).differences == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We will", "I will"),
        ("comes", "came"),
        ("wall", "walls"),
        ("again", "again, Nils,"),
        ("to the valley", "into the valley"),
    ],
)
def test_small_difference(old: str, new: str) -> None:
    padded = f"I say that {SAID}"
    assert only(padded.replace(old, new), padded).small


@pytest.mark.parametrize(
    "other",
    [
        "The mill was sold to a firm in the north, and nobody in the town hall had been asked",
        "We will build a new school in the town again before anybody can say no to the plan",
        "We will build the old",
        "",
    ],
)
def test_other_utterances_are_not_aligned(other: str) -> None:
    assert align(words(SAID), words(other)) is None


def test_words_know_where_they_stand() -> None:
    text = "“It’s [the bill] … twenty-five, isn't it?”"
    found = words(text)
    assert [w.form for w in found] == ["it", "is", "the", "bill", "25", "is", "not", "it"]
    assert [w.added for w in found] == [False, False, True, True, False, False, False, False]
    assert [w.cut for w in found].index(True) == 4
    assert all(text[w.start : w.end].startswith(w.text) for w in found)


@given(st.text(alphabet="ab '’—-….,[]()*%1é\n\ud800", max_size=80), st.text(max_size=80))
def test_any_text_is_read(a: str, b: str) -> None:
    for text in (a, b):
        found = words(text)
        assert all(0 <= w.start < w.end <= len(text) for w in found)
    own, other = words(a), words(b)
    align(own, other)
    same = align(own, own)
    assert same is None or same.differences == ()
