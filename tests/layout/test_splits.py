"""Furniture glued into a paragraph."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.layout.splits import furniture_in

LEAD = "The council will vote again on Friday."


def pieces(line: str) -> list[tuple[str, str]]:
    return [(line[cut.start : cut.end], cut.kind) for cut in furniture_in(line)]


@pytest.mark.parametrize(
    ("rest", "kind"),
    [
        ("READ MORE: What the council of Harlow wants", "related"),
        ("RELATED STORY: Ferry runs aground", "related"),
        ("MORE: Ferry runs aground", "related"),
        ("Read more", "related"),
        ("WATCH HERE.", "related"),
        ("Click here to read the letter.", "related"),
        ("[Also see: The ferry of Harlow]", "related"),
        ("(RELATED: Ferry Runs Aground In Harlow)", "related"),
        ("Story continues below", "chrome"),
        ("ADVERTISEMENT", "chrome"),
        ("Sign up for our newsletter to get the news of Harlow every morning.", "promo"),
        ("Subscribe to our podcast", "promo"),
        ("Download the Courier app", "promo"),
        ("Follow her on Twitter @dwhitlock.", "bio"),
    ],
)
@pytest.mark.parametrize("gap", [" ", ""])
def test_tail(rest: str, kind: str, gap: str) -> None:
    assert pieces(LEAD + gap + rest) == [(rest, kind)]


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("ADVERTISEMENT", "chrome"),
        ("Advertisement", "chrome"),
        ("Story continues below the video.", "chrome"),
        ("(RELATED: Ferry Runs Aground In Harlow)", "related"),
        ("[READ MORE: Ferry runs aground]", "related"),
        ("(Photo by Dana Whitlock/Getty Images)", "credit"),
    ],
)
def test_inside(piece: str, kind: str) -> None:
    after = (
        "The mayor of Harlow said that she would not be there, and that she did not care who was."
    )
    assert pieces(f"{LEAD} {piece} {after}") == [(piece, kind)]


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        (
            "“No,” Speaker Ines Okafor Ines Maria OkaforFerry runs late Harlow votes on bridge "
            "Five ships MORE (I-Har.) said in a statement.",
            "Ines Maria OkaforFerry runs late Harlow votes on bridge Five ships MORE",
        ),
        (
            "Mayor Okafor’s Ines OkaforOkafor says no to the ferry again MORE plan failed.",
            "Ines OkaforOkafor says no to the ferry again MORE",
        ),
        (
            "Then Omar McReyes Omar Lee McReyes“No more,” says the mayor of Harlow MORE’s aide.",
            "Omar Lee McReyes“No more,” says the mayor of Harlow MORE",
        ),
    ],
)
def test_headlines_glued_to_a_name(line: str, cut: str) -> None:
    assert pieces(line) == [(cut, "related")]


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "She told them to sign up for our newsletter, and they did.",
        "He asked readers to subscribe to our paper. Nobody did so before the week was over.",
        "“Read more books.” That was her advice.",
        "READ MORE: What the council wants",
        "The app is free. Download the form and send it in by post, the council said on Friday.",
        "It lost money. Advertisement spending fell by a third.",
        "The ferry was named HarlowStar by Ines Okafor, who wanted MORE for the town.",
        "A bridge fell on Monday in Harlow, the police said. (AP Photo/Dana Whitlock)",
        "The mayor spoke. (More on that below.) Then she left.",
    ],
)
def test_no_cut(line: str) -> None:
    assert furniture_in(line) == []


WORDS = st.sampled_from(
    [
        *(" ", "Ines Okafor ", "Ines OkaforFerry late ", "MORE ", "(RELATED: x y z) ", "“"),
        *(
            "It ended. ",
            "ADVERTISEMENT ",
            "READ MORE: ",
            "Story continues below ",
            "[Also see: ab]",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS | st.text(max_size=8), max_size=25).map("".join))
def test_pieces_are_in_order_and_never_the_whole(line: str) -> None:
    line = line.strip()
    done = 0
    for cut in furniture_in(line):
        assert done <= cut.start < cut.end <= len(line)
        assert line[: cut.start].strip()
        done = cut.end


@pytest.mark.parametrize(
    "piece", ["Sign up. ", "Ines OkaforFerry ", "aB MORE ", "(RELATED: ", "A.A"]
)
def test_long_line_is_quick(piece: str) -> None:
    line = piece * (5_000_000 // len(piece))
    start = time.perf_counter()
    furniture_in(line.strip())
    assert time.perf_counter() - start < 2
