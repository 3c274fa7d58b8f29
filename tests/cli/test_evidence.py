"""``provenance evidence``: every verb, the user's own collection, and what goes wrong."""

from __future__ import annotations

import json
import os
import sqlite3

import pytest

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


def test_show_tells_of_a_document_and_its_copies(tmp_path):
    docs, db = collection(tmp_path)
    copy = {"id": "two", "outlet": "The Sill Herald", "text": ARTICLE.replace("Ada", "Eda")}
    with docs.open("a", encoding="utf-8") as out:
        out.write(json.dumps(copy) + "\n")
    evidence("add", str(docs), db=db)
    shown = evidence("show", "one", db=db).stdout.decode()
    assert "outlet    Sill Radio\n" in shown
    assert "date      2026-05-04\n" in shown
    assert "two  The Sill Herald, undated: about 100% of the shorter text" in shown
    assert "Ilse Brandt" in shown.split("Attributions")[1]
    assert ARTICLE.splitlines()[0] in shown
    missing = evidence("show", "three", db=db)
    assert missing.returncode == 2
    assert (
        missing.stderr == b"provenance: error: not in the collection: three; see 'evidence list'\n"
    )


def test_a_changed_document_is_a_new_version(tmp_path):
    docs, db = collection(tmp_path)
    evidence("add", str(docs), db=db)
    changed = {"id": "one", "text": ARTICLE.replace("nine million", "12 million")}
    docs.write_text(json.dumps(changed) + "\n", "utf-8")
    assert evidence("add", str(docs), db=db).stderr == b"1 added, 0 already there\n"
    lines = evidence("show", "one", "--versions", db=db).stdout.decode().splitlines()
    assert [line.split("\t")[:2] for line in lines] == [
        ["version 1", "added 1"],
        ["version 2", "added 2"],
    ]
    assert evidence("search", "nine", db=db).returncode == 1
    assert b"12 million crowns" in evidence("search", "12,000,000 crowns", db=db).stdout
    assert b"documents     1\n" in evidence("stats", db=db).stdout


def test_an_export_is_read_back_to_the_same_collection(tmp_path):
    docs, db = collection(tmp_path)
    odd = {"id": "odd \x00 \ud800", "text": "Lone \ud800 and \x00.", "url": "https://a.example/1"}
    docs.write_text(docs.read_text("utf-8") + json.dumps(odd) + "\n", "utf-8")
    evidence("add", str(docs), db=db)
    saved, again = tmp_path / "saved.jsonl", tmp_path / "again.db"
    assert evidence("export", "-o", str(saved), db=db).returncode == 0
    assert evidence("export", db=db).stdout == saved.read_bytes()
    assert evidence("add", str(saved), db=again).stderr == b"2 added, 0 already there\n"
    assert evidence("stats", db=again).stdout == evidence("stats", db=db).stdout
    assert evidence("export", db=again).stdout == saved.read_bytes()
    assert evidence("add", str(saved), db=db).stderr == b"0 added, 2 already there\n"


def test_an_export_that_fails_leaves_the_old_file(tmp_path):
    saved = tmp_path / "saved.jsonl"
    saved.write_text("precious\n")
    done = evidence("export", "-o", str(saved), db=tmp_path / "missing.db")
    assert done.returncode == 2
    assert saved.read_text() == "precious\n"
    assert [p.name for p in tmp_path.iterdir()] == ["saved.jsonl"]


def test_verify_says_what_is_damaged_and_what_to_do(tmp_path):
    docs, db = collection(tmp_path)
    evidence("add", str(docs), db=db)
    good = evidence("verify", db=db)
    assert (good.returncode, good.stdout) == (0, b"")
    assert good.stderr == b"1 documents: nothing is damaged\n"
    raw = sqlite3.connect(db)
    raw.execute("UPDATE document SET text = replace(text, 'Brandt', 'Brundt')")
    raw.commit()
    raw.close()
    bad = evidence("verify", db=db)
    assert bad.returncode == 2
    assert b"document one: the text is not the one that was added" in bad.stdout
    assert b"damaged; restore a copy" in bad.stderr


def test_a_file_of_an_older_layout_names_the_next_step(tmp_path):
    docs, db = collection(tmp_path)
    evidence("add", str(docs), db=db)
    raw = sqlite3.connect(db)
    raw.execute("PRAGMA user_version = 1")
    raw.close()
    done = evidence("list", db=db)
    assert done.returncode == 2
    assert b"made with layout 1" in done.stderr
    assert b"add the documents again" in done.stderr


def test_the_users_own_collection(tmp_path, article_path):
    docs, _ = collection(tmp_path)
    env = {k: v for k, v in os.environ.items() if not k.startswith("PROVENANCE_")}
    env |= {"XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    assert run("evidence", "list", "--isolated", env=env).returncode == 2
    assert run("evidence", "add", "--isolated", str(docs), env=env).returncode == 0
    assert run("evidence", "list", "--isolated", env=env).stdout.startswith(b"one\t")
    asked = []
    for option in ((), ("--evidence", "default")):
        done = run("check", "--isolated", "-f", "json", *option, str(article_path), env=env)
        asked.append(json.loads(done.stdout)["run"]["evidence"])
    assert asked[0] is None
    assert asked[1]["documents"] == 1


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_that_makes_no_sense(tmp_path, jobs):
    docs, db = collection(tmp_path)
    assert evidence("add", str(docs), "--jobs", jobs, db=db).returncode == 2
    assert not db.exists()


def test_a_feed_a_page_and_a_text_can_be_added(tmp_path):
    words = "The council voted on Monday to pay for a second ferry across the Sill. "
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.txt").write_text(words * 5)
    (folder / "b.html").write_text(
        f"<html><body><article><p>{words * 9}</p></article></body></html>"
    )
    (folder / "c.xml").write_text(
        "<rss version='2.0'><channel><title>Sill</title><item><guid>x1</guid><title>Ferry</title>"
        f"<description>{words * 5}</description></item></channel></rss>"
    )
    done = evidence("add", str(folder), db=tmp_path / "e.db")
    assert done.stderr == b"3 added, 0 already there\n"
