"""Markdown: marks left out, offsets kept."""

from __future__ import annotations

import io
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import InputError
from provenance.read import ReadOptions, Source
from provenance.read.markdown import READER, front_matter
from provenance.text import source_offset


def read(source):
    stream = io.BytesIO(source.encode("utf-8", "surrogatepass"))
    return next(READER.read(stream, Source("a.md", ReadOptions(), "a.md")))


def blocks(source):
    article = read(source)
    return [(r.tag, article.text[r.start : r.end]) for r in article.regions]


SAMPLE = """---
title: "Toll rises"
authors:
  - Ada Lund
  - Bo Ek
date: 2026-11-03
lang: en
---
# Toll *rises* again #

The **port** of [Vellmar](http://x.example/a_(b) "t") said 5 * 3 is \\*not\\* `fif_teen` &amp; more
on a second line. <!-- hidden -->

> "We have _no_ other way," said
> Mira.

- one
- two
  goes on

```
code
```
Setext
------
Last.
"""


def test_a_whole_file():
    article = read(SAMPLE)
    assert blocks(SAMPLE) == [
        ("h1", "Toll rises again"),
        ("p", "The port of Vellmar said 5 * 3 is *not* fif_teen & more on a second line."),
        ("blockquote", '"We have no other way," said Mira.'),
        ("li", "one"),
        ("li", "two goes on"),
        ("h2", "Setext"),
        ("p", "Last."),
    ]
    assert (article.title, article.published, article.language) == (
        "Toll rises",
        "2026-11-03",
        "en",
    )
    assert article.authors == ("Ada Lund", "Bo Ek")


def test_offsets_are_exact():
    article = read(SAMPLE)
    for i, char in enumerate(article.text):
        if not char.isspace():
            assert SAMPLE[source_offset(article.source_map, i)] == char


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("snake_case_name and 2*3*4 = 24", "snake_case_name and 234 = 24"),
        ("***both*** ~~gone~~", "both gone"),
        ("un*closed and [x] and ](", "un*closed and [x] and ]("),
        (
            "![The quay](a.png) and [a][1] <http://q.example> <b>t</b>",
            "The quay and a http://q.example t",
        ),
        ("hard  \nbreak\\\nsoft\nend", "hard\nbreak\nsoft end"),
        ("``a ` b`` `open", "a ` b `open"),
        ("a\r\nb", "a b"),
        ("[1]: http://q.example\n\ntext", "text"),
        ("text\n\n***\n\nmore", "text\n\nmore"),
        ("<!-- two\nlines -->\ntext", "text"),
        ("&copy; &#8217; &nosuch; AT&T", "© ’ &nosuch; AT&T"),
    ],
)
def test_what_becomes_text(source, text):
    assert read(source).text == text


@pytest.mark.parametrize(
    "source", ["```\ncode only\n```\n", "<!-- a -->", "   \n", "---\na: b\n---\n"]
)
def test_nothing_but_syntax_is_refused(source):
    with pytest.raises(InputError):
        read(source)


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ("---\na: [x, 'y']\n---\n", {"a": ["x", "y"]}),
        ("---\r\na: b\r\n...\r\n", {"a": "b"}),
        ("---\nnot closed: x\n", {}),
        ("text\n---\na: b\n---\n", {}),
    ],
)
def test_front_matter(source, fields):
    assert front_matter(source)[0] == fields


@pytest.mark.parametrize(
    "unit", ["[", "*", "`", "``a`", "_a", "[a](", '[a](b "', "<!--", "&", "> ", "- ", "#", "~~a"]
)
def test_time_is_linear(unit):
    source = "x" + unit * (120_000 // len(unit))
    begun = time.process_time()
    read(source)
    read("x\n" + (unit + "\n") * (60_000 // len(unit)) + "\n\nx")
    assert time.process_time() - begun < 10


@given(st.text(alphabet="ab *_`[]()<>!&;\\#>-=~|\n\r\t.1é🙂\u2028\ud800", max_size=120))
def test_any_text_maps_to_itself(source):
    try:
        article = read(source)
    except InputError:
        return
    offsets = [source_offset(article.source_map, i) for i in range(len(article.text))]
    assert all(a <= b for a, b in itertools.pairwise(offsets))
    decoded = source if not any("\ud800" <= c <= "\udfff" for c in source) else None
    for char, offset in zip(article.text, offsets, strict=True):
        if decoded is not None and not char.isspace() and decoded[offset] != "&":
            assert decoded[offset] == char
