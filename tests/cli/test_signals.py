"""``rules`` and ``explain``: the tables say of each signal what its page says."""

from __future__ import annotations

import json
import sys
import types

import pytest
from typer.testing import CliRunner

from provenance.cli._app import app
from provenance.registry import Registry
from provenance.signals import Signal

PAGE = """A made-up thing is in the text.

## What it flags
Nothing.

## Measured
- Precision: {precision}.
- Rate: {rate} places in 1,000 articles (5,000 random articles of 179 outlets).

## Limits
It is invented.
"""


@pytest.fixture
def made(monkeypatch):
    """Two invented signals: one that was measured, and a preview that nobody has read."""
    signals = []
    read = "0.83 (36.5 of 44 places of 31 outlets, read by one who had not seen the code)"
    for code, precision, rate, preview in (
        ("PV901", read, "1,272", False),
        ("PV902", "not measured (0 places in 5,000 random articles)", "0", True),
    ):
        module = types.ModuleType(f"made_{code}", PAGE.format(precision=precision, rate=rate))
        monkeypatch.setitem(sys.modules, module.__name__, module)

        def check(_reading):
            return iter(())

        check.__module__ = module.__name__
        signals.append(Signal(code, f"made-{code[-1]}", "info", "cue", check, preview=preview))
    monkeypatch.setattr(Registry, "all", lambda _self: iter(signals))


def printed(*arguments):
    done = CliRunner().invoke(app, [*arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.usefixtures("made")
def test_the_readme_table():
    short = "A made-up thing is in the text."
    assert printed("rules", "--format", "markdown").splitlines() == [
        "| code | name | what it is | whose words | severity | precision | per 1,000 articles "
        "| preview |",
        "|---|---|---|---|---|---|---|---|",
        f"| PV901 | made-1 | {short} | cue | info | 0.83 (36.5 of 44) | 1,272 |  |",
        f"| PV902 | made-2 | {short} | cue | info | – | 0 | preview |",
    ]


@pytest.mark.usefixtures("made")
def test_the_table_in_the_terminal():
    head, first, second = printed("rules").splitlines()
    assert head.split()[:4] == ["code", "name", "severity", "counts"]
    for word in ("PV901", "0.83 (36.5 of 44)", "1,272", "A made-up thing"):
        assert word in first
    assert "preview" in second
    assert "preview" not in first
    assert first.index("A made-up") == second.index("A made-up") == head.index("what it is")


@pytest.mark.usefixtures("made")
def test_the_list_as_json():
    first, second = json.loads(printed("rules", "--format", "json"))
    assert first["measured"] == {
        "precision": 0.83,
        "right": 36.5,
        "read": 44,
        "outlets": 31,
        "rate": 1272,
        "articles": 5000,
    }
    assert second["measured"]["precision"] is None
    assert second["preview"]


def test_every_built_in_signal_stands_in_every_list():
    from provenance.signals import all_signals

    codes = [signal.code for signal in all_signals()]
    assert [row["code"] for row in json.loads(printed("rules", "-f", "json"))] == codes
    assert [line[:5] for line in printed("rules").splitlines()[1:]] == codes
    rows = printed("rules", "-f", "markdown").splitlines()
    assert [row.split(" | ")[0][2:] for row in rows[2:]] == codes
    assert {row.count("|") for row in rows} == {9}


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("wanted", ["PV902", "pv902", "made-2"])
def test_a_page_states_the_figures(wanted):
    page = printed("explain", wanted)
    assert page.startswith("PV902 made-2 (severity info, counts: cue, preview)\n")
    assert "Measured\n--------\n- Precision: not measured (0 places" in page
    assert page.index("Measured") < page.index("Limits")


def test_an_unknown_code_is_refused():
    done = CliRunner().invoke(app, ["explain", "PV999"])
    assert done.exit_code != 0
