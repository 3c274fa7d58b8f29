"""JSON: one article, an array of them, or a kind of document that is told by its keys."""

from __future__ import annotations

import json

import pytest

from provenance.errors import InputError
from provenance.types import Article, Skipped


def test_one_article(read_as):
    (one,) = read_as("a.json", '{"text": "Hi there.", "title": "T", "id": "x"}')
    assert (one.id, one.text, one.title, one.uri) == ("x", "Hi there.", "T", "a.json")
    (one,) = read_as("a.json", '{\n "html": "<p>Hi.</p>"}')
    assert (one.id, one.text, one.feed) == ("a.json", "Hi.", None)


@pytest.mark.parametrize("wrap", ["{}", '{{"articles": {}, "status": "ok"}}', '{{"results": {}}}'])
def test_an_array(read_as, wrap):
    rows = [{"text": "One."}, {"nothing": 1}, 7, {"text": "Two.", "id": 4}]
    first, none, number, last = read_as("a.json", wrap.format(json.dumps(rows)))
    assert (first.id, first.text, first.feed) == ("a.json item 1", "One.", "a.json")
    assert (type(none), type(number)) == (Skipped, Skipped)
    assert "a number" in number.reason
    assert (last.id, last.text) == ("4", "Two.")


def test_fields_are_mapped(read_as):
    rows = '[{"story": {"body": "One."}, "head": "T"}]'
    (one,) = read_as("a.json", rows, fields={"text": "story.body", "title": "head"})
    assert (one.text, one.title) == ("One.", "T")


def test_json_lines_keep_their_reader(read_as):
    lines = '{"text": "One."}\n{"text": "Two."}\n'
    assert [a.text for a in read_as("-", lines)] == ["One.", "Two."]
    assert [a.text for a in read_as("-", "[\n" + '{"text": "One."}' + "]")] == ["One."]
    assert [a.text for a in read_as("-", '{\n "text": "One."}')] == ["One."]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("7", "a number"),
        ("[]", "without articles"),
        ('{"a": 1}', "no text"),
        ('{"a": \n', "line 2, column 1: not valid JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"text": ' + "9" * 5000 + "}", "number too long"),
        ("\x00\x01\x02" * 50, "binary"),
        ('{"articles": []}', "without articles"),
    ],
)
def test_what_is_refused(read_as, raw, said):
    with pytest.raises(InputError, match=said):
        read_as("a.json", raw)


def test_too_large(read_as):
    with pytest.raises(InputError, match="too large"):
        read_as("a.json", json.dumps({"text": "x" * 2000}), max_bytes=1000)


def test_encodings(read_as):
    text = json.dumps({"text": "Ærø."}, ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le"):
        (one,) = read_as("a.json", text.encode(encoding))
        assert isinstance(one, Article)
        assert one.text == "Ærø."
