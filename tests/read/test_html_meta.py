"""What pages say about themselves."""

from __future__ import annotations

import pytest

from provenance.read._html_meta import page_meta
from provenance.read._html_walk import Page


def meta(head, *, lang=""):
    return page_meta(
        Page(f"<!doctype html><html {lang}><head>{head}</head><body><p>x</p></body></html>")
    )


def ld(json):
    return f'<script type="application/ld+json">{json}</script>'


NEWS = (
    '{"@type": "NewsArticle", "headline": "Toll &amp; quay", "datePublished": "2026-11-03", '
    '"author": [{"@type": "Person", "name": "Ada Lund"}, "Bo Ek"], '
    '"publisher": {"name": "The Quay Post"}, "inLanguage": "en-GB"}'
)


@pytest.mark.parametrize(
    "json",
    [
        NEWS,
        f"[{NEWS}]",
        f'{{"@graph": [{{"@type": "WebSite", "name": "No"}}, {NEWS}]}}',
        f"<!-- {NEWS} -->",
        f"//<![CDATA[\n{NEWS}\n//]]>",
        NEWS.replace('"NewsArticle"', '["Thing", "https://schema.org/ReportageNewsArticle"]'),
    ],
)
def test_json_ld(json):
    found = meta(ld(json))
    assert (found.title, found.outlet, found.published) == (
        "Toll & quay",
        "The Quay Post",
        "2026-11-03",
    )
    assert (found.authors, found.language) == (("Ada Lund", "Bo Ek"), "en")


@pytest.mark.parametrize(
    "json", ["{broken", "[" * 5000, "null", '{"@type": 7}', '{"@type": "NewsArticle"}']
)
def test_useless_json_ld_leaves_the_meta_tags(json):
    assert meta(ld(json) + '<meta property="og:title" content="T">').title == "T"


def test_json_ld_outranks_meta_tags():
    assert meta('<meta property="og:title" content="T">' + ld(NEWS)).title == "Toll & quay"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<title>Toll rises | Quay Post</title><meta property=og:site_name content='Quay Post'>",
            "Toll rises",
        ),
        ("<title>Toll - a history</title>", "Toll - a history"),
        ("<title>A &amp; B</title>", "A & B"),
        ("<body><svg><title>Icon</title></svg>", None),
    ],
)
def test_title(head, title):
    assert meta(head).title == title


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("By Ada Lund", ("Ada Lund",)),
        ("Ada Lund, Bo Ek and Cy Dahl", ("Ada Lund", "Bo Ek", "Cy Dahl")),
        ("Lund, Ada", ("Lund, Ada",)),
        ("https://social.example/ada", ()),
    ],
)
def test_authors(content, names):
    assert meta(f'<meta name="author" content="{content}">').authors == names


def test_outlet_falls_back_on_the_canonical_domain():
    assert (
        meta('<link rel="canonical" href="https://www.quaypost.example/a/1">').outlet
        == "quaypost.example"
    )


def test_language_and_time_element():
    found = meta("<time datetime='2026-11-03T10:00+01:00'>", lang="lang='de-AT'")
    assert (found.language, found.published) == ("de", "2026-11-03T10:00:00+01:00")


def test_an_address_that_is_none_is_no_outlet():
    assert meta('<link rel="canonical" href="https://[bad">').outlet is None
