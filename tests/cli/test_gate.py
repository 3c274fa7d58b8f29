"""The gate at the command line: baseline, exit codes, what is told at the end."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from typer.testing import CliRunner

from provenance.cli._app import app
from provenance.errors import ProvenanceError
from tests.cli.conftest import ARTICLE

SECOND = ARTICLE.replace("boasted", "said").replace("ferry", "tram")


@pytest.fixture
def desk(tmp_path):
    """A folder with two articles and a policy."""
    (tmp_path / "provenance.toml").write_text('fail-on = "warning"\n', "utf-8")
    (tmp_path / "ferry.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "tram.txt").write_text(SECOND, "utf-8")
    return tmp_path


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def check(desk, monkeypatch):
    """Run a check in the desk's folder, in this process: a start costs a second each."""
    monkeypatch.chdir(desk)

    def checked(*arguments, format="json"):
        done = CliRunner().invoke(app, ["check", "-f", format, *arguments])
        if isinstance(done.exception, ProvenanceError):
            return Done(done.exception.exit_code, done.stdout, str(done.exception))
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return Done(done.exit_code, done.stdout, done.stderr)

    return checked


def counting(done):
    reports = json.loads(done.stdout)
    return [
        (f["code"], f["text"])
        for report in (reports if isinstance(reports, list) else [reports])
        for f in report["findings"]
        if f["counts"] and f["suppressed"] is None and f["severity"] != "info"
    ]


def test_a_baseline_from_the_first_run_to_a_new_sentence(desk, check):
    """The acceptance of the issue: written, clean, then exactly the new findings fail."""
    both = ("ferry.txt", "tram.txt")
    assert check(*both).returncode == 1
    first = check(*both, "--update-baseline")
    assert first.returncode == 0, first.stderr
    assert "added, 0 dropped" in first.stderr
    file = desk / "provenance-baseline.json"
    written = file.read_bytes()

    clean = check(*both, "--baseline", file.name)
    assert (clean.returncode, counting(clean)) == (0, [])
    assert file.read_bytes() == written

    loaded = "The mayor gloated that the reckless opposition was a mere nuisance.\n\n"
    article = ARTICLE.replace("The ferry is expected", loaded + "The ferry is expected")
    (desk / "ferry.txt").write_text(article, "utf-8")
    edited = check(*both, "--baseline", file.name)
    assert edited.returncode == 1
    assert counting(edited) == [("PV402", "gloated")]

    (desk / "ferry.txt").write_text(ARTICLE.replace("boasted", "said"), "utf-8")
    mended = check("ferry.txt", "--baseline", file.name)
    assert mended.returncode == 0
    assert "1 known finding is no longer there; --update-baseline drops" in mended.stderr
    pruned = check("ferry.txt", "--baseline", file.name, "--update-baseline")
    assert "0 added, 1 dropped" in pruned.stderr
    assert "dropped ferry.txt: PV401 “boasted”" in pruned.stderr
    rows = json.loads(file.read_text("utf-8"))["findings"]
    before = json.loads(written)["findings"]
    assert [r for r in rows if r["article"] == "tram.txt"] == [
        r for r in before if r["article"] == "tram.txt"
    ]


def test_a_baseline_named_by_the_settings(desk, check):
    with (desk / "provenance.toml").open("a", encoding="utf-8") as settings:
        settings.write('baseline = "known.json"\n')
    missing = check("ferry.txt")
    assert missing.returncode == 2
    assert "baseline known.json: there is no such file" in missing.stderr
    assert check("ferry.txt", "--update-baseline").returncode == 0
    assert check("ferry.txt").returncode == 0


def test_nothing_checked_writes_no_baseline(desk, check):
    done = check("none.txt", "--update-baseline")
    assert done.returncode == 2
    assert sorted(p.name for p in desk.iterdir()) == ["ferry.txt", "provenance.toml", "tram.txt"]


def test_an_idle_table_is_told_at_the_end_and_fails_under_its_level(desk, check):
    with (desk / "provenance.toml").open("a", encoding="utf-8") as settings:
        settings.write('[[suppress]]\ncode = "PV215"\narticle = "*.txt"\nreason = "none left"\n')
    told = "PV901 unused-suppression (warning): provenance.toml [[suppress]] 1 (PV215: none left)"
    done = check("tram.txt", "--fail-on", "error")
    assert (done.returncode, told in done.stderr) == (0, True)
    done = check("tram.txt", "--ignore", "PV2")
    assert (done.returncode, told in done.stderr) == (0, False)
    done = check("tram.txt", "-q", "--ignore", "PV4")
    fails = told.replace("(warning)", "(warning, fails the run)")
    assert (done.returncode, fails in done.stderr) == (1, True)


def test_the_genre_stands_in_the_report(desk, check):
    with (desk / "provenance.toml").open("a", encoding="utf-8") as settings:
        settings.write('[[override]]\npath = "ferry.txt"\ngenre = "opinion"\n')
    reports = json.loads(check("ferry.txt", "tram.txt").stdout)
    assert [r["article"]["genre"] for r in reports] == ["opinion", None]
    text = check("ferry.txt", format="text").stdout
    assert "opinion page, by the desk's policy" in text
