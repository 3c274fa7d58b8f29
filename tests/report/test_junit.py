"""JUnit: valid by the schema of Jenkins' plugin, a case a signal, nothing XML cannot hold."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from lxml import etree

from provenance.report import FORMATS, Options
from provenance.types import Report, Skipped
from tests.report.ci import EVERY, SCHEMAS, write

XSD = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
CODES = frozenset({"PV201", "PV401", "PV502", "PV602"})


def read(text: str) -> etree._Element:
    root = etree.fromstring(text.encode("utf-8"))
    XSD.assertValid(root)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == sum(c.find("failure") is not None for c in cases)
        assert int(suite.get("skipped")) == sum(c.find("skipped") is not None for c in cases)
    return root


@pytest.mark.parametrize("which", EVERY)
@pytest.mark.parametrize("fail_on", ["info", "error", "never"])
def test_every_report_is_valid(which: str, fail_on, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(f"{which}_report")
    root = read(write("junit", report, report, options=Options(fail_on=fail_on)))
    assert len(root) == 2


def cases(root: etree._Element) -> dict[str, str]:
    state = {}
    for case in root.iter("testcase"):
        inner = [child.tag for child in case]
        state[case.get("name")] = inner[0] if inner else "passed"
    return state


def test_a_case_is_a_signal(full_report: Report) -> None:
    report = replace(full_report, skipped=(), run=replace(full_report.run, evidence=None))
    root = read(write("junit", report, options=Options(codes=CODES, fail_on="warning")))
    state = cases(root)
    assert state["PV401 editorialising-verb"] == "failure"
    assert state["PV502 same-origin-only"] == "skipped"
    assert state["PV602 no-date"] == "passed"
    failure = root[0].find(".//testcase[@name='PV401 editorialising-verb']/failure")
    assert failure.get("message").startswith("2 places: “boasts”")
    assert failure.text.count("\n") == 1


def test_what_does_not_fail_the_run_passes(full_report: Report) -> None:
    state = cases(read(write("junit", full_report, options=Options(fail_on="error"))))
    assert Counter(state.values())["failure"] == 1
    assert state["PV401 editorialising-verb"] == "system-out"
    # The only finding is suppressed: told, and no failure.
    everything = cases(read(write("junit", full_report, options=Options(fail_on="info"))))
    assert everything["PV213 implicative"] == "system-out"


def test_a_policy_decides_for_each_article(full_report: Report, calm_report: Report) -> None:
    strict = Options(
        codes=CODES,
        of_item=lambda article: (
            (frozenset({"PV401"}), "warning") if article.uri else (CODES, "never")
        ),
    )
    both = read(write("junit", replace(full_report, skipped=()), calm_report, options=strict))
    assert len(both[0].findall("testcase/failure")) >= 1
    assert "PV602 no-date" not in {case.get("name") for case in both[0]}
    own = replace(full_report, article=replace(full_report.article, uri=None))
    assert not list(read(write("junit", own, options=strict)).iter("failure"))


def test_what_was_not_done_is_skipped_with_its_reason(full_report: Report) -> None:
    rows = (Skipped("findings", "the text looks like 'fr'"), Skipped("entry 4", "no text", "f.xml"))
    report = replace(full_report, findings=(), skipped=rows)
    root = read(write("junit", report, options=Options(codes=CODES)))
    state = cases(root)
    assert state["PV401 editorialising-verb"] == "skipped"
    assert state["PV602 no-date"] == "passed"
    reasons = [s.get("message") for s in root.iter("skipped")]
    assert "no text (f.xml)" in reasons


def test_reports_are_written_as_they_come(full_report: Report) -> None:
    out = io.StringIO()
    behind: list[int] = []

    def reports() -> Iterator[Report]:
        for i in range(5):
            behind.append(i - out.getvalue().count("</testsuite>"))
            yield full_report

    FORMATS.get("junit").write(reports(), out, options=Options())
    assert max(behind) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_hostile_words_come_back_as_words(encoding: str, hostile_report: Report) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding)
    FORMATS.get("junit").write([hostile_report], out, options=Options(fail_on="info"))
    out.flush()
    root = read(raw.getvalue().decode("utf-8" if encoding == "utf-8" else "ascii"))
    assert "<script>alert(1)</script> ]]> -->" in root.find(".//failure").get("message")
    assert not [e for e in root.iter() if e.tag == "script"]


def test_goldens(
    full_report: Report,
    bare_report: Report,
    hostile_report: Report,
    golden: Callable[[str, str], None],
) -> None:
    options = Options(codes=CODES, fail_on="warning")
    golden("junit/full.xml", write("junit", full_report, options=options))
    golden("junit/bare.xml", write("junit", bare_report, options=options))
    golden("junit/hostile.xml", write("junit", hostile_report, options=options))
