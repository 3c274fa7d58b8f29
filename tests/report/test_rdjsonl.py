"""rdjsonl: columns are bytes, ends are exclusive, and a suggestion replaces the very words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from provenance.read import read_paths
from provenance.types import Article, Report
from tests.report.ci import EVERY, found, schema, with_findings, write

VALID = jsonschema.Draft202012Validator(schema("rdjsonl.json"))


def read(text: str) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in text.splitlines()]
    for row in rows:
        VALID.validate(row)
    return rows


@pytest.mark.parametrize("which", EVERY)
def test_every_report_is_valid(which: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(f"{which}_report")
    assert len(read(write("rdjsonl", report))) == sum(
        f.counts and f.suppressed is None for f in report.findings
    )


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_applying_a_suggestion_changes_the_words_alone(
    end: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full_report: Report
) -> None:
    monkeypatch.chdir(tmp_path)
    before = end.join(["🙂 Dam".encode(), b"", "Der e\u0301 Minister 👩‍👧 boasted é.".encode()])
    Path("a.txt").write_bytes(before)
    (article,) = read_paths(["a.txt"])
    assert isinstance(article, Article)
    one = found(article.text, "boasted", suggestion="said")
    (row,) = read(write("rdjsonl", with_findings(full_report, article, [one])))
    (change,) = row["suggestions"]
    start, stop = change["range"]["start"], change["range"]["end"]
    lines = before.split(b"\n")
    line = lines[start["line"] - 1]
    lines[start["line"] - 1] = (
        line[: start["column"] - 1] + change["text"].encode() + line[stop["column"] - 1 :]
    )
    assert b"\n".join(lines) == before.replace(b"boasted", b"said")


def test_no_suggestion_where_markup_stands_between(tmp_path: Path, full_report: Report) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>The minister bo<b>as</b>ted of the dam on Tuesday.</p>", "utf-8")
    (article,) = read_paths([str(page)])
    assert isinstance(article, Article)
    one = found(article.text, "boasted", suggestion="said")
    (row,) = read(write("rdjsonl", with_findings(full_report, article, [one])))
    assert "suggestions" not in row
    assert row["location"]["range"]["start"]["column"] == 17


def test_goldens(
    full_report: Report, hostile_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("rdjsonl/full.rdjsonl", write("rdjsonl", full_report))
    golden("rdjsonl/hostile.rdjsonl", write("rdjsonl", hostile_report))
