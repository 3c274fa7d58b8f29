"""Whatever an article holds, every format for CI is what its reader takes."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from provenance.report import Options
from provenance.types import Article, Report
from tests.report.ci import SCHEMAS, found, schema, with_findings, write
from tests.report.conftest import bare, full
from tests.report.test_github import read as read_commands

WORDS = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["\r", "\n::error::x", "]]>", "&#0;", "a,b:c%", "=1", "|", "\ud800\udc00", "\ufffe", "\x00"]
)
XSD = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
VALID = {
    name: jsonschema.Draft202012Validator(schema(file))
    for name, file in [
        ("sarif", "sarif-2.1.0.json"),
        ("gitlab", "gitlab-code-quality.json"),
        ("rdjsonl", "rdjsonl.json"),
    ]
}
OPTIONS = Options(codes=frozenset({"PV401"}), fail_on="info")


def _report(parts: list[str]) -> Report:
    title, before, words, after, name, message = parts
    name, message = f"n{name}", f"{message}m"
    text = f"{before}{words}x{after}"
    article = Article(
        id=name,
        text=text,
        title=title,
        outlet=message,
        uri=name,
        feed=after or None,
        authors=(name,),
    )
    one = found(text, f"{words}x", message=message, name=name, code="PV401", suggestion=after)
    suppressed = {"kind": "external", "justification": message}
    sources = tuple(replace(s, name=name, role=message) for s in full().sources)
    skipped = replace(bare().skipped[0], what=name, reason=message, where=title)
    report = replace(bare(), sources=sources, skipped=(skipped,))
    return with_findings(report, article, [one, replace(one, suppressed=suppressed)])


@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.lists(WORDS, min_size=6, max_size=6))
def test_every_format_is_what_its_reader_takes(parts: list[str]) -> None:
    report = _report(parts)
    for name in ("sarif", "gitlab"):
        VALID[name].validate(json.loads(write(name, report, options=OPTIONS)))
    lines = write("rdjsonl", report, options=OPTIONS).splitlines()
    assert len(lines) == 1
    VALID["rdjsonl"].validate(json.loads(lines[0]))
    root = etree.fromstring(write("junit", report, options=OPTIONS).encode("utf-8"))
    XSD.assertValid(root)
    assert len(read_commands(write("github", report, options=OPTIONS))) == 1
    rows = list(csv.reader(io.StringIO(write("csv", report), newline=""), strict=True))
    assert [len(row) for row in rows] == [len(rows[0])] * 3
    page = write("markdown", report, options=OPTIONS)
    table = [line for line in page.split("\n") if line.startswith("| ")]
    assert {line.count("|") for line in table} <= {8, 5, 4}


@pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjsonl", "junit", "github", "markdown"])
def test_the_same_report_gives_the_same_bytes(name: str, full_report: Report) -> None:
    assert write(name, full_report) == write(name, full_report)
