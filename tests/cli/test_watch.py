"""``watch``: what it prints, writes and returns."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from provenance.cli._app import app
from provenance.errors import UsageError
from provenance.watch import lease
from tests.cli.conftest import ARTICLE


def invoke(*arguments):
    done = CliRunner().invoke(app, ["watch", *map(str, arguments), "--isolated"])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture
def feeds(tmp_path):
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "ferry.txt").write_text(ARTICLE, "utf-8")
    path = tmp_path / "feeds.toml"
    path.write_text("[[feed]]\nname = 'desk'\npath = 'drafts'\n", "utf-8")
    return path


def test_new_changed_removed(feeds):
    done = invoke(feeds)
    assert done.exit_code == 0
    assert done.stdout.startswith("desk: new: Council backs the new ferry line")
    assert invoke(feeds).stdout == ""
    place = feeds.parent / "drafts" / "ferry.txt"
    place.write_text(ARTICLE.replace("nine million", "eleven million"), "utf-8")
    done = invoke(feeds, "--fail-on", "info")
    assert done.exit_code == 1
    assert "nine million → eleven million" in done.stdout
    assert "PV603" in done.stdout
    (place.parent / "other.txt").write_text("The market is closed.", "utf-8")
    place.unlink()
    done = invoke(feeds)
    assert "desk: removed: Council backs" in done.stdout.replace("\n", " ")


def test_reports_in_formats_and_in_a_folder(feeds):
    folder = feeds.parent / "out"
    lines = feeds.parent / "r.jsonl"
    done = invoke(feeds, "-f", "json", "-f", f"jsonl:{lines}", "--out", folder)
    report = json.loads(done.stdout)
    assert "desk: new:" in done.stderr  # standard output is the report's
    assert json.loads(lines.read_text("utf-8"))["article"]["id"] == report["article"]["id"]
    (row,) = map(json.loads, (folder / "index.jsonl").read_text("utf-8").splitlines())
    assert (row["kind"], row["feed"], row["version"]) == ("new", "desk", 1)
    assert json.loads((folder / row["report"]).read_text("utf-8")) == report


def test_exit_2_where_no_feed_can_be_read(feeds):
    feeds.write_text("[[feed]]\nname = 'desk'\npath = 'none'\n", "utf-8")
    done = invoke(feeds)
    assert done.exit_code == 2
    assert "skipped feed desk" in done.stderr


def test_every_wants_a_time(feeds):
    with pytest.raises(UsageError, match="15m"):
        invoke(feeds, "--every", "soon")


def test_a_second_run_says_so_and_ends(feeds):
    with lease(feeds.with_suffix(".state.db")):
        done = invoke(feeds)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "another run holds" in done.stderr
    assert invoke(feeds).stdout.startswith("desk: new:")
