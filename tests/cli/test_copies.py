"""``provenance copies``: files and collections in, families out, exit codes."""

from __future__ import annotations

import json

import pytest

from tests.cli.test_start import run
from tests.corroboration.copies.conftest import OTHER, WIRE

ROWS = [
    {"id": "b", "outlet": "Merrow Post", "text": WIRE, "published": "2021-05-05"},
    {
        "id": "a",
        "outlet": "North Gazette",
        "text": WIRE,
        "published": "2021-05-04",
        "title": "Sunk",
    },
    {"id": "c", "outlet": "Valley Herald", "text": OTHER, "published": "2021-05-04"},
]


@pytest.fixture
def docs(tmp_path):
    path = tmp_path / "docs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    return path


def test_json_names_members_and_runs(docs):
    done = run("copies", str(docs), "--isolated", "-f", "json")
    assert (done.returncode, done.stderr) == (
        0,
        b"provenance: 3 articles compared; 1 family of copies\n",
    )
    found = json.loads(done.stdout)
    assert found["version"] == 1
    (family,) = found["families"]
    assert [m["id"] for m in family["members"]] == ["a", "b"]
    assert family["first"] == "a"
    runs = [r for m in family["members"] for r in m["runs"]]
    assert runs[0]["text"] == WIRE[slice(*runs[0]["here"])]
    lines = run("copies", str(docs), "--isolated", "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == found["families"]


def test_text_says_who_and_how_much(docs):
    text = run("copies", str(docs), "--isolated").stdout.decode()
    assert "One text: 2 articles of 2 outlets" in text
    assert "Printed first: North Gazette, 2021-05-04 (a)" in text
    assert "100% of its own words stand in other members" in text


def test_the_order_of_the_input_changes_no_byte(docs, tmp_path):
    other = tmp_path / "other" / "docs.jsonl"
    other.parent.mkdir()
    other.write_text("".join(json.dumps(row) + "\n" for row in reversed(ROWS)), "utf-8")
    # Articles without an address take the file's, so both are read from the same name.
    made = [run("copies", "docs.jsonl", "--isolated", cwd=p.parent).stdout for p in (docs, other)]
    assert made[0] == made[1] != b""


def test_a_collection_is_looked_into(docs, tmp_path):
    db = tmp_path / "evidence.db"
    assert run("evidence", "add", str(docs), "--evidence", str(db), "--isolated").returncode == 0
    inside = run("copies", "--evidence", str(db), "--isolated", "-f", "jsonl")
    assert len(inside.stdout.splitlines()) == 1
    draft = tmp_path / "draft.txt"
    draft.write_text(WIRE, "utf-8")
    against = run("copies", str(draft), "--evidence", str(db), "--isolated", "-f", "json")
    (family,) = json.loads(against.stdout)["families"]
    assert {m["id"] for m in family["members"]} >= {"a", "b"}
    assert len(family["members"]) == 3
    draft.write_text(OTHER, "utf-8")
    alone = run("copies", str(draft), "--evidence", str(db), "--isolated", "-f", "json")
    assert {m["id"] for f in json.loads(alone.stdout)["families"] for m in f["members"]} >= {"c"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], b"name articles to compare"),
        (["missing.txt"], b"no such file"),
        (["docs.jsonl", "-f", "html"], b"no format named 'html'"),
        (["--evidence", "missing.db"], b"missing.db"),
    ],
)
def test_what_goes_wrong_is_told_with_code_2(docs, arguments, says):
    done = run("copies", *arguments, "--isolated", cwd=docs.parent)
    assert done.returncode == 2
    assert says in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_bad_input_among_good_ones_loses_none(docs):
    done = run("copies", "missing.txt", "docs.jsonl", "--isolated", "-f", "jsonl", cwd=docs.parent)
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1


def test_a_file_is_written_whole(docs, tmp_path):
    out = tmp_path / "families.txt"
    assert run("copies", str(docs), "--isolated", "-o", str(out)).returncode == 0
    assert out.read_text("utf-8").startswith("1. One text")
