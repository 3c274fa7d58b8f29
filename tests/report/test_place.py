"""Places in files: every line and column selects the words in the file that was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.read import read_paths
from provenance.report._place import Places, as_uri
from provenance.text import Lines
from provenance.types import Article, Report
from tests.report.ci import found, with_findings

PAGE = (
    "<!doctype html>\r\n<html><head><title>Dam</title></head><body><article>\r\n"
    "<h1>Dam &amp; valley</h1>\r\n"
    "<p>🙂 The m&iacute;nister <b>bo</b>asted e\u0301 on Tuesday, &ldquo;safe&rdquo;.</p>\r\n"
    "<p>Two lines\r\nof one 👩‍👩‍👧 paragraph, and the wall held all the same that night.</p>\r\n"
    "</article></body></html>\r\n"
)


def articles(path: Path) -> list[Article]:
    read = list(read_paths([str(path)]))
    assert all(isinstance(item, Article) for item in read), read
    return read  # type: ignore[return-value]


def selected(path: Path, start: tuple[int, int], end: tuple[int, int]) -> str:
    """What an editor that counts code points selects in a file."""
    source = path.read_bytes().decode("utf-8")
    lines = Lines(source)
    return source[lines.offset(*start) : lines.offset(*end)]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("boasted", "bo</b>asted"),
        ("mínister", "m&iacute;nister"),
        ("“safe”", "&ldquo;safe&rdquo;"),
        ("🙂 The", "🙂 The"),
        ("e\u0301 on", "e\u0301 on"),
        ("Dam & valley", "Dam &amp; valley"),
        ("👩‍👩‍👧 paragraph", "👩‍👩‍👧 paragraph"),
        ("lines of one", "lines\r\nof one"),
    ],
)
def test_words_of_a_page_are_found_in_its_source(tmp_path, words, source):
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.encode("utf-8"))
    (article,) = articles(path)
    place = Places().of(article).finding(found(article.text, words))
    assert place.exact
    assert selected(path, place.start, place.end) == source


def test_columns_in_bytes_end_behind_the_last_one(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("é🙂 boasted e\u0301\r\nnext".encode())
    (article,) = articles(path)
    here = Places("utf8").of(article)
    place = here.finding(found(article.text, "boasted e\u0301"))
    line = path.read_bytes().split(b"\r\n")[0]
    assert line[place.start[1] - 1 : place.end[1] - 1].decode() == "boasted e\u0301"
    assert (place.start, place.end) == ((1, 8), (1, 19))
    points = Places().of(article).finding(found(article.text, "boasted e\u0301"))
    assert (points.start, points.end) == ((1, 4), (1, 14))


@settings(deadline=None)
@given(st.text(st.characters(), min_size=1), st.data())
def test_any_span_of_any_text_comes_back(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = Places().of(Article(id="a", text=text)).span((start, end))
    lines = Lines(text)
    assert (lines.offset(*place.start), lines.offset(*place.end)) == (start, end)


def test_a_file_that_changed_has_no_columns(tmp_path, calm_report):
    page, text = tmp_path / "page.html", tmp_path / "a.txt"
    page.write_text(PAGE, "utf-8")
    text.write_text("The minister boasted.", "utf-8")
    for path in (page, text):
        (article,) = articles(path)
        finding = found(article.text, "boasted")
        assert Places().of(article).finding(finding).exact
        path.write_text("Something else stands here now, and it is no longer.", "utf-8")
        place = Places().of(article).finding(finding)
        assert not place.exact
        assert (place.start, place.path) == ((1, 1), path.as_posix())


def test_a_title_stands_at_the_headline(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    (article,) = articles(path)
    title = article.title or ""
    article = Article(id="x", text=f"\n{article.text}", title=title)
    finding = found(title, title[:3], where="title")
    if title in article.text:
        assert Places().of(article).finding(finding).exact
    elsewhere = Article(id="x", text="Nothing of it.", title="A title apart")
    assert not Places().of(elsewhere).finding(found("A title", "title", where="title")).exact


FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Courier</title>
<item>
  <title>One &amp; only</title>
  <guid>https://courier.example/?a=1&amp;b=2</guid>
  <description>The first story is told here in full, with a few words more.</description>
</item>
<item><title>Two</title>
  <description>The second story is told here in full, with a few words more.</description>
</item>
<item>
  <title>Three</title><link>https://courier.example/three</link>
  <description>The third story is told here in full, with a few words more.</description>
</item>
</channel></rss>
"""


def test_an_item_of_a_feed_has_the_line_that_names_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("feed.xml").write_text(FEED, "utf-8")
    places = Places()
    read = articles(Path("feed.xml"))
    assert [places.of(a).whole.start[0] for a in read] == [5, 8, 12]
    assert [places.of(a).whole.start[0] for a in reversed(read)] == [12, 8, 5]
    assert {places.of(a).whole.path for a in read} == {"feed.xml"}
    place = places.of(read[0]).finding(found(read[0].text, "story"))
    assert not place.exact


def test_an_item_of_json_lines_has_its_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = [{"id": f'é "{i}"', "text": f'An article about "{i}" and more.'} for i in range(1, 40)]
    rows[4] = {"text": "An article without an id."}
    text = "".join(json.dumps(row, ensure_ascii=i % 2 == 0) + "\n" for i, row in enumerate(rows))
    Path("a.jsonl").write_text(text, "utf-8")
    places = Places()
    lines = [places.of(a).whole.start[0] for a in articles(Path("a.jsonl"))]
    assert lines == list(range(1, 40))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("id,text\n17,One 7 story\n7,Another\n", 3),
        ("id;text\r\n17;7 up\r\n7;Another\r\n", 3),
        ('[\n{"n": 17, "id": "7"}\n]', 2),
        ("<a>\n<item guid='17'/>\n<item guid='7'/></a>", 3),
        ("WARC/1.0\r\nWARC-Target-URI: 7\r\n\r\n", 2),
        ("nothing of the kind: 17, 77", 1),
    ],
)
def test_a_name_is_found_as_each_format_writes_it(content, line, tmp_path):
    path = tmp_path / "feed"
    path.write_bytes(content.encode("utf-8"))
    article = Article(id="7", text="Words.", feed=str(path))
    assert Places().of(article).whole.start == (line, 1)


def test_items_that_a_feed_does_not_name_are_not_searched_for_ever(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("odd.feed").write_text("nothing\n" * 100 + '"late"\n', "utf-8")
    places = Places()
    for i in range(30):
        article = Article(id=f"lost{i}", text="Words.", feed="odd.feed")
        assert places.of(article).whole.start == (1, 1)
    late = Article(id="late", text="Words.", feed="odd.feed")
    assert places.of(late).whole.start == (1, 1)
    assert Places().of(late).whole.start == (101, 1)


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b\x08\x00"])
def test_a_feed_that_has_no_lines(content, tmp_path):
    path = tmp_path / "feed"
    path.write_bytes(content)
    for feed in (str(path), str(tmp_path / "gone"), "nul\0", "https://courier.example/feed"):
        article = Article(id="a", text="Words.", uri="https://courier.example/a", feed=feed)
        assert Places().of(article).whole.start == (1, 1)


def test_links_are_resolved_and_paths_start_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("real").mkdir()
    Path("real/a.txt").write_text("The minister boasted.", "utf-8")
    Path("link").symlink_to("real")
    for given_path in ("link/a.txt", "real/../real/a.txt"):
        (article,) = articles(Path(given_path))
        assert Places().of(article).whole.path == "real/a.txt"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("https://x.example/a?b=c#d", "https://x.example/a?b=c#d"),
        ("https://x.example/ü", "https://x.example/%C3%BC"),
        ("a\ud800b:c", "a%3Fb%3Ac"),
        ("/abs/é.txt", "file:///abs/%C3%A9.txt"),
    ],
)
def test_uris(path, uri):
    assert as_uri(path) == uri


def test_a_suggestion_fits_only_the_very_words(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    (article,) = articles(path)
    here = Places().of(article)
    for words, verbatim in [("boasted", False), ("Tuesday", True), ("“safe”", False)]:
        finding = found(article.text, words)
        assert here.verbatim((finding.start, finding.end)) is verbatim


def test_findings_stand_alone(full_report: Report) -> None:
    article = Article(id="x", text="One boasted.")
    report = with_findings(full_report, article, [found(article.text, "boasted")])
    assert Places().of(report.article).whole.path is None
