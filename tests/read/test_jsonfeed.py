"""JSON Feed: items as articles, broken ones as rows."""

from __future__ import annotations

import json

import pytest

from provenance.errors import InputError
from provenance.types import Skipped

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Quay Post",
    "home_page_url": "https://q.example/news/",
    "language": "en-GB",
    "authors": [{"name": "The Desk"}],
    "_ours": {"any": "thing"},
    "items": [
        {
            "id": 7,
            "url": "toll",
            "title": "Toll  rises",
            "content_text": "Plain text <b>wins</b>.",
            "content_html": "<p>Not this.</p>",
            "date_published": "2026-11-03T10:00:00+01:00",
            "authors": [{"name": "Ada Lund"}, {"url": "https://x.example"}],
        },
        {"id": "b", "content_html": "<p>One.</p><p>Two &amp; three.</p>", "language": "nb"},
        {"id": "c", "summary": "Only this."},
        {"id": "d", "title": "Empty", "url": "/d"},
        "no object",
        {"id": "f", "content_html": "<script>1</script>"},
    ],
}


def test_items(read_as):
    one, two, three, *rows = read_as("feed.json", json.dumps(FEED))
    assert (one.id, one.uri, one.title) == ("7", "https://q.example/news/toll", "Toll  rises")
    assert one.text == "Plain text <b>wins</b>."
    assert (one.authors, one.published) == (("Ada Lund",), "2026-11-03T10:00:00+01:00")
    assert (one.media_type, one.source_map, one.feed) == ("text/plain", None, "feed.json")
    assert two.text == "One.\n\nTwo & three."
    assert (two.authors, two.language, two.outlet) == (("The Desk",), "nb", "Quay Post")
    assert two.source_map[0] == (0, 3)
    assert any("only a summary" in note for note in three.notes)
    assert [type(row) for row in rows] == [Skipped] * 3
    assert rows[0].where == "https://q.example/d"
    assert [row.what for row in rows] == [f"feed.json item {n}" for n in (4, 5, 6)]


@pytest.mark.parametrize("head", ['{"version": "https://jsonfeed.org/version/1.1", "items": ', "{"])
def test_nothing_to_read(read_as, head):
    with pytest.raises(InputError):
        read_as("feed.json", head)
    with pytest.raises(InputError, match="without items"):
        read_as("feed.json", '{"version": "https://jsonfeed.org/version/1", "items": []}')


def test_named_otherwise(read_as):
    raw = json.dumps(FEED)
    assert read_as("-", raw)[0].id == "7"
    assert read_as("u", raw, media_type="application/feed+json")[0].id == "7"
    assert read_as("u", raw, media_type="application/json")[0].id == "7"
    with pytest.raises(InputError, match="no JSON Feed"):
        read_as("a.jsonfeed", '{"items": []}')
