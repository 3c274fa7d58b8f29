"""The closing line of a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.check import Checker
from provenance.cli._tally import Tally
from provenance.reading import Models
from provenance.types import Article, Finding, Report, Skipped

ROW = Skipped("corroborations", "no evidence")


@pytest.fixture(scope="module")
def empty() -> Report:
    report = Checker(models=Models()).examine(Article(id="a\n1", text="The ferry runs."))
    return replace(report, findings=(), skipped=())


def finding(severity: str, *, counts: bool = True, hidden: bool = False) -> Finding:
    why = {"kind": "external", "justification": "known"} if hidden else None
    return Finding(
        "PV401", "x", severity, 0, 3, "text", "The", "outlet", counts, "m", 1.0, suppressed=why
    )  # fmt: skip


def test_nothing_found(empty: Report) -> None:
    tally = Tally()
    tally.add(empty, fails=False)
    assert tally.line() == "findings that count: 0 error, 0 warning, 0 info"
    assert tally.failing_line() is None


def test_what_is_counted(empty: Report) -> None:
    tally = Tally()
    found = (
        finding("error"),
        finding("info"),
        finding("error", hidden=True),
        finding("error", counts=False),
    )
    one = Skipped("feed.xml entry 3", "no text")
    for number in range(7):
        rows = (ROW, one) if number == 0 else (ROW,)
        tally.add(replace(empty, findings=found, skipped=rows), fails=True)
    assert tally.line() == (
        "findings that count: 7 error, 0 warning, 7 info, 7 suppressed; "
        "8 things not done (corroborations 7 times, see the reports)"
    )
    name = "a\\n1"
    assert tally.failing_line() == f"7 fail: {name}, {name}, {name}, {name}, {name} and 2 more"
