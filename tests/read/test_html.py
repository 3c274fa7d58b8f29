"""HTML pages: what becomes text, where it stands in the page, what is said of it."""

from __future__ import annotations

import io
import sys
from importlib import util
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.read import ReadOptions, Source
from provenance.read.html import READER, declared_charset
from provenance.text import source_offset

spec = util.spec_from_file_location("pages", Path(__file__).parent / "pages.py")
pages = util.module_from_spec(spec)
spec.loader.exec_module(pages)


def read(page, **options):
    raw = page if isinstance(page, bytes) else page.encode()
    return next(READER.read(io.BytesIO(raw), Source("x.html", ReadOptions(**options), "x.html")))


def regions(article):
    return [(r.tag, r.main, article.text[r.start : r.end]) for r in article.regions]


def body(inner):
    filler = "".join(f"<p>{p}</p>" for p in pages.PARAGRAPHS)
    return f"<!doctype html><html><body><article>{inner}{filler}</article></body></html>"


def test_an_article_page():
    article = read(pages.ARTICLE)
    found = regions(article)
    assert found[0] == ("h1", True, "Harbour toll rises & shippers balk")
    assert [text for _, main, text in found if main][1:3] == [
        pages.PARAGRAPHS[0],
        "“We have no other way to pay for the sea wall,” said Mira Olsson, the harbour master, "
        "at a news conference in the town hall.",
    ]
    assert ("p", False, "By Ada Lund") in found
    assert ("figcaption", False, "The outer quay at dusk.") in found
    assert ("p", True, "The council votes on Friday.") in found
    for left_out in ("Home", "Ferry strike", "Copyright", "The Quay Post"):
        assert left_out not in article.text


def test_a_pitch_below_the_last_paragraph_is_kept_as_not_chosen():
    assert regions(read(pages.ARTICLE))[-1] == ("aside", False, pages.PITCH)


def test_metadata_of_the_page():
    article = read(pages.ARTICLE)
    assert article.title == "Harbour toll rises again"
    assert article.outlet == "The Quay Post"
    assert article.authors == ("Ada Lund", "Bo Ek")
    assert article.published == "2026-11-03T08:00:00+00:00"
    assert article.language == "en"
    assert article.media_type == "text/html"


@pytest.mark.parametrize(
    ("page", "said"),
    [(pages.LINK_LIST, "list of links"), (pages.INDEX, "list of links"), (pages.LOGIN, "login")],
)
def test_a_page_without_an_article_says_so(page, said):
    article = read(page)
    assert article.text
    assert any(note.startswith("no article:") and said in note for note in article.notes)
    assert not any(region.main for region in article.regions)


def test_an_article_page_has_no_such_note():
    assert not any(note.startswith("no article:") for note in read(pages.ARTICLE).notes)


def test_every_copied_character_maps_to_the_page():
    article = read(pages.ARTICLE)
    different = [
        (char, pages.ARTICLE[source_offset(article.source_map, i)])
        for i, char in enumerate(article.text)
        if not char.isspace() and char != pages.ARTICLE[source_offset(article.source_map, i)]
    ]
    assert different == [("“", "&"), ("”", "&")]


def test_offsets_after_an_entity_at_the_end_of_a_block():
    article = read(body("<p>One of the two partners in the firm of Lund &amp;</p>"))
    end = article.text.index("&") + 1
    page = body("<p>One of the two partners in the firm of Lund &amp;</p>")
    assert source_offset(article.source_map, end) == page.index("&amp;") + len("&amp;")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a  \n\t b</p>", "a b"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<p>b<b>o</b>ld</p>", "bold"),
        ("<p>He said <q>yes</q>.</p>", "He said “yes”."),
        ("<p>co\u00adoper&shy;ate</p>", "cooperate"),
        (
            "<p>5&nbsp;000 &lt;b&gt; &euro; &#8217; &#x2014; AT&T &bogus;</p>",
            "5\xa0000 <b> € ’ — AT&T &bogus;",
        ),
        ("<p>seen<span hidden>not</span> too</p>", "seen too"),
        ("<p>seen<span class='x sr-only'>not <span>so</span></span> too</p>", "seen too"),
        ("<p>seen<i aria-hidden=true>icon</i></p>", "seen"),
        ("<p>a<script>b</script><style>c</style><svg><title>d</title><path/></svg>e</p>", "ae"),
        ("<p>x</p><div style='display: none'><p>gone</p></div>", "x"),
        ("<p>x</p><noscript>gone</noscript><template><p>gone</p></template>", "x"),
        ("<pre>a\n  b &amp; c</pre>", "a\n  b & c"),
    ],
)
def test_what_becomes_text(html, text):
    from provenance.read._html_walk import Page

    assert "\n\n".join(block.text for block in Page(html).blocks) == text


def test_two_line_breaks_end_a_paragraph():
    from provenance.read._html_walk import Page

    assert [b.text for b in Page("<div>one<br><br/>two<br>three</div>").blocks] == [
        "one",
        "two\nthree",
    ]


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<ul><li>a<li>b<p>c</ul>", ["li", "li", "li"]),
        ("<figure><figcaption><p>c</p></figcaption></figure>", ["figcaption"]),
        ("<blockquote><p>c</p></blockquote>", ["blockquote"]),
        ("<aside><div><p>c</p></div></aside>", ["aside"]),
        ("<p>a<div>b</div>", ["p", "div"]),
        ("<table><tr><td><p>old layout</p></td></tr></table>", ["p"]),
        ("<h2>a</h2>loose", ["h2", "body"]),
    ],
)
def test_tags_of_regions(html, tags):
    from provenance.read._html_walk import Page

    assert [block.tag for block in Page(html).blocks] == tags


def test_linked_share():
    article = read(body("<p><a href=x>half</a> all</p>"))
    region = next(r for r in article.regions if article.text[r.start : r.end] == "half all")
    assert region.linked == 0.5


def test_readers_comments_are_left_out():
    page = pages.ARTICLE.replace(
        "</article>",
        "<section class='comments-section'><p>First! This toll is a scandal and I for one will not "
        "pay it, said nobody ever in this town.</p></section></article>",
    )
    assert "First!" not in read(page).text


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_page_cut_in_half_is_read_as_far_as_it_goes(share):
    page = pages.ARTICLE[: int(len(pages.ARTICLE) * share)]
    try:
        article = read(page)
    except InputError as error:
        assert "shows no text" in str(error)
    else:
        assert article.text
        assert all(0 <= offset <= len(page) for _, offset in article.source_map)


def test_without_trafilatura_density_decides_and_it_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    article = read(pages.ARTICLE)
    assert pages.PARAGRAPHS[0] in article.text
    assert "Ferry strike" not in article.text
    assert any("paragraph density" in note for note in article.notes)


def test_a_failing_trafilatura_does_not_end_the_reading(monkeypatch):
    import trafilatura

    def fail(*_args, **_options):
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    assert any("trafilatura failed" in note for note in read(pages.ARTICLE).notes)


@pytest.mark.parametrize(
    "page", [b"   \n ", b"<html><body><script>x</script></body></html>", b"<!-- a -->"]
)
def test_a_page_without_text_is_refused(page):
    with pytest.raises(InputError):
        read(page)


def test_the_declared_charset_is_used():
    page = pages.ARTICLE.replace("utf-8", "iso-8859-2").replace("Mira Olsson", "Łucja Źrebak")
    assert "Łucja Źrebak" in read(page.encode("iso-8859-2")).text


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
            "windows-1251",
        ),
        (b'<?xml version="1.0" encoding="ISO-8859-15"?><html>', "iso-8859-15"),
        (b'<meta charset="utf-16">', "utf-8"),
        (b"<p>none", None),
    ],
)
def test_declared_charset(raw, charset):
    assert declared_charset(raw) == charset


@pytest.mark.parametrize(
    "unit", ["<div>", "<b>", "</i>", "<ul><li>", "<p hidden>", "<div>x", "<a href>", "<svg>"]
)
def test_deep_and_unbalanced_pages_take_linear_time(unit):
    import time

    from provenance.read._html_walk import Page

    begun = time.process_time()
    Page(unit * 60_000 + "</i></div>" * 60_000)
    assert time.process_time() - begun < 10


LINKS = (
    '<div><h4>Read more</h4><ul><li><a href="1">Ferry strike ends after nine days of talks</a></li>'
    '<li><a href="2">Fish prices fall as boats return to sea</a></li></ul></div>'
)
MENU = '<div><a href="1">Home</a> <a href="2">World</a> <a href="3">Sport</a></div>'
TEXT = "".join(f"<p>{p}</p>" for p in pages.PARAGRAPHS)


def page_of(inner):
    return f"<html><head><title>Toll rises | Quay</title></head><body>{inner}</body></html>"


def test_a_page_of_plain_divs_keeps_what_stands_among_its_paragraphs():
    pitch = f'<div class="newsletter"><p>{PITCH}</p></div>'
    story = f"<div><h1>Toll rises</h1><div>By Ada Lund</div><div>{TEXT}{LINKS}{pitch}</div></div>"
    found = regions(read(page_of(f"{MENU}{story}<div>{LINKS}</div>")))
    assert found[0] == ("h1", True, "Toll rises")
    assert found[1] == ("div", False, "By Ada Lund")
    assert found[-1] == ("p", False, PITCH)
    assert sum(text.startswith("Ferry") for _, _, text in found) == 1


PITCH = "Subscribe to our newsletter for stories that others will not tell you."


def test_paragraphs_set_with_line_breaks():
    text = "<br><br>".join(pages.PARAGRAPHS)
    article = read(
        page_of(f"<table><tr><td>{MENU}</td></tr><tr><td>{text}</td><td>{LINKS}</td></table>")
    )
    assert [main for _, main, _ in regions(article)] == [True] * 5
    assert "Ferry" not in article.text


def test_a_standfirst_in_the_headline_s_own_header_is_kept():
    head = "<header><h1>Toll rises</h1><p>Shippers balk at a second rise.</p></header>"
    found = regions(read(page_of(f"{MENU}{head}<main>{TEXT}</main>")))
    assert found[:2] == [
        ("h1", True, "Toll rises"),
        ("p", False, "Shippers balk at a second rise."),
    ]


def test_the_site_s_name_is_taken_off_the_title():
    assert read(page_of(f"<h1>Toll rises</h1>{TEXT}")).title == "Toll rises"
    assert read(page_of(f"<h1>Toll</h1>{TEXT}")).title == "Toll rises | Quay"


def test_a_live_page_is_an_article():
    posts = "".join(
        f"<article><h3>1{i}:00</h3><p>{p}</p></article>" for i, p in enumerate(pages.PARAGRAPHS)
    )
    article = read(page_of(f"<main><h1>Toll rises</h1>{posts}</main>"))
    assert article.notes == ()
    assert pages.PARAGRAPHS[4] in article.text


def test_a_brief_among_links_is_an_article():
    article = read(
        page_of(f"{MENU}<main><h1>Toll rises</h1><p>{pages.PARAGRAPHS[0]}</p></main>{LINKS}")
    )
    assert article.notes == ()
    assert article.text == f"Toll rises\n\n{pages.PARAGRAPHS[0]}"


def test_an_index_of_div_cards_is_no_article():
    cards = "".join(
        f'<div><div><a href="/{i}">Story number {i}</a></div><p>In Nordby number {i} the '
        f"council met on day {i} of the month and said it would look into it soon.</p></div>"
        for i in range(12)
    )
    assert any("list of links" in note for note in read(page_of(f"<main>{cards}</main>")).notes)


@pytest.mark.parametrize(
    "text",
    ["Page not found", "Please enable JavaScript to go on", "Just a moment. Are you a robot?"],
)
def test_an_error_page_is_no_article(text):
    page = page_of(
        f"<h1>{text}</h1><p>Sorry, what you asked for cannot be shown to you here and now.</p>"
    )
    assert any(note.startswith("no article: the page is an error") for note in read(page).notes)
