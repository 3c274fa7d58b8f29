"""GitLab code quality: valid by our schema of its documentation, no fingerprint twice."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
import pytest

from provenance.report import FORMATS, Options
from provenance.types import Article, Report
from tests.report.ci import EVERY, found, schema, with_findings, write

VALID = jsonschema.Draft202012Validator(schema("gitlab-code-quality.json"))


def read(text: str) -> list[dict[str, Any]]:
    issues = json.loads(text)
    VALID.validate(issues)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(prints) == len(set(prints))
    return issues


@pytest.mark.parametrize("which", EVERY)
def test_every_report_is_valid(which: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(f"{which}_report")
    issues = read(write("gitlab", report))
    shown = [f for f in report.findings if f.counts and f.suppressed is None]
    assert [i["check_name"] for i in issues] == [f.name for f in shown]
    assert all(i["description"].startswith(f.code) for i, f in zip(issues, shown, strict=True))


def test_none_and_several() -> None:
    assert write("gitlab") == "[]\n"


def test_the_severity_and_the_lines(bare_report: Report) -> None:
    text = "🙂 One\r\nboasted."
    article = Article(id="a", text=text, uri="a.txt")
    findings = [found(text, "One\r\nboasted", severity=s) for s in ("info", "warning", "error")]
    issues = read(write("gitlab", with_findings(bare_report, article, findings)))
    assert [i["severity"] for i in issues] == ["info", "minor", "major"]
    assert issues[0]["location"] == {"path": "a.txt", "lines": {"begin": 1, "end": 2}}


def test_findings_without_a_fingerprint_do_not_vanish(bare_report: Report) -> None:
    from dataclasses import replace

    article = Article(id="a", text="One boasted.")
    twice = with_findings(bare_report, article, [found(article.text, "boasted")] * 3)
    bare = replace(twice, findings=tuple(replace(f, fingerprint="") for f in twice.findings))
    assert len(read(write("gitlab", bare))) == 3


def test_issues_are_written_as_they_come(full_report: Report) -> None:
    out = io.StringIO()
    behind: list[int] = []
    each = write("gitlab", full_report).count('"check_name"')

    def reports() -> Iterator[Report]:
        for i in range(5):
            behind.append(i * each - out.getvalue().count('"check_name"'))
            yield full_report

    FORMATS.get("gitlab").write(reports(), out, options=Options())
    assert max(behind) == 0


def test_goldens(
    full_report: Report, hostile_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("gitlab/full.json", write("gitlab", full_report))
    golden("gitlab/hostile.json", write("gitlab", hostile_report))


def test_a_path_is_kept_as_it_is(bare_report: Report) -> None:
    article = Article(id="a", text="One boasted.", uri="two  spaces .txt")
    report = with_findings(bare_report, article, [found(article.text, "boasted")])
    (issue,) = read(write("gitlab", report))
    assert issue["location"]["path"] == "two  spaces .txt"
    assert json.loads(write("rdjsonl", report))["location"]["path"] == "two  spaces .txt"
    assert "file=two  spaces .txt," in write("github", report)
