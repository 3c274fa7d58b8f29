"""Any bytes into every reader: articles that hold together, rows, or an InputError."""

from __future__ import annotations

import io
import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import InputError
from provenance.read import READERS, ReadOptions, Source
from provenance.read._decode import decode
from provenance.read._html_article import from_fragment
from provenance.read._html_walk import Page
from provenance.text import source_offset
from provenance.types import Article, Skipped

MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<a",
            "href=x>",
            "</a>",
            "<br>",
            "<li>",
            "<ul>",
            "<q>",
            "</q>",
            "<script>",
            "</script>",
            "<span",
            "hidden>",
            "</span>",
            "<pre>",
            "</pre>",
            "<!--",
            "-->",
            "<svg>",
            "</svg>",
            "<td>",
            "<table>",
            "<h1>",
            "</h1>",
            "<nav>",
            "&amp;",
            "&lt;",
            "&nbsp;",
            "&shy;",
            "&#0;",
            "&#xD800;",
            "&bogus",
            "&amp",
            "<",
            ">",
            '"',
            "'",
            "said",
        ]
    )
    | st.text(max_size=8)
    | st.just(" \n "),
    max_size=30,
).map("".join)


def consistent(article: Article, source: str | None) -> None:
    assert article.text
    spans = [(r.start, r.end) for r in article.regions]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(article.text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    if article.source_map is not None and source is not None:
        starts = [text for text, _ in article.source_map]
        offsets = [at for _, at in article.source_map]
        assert starts == sorted(set(starts))
        assert offsets == sorted(offsets)
        assert all(0 <= at <= len(source) for at in offsets)
        assert source_offset(article.source_map, len(article.text)) <= len(source)


@pytest.mark.parametrize("name", READERS.names())
@settings(max_examples=80, deadline=None)
@given(raw=st.binary(max_size=200) | MARKUP.map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_into_every_reader(name, raw):
    try:
        items = list(READERS.get(name).read(io.BytesIO(raw), Source("x", ReadOptions(), "x")))
    except InputError as error:
        assert str(error)
        return
    for item in items:
        if isinstance(item, Article):
            consistent(item, decode(raw).text if name in ("html", "markdown") else None)
        else:
            assert isinstance(item, Skipped)


@given(st.text(min_size=1))
def test_plain_text_is_exactly_the_input(text):
    raw = text.encode("utf-8", "surrogatepass")
    try:
        (article,) = READERS.get("text").read(io.BytesIO(raw), Source("x", ReadOptions()))
    except InputError:
        return
    assert article.text == decode(raw).text
    if not article.notes:
        assert article.text == text.removeprefix("\ufeff")


@given(st.text(st.characters(), min_size=1).filter(str.strip))
def test_jsonl_text_is_exactly_the_field(text):
    raw = json.dumps({"text": text}).encode()
    (article,) = READERS.get("jsonl").read(io.BytesIO(raw), Source("x", ReadOptions()))
    # two escapes that make a pair are one character in JSON
    assert article.text == json.loads(raw)["text"]


@settings(max_examples=300, deadline=None)
@given(MARKUP)
def test_html_runs_equal_the_source_but_for_references_and_white_space(source):
    try:
        article = from_fragment(source, like=Article("x", ""))
    except InputError:
        return
    consistent(article, source)
    for i, char in enumerate(article.text):
        at = source_offset(article.source_map, i)
        if char.isspace() or char in "“”":
            continue
        there = source[at : at + 1]
        assert there == char or source[:at].rpartition("&")[2].isascii() or there == "&"
        if there not in (char, "&"):
            assert "&" in source[max(0, at - 3) : at + 1]


@given(st.lists(st.text("ab c", min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_paragraphs_come_back_folded(texts):
    blocks = Page("".join(f"<p>{text}</p>" for text in texts)).blocks
    assert [block.text for block in blocks] == [" ".join(text.split()) for text in texts]
