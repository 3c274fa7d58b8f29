"""More constructions: content extents, coordination, titles in capitals, what is no cue."""

from __future__ import annotations

import pytest

CASES = [
    (
        "Ines Dahl, 44, a nurse from Osby, Maine, said the ward was full.",
        ["Ines Dahl, 44, a nurse from Osby, Maine"],
        "said",
        ["the ward was full"],
    ),
    ("The ferry, she said, was late.", ["she"], "said", ["The ferry", "was late"]),
    (
        "But Tor Lind rejects this: “We paid every bill on time and in full.”",
        ["Tor Lind"],
        ":",
        ["“We paid every bill on time and in full.”"],
    ),
    (
        "Reports have circulated of wolves in the park.",
        [],
        "Reports have circulated",
        ["of wolves in the park"],
    ),
    (
        "He told the Osby Herald that the mill would close, adding that nobody had asked him.",
        ["He"],
        "told",
        ["that the mill would close"],
    ),
    (
        "He told the Osby Herald that the mill would close, adding that nobody had asked him.",
        ["He"],
        "adding",
        ["that nobody had asked him"],
    ),
    ("As Lind said, the mill is a ruin.", ["Lind"], "said", ["the mill is a ruin"]),
    ("Lind boasted of a record harvest.", ["Lind"], "boasted of", ["a record harvest"]),
    (
        "In a Velm College poll, half of the residents opposed the plan.",
        ["a Velm College poll"],
        "In",
        ["half of the residents opposed the plan"],
    ),
    ("The board is expected to vote in May.", [], "is expected", ["The board", "to vote in May"]),
    (
        "Lind — a former miner — said the seam was empty.",
        ["Lind — a former miner —"],
        "said",
        ["the seam was empty"],
    ),
    (
        "Police, who they believe is hiding, saw nothing.",
        ["they"],
        "believe",
        ["is hiding"],
    ),
    ("Lind has repeatedly denied the charge.", ["Lind"], "has repeatedly denied", ["the charge"]),
    ("He said there were forty boats.", ["He"], "said", ["there were forty boats"]),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_construction(text, source, cue, content, read_by_rules):
    rows = [(c, s, t) for _, c, s, t in read_by_rules(text).rows()]
    assert (cue, source, content) in rows


@pytest.mark.parametrize(
    "text",
    [
        "The United States and Osby signed it.",
        "The state fair opened in May.",
        "Democrats lob charges at the board.",
        "A customs clerk asked not to be named.",
        "He found himself in the river.",
        "The flood suggests nothing good.",
        "The report of the clerk was long.",
    ],
)
def test_no_cue(text, read_by_rules):
    assert read_by_rules(text).rows() == []


def test_quotation_in_two_pieces_and_a_following_one(read_by_rules):
    text = "“It broke,” Lind said, “and we fled.” Rain fell. “Nobody came to help us.”"
    (row,) = read_by_rules(text).rows()
    assert row[3] == ["“It broke,”", "“and we fled.”", "“Nobody came to help us.”"]


def test_a_heading_in_single_marks_goes_to_nobody(read_by_rules):
    result = read_by_rules(
        "“It broke in the night,” Lind said.\n\n‘I am the last of the miners’\n\nRain fell."
    )
    assert result.rows()[0][3] == ["“It broke in the night,”"]
    assert result.voice_of("I am the last") == "source:none"


def test_nested_in_indirect_speech_and_in_a_quotation(read_by_rules):
    result = read_by_rules(
        "She claimed that, upon their arrival, rescue workers said the bridge was safe.\n\n"
        "“The guards told us that the road was closed,” Mira Osk recalled."
    )
    by_cue = {r[1]: a for r, a in zip(result.rows(), result.found.attributions, strict=True)}
    assert by_cue["said"].parent == by_cue["claimed"].id
    assert by_cue["told"].parent == by_cue["recalled"].id
    assert by_cue["told"].source == ((81, 91),)


def test_styles(read_by_rules):
    text = "“It broke,” Lind said. Lind said it was “a ruin” by then. Lind said it broke."
    assert [a.style for a in read_by_rules(text).found.attributions] == [
        "direct",
        "mixed",
        "indirect",
    ]
