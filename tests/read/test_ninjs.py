"""ninjs 1 to 3: items of agencies, packages, pictures."""

from __future__ import annotations

import json

import pytest

from provenance.errors import InputError
from provenance.types import Skipped

ONE = {
    "uri": "tag:agency.example,2026:1",
    "type": "text",
    "versioncreated": "2026-11-03T12:00:00Z",
    "firstcreated": "2026-11-03T10:00:00Z",
    "language": "en",
    "headline": "Toll rises",
    "byline": "By Ada Lund and Bo Ek",
    "source": "Harbor Agency",
    "body_text": "Not this.",
    "body_xhtml": "<div><p>One.</p><p>Two.</p></div>",
    "associations": {
        "photo": {"uri": "p", "type": "picture", "headline": "Photo", "body_text": "A caption."},
        "side": {"uri": "s", "type": "text", "headline": "Side", "body_text": "Beside it."},
    },
}
THREE = {
    "uri": "tag:agency.example,2026:3",
    "type": "text",
    "standard": {"name": "ninjs", "version": "3.0"},
    "headlines": [{"role": "short", "value": "Toll"}, {"role": "main", "value": "Toll rises"}],
    "bodies": [
        {"role": "summary", "contenttype": "text/plain", "value": "Short."},
        {"role": "main", "contenttype": "text/plain", "value": "Plain & long."},
    ],
    "contentcreated": "2026-11-01T10:00:00Z",
    "infosources": [{"name": "Harbor Agency"}],
    "associations": [{"name": "pic", "uri": "p", "type": "picture", "headlines": []}],
}


def test_version_1(read_as):
    one, side = read_as("a.json", json.dumps(ONE))
    assert (one.id, one.text, one.title) == (ONE["uri"], "One.\n\nTwo.", "Toll rises")
    assert (one.authors, one.outlet) == (("Ada Lund", "Bo Ek"), "Harbor Agency")
    assert (one.published, one.language) == ("2026-11-03T10:00:00+00:00", "en")
    assert (side.id, side.text) == ("s", "Beside it.")


def test_version_3(read_as):
    (one,) = read_as("a.json", json.dumps(THREE))
    assert (one.text, one.title, one.outlet) == ("Plain & long.", "Toll rises", "Harbor Agency")
    assert one.published == "2026-11-01T10:00:00+00:00"


def test_a_list_with_bad_items(read_as):
    items = [
        THREE,
        {**ONE, "associations": 7, "pubstatus": "canceled"},
        "x",
        {"uri": "e", "headline": "H", "type": ["odd"]},
        {"uri": "v", "type": "video"},
    ]
    good, canceled, odd, empty = read_as("a.json", json.dumps(items))
    assert good.id == THREE["uri"]
    assert "canceled" in canceled.reason
    assert (type(odd), type(empty)) == (Skipped, Skipped)


def test_nothing_to_read(read_as):
    picture = {"uri": "p", "type": "picture", "headline": "Photo", "versioncreated": "x"}
    with pytest.raises(InputError, match="no text"):
        read_as("a.json", json.dumps(picture))
    with pytest.raises(InputError, match="no ninjs"):
        read_as("a.ninjs", '{"text": "One."}')


def test_a_package_within_itself_ends(read_as):
    inner = {"uri": "x", "headline": "H", "body_text": "Deep."}
    for _ in range(50):
        inner = {"uri": "x", "headline": "H", "body_text": "Deep.", "associations": {"a": inner}}
    assert len(read_as("a.json", json.dumps(inner))) == 5


def test_named_otherwise(read_as):
    assert read_as("-", json.dumps(THREE))[0].id == THREE["uri"]
    assert read_as("a.ninjs", json.dumps(THREE))[0].id == THREE["uri"]
