"""``diff``: two files, two folders, two feeds; exit codes."""

from __future__ import annotations

import json

import jsonschema
import pytest
from typer.testing import CliRunner

from provenance.cli._app import app
from provenance.diff._dict import schema_text
from provenance.errors import UsageError
from tests.cli.conftest import ARTICLE

NEWER = ARTICLE.replace("nine million", "eleven million")


def invoke(*arguments):
    done = CliRunner().invoke(app, ["diff", *map(str, arguments), "--isolated"])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture
def files(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(ARTICLE, "utf-8")
    new.write_text(NEWER, "utf-8")
    return old, new


def test_two_files_are_two_versions(files):
    done = invoke(*files)
    assert done.exit_code == 0
    assert "nine million → eleven million" in done.stdout
    assert "PV603 no-correction-note (info)" in done.stdout
    assert "1 compared, 1 with changed text" in done.stderr


def test_fail_on_looks_at_what_came(files):
    assert invoke(*files, "--fail-on", "info").exit_code == 1
    assert invoke(*files, "--fail-on", "warning").exit_code == 0  # its PV401 was there before
    assert invoke(*files, "--fail-on", "info", "--exit-zero").exit_code == 0
    assert invoke(*files, "--fail-on", "info", "--ignore", "PV603").exit_code == 0
    files[1].write_text(NEWER.replace("“Now we", "She boasted that it was her idea. “Now we"))
    assert invoke(*files, "--fail-on", "warning").exit_code == 1


def test_the_same_file_twice(files):
    done = invoke(files[0], files[0], "-f", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_json_of_one_and_of_many(files, tmp_path):
    validate = jsonschema.Draft202012Validator(json.loads(schema_text())).validate
    out = tmp_path / "difference.json"
    assert invoke(*files, "-f", "json", "-o", out).exit_code == 0
    row = json.loads(out.read_text("utf-8"))
    validate(row)
    assert row["no_correction_note"]["code"] == "PV603"
    assert row["substance"] == ["figure"]


def test_folders_are_matched_by_path_and_feeds_by_id(tmp_path):
    for name, text in (("a", ARTICLE), ("b", NEWER)):
        folder = tmp_path / name / "sub"
        folder.mkdir(parents=True)
        (folder / "ferry.txt").write_text(text, "utf-8")
        (folder / "same.txt").write_text("The harbor is open on Monday.", "utf-8")
        (folder / f"only-{name}.txt").write_text("The market is closed.", "utf-8")
    done = invoke(tmp_path / "a", tmp_path / "b", "-f", "jsonl")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["old"]["id"].endswith("a/sub/ferry.txt")
    assert row["new"]["id"].endswith("b/sub/ferry.txt")
    assert "only in the old version" in done.stderr
    assert "2 compared, 1 with changed text" in done.stderr
    for name, order in (("x", [1, 0]), ("y", [0, 1])):
        rows = [
            {"id": "one", "text": ARTICLE if name == "x" else NEWER},
            {"id": f"two-{name}", "url": "https://a.example/two", "text": f"Number {name}."},
        ]
        lines = "".join(json.dumps(rows[i]) + "\n" for i in order)
        (tmp_path / f"{name}.jsonl").write_text(lines, "utf-8")
    done = invoke(tmp_path / "x.jsonl", tmp_path / "y.jsonl", "-f", "json")
    assert [row["new"]["id"] for row in json.loads(done.stdout)] == ["one", "two-y"]


def test_what_cannot_be_read_ends_with_2(files, tmp_path):
    assert invoke(files[0], tmp_path / "none.txt").exit_code == 2
    with pytest.raises(UsageError, match="no format named 'htm'"):
        invoke(*files, "-f", "htm")
