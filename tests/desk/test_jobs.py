"""Checks in a process of their own: pasted, uploaded, canceled, broken, and after a restart."""

from __future__ import annotations

import json
import time

import pytest

from provenance.desk import Desk
from provenance.settings import Settings

from .conftest import TEXT


def wait(desk, number, states=("done", "failed", "canceled")):
    for _ in range(600):
        job = next(j for j in desk.jobs.latest() if j.number == number)
        if job.state in states:
            return job
        time.sleep(0.05)
    raise AssertionError(f"still {job.state}: {job.said}")


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("desk"), settings=Settings(timeout=2.0))
    desk.jobs.start()
    yield desk
    desk.jobs.stop()


def test_a_pasted_text_becomes_a_report(running):
    number = running.jobs.add(
        "paste", "pasted: x", TEXT.encode(), title="", outlet="The Tarn Post", editor="Ann"
    )
    job = wait(running, number)
    assert (job.state, job.said) == ("done", "checked 1 article")
    report = running.shelf.get(job.reports[0])
    assert report.article.text == TEXT
    assert report.article.outlet == "The Tarn Post"
    assert report.article.uri is None
    assert TEXT.encode()[:60] not in (running.folder / "desk.sqlite").read_bytes()


def test_an_upload_of_many_and_a_broken_one(running):
    rows = [json.dumps({"id": f"a{i}", "text": TEXT}) for i in range(2)] + ["{broken"]
    many = running.jobs.add("upload", "many.jsonl", "\n".join(rows).encode(), editor="Ann")
    empty = running.jobs.add("upload", "none.txt", b"", editor="Ann")
    private = running.jobs.add("url", "http://127.0.0.1:9/", editor="Ann")
    assert "2 articles" in wait(running, many).said
    assert wait(running, empty).reports == ()
    assert "private" in wait(running, private).said.lower()


def test_canceled_before_and_while_it_runs(running):
    large = "\n".join(
        f'{{"id": "c{i}", "text": "{TEXT[:30]} {"word " * 3000}"}}' for i in range(60)
    )
    first = running.jobs.add("upload", "large.jsonl", large.encode(), editor="Ann")
    second = running.jobs.add("paste", "second", b"never read", editor="Ann")
    assert running.jobs.cancel(second)
    wait(running, first, ("working",))
    assert running.jobs.cancel(first)
    assert not running.jobs.cancel(first)
    third = running.jobs.add("paste", "third", TEXT.encode(), editor="Ann")
    assert wait(running, third).state == "done"
    assert {wait(running, n).state for n in (first, second)} == {"canceled"}


def test_what_a_killed_desk_was_at_waits_again(tmp_path):
    desk = Desk(tmp_path)
    number = desk.jobs.add("paste", "x", TEXT.encode(), editor="Ann")
    desk.jobs._write("UPDATE job SET state = 'working' WHERE number = ?", number)
    desk.jobs.start()
    try:
        assert wait(desk, number).state == "done"
    finally:
        desk.jobs.stop()


def test_forms_ask_for_one_thing(entered, desk):
    def post(data, files=None):
        return entered.post("/check", data={"csrf": entered.csrf, **data}, files=files)

    assert post({}).status_code == 422
    assert post({"text": "a", "url": "https://a.example/"}).status_code == 422
    assert "no http" in post({"url": "file:///etc/passwd"}).text
    answer = post({}, {"file": ("../../etc/a\n.txt", b"Some words of a text.")})
    assert answer.status_code == 200
    (job,) = desk.jobs.latest()
    assert "/" not in job.name
    assert (
        entered.post(f"/checks/{job.number}/cancel", data={"csrf": entered.csrf}).status_code == 200
    )
