"""``provenance evidence``: add, list, search, stats, remove, and what goes wrong."""

from __future__ import annotations

import json

from tests.cli.conftest import ARTICLE
from tests.cli.test_start import run


def evidence(verb, *arguments, db, **options):
    return run("evidence", verb, *arguments, "--evidence", str(db), "--isolated", **options)


def collection(tmp_path):
    rows = [{"id": "one", "outlet": "Sill Radio", "text": ARTICLE, "published": "2026-05-04"}]
    (tmp_path / "docs.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    db = tmp_path / "evidence.db"
    return tmp_path / "docs.jsonl", db


def test_the_whole_round(tmp_path):
    docs, db = collection(tmp_path)
    added = evidence("add", str(docs), db=db)
    assert (added.returncode, added.stderr) == (0, b"1 added, 0 already there\n")
    assert evidence("add", str(docs), db=db).stderr == b"0 added, 1 already there\n"
    assert evidence("list", db=db).stdout.startswith(b"one\t2026-05-04\tSill Radio")
    assert b"documents     1\n" in evidence("stats", db=db).stdout
    found = evidence("search", "ferry crowns", db=db)
    assert found.returncode == 0
    assert b"nine million crowns" in found.stdout
    assert evidence("search", "zeppelin", db=db).returncode == 1
    assert evidence("remove", "one", db=db).returncode == 0
    assert evidence("remove", "one", db=db).returncode == 2
    assert evidence("list", db=db).stdout == b""


def test_nothing_readable_leaves_no_collection_behind(tmp_path):
    picture = tmp_path / "x.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    done = evidence("add", str(picture), db=tmp_path / "new.db")
    assert done.returncode == 2
    assert [p.name for p in tmp_path.iterdir()] == ["x.png"]


def test_a_check_asks_a_collection_or_a_file_of_documents(tmp_path, article_path):
    docs, db = collection(tmp_path)
    evidence("add", str(docs), db=db)
    answers = []
    for place in (db, docs):
        arguments = ["--isolated", "-f", "json", "--evidence", str(place), str(article_path)]
        done = run("check", *arguments)
        assert done.returncode == 0, done.stderr
        answers.append(json.loads(done.stdout))
    assert answers[0] == answers[1]
    assert answers[0]["run"]["evidence"]["documents"] == 1


def test_a_file_that_is_no_collection_is_one_line(tmp_path, article_path):
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"this is not a database, not at all" * 100)
    for arguments in (["evidence", "list"], ["check", str(article_path)]):
        done = run(*arguments, "--isolated", "--evidence", str(bad))
        assert done.returncode == 2
        assert b"bad.db" in done.stderr
        assert b"Traceback" not in done.stderr
        assert done.stderr.count(b"\n") == 1
