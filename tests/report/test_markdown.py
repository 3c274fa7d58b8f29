"""Markdown: fits a job summary, and untrusted text is text in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from provenance.report import Options
from provenance.report._markdown_article import cell
from provenance.types import Article, Report
from tests.report.ci import EVERY, found, with_findings, write, write_all

EVIL = [
    "a|b",
    "<img src=x onerror=alert(1)>",
    "[x](https://evil.example)",
    "![x](y)",
    "`code`",
    "**b**",
    "<!-- c",
    "a\n\n# Heading",
    "https://evil.example",
    "www.evil.example",
    "@everyone",
    "\\|",
    "&lt;",
    "$x$",
    "- item",
    "1. item",
    "~~s~~",
]


def commonmark(text: str) -> str:
    """The page as a renderer makes it, with tables, in HTML."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return made.render(text)


@pytest.mark.parametrize("which", EVERY)
def test_every_table_is_whole(which: str, request: pytest.FixtureRequest) -> None:
    text = write("markdown", request.getfixturevalue(f"{which}_report"))
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert tables
    for table in tables:
        assert len({line.count("|") for line in table.splitlines()}) == 1


@pytest.mark.parametrize("words", EVIL)
def test_hostile_words_are_words(words: str, full_report: Report) -> None:
    article = Article(id="a", text="One boasted.", title=words, outlet=words, published=words)
    one = found(article.text, "boasted", message=words, suggestion=words)
    page = write("markdown", with_findings(full_report, article, [one]))
    plain = Article(id="a", text="One boasted.", title="t", outlet="t", published="t")
    same = write(
        "markdown", with_findings(full_report, plain, [replace(one, message="t", suggestion="t")])
    )
    assert _tags(commonmark(page)) == _tags(commonmark(same))


def _tags(html: str) -> list[str]:
    return re.findall(r"<[^>]*>", html)


def test_a_cell_shows_the_words() -> None:
    from html import unescape

    for words in EVIL:
        shown = unescape(cell(words)).replace("\u2060", "")
        assert shown == " ".join(words.split())


def _long(report: Report, number: int) -> Iterator[Report]:
    for i in range(number):
        article = Article(id=f"a{i}", text="One boasted.", title=f"Article {i} " + "é|" * 80)
        severity = "error" if i == number - 3 else "info"
        many = [found(article.text, "boasted", severity=severity, message="ü<" * 140)]
        yield with_findings(report, article, many * (60 if number < 100 else 4))


@pytest.mark.parametrize("number", [40, 900])
def test_a_page_fits_and_shows_the_worst(number: int, bare_report: Report) -> None:
    page = write_all("markdown", _long(bare_report, number))
    assert len(page.encode("utf-8")) <= 1_048_576
    assert page.startswith(f"# Provenance: {number} articles\n")
    first = page.split("## ", 1)[1]
    assert first.startswith(f"Article {number - 3} ")
    assert "_Left out here: " in page
    assert ("10 findings more; the full report has them." in page) is (number < 100)


def test_the_head_counts(full_report: Report, calm_report: Report) -> None:
    page = write("markdown", full_report, calm_report)
    assert "1 error, 7 warnings, 4 info held against the outlets; 1 suppressed." in page
    errors = write("markdown", full_report, options=Options(min_severity="error"))
    assert "PV503" in errors
    assert "PV401" not in errors


def test_goldens(
    full_report: Report,
    bare_report: Report,
    hostile_report: Report,
    calm_report: Report,
    golden: Callable[[str, str], None],
) -> None:
    golden("markdown/full.md", write("markdown", full_report))
    golden("markdown/bare.md", write("markdown", bare_report))
    golden("markdown/hostile.md", write("markdown", hostile_report))
    golden("markdown/several.md", write("markdown", calm_report, full_report))
