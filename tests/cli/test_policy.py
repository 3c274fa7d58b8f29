"""``policy check``: which rule applies to which item and why, and no text is read for it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from provenance.cli._app import app
from provenance.errors import UsageError
from provenance.reading import Reading

POLICY = """
fail-on = "warning"
baseline = "known.json"

[severity]
PV4 = "error"

[[threshold]]
name = "loaded"
when = "scores.framing.value > 45"

[[override]]
path = "opinion/*"
genre = "opinion"
fail-on = "never"

[[override]]
outlet = ["quay post", "Harbor Times"]
ignore = ["PV6"]

[[suppress]]
code = "PV401"
article = "opinion/*"
reason = "his own word"
until = 2020-01-01
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "provenance.toml").write_text(POLICY, "utf-8")
    (tmp_path / "opinion").mkdir()
    note = "<!-- provenance: ignore[PV4] -->\n\n"
    (tmp_path / "opinion" / "mill.md").write_text(f"{note}The mill is old.\n", "utf-8")
    rows = [{"id": f"i{n}", "text": "The mill.", "outlet": "Quay Post"} for n in range(9)]
    (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*arguments):
    done = CliRunner().invoke(app, ["policy", "check", *arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout.splitlines(), done.stderr


def test_what_applies_and_why(desk, monkeypatch):
    monkeypatch.setattr(Reading, "sentences", property(lambda _self: pytest.fail("it reads")))
    code, lines, _ = told("opinion", "feed.jsonl")
    assert code == 0
    assert lines[0] == "The settings hold 2 overrides, 1 threshold, 1 severity, 1 suppression, and no mistakes."  # fmt: skip  # noqa: E501
    assert "known.json is not there" in lines[1]
    start = lines.index("opinion/mill.md")
    end = next(i for i, line in enumerate(lines) if line.startswith("i0 in feed.jsonl"))
    assert lines[start:end] == [
        "opinion/mill.md",
        "  is judged as opinion and fails on nothing",
        "  provenance.toml [[override]] 1 applies, its path fits 'opinion/*': genre opinion, "
        "fail-on never",
        "  provenance.toml [[override]] 2 does not: it has no outlet",
        "  severities, the first that fits: PV4 error",
        "  threshold loaded does not: it is for news",
        "  provenance.toml [[suppress]] 1 (PV401: his own word) has run out: it held until "
        "2020-01-01",
        "  comment ignore[PV4] for “The mill is old.”: it gives no reason, and one is required; "
        "write it behind the bracket",
        "",
    ]
    assert lines[end:] == [
        "i0 in feed.jsonl, i1 in feed.jsonl, i2 in feed.jsonl and 6 more",
        "  outlet Quay Post",
        "  is judged as news and fails on warning and above",
        "  provenance.toml [[override]] 1 does not: its path does not fit 'opinion/*'",
        "  provenance.toml [[override]] 2 applies, its outlet fits 'quay post': ignore PV6",
        "  looks for everything but PV6",
        "  severities, the first that fits: PV4 error",
        "  threshold loaded applies: warning where scores.framing.value > 45",
    ]


def test_what_the_baseline_knows(desk):
    line = {"fingerprint": "0" * 64, "code": "PV401", "article": "i3", "text": "boasted"}
    (desk / "known.json").write_text(json.dumps({"version": 1, "findings": [line]}), "utf-8")
    _, lines, _ = told("feed.jsonl")
    assert "  the baseline knows 1 finding of it" in lines
    assert "  the baseline knows 0 findings of it" in lines


def test_without_a_path_the_settings_are_looked_through(desk):
    code, lines, _ = told()
    assert (code, len(lines)) == (0, 2)
    (desk / "provenance.toml").write_text('[[threshold]]\nname = "x"\nwhen = "sorcing.x > 1"\n')
    with pytest.raises(UsageError, match="a report has no number"):
        told()


def test_what_cannot_be_read(desk):
    code, _, said = told("none.md")
    assert code == 2
    assert "none.md: there is no such file" in said
