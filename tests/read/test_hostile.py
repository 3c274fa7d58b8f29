"""The files of ``hostile/``: each behaves as its table says, and none raises."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from provenance.read import ReadOptions, Unread, read_paths
from provenance.types import Article, Skipped

FOLDER = Path(__file__).parent / "hostile"
FILES = sorted(
    f.name
    for f in FOLDER.iterdir()
    if f.suffix != ".gitattributes" and f.name[0] != "." and f.name != "README.md"
)


def read(name, **options):
    return list(read_paths([str(FOLDER / name)], options=ReadOptions(**options)))


def articles(name):
    return [item for item in read(name) if isinstance(item, Article)]


@pytest.mark.parametrize("name", FILES)
def test_every_file_gives_articles_or_rows(name):
    begun = time.process_time()
    items = read(name)
    assert time.process_time() - begun < 10
    assert items
    for item in items:
        assert isinstance(item, Article | Skipped)
        if isinstance(item, Article):
            assert item.text.strip()
            spans = [(r.start, r.end) for r in item.regions]
            assert all(0 <= a < b <= len(item.text) for a, b in spans)
            assert spans == sorted(spans)
        else:
            assert item.reason
            assert "\n" not in item.reason


def test_plain_text_is_the_decoded_file():
    for name in ("bidi_and_zero_width.txt", "nul_and_controls.txt", "unclosed_quotes.txt"):
        (article,) = articles(name)
        assert article.text == (FOLDER / name).read_bytes().decode()


def test_encodings():
    utf8 = articles("utf8_bom.txt")[0].text
    assert not utf8.startswith("\ufeff")
    for name in ("utf16_le_bom.txt", "utf16_be_bom.txt"):
        assert articles(name)[0].text == utf8
    assert articles("utf16_le_no_bom.txt")[0].notes
    assert articles("utf16_odd_length.txt")[0].notes
    assert "“" in articles("windows_1252.txt")[0].text
    assert any("windows-1252" in note for note in articles("windows_1252.txt")[0].notes)
    assert articles("utf8_broken.txt")[0].notes
    assert any("windows-1252" in note for note in articles("charset_lie.html")[0].notes)


def test_empty_files_are_unread():
    assert isinstance(read("empty.txt")[0], Unread)
    assert "\0" not in articles("utf16_le_no_bom.txt")[0].text


def test_html():
    source = (FOLDER / "attribute_soup.html").read_text()
    assert "onclick" in source or "=" in source
    assert all("=" not in a.text for a in articles("attribute_soup.html"))
    assert not any("\ud800" <= c <= "\udfff" for a in articles("entities.html") for c in a.text)
    for item in articles("duplicate_json_ld.html"):
        assert (item.published, item.authors) == (None, ())
    assert not any("var " in a.text or "<p>" in a.text for a in articles("cut_in_script.html"))


def test_xml():
    (bomb,) = read("xml_bomb.xml")
    assert isinstance(bomb, Skipped) or len(bomb.text) < 10_000
    for item in read("external_entity.xml"):
        assert isinstance(item, Skipped) or "root:" not in item.text
    ids = {item.id: item for item in articles("broken_entries.xml")}
    assert {"good-1", "good-1#2", "bad-date"} <= set(ids)
    assert ids["bad-date"].published is None
    assert (
        not isinstance(read("html_named_feed.xml")[0], Article)
        or articles("html_named_feed.xml")[0].text
    )


def test_jsonl():
    items = read("broken_lines.jsonl")
    ids = [item.id for item in items if isinstance(item, Article)]
    assert ids[0] == "g1"
    assert {"g2", "g1#2"} <= set(ids)
    rows = [item for item in items if isinstance(item, Skipped)]
    assert all(row.where.rpartition(":")[2].isdecimal() for row in rows)
    assert len(articles("lone_surrogate.jsonl")) == 2
    assert any("\ud83d" in a.text for a in articles("lone_surrogate.jsonl"))
    assert isinstance(read("deep_json.jsonl")[-1], Article)
    assert isinstance(read("big_number.jsonl")[-1], Article)


def test_gzip():
    cut = read("cut_in_half.jsonl.gz")
    assert isinstance(cut[-1], Skipped)
    assert sum(isinstance(item, Article) for item in cut) == 15
    assert articles("not_gzip.jsonl.gz")
    bomb = read("gzip_bomb.jsonl.gz", max_bytes=1_000_000)
    assert isinstance(bomb[0], Article)
    assert all(isinstance(item, Skipped) for item in bomb[1:])
    assert len(bomb) > 1
