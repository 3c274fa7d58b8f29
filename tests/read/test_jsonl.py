"""JSON Lines: fields, streams, and lines that cannot be used."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from provenance.errors import InputError
from provenance.read import ReadOptions, Source
from provenance.read.jsonl import READER
from provenance.types import Article, Skipped


def read(data, **options):
    raw = data if isinstance(data, bytes) else data.encode()
    return list(READER.read(io.BytesIO(raw), Source("a.jsonl", ReadOptions(**options), "a.jsonl")))


def one(**fields):
    (item,) = read(json.dumps(fields))
    return item


def test_all_fields():
    article = one(
        id="1", url="https://q.example/1", text=" Text\r\n ", title=" A  title", outlet="Quay Post",
        published="2026-11-03", authors=["Ada Lund", {"name": "Bo Ek"}], language="en-GB",
    )  # fmt: skip
    assert article == Article(
        id="1",
        text=" Text\r\n ",
        uri="https://q.example/1",
        title=" A  title",
        outlet="Quay Post",
        published="2026-11-03",
        authors=("Ada Lund", "Bo Ek"),
        language="en",
    )


def test_date_and_author_are_other_names():
    article = one(text="x", date="Tue, 03 Nov 2026 10:00:00 GMT", author="By Ada Lund")
    assert (article.published, article.authors) == ("2026-11-03T10:00:00+00:00", ("Ada Lund",))


def test_a_missing_id_is_the_place():
    assert [a.id for a in read('\n{"text":"a"}\n{"text":"b","id":""}')] == [
        "a.jsonl:2",
        "a.jsonl:3",
    ]


def test_mapped_fields():
    data = json.dumps({"_id": 7, "content": {"body": "Text."}, "text": 5})
    (article,) = read(data, fields={"id": "_id", "text": "content.body"})
    assert (article.id, article.text) == ("7", "Text.")


def test_html_is_read_with_a_map():
    html = "<p>One &amp; two.</p><p>Three.</p>"
    article = one(html=html, title="T")
    assert (article.text, article.title, article.media_type) == (
        "One & two.\n\nThree.",
        "T",
        "text/html",
    )
    assert [r.main for r in article.regions] == [True, True]
    assert article.source_map[0] == (0, 3)


def test_text_outranks_html():
    assert one(text="Plain.", html="<p>Other.</p>").text == "Plain."


def test_lone_surrogates_survive():
    assert read(b'{"text": "a \\ud800 b"}')[0].text == "a \ud800 b"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "a"', "column 13: not valid JSON"),
        ("[1]", "the line is an array"),
        ("null", "the line is null"),
        ('{"text": 5}', "'text' is a number"),
        ('{"text": ["a"]}', "'text' is an array"),
        ('{"text": ""}', "is empty"),
        ('{"title": "a"}', "is missing"),
        ('{"html": "<script>x</script>"}', "shows no text"),
        ("[" * 100_000, "too deep"),
        ('{"n": ' + "1" * 5000 + ', "text": "a"}', "number too long"),
        ("{", "several lines"),
    ],
)
def test_a_bad_line_is_skipped_with_place_and_reason(line, said):
    first, bad, last = read(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    assert isinstance(bad, Skipped)
    assert bad.where == "a.jsonl:2"
    assert said in bad.reason
    assert (first.text, last.text) == ("a", "b")


@pytest.mark.parametrize(
    "fields", [{"title": 5}, {"outlet": ["x"]}, {"published": "03/11/2026"}, {"date": 20261103}]
)
def test_a_bad_field_beside_the_text_is_left_out_and_said(fields):
    article = one(text="a", **fields)
    assert (article.title, article.outlet, article.published) == (None, None, None)
    assert len(article.notes) == 1
    assert "left out" in article.notes[0]


def test_gzip_and_byte_order_mark():
    raw = b'\xef\xbb\xbf{"id": "a", "text": "x"}\r\n{"id": "b", "text": "y"}'
    assert [a.id for a in read(gzip.compress(raw))] == ["a", "b"]


def test_gzip_of_several_members():
    raw = gzip.compress(b'{"id": "a", "text": "x"}\n') + gzip.compress(
        b'{"id": "b", "text": "y"}\n'
    )
    assert [a.id for a in read(raw)] == ["a", "b"]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_damaged_gzip_keeps_what_stands_before(cut):
    import random

    rng = random.Random(7)
    lines = "".join(
        json.dumps({"id": str(i), "text": f"{rng.random()}"}) + "\n" for i in range(500)
    )
    raw = gzip.compress(lines.encode())
    items = read(raw[: int(len(raw) * cut)])
    whole = [a for a in items if isinstance(a, Article)]
    assert [a.id for a in whole] == [str(i) for i in range(len(whole))]
    assert len(whole) > 500 * cut - 50
    assert isinstance(items[-1], Skipped)
    assert "compressed data" in items[-1].reason


def test_a_line_over_the_limit_is_skipped_and_the_next_one_read():
    items = read('{"text": "' + "x" * 500 + '"}\n{"text": "b"}', max_bytes=200)
    assert isinstance(items[0], Skipped)
    assert items[1].text == "b"


def test_a_line_at_the_limit_is_read():
    line = json.dumps({"text": "x" * 50})
    assert isinstance(read(line + "\n", max_bytes=len(line) + 1)[0], Article)
    assert isinstance(read(line, max_bytes=len(line))[0], Article)


def test_an_endless_line_ends_the_reading():
    raw = gzip.compress(b'{"id": "a", "text": "x"}\n' + b" " * 5_000_000 + b'\n{"text": "b"}')
    items = read(raw, max_bytes=10_000)
    assert [type(item) for item in items] == [Article, Skipped, Skipped]
    assert "does not end" in items[-1].reason


@pytest.mark.parametrize("raw", [b"", '{"text": "a"}'.encode("utf-16")])
def test_nothing_to_read(raw):
    with pytest.raises(InputError):
        read(raw)


def test_a_line_that_is_not_utf8_is_read_and_said():
    (article,) = read(b'{"text": "caf\xe9"}')
    assert article.text == "café"
    assert "windows-1252" in article.notes[0]


@pytest.mark.parametrize(
    ("head", "yes"),
    [
        (b'{"text": 1}', True),
        (b'\xef\xbb\xbf\n{ "text": 1}', True),
        (gzip.compress(b'{"text": 1}', mtime=0), True),
        (b"{\n", False),
        (b"{curly} text", False),
        (gzip.compress(b"text", mtime=0), False),
        (b"\x1f\x8b broken", False),
    ],
)
def test_sniff(head, yes):
    assert READER.sniff(head) is yes
