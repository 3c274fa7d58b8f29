"""CSV: comes back as it was written, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.report import FORMATS, Options
from provenance.types import Article, Report
from tests.report.ci import EVERY, found, with_findings, write


def read(text: str) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


def sources(*reports: Report) -> str:
    (beside,) = FORMATS.get("csv").beside
    out = io.StringIO()
    beside.write(iter(reports), out, options=Options())
    out.getvalue().encode("utf-8")
    return out.getvalue()


@pytest.mark.parametrize("which", EVERY)
def test_one_row_a_finding_and_one_a_source(which: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(f"{which}_report")
    rows = read(write("csv", report, report))
    assert [row["code"] for row in rows] == [f.code for f in report.findings] * 2
    assert [row["source"] for row in read(sources(report))] == [s.id for s in report.sources]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_no_cell_is_a_formula(words: str, full_report: Report) -> None:
    article = Article(id=words, text="One boasted.", title=words, outlet=words)
    one = found(article.text, "boasted", message=words, suggestion=words)
    (row,) = read(write("csv", with_findings(full_report, article, [one])))
    for column in ("article", "title", "outlet", "message", "suggestion"):
        assert row[column].startswith("'")


def test_what_the_evidence_says_of_a_source(full_report: Report) -> None:
    rows = {row["name"]: row for row in read(sources(full_report))}
    assert rows["Ilse Brandt"]["attested_by"] == "Northern Post"
    assert (rows["Ilse Brandt"]["source_only"], rows["Ilse Brandt"]["contradicted"]) == ("1", "0")
    assert rows["Tomas Verrin"]["channels"] == "Meridian Wire"


def test_two_files_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import ExitStack

    from provenance.cli._outputs import open_targets
    from provenance.errors import UsageError
    from provenance.settings import Settings

    monkeypatch.chdir(tmp_path)
    with ExitStack() as stack:
        targets = open_targets(
            stack, Settings(format=("csv:out.csv", "json:x.json")), output=None, quiet=False
        )
        assert [t.format.name for t in targets] == ["csv", "sources", "json"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.csv", "out.sources.csv", "x.json"]
    with ExitStack() as stack, pytest.raises(UsageError, match="same file"):
        clash = Settings(format=("csv:out.csv", "json:out.sources.csv"))
        open_targets(stack, clash, output=None, quiet=False)
    with ExitStack() as stack:
        settings = Settings(format=("csv",), ignore=("PV4",), fail_on="info")
        (only,) = open_targets(stack, settings, output=None, quiet=False)
    assert only.options.fail_on == "info"
    assert only.options.codes is not None
    assert "PV201" in only.options.codes
    assert "PV401" not in only.options.codes
    article = Article(id="a", text="One.")
    assert only.options.item(article).codes == only.options.codes


def test_goldens(
    full_report: Report, hostile_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("csv/full.csv", write("csv", full_report))
    golden("csv/full.sources.csv", sources(full_report))
    golden("csv/hostile.csv", write("csv", hostile_report))
    golden("csv/hostile.sources.csv", sources(hostile_report))
