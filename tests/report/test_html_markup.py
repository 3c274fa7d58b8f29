"""Markup built from values: only what was built is markup."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.report._html.markup import Html, el, escaped, joined, link

TEXT = st.text(st.characters())


class Seen(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.data = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.data += data


@given(TEXT, TEXT)
def test_text_stays_text_and_values_stay_values(text: str, value: str) -> None:
    seen = Seen(el("span", text, title=value))
    assert [tag for tag, _ in seen.tags] == ["span"]
    assert [name for name, _ in seen.tags[0][1]] == ["title"]
    assert seen.data == html.unescape(escaped(text))
    assert seen.tags[0][1][0][1] == html.unescape(escaped(value))


@given(TEXT)
def test_escaped_text_is_legal_and_can_be_encoded(text: str) -> None:
    made = escaped(text)
    made.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f<>\"'\u202a-\u202e]", made)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn", "Zl", "Zp"])))
def test_ordinary_text_comes_back(text: str) -> None:
    assert html.unescape(escaped(text)) == text


def test_attributes() -> None:
    assert el("td", None, class_="n", aria_hidden="true", open=True, id=None, hidden=False) == (
        '<td class="n" aria-hidden="true" open></td>\n'
    )
    assert el("meta", name="a") == '<meta name="a">\n'
    assert el("rect", x=0) == '<rect x="0"/>'
    assert joined(["<", Html("<b>"), None], " & ") == "&lt; &amp; <b>"


@pytest.mark.parametrize(
    "url", ["https://a.example/b?c=d&e=f#g", "HTTP://a.example", "https://ä.example/ü"]
)
def test_addresses_that_are_followed(url: str) -> None:
    (tag, attributes), *_ = Seen(link(url, "words")).tags
    assert tag == "a"
    assert dict(attributes)["href"] == url
    assert "noreferrer" in (dict(attributes)["rel"] or "")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " https://a.example",
        "https://a.example/\nb",
        "https://",
        "https:///path",
        "https://[broken",
        "data:text/html,x",
        "//a.example",
        'https://a.example/"onclick=',
        "https://a.example/<b>",
        "https://a.example/\ud800",
        "file:///etc/passwd",
    ],
)
def test_addresses_that_are_only_shown(url: str | None) -> None:
    seen = Seen(link(url, "words"))
    assert [tag for tag, _ in seen.tags] == ["span"]
    assert seen.data == "words"
