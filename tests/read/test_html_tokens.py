"""The tokenizer: exact spans, browser-like recovery, linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.read._html_tokens import attributes, tokens


def seen(source):
    return [(t.kind, t.name, source[t.start : t.end]) for t in tokens(source)]


def test_tags_text_and_comments():
    assert seen('<p class="a>b">x <!-- <b> -->y</p>') == [
        ("open", "p", '<p class="a>b">'),
        ("text", "", "x "),
        ("text", "", "y"),
        ("close", "p", "</p>"),
    ]


def test_a_bare_angle_is_text():
    assert seen("3 < 4 and <3") == [("text", "", "3 < 4 and <3")]


def test_scripts_hold_no_tags():
    assert seen("<script>if (a<b) '</p>'</SCRIPT >z")[1] == ("raw", "script", "if (a<b) '</p>'")


@pytest.mark.parametrize("half", ["<a hre", "<!-- cut", "<!doct", "</p", "<script>var x", "<a x='"])
def test_a_page_cut_in_half_ends_quietly(half):
    assert seen("text" + half)[0] == ("text", "", "text")
    assert all("cut" not in raw for kind, _, raw in seen("text" + half) if kind == "text")


def test_an_unclosed_quote_does_not_swallow_the_page():
    found = seen('<a href="x>one</a><p>two</p>')
    assert ("text", "", "two") in found


def test_attributes_are_unescaped_and_first_wins():
    source = "<meta Name=author content='A &amp; B' content=x data-x hidden>"
    token = next(tokens(source))
    assert attributes(source, token) == {
        "name": "author",
        "content": "A & B",
        "data-x": "",
        "hidden": "",
    }


UNITS = [
    "<", "<a ", '<a x="', "<a x='\">", "</", "</a ", "<!", "<!--", "<!-- a --!>", "<![CDATA[", "<?",
    "<script>", "<script></", "<textarea>", "<svg><title>", "&", 'a="', "<a = ", "<a x=''",
    "<title/>",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("tail", ["", ">", "-->", '"', "'"])
def test_time_is_linear_on_hostile_input(unit, tail):
    source = unit * (400_000 // len(unit)) + tail
    begun = time.process_time()
    for token in tokens(source):
        assert token.end > token.start or token.kind == "raw"
    # quadratic code takes minutes here; linear code well below a second on any machine
    assert time.process_time() - begun < 5


@given(st.text(alphabet="<>/!-?&;'\"= abpscript\n", max_size=80))
def test_tokens_ascend_and_never_overlap(source):
    at = 0
    for token in tokens(source):
        assert at <= token.start <= token.end <= len(source)
        at = token.end
