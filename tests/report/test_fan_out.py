"""Several formats from one pass, and the table of formats."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Iterator
from typing import TextIO

import pytest

from provenance.errors import UsageError
from provenance.report import FORMATS, Format, Options, Target, fan_out
from provenance.types import Report

NAMES = ["html", "json", "jsonl", "text"]


def alone(name: str, reports: list[Report]) -> str:
    out = io.StringIO()
    FORMATS.get(name).write(iter(reports), out, options=Options())
    return out.getvalue()


@pytest.mark.parametrize("names", [["json"], NAMES])
@pytest.mark.parametrize("times", [0, 1, 30])
def test_every_format_gets_every_report(
    names: list[str], times: int, full_report: Report, calm_report: Report
) -> None:
    reports = [full_report, calm_report] * times
    targets = [Target(FORMATS.get(name), io.StringIO()) for name in names]
    fan_out(iter(reports), targets)
    for name, target in zip(names, targets, strict=True):
        assert isinstance(target.out, io.StringIO)
        assert target.out.getvalue() == alone(name, reports)


def test_formats_run_ahead_of_each_other_only_a_little(calm_report: Report) -> None:
    seen = 0

    def slow(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
        nonlocal seen
        for _ in reports:
            seen += 1

    ahead: list[int] = []

    def reports() -> Iterator[Report]:
        for i in range(200):
            ahead.append(i - seen)
            yield calm_report

    slow_format = Format(name="slow", suffix="", many="stream", write=slow)
    fan_out(reports(), [Target(slow_format, io.StringIO()), Target(slow_format, io.StringIO())])
    assert seen == 400
    assert max(ahead) <= 12


def _failing(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    next(iter(reports))
    raise OSError("disk gone")


def test_a_format_that_fails_ends_the_run(calm_report: Report) -> None:
    failing = Format(name="failing", suffix="", many="stream", write=_failing)
    other = io.StringIO()
    taken = 0

    def reports() -> Iterator[Report]:
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield calm_report

    before = threading.active_count()
    with pytest.raises(OSError, match="disk gone"):
        fan_out(reports(), [Target(failing, io.StringIO()), Target(FORMATS.get("json"), other)])
    assert taken < 100
    assert not other.getvalue().endswith("]\n")  # never closed as if it were whole
    assert threading.active_count() == before


def test_reports_that_break_off_are_never_closed_as_whole(calm_report: Report) -> None:
    def reports() -> Iterator[Report]:
        yield calm_report
        yield calm_report
        raise RuntimeError("no more")

    targets = [Target(FORMATS.get(name), io.StringIO()) for name in ("json", "html")]
    with pytest.raises(RuntimeError, match="no more"):
        fan_out(reports(), targets)
    for target in targets:
        assert isinstance(target.out, io.StringIO)
        assert not target.out.getvalue().endswith(("]\n", "</html>\n"))


def test_formats_are_found_by_file_name() -> None:
    assert set(NAMES) <= set(FORMATS.names())
    for value in FORMATS.all():
        assert value.name in FORMATS.names()
        assert value.suffix.startswith(".")
    with pytest.raises(UsageError, match=r"no format named 'pdf'; there are: .*html"):
        FORMATS.get("pdf")
    with pytest.raises(UsageError):
        FORMATS.get("_base")
