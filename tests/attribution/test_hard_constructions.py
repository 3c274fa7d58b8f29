"""Constructions that break simple rules, each with the exact spans a careful reader would mark."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "hard_constructions.jsonl").read_text("utf-8").splitlines()
]


RELATIVE = re.compile(r",? (?:who|whose|which|where)\b.*", re.DOTALL)


def core(text, spans):
    """Sources without a closing comma and a relative clause: the corpus has them both ways."""
    return [RELATIVE.sub("", text[a:b]).rstrip(", ") for a, b in spans]


@pytest.mark.parametrize("row", ROWS, ids=[r["name"] for r in ROWS])
def test_spans_speaker_and_channel(row, read):
    result = read(row["text"])
    for want in row["attributions"]:
        spans = want["spans"]
        content = sorted(tuple(s) for s in spans["content"])
        same = [a for a in result.found.attributions if sorted(a.content) == content]
        assert same, (want["cue"], result.rows())
        found = same[0]
        start, end = spans["cue"]
        assert any(a < end and start < b for a, b in found.cue)
        source = [spans["source"]] if spans["source"] else []
        assert core(row["text"], found.source) == core(row["text"], source)
        assert (found.channel.name if found.channel else None) == want.get("channel")
        if want["speaker"] is not None:
            source = result.source_of(found)
            assert source is not None and source.name == want["speaker"]


@pytest.mark.parametrize("row", [r for r in ROWS if not r["attributions"]], ids=lambda r: r["name"])
def test_nothing_is_attributed(row, read):
    assert read(row["text"]).rows() == []


def test_rarely_more_than_is_there(read):
    extra = sum(max(0, len(read(r["text"]).rows()) - len(r["attributions"])) for r in ROWS)
    assert extra <= 2
