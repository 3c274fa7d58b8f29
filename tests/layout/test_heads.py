"""Rules for headlines, crossheads, bylines, datelines."""

from __future__ import annotations

import pytest

from provenance.layout import heads

BODY = "The council of Harlow voted on Tuesday to close the old bridge for the winter."


@pytest.mark.parametrize(
    "line",
    [
        "By Dana Whitlock",
        "BY DANA WHITLOCK",
        "By Dana Whitlock and Omar Reyes",
        "Dana Whitlock, Staff Writer",
    ],
)
def test_byline(line: str) -> None:
    assert heads.is_byline(line)


@pytest.mark.parametrize("line", ["By Tuesday the bridge was closed.", "Dana Whitlock", BODY])
def test_no_byline(line: str) -> None:
    assert not heads.is_byline(line)


def test_bare_names_are_a_byline_where_the_classifier_says_author() -> None:
    assert heads.is_byline("Dana Whitlock and Omar Reyes", bare=True)


@pytest.mark.parametrize(
    "line", ["HARLOW, Ore. (AP) —", "March 3, 2031", "Tuesday, 3 March 2031 10:15 GMT", "HARLOW —"]
)
def test_dateline(line: str) -> None:
    assert heads.is_dateline(line)


@pytest.mark.parametrize("line", ["HARLOW, Ore. (AP) — " + BODY, "March of the penguins", BODY])
def test_no_dateline(line: str) -> None:
    assert not heads.is_dateline(line)


@pytest.mark.parametrize(
    "lead", ["HARLOW, Ore. (AP) — ", "HARLOW (Reuters) - ", "(Reuters) - ", "EAST HARLOW/SALEM — "]
)
def test_paragraph_that_opens_with_a_dateline(lead: str) -> None:
    assert heads.opens_with_dateline(lead + BODY)


def test_plain_paragraph_opens_with_none() -> None:
    assert not heads.opens_with_dateline(BODY)
    assert not heads.opens_with_dateline("PHOTOS: " + BODY)


@pytest.mark.parametrize(
    "line", ["‘Nobody asked us’", "What happens next?", "The ferry", "2. A bridge too many"]
)
def test_crosshead(line: str) -> None:
    assert heads.is_crosshead(line)


@pytest.mark.parametrize(
    "line",
    [
        "They left.",
        "The mayor answered: “Never!”",
        "“We will not be moved by anybody!”",
        "and so it ended",
        "",
        BODY,
    ],
)
def test_no_crosshead(line: str) -> None:
    assert not heads.is_crosshead(line)


def test_first_line_is_the_headline() -> None:
    assert heads.headlines(["Harlow closes its bridge", BODY], ["body", "body"], None) == [0]


def test_no_headline_where_the_first_line_is_prose() -> None:
    assert heads.headlines([BODY, BODY], ["body", "body"], None) == []


def test_repeated_headline() -> None:
    lines = ["Menu", "Harlow closes bridge", "Harlow closes bridge", BODY]
    assert heads.headlines(lines, ["chrome", "body", "body", "body"], None) == [1, 2]


def test_title_decides() -> None:
    lines = ["Council news", "Harlow closes “its” bridge", BODY]
    kinds = ["body", "body", "body"]
    assert heads.headlines(lines, kinds, "Harlow Closes 'Its' Bridge") == [1]
    assert heads.headlines(lines, kinds, "Something else entirely") == []
    assert heads.headlines(lines, kinds, "Harlow closes its bridge | Courier") == [1]


def test_subhead_stands_between_paragraphs() -> None:
    lines = ["Head", BODY, "The ferry", BODY, "One", "Two", "Three"]
    kinds = ["headline"] + ["body"] * 6
    assert list(heads.subheads(lines, kinds)) == [2]


def test_names_above_the_text_are_no_headline() -> None:
    lines = ["Dana Whitlock, and Omar Reyes", BODY, BODY]
    assert heads.headlines(lines, ["body"] * 3, None) == []


def test_title_with_a_word_changed_is_the_headline() -> None:
    title = "Harlow closes its old bridge for the winter"
    lines = ["Harlow shuts its old bridge for the winter", "A body of text stands here."]
    assert heads.headlines(lines, ["body", "body"], title) == [0]
    other = "Harlow opens a new ferry for the winter"
    assert heads.headlines(lines, ["body", "body"], other) == []
    suffixed = "“Harlow shuts its old bridge for the WINTER” | Courier"
    assert heads.headlines(lines, ["body", "body"], suffixed) == [0]
