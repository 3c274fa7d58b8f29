"""Blocks: the whole reading of a page's layout, with the shipped model."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.layout import LayoutModel, find_blocks
from provenance.model_files import load_model
from provenance.types import Article, Block, Region

MODEL = LayoutModel(load_model("furniture"))

PAGE = """icon searchicon menuicon shareicon printicon mailicon closeicon play

Harlow closes its old bridge for the winter

Harlow closes its old bridge for the winter
By Dana Whitlock
The council of Harlow voted 7-2 on Tuesday night to close the old bridge over the Arne until spring.

“We did not take this lightly,” said Mayor Ines Okafor. “The engineers gave us no choice.”

‘Nobody asked us’

Residents of the east bank said that they had learned of the plan from a notice at the bakery.

ADVERTISEMENT

Omar Reyes, who runs the bakery, told the Courier that he expects to lose half of his customers.

RELATED: The ferry that never came

This story has been updated to include a comment from the mayor.

Subscribe to our newsletter for the stories that the big papers won't tell you."""


def kinds(text: str, **fields: object) -> list[tuple[str, str]]:
    article = Article(id="a", text=text, **fields)  # type: ignore[arg-type]
    return [(b.kind, text[b.start : b.end]) for b in find_blocks(article, MODEL)]


def test_a_whole_page() -> None:
    assert [kind for kind, _ in kinds(PAGE)] == [
        *("chrome", "headline", "headline", "byline", "body", "body", "subhead", "body"),
        *("chrome", "body", "related", "correction", "promo"),
    ]


def test_one_line_is_body_whatever_it_says() -> None:
    assert kinds("Subscribe to our newsletter!\n") == [("body", "Subscribe to our newsletter!")]
    assert kinds("Harlow closes its bridge") == [("body", "Harlow closes its bridge")]
    assert kinds(" \n\t ") == []


def test_agency_lead_is_body() -> None:
    lead = (
        "HARLOW, Ore. (Reuters) - The old bridge over the Arne will close on Monday, "
        "Mayor Ines Okafor said."
    )
    rest = "She gave no reason for the delay, and no date for the ferry."
    assert kinds(f"{lead}\n\n{rest}")[0] == ("body", lead)


def test_talk_about_newsletters_is_body() -> None:
    line = (
        "Okafor told supporters in her campaign newsletter that donations to the ferry fund "
        "had doubled."
    )
    first = "The race for mayor of Harlow is close, according to both campaigns."
    assert ("body", line) in kinds(f"{first}\n\n{line}\n\nThe vote is in May.")


def test_glued_pitch_is_cut_off() -> None:
    text = (
        "The council of Harlow voted on Tuesday to close the bridge.\n\n"
        "It will vote again on Friday. READ MORE: What the ferry will cost\n\n"
        "The mayor did not answer questions about the cost of the plan."
    )
    assert ("body", "It will vote again on Friday.") in kinds(text)
    assert ("related", "READ MORE: What the ferry will cost") in kinds(text)


def test_headlines_glued_to_a_name_are_cut_out() -> None:
    listed = "Ines Maria OkaforFerry runs late again Harlow votes on the bridge Five ships MORE"
    text = (
        "The council of Harlow voted on Tuesday to close the bridge.\n\n"
        f"The plan of Mayor Ines Okafor {listed} (I-Harlow) was late, the council said on Monday."
    )
    assert kinds(text)[1:] == [
        ("body", "The plan of Mayor Ines Okafor"),
        ("related", listed),
        ("body", "(I-Harlow) was late, the council said on Monday."),
    ]


def test_name_of_an_author_is_no_body() -> None:
    body = "The council of Harlow voted on Tuesday night to close the old bridge until spring."
    text = "\n\n".join(["Dana Whitlock", *[body] * 9, "Dana Whitlock"])
    found = kinds(text, authors=("Dana Whitlock",))
    assert (found[0][0], found[-1][0]) == ("byline", "bio")


def test_paragraph_that_is_a_link_is_related() -> None:
    body = "The council of Harlow voted on Tuesday night to close the old bridge until spring."
    link = "Why the ferry to Thornby never came"
    text = "\n".join([body, body, link, body])
    at = 2 * len(body) + 2
    regions = (
        Region(0, len(body), "p"),
        Region(len(body) + 1, at - 1, "p"),
        Region(at, at + len(link), "p", linked=1.0),
        Region(at + len(link) + 1, len(text), "p"),
    )
    assert [kind for kind, _ in kinds(text, regions=regions)][2:] == ["related", "body"]


def test_structure_of_a_page() -> None:
    body = "The council of Harlow voted 7-2 on Tuesday night to close the old bridge until spring."
    parts = [
        ("nav", "Home News Sport Weather", False),
        ("h1", "Harlow closes its bridge", True),
        ("p", body, True),
        ("figcaption", "The old bridge in the autumn", True),
        ("h2", "The ferry", True),
        (
            "p",
            "Residents of the east bank said they would rather have a ferry than a notice.",
            True,
        ),
        ("p", "A body found in the river was not from Harlow, the police said on Monday.", False),
    ]
    text, regions = "", []
    for tag, words, main in parts:
        regions.append(Region(len(text), len(text) + len(words), tag, main=main))
        text += words + "\n"
    found = [kind for kind, _ in kinds(text, regions=tuple(regions))]
    assert found[:6] == ["chrome", "headline", "body", "caption", "subhead", "body"]
    assert found[6] not in ("body", "headline", "subhead")


def test_caption_that_the_extractor_left_out_is_a_caption() -> None:
    before = "The council of Harlow voted on Tuesday night to close the old bridge until spring."
    after = "Residents of the east bank said they would rather have a ferry than a notice."
    text = f"{before}\nThe bridge in autumn\n{after}"
    edges = (0, len(before) + 1, len(text) - len(after), len(text))
    regions = (
        Region(edges[0], edges[1], "p"),
        Region(edges[1], edges[2], "figcaption", main=False),
        Region(edges[2], edges[3], "p"),
    )
    assert [kind for kind, _ in kinds(text, regions=regions)] == ["body", "caption", "body"]


def check_cover(text: str, blocks: tuple[Block, ...]) -> None:
    end = 0
    for block in blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        assert 0 <= block.confidence <= 1
        end = block.end
    assert not text[end:].strip()


PIECES = st.sampled_from(
    [
        "\n",
        "\r\n",
        " ",
        "\x00",
        "\ud800",
        "By Dana Whitlock",
        "READ MORE: x",
        "It ended.",
        "“",
        "AP",
        "___",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=30), max_size=40).map("".join))
def test_blocks_cover_any_text_in_order(text: str) -> None:
    check_cover(text, find_blocks(Article(id="a", text=text), MODEL))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=30), min_size=1, max_size=30).map("".join),
    st.lists(st.integers(0, 400), max_size=8),
    st.booleans(),
)
def test_blocks_cover_any_page(text: str, cuts: list[int], main: bool) -> None:
    edges = sorted({min(c, len(text)) for c in cuts})
    tags = ("nav", "h1", "p", "figcaption", "h2", "li", "p")
    regions = tuple(
        Region(a, b, tags[i % 7], main=main or i % 2 == 0)
        for i, (a, b) in enumerate(pairwise(edges))
    )
    check_cover(text, find_blocks(Article(id="a", text=text, regions=regions), MODEL))


@pytest.mark.parametrize(
    "text",
    [
        "word " * 1_000_000,
        "First line\n" + "A sentence of some words. " * 200_000,
        "Line one\n" + "(" * 2_000_000,
        "Line one\n" + "Aa " * 1_500_000,
        "\n".join(["Name Here"] * 3_000),
    ],
    ids=["one line", "sentences", "brackets", "names", "many lines"],
)
def test_huge_input_is_quick(text: str) -> None:
    start = time.perf_counter()
    check_cover(text, find_blocks(Article(id="a", text=text), MODEL))
    assert time.perf_counter() - start < 8
