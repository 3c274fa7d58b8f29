"""Sentence boundaries: abbreviations, brackets, quotations, lines."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences


def sentences(text: str) -> list[str]:
    whole = (0, len(text))
    return [text[a:b] for a, b in split_sentences(text, whole, find_quotations(text, [whole]))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lt. Col. Ada Ames left. He ran.", ["Lt. Col. Ada Ames left.", "He ran."]),
        ("The U.S. Army left. The U.S. The end.", ["The U.S. Army left.", "The U.S.", "The end."]),
        ("J. R. Osby (R-Ala.), who voted, left.", ["J. R. Osby (R-Ala.), who voted, left."]),
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
        (
            "“It broke. We fled,” she said. He stayed.",
            ["“It broke.", "We fled,” she said.", "He stayed."],
        ),
        ("“Why?” Hale asked. “Because.”", ["“Why?” Hale asked.", "“Because.”"]),
        ("“It broke.” Hale agreed.", ["“It broke.”", "Hale agreed."]),
        ("He waited ... and left.", ["He waited ... and left."]),
        ("See No. 5 on Oct. 3 at noon.", ["See No. 5 on Oct. 3 at noon."]),
        ("A heading\n\nThe text goes on.", ["A heading", "The text goes on."]),
        ("Q: Did you?\nA: I did.", ["Q: Did you?", "A: I did."]),
        ("- one thing\n- another thing", ["- one thing", "- another thing"]),
        (
            "The line was wrapped by the\nsender of the mail.",
            ["The line was wrapped by the\nsender of the mail."],
        ),
        (
            "He left (it was late. Nobody saw). She stayed.",
            ["He left (it was late. Nobody saw).", "She stayed."],
        ),
        ("At 5 p.m. Tuesday it rained. At 6 p.m. The sun shone.", None),
        ("", []),
        (" \n ", []),
    ],
)
def test_boundaries(text: str, expected: list[str] | None) -> None:
    if expected is None:
        assert sentences(text)[-1] == "The sun shone."
    else:
        assert sentences(text) == expected


@given(st.text(alphabet='Aab .!?"“”()\n\r', max_size=80) | st.text(max_size=80))
def test_covers_everything_but_white_space(text: str) -> None:
    whole = (0, len(text))
    spans = split_sentences(text, whole, find_quotations(text, [whole]))
    covered = "".join(text[a:b] for a, b in spans)
    assert "".join(covered.split()) == "".join(text.split())
    for a, b in spans:
        assert text[a:b] == text[a:b].strip() != ""
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))


def test_only_the_given_span() -> None:
    assert split_sentences("One. Two. Three.", (5, 9), ()) == [(5, 9)]


@pytest.mark.parametrize("said", ["We went", "Apples went", "Harlow went", "IPhone went"])
def test_the_words_of_a_quotation_do_not_move_the_sentence_before(said: str) -> None:
    text = f"He works for Harlow Inc. “{said} north.”"
    found = split_sentences(text, (0, len(text)), find_quotations(text, [(0, len(text))]))
    assert [text[a:b] for a, b in found] == ["He works for Harlow Inc.", f"“{said} north.”"]
