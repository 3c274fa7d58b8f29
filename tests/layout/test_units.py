"""Units: lines, hard-wrapped paragraphs, page elements."""

from __future__ import annotations

from provenance.layout.units import find_units
from provenance.types import Article, Region


def texts(text: str, *regions: Region) -> list[str]:
    article = Article(id="a", text=text, regions=regions)
    return [text[u.start : u.end] for u in find_units(article)]


def test_lines_lose_white_space_at_their_ends() -> None:
    assert texts("  One \r\n\r\n\tTwo\n") == ["One", "Two"]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "The council of Harlow voted on Tuesday night to\n"
        "close the old bridge over the river for repairs\n"
        "that will last from the first of November until\n"
        "spring.\n"
        "\n"
        "Residents of the east bank said they had learned\n"
        "of the plan from a notice at the bakery and want\n"
        "a ferry.\n"
    )
    found = texts(wrapped)
    assert len(found) == 2
    assert found[0].startswith("The council") and found[0].endswith("spring.")


def test_headline_right_above_a_paragraph_stays_apart() -> None:
    text = "Harlow closes its bridge\nThe council voted on Tuesday to close it for the winter."
    assert len(texts(text)) == 2


def test_list_of_short_lines_is_not_joined() -> None:
    assert len(texts("One\nTwo and more\nThree\nFour words are here\nFive\nSix")) == 6


def test_regions_are_units_and_gaps_are_kept() -> None:
    text = "Menu\nHeadline\n\nBody text\nover two lines\nFooter"
    regions = (Region(5, 13, "h1"), Region(15, 39, "p"))
    units = find_units(Article(id="a", text=text, regions=regions))
    assert [(text[u.start : u.end], u.tag) for u in units] == [
        ("Menu", ""),
        ("Headline", "h1"),
        ("Body text\nover two lines", "p"),
        ("Footer", ""),
    ]


def test_page_whose_article_was_not_found_is_all_article() -> None:
    units = find_units(Article(id="a", text="One", regions=(Region(0, 3, "p", main=False),)))
    assert units[0].main
