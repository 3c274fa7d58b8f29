"""Comments meant for this program: found, placed in the text, and never part of it."""

from __future__ import annotations

import io
import json

import pytest

from provenance.read import ReadOptions, Source, read_paths, read_stream
from provenance.types import Article

NOTE = "<!-- provenance: ignore[PV401] his own word -->"


def read(source: str, name: str) -> Article:
    stream = io.BytesIO(source.encode("utf-8"))
    (article,) = read_stream(stream, Source(name, ReadOptions(), name))
    assert isinstance(article, Article)
    assert "provenance:" not in article.text
    return article


def placed(source: str, name: str) -> list[tuple[str, bool]]:
    """Words that follow each comment, and whether it trails the block before."""
    article = read(source, name)
    assert {c.text for c in article.comments} <= {"ignore[PV401] his own word"}
    return [(article.text[c.at :].split("\n")[0].lstrip(), c.trailing) for c in article.comments]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"First.\n\n{NOTE}\n\nSecond line.\n", [("Second line.", False)]),
        (f"First.\n\n{NOTE}\nSecond line.\n", [("Second line.", False)]),
        (f"First. {NOTE}\n\nSecond line.\n", [("Second line.", True)]),
        (f"# Head {NOTE}\n\nSecond line.\n", [("Second line.", True)]),
        (f"# Head\n{NOTE}\nSecond line.\n", [("Second line.", False)]),
        (f"First {NOTE} goes on.\n\nSecond.\n", [("goes on.", False)]),
        (f"First.\n\nLast. {NOTE}", [("", True)]),
        (f"First.\n\n{NOTE}", [("", False)]),
        (f"{NOTE}\n\n# Head\n\nText.", [("Head", False)]),
        (f"---\ntitle: T\n---\n{NOTE}\nText *and* [more](x).", [("Text and more.", False)]),
        (f"First.\n\n```\n{NOTE}\n```\n\nSecond.\n", []),
        (f"Write `{NOTE}` above it.\n", None),
        ("<!-- provenance:\n ignore[PV401]\n his own\n word -->\n\nText.", [("Text.", False)]),
    ],
)
def test_markdown(source, expected):
    if expected is None:
        stream = io.BytesIO(source.encode())
        (article,) = read_stream(stream, Source("a.md", ReadOptions(), "a.md"))
        assert article.comments == ()
    else:
        assert placed(source, "a.md") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"<p>First.</p>{NOTE}<p>Second line.</p>", [("Second line.", False)]),
        (f"<p>First.</p><p>{NOTE}Second line.</p>", [("Second line.", False)]),
        (f"<p>First. {NOTE}</p><p>Second line.</p>", [("Second line.", True)]),
        (f"<p>A <b>bold</b>{NOTE} end.</p><p>Second line.</p>", [("end.", False)]),
        (f"<p>He <em>boasted</em> {NOTE}</p>\n<p>Second line.</p>", [("Second line.", True)]),
        (f"{NOTE}<h1>Head</h1><p>Text &amp; more.</p>", [("Head", False)]),
        (f"<p>Text.</p>{NOTE}", [("", False)]),
        ("<p>Text.</p><!-- another: tool --><p>More.</p>", []),
    ],
)
def test_html(source, expected):
    assert placed(source, "a.html") == expected
    whole = f"<!doctype html><html><body><main>{source}</main></body></html>"
    assert placed(whole, "a.html") == expected


def test_html_of_a_record(tmp_path):
    path = tmp_path / "items.jsonl"
    row = {"id": "x", "html": f"<p>First.</p>{NOTE}<p>Second.</p>"}
    path.write_text(json.dumps(row) + "\n", "utf-8")
    (article,) = read_paths([str(path)])
    assert [c.at for c in article.comments] == [article.text.index("Second")]


def test_an_item_knows_its_feed_and_a_file_has_none(tmp_path):
    path = tmp_path / "items.jsonl"
    path.write_text('{"id": "x", "text": "The council met."}\n', "utf-8")
    page = tmp_path / "page.md"
    page.write_text("The council met.\n", "utf-8")
    feeds = {a.id: a.feed for a in read_paths([str(path), str(page)])}
    assert feeds == {"x": path.as_posix(), page.as_posix(): None}


def test_no_comment_takes_long(tmp_path):
    """A page of unclosed comments is read in one pass."""
    article = read("<p>Text.</p>" + "<!-- provenance: x" * 20_000, "a.html")
    assert article.comments == ()
