"""The HTML report: well formed, self-contained, accessible, and deaf to what an article holds."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from lxml import etree

from provenance.report import FORMATS, Options
from provenance.types import Article, Block, Report

VOID = {"meta", "br", "hr", "rect", "circle", "path"}


def write(*reports: Report, **options: object) -> str:
    out = io.StringIO()
    FORMATS.get("html").write(iter(reports), out, options=Options(**options))  # type: ignore[arg-type]
    out.getvalue().encode("utf-8")
    return out.getvalue()


class Page(HTMLParser):
    """Everything a test asks of a page; complains about tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.problems: list[str] = []
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append(f"never closed: {self.open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) != len(attrs):
            self.problems.append(f"attribute twice on {tag}")
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> where it does not fit")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.texts).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(params=["full", "bare", "hostile", "calm", "several"])
def page(request: pytest.FixtureRequest) -> Page:
    names = ["full", "hostile", "calm"] if request.param == "several" else [request.param]
    return Page(write(*(request.getfixturevalue(f"{name}_report") for name in names)))


def test_tags_match(page: Page) -> None:
    assert page.problems == []


def test_ids_are_unique_and_links_lead_somewhere(page: Page) -> None:
    ids = Counter(a["id"] for _, a in page.tags if "id" in a)
    assert [name for name, times in ids.items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name or "") for name in ids)
    for link in page.all("a"):
        href = link.get("href") or ""
        assert href.startswith("#") or re.match(r"https?://", href), href
        assert not href.startswith("#") or href[1:] in ids, href
    for _, attributes in page.tags:
        for name in (attributes.get("aria-labelledby") or "").split():
            assert name in ids


def test_nothing_runs_and_nothing_loads(page: Page) -> None:
    forbidden = {"script", "iframe", "object", "embed", "link", "img", "form", "base", "video"}
    assert not forbidden & {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        assert not {"src", "srcset", "action", "background", "xlink:href"} & set(attributes)
        assert tag == "a" or "href" not in attributes
        style = attributes.get("style")
        assert style is None or re.fullmatch(r"--row:\d+;--span:\d+", style)
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_the_style_loads_nothing() -> None:
    style = (files("provenance.report._html") / "style.css").read_text("utf-8")
    assert "url(" not in style
    assert "@import" not in style
    assert "<" not in style
    assert style.isascii()


def test_headings_and_landmarks(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("main") == 1
    assert {"header", "footer", "nav"} <= set(tags)
    assert page.all("html")[0]["lang"] == "en"
    assert next(a for a in page.all("a"))["href"] == "#main"  # the skip link comes first
    assert len(page.all("caption")) == len(page.all("table"))


def test_pictures_have_words(page: Page) -> None:
    for svg in page.all("svg"):
        labelled = svg.get("role") == "img" and svg.get("aria-labelledby")
        assert labelled or svg.get("aria-hidden") == "true"


def test_no_character_is_illegal(page: Page) -> None:
    text = "".join(page.texts)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def test_the_parser_of_browsers_finds_no_fault(full_report: Report, hostile_report: Report) -> None:
    parser = etree.HTMLParser(encoding="utf-8")
    etree.fromstring(write(full_report, hostile_report).encode(), parser)
    known = re.compile(  # libxml2 stopped at HTML 4
        r"Tag (article|header|footer|main|nav|section|figure|figcaption|mark|time|details|summary"
        r"|bdi|svg|title|desc|rect|circle|path|g|text) invalid"
    )
    assert [e.message for e in parser.error_log if not known.match(e.message)] == []


def test_hostile_words_are_words(hostile_report: Report) -> None:
    page = Page(write(hostile_report))
    assert "<script>alert(1)</script>" in page.words
    assert "␛[31mred" in page.words
    assert "\\u202egnorw" in page.words
    assert "javascript:alert('" in page.words
    links = [a["href"] for a in page.all("a") if not (a["href"] or "").startswith("#")]
    assert links == []  # not one of its addresses is an address


def test_an_address_becomes_a_link(full_report: Report) -> None:
    page = Page(write(full_report))
    links = {a["href"] for a in page.all("a") if not (a["href"] or "").startswith("#")}
    assert "https://averin-courier.example/dam" in links
    assert "https://northern-post.example/e1" in links


def test_every_word_of_the_article_is_there(full_report: Report) -> None:
    html = write(full_report)
    body = html[html.index('class="page"') : html.index('class="statements"')]
    added = r"<ul.*?</ul>|<sup>.*?</sup>|<(a|span) class=\"chip.*?</\1>|<summary>.*?</summary>"
    body = re.sub(added, "", body, flags=re.DOTALL)
    words = "".join(Page(f"<p {body[:-20].rsplit('<section', 1)[0]}").texts).split()
    assert words == full_report.article.text.split()


def test_voices_findings_and_notes(full_report: Report) -> None:
    html = write(full_report)
    assert re.search(r'<mark class="warning">boasted</mark><sup><a href="#r1-n5" id="r1-f5"', html)
    assert re.search(r'<mark class="faint">disgraceful fairy tale</mark>', html)
    assert re.search(r'<mark class="error">14 cracks</mark>', html)
    assert 'aria-label="Note 5: editorialising verb"' in html
    words = Page(html).words
    assert "the words of Ilse Brandt; not held against the outlet" in words
    assert "suppressed: house style allows it" in words
    assert "Page furniture: promo, related, 22 words" in words
    assert words.index("Sources") < words.index("The article")


def test_statements_open_their_evidence(full_report: Report) -> None:
    html = write(full_report)
    statements = [a for a in Page(html).all("details") if "statement" in (a.get("class") or "")]
    assert len(statements) == len(full_report.attributions)
    assert [a["id"] for a in statements if "open" in a] == ["r1-s6"]  # the contradicted one
    words = Page(html).words
    assert "→ Tomas Verrin → Meridian Wire → The Averin Courier → Marrow Media" in words
    assert "→ Unnamed group → Ilse Brandt → The Averin Courier → Marrow Media" in words
    assert "not counted: same channel (Meridian Wire)" in words


def test_a_long_statement_is_shown_in_full_once(full_report: Report) -> None:
    long = "a claim that goes on " * 20
    text = full_report.article.text + long
    start = len(full_report.article.text)
    attribution = replace(full_report.attributions[0], content=((start, len(text)),))
    report = replace(
        full_report,
        article=replace(full_report.article, text=text),
        attributions=(attribution,),
        corroborations=(),
    )
    assert write(report).count(long.strip()) == 2  # in the article and in the statement


def test_the_sentence_on_framing(full_report: Report, bare_report: Report) -> None:
    words = Page(write(full_report)).words
    assert (
        "The outlet’s own words read as between agency copy and opinion pages: 34 of 100, between "
        "25 and 44, led by loaded word and editorialising verb." in words
    )
    assert "No framing score: the text has no words" in Page(write(bare_report)).words


def test_what_was_not_asked_is_said(calm_report: Report) -> None:
    assert (
        "No statement in this article is attributed to anybody." in Page(write(calm_report)).words
    )


def test_the_least_severity_hides_and_says_so(full_report: Report) -> None:
    words = Page(write(full_report, min_severity="error")).words
    assert "PV503" in words
    assert "PV405 “Critics”" not in words
    assert "below the level shown" in words


def test_several_articles_stand_behind_an_index(full_report: Report, calm_report: Report) -> None:
    page = Page(write(full_report, calm_report))
    assert [a["id"] for a in page.all("article")] == ["r1", "r2"]
    assert {"#r1", "#r2"} <= {a.get("href") for a in page.all("a")}
    assert "2 articles" in page.words
    assert Page(write()).words.endswith("from elsewhere.")


def test_a_stream_that_is_not_unicode_gets_references(full_report: Report) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="cp1252", newline="\n")
    FORMATS.get("html").write([full_report], out, options=Options())
    out.flush()
    assert Page(raw.getvalue().decode("ascii")).words == Page(write(full_report)).words


def test_memory_stays_flat_in_the_number_of_articles(calm_report: Report) -> None:
    alive = 0
    most = 0

    class Counted(Report):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def reports() -> Iterator[Report]:
        nonlocal alive, most
        for _ in range(50):
            alive += 1
            most = max(most, alive)
            fields = {name: getattr(calm_report, name) for name in Report.__slots__}
            yield Counted(**fields)

    text = io.StringIO()
    FORMATS.get("html").write(reports(), text, options=Options())
    assert text.getvalue().count('<article id="r') == 50
    assert most <= 5


def test_a_long_unbroken_text(bare_report: Report) -> None:
    text = "x" * 300_000 + "\n\n" + "word " * 50_000
    report = replace(
        bare_report, article=Article(id="long", text=text), blocks=(Block(0, len(text), "body"),)
    )
    assert "x" * 300_000 in write(report)


@pytest.mark.parametrize("which", ["full", "bare", "hostile", "calm"])
def test_goldens(
    which: str, request: pytest.FixtureRequest, golden: Callable[[str, str], None]
) -> None:
    report = request.getfixturevalue(f"{which}_report")
    assert write(report) == write(report)
    golden(f"html/{which}.html", write(report))


def test_golden_of_several(
    full_report: Report, calm_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("html/several.html", write(full_report, calm_report))
