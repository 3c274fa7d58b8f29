"""Killed at any point, and two at once: nothing is lost, nothing stands twice in the folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from provenance.errors import InputError
from provenance.watch import Busy, State, lease
from tests.watch.conftest import rss, story

ITEMS = [story(i) for i in range(1, 9)]


@pytest.fixture
def local(desk):
    """A desk that watches a file."""
    (desk.folder / "feed.xml").write_bytes(rss(ITEMS))
    desk.feeds("[[feed]]\nname = 'post'\npath = 'feed.xml'\n")
    return desk


def index(folder):
    lines = (folder / "out" / "index.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def whole(rows, folder, count=8):
    """Every item once, in order, with a report that can be read."""
    assert [row["id"] for row in rows] == [f"item-{i}" for i in range(1, count + 1)]
    assert [row["seq"] for row in rows] == list(range(1, count + 1))
    for row in rows:
        report = json.loads((folder / "out" / row["report"]).read_text("utf-8"))
        assert report["article"]["id"] == row["id"]


@pytest.mark.parametrize("done", [0, 3, 7])
def test_abandoned_after_some_items(local, done):
    """The event is kept, its line is not written: as killed between the two."""
    local.run(stop_after=done)
    rows = index(local.folder)
    assert len(rows) == done
    local.run()
    whole(index(local.folder), local.folder)
    assert local.run() == []


def test_killed_before_the_mark_tells_twice_and_keeps_once(local):
    first = local.run(mark=False)
    again = local.run()
    assert [t.event.seq for t in again] == [t.event.seq for t in first]
    whole(index(local.folder), local.folder)
    assert local.run() == []


def test_half_a_line_is_cut_off(local):
    local.run(stop_after=3)
    with (local.folder / "out" / "index.jsonl").open("ab") as out:
        out.write(b'{"state": "x", "se')
    local.run()
    whole(index(local.folder), local.folder)


def test_a_change_between_the_kill_and_the_next_run(local):
    local.run(stop_after=2)
    (local.folder / "feed.xml").write_bytes(rss([story(1, sum="eleven"), *ITEMS[1:]]))
    told = local.run()
    # the third item was kept before the kill, and is told before what is new
    kinds = [(t.event.kind, t.event.item) for t in told]
    assert ("changed", "item-1") in kinds
    assert sorted(row["id"] for row in index(local.folder) if row["kind"] == "new") == [
        item["id"] for item in ITEMS
    ]


def test_a_feed_taken_from_the_file_is_still_told(local):
    local.run(mark=False, keep=False, stop_after=4)
    (local.folder / "other.xml").write_bytes(rss([story(20)]))
    local.feeds("[[feed]]\nname = 'other'\npath = 'other.xml'\n")
    told = local.run()
    assert [t.event.item for t in told] == [*(f"item-{i}" for i in range(1, 6)), "item-20"]


def test_state_of_another_kind_is_refused(tmp_path):
    (tmp_path / "x.db").write_text("no database at all, but long enough to be looked at " * 9)
    with pytest.raises(InputError, match="is no state of a watch"):
        State(tmp_path / "x.db")


def test_a_second_lease_is_refused_until_the_first_is_gone(tmp_path):
    with lease(tmp_path / "s.db"), pytest.raises(Busy), lease(tmp_path / "s.db"):
        pass
    with lease(tmp_path / "s.db"):
        pass


# -- real processes ---------------------------------------------------------------------------


def start(desk, *arguments):
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "provenance", "watch", str(desk.folder / "feeds.toml")),
            *("--out", str(desk.folder / "out"), "--isolated", *arguments),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def wait_for(path, lines, process):
    """Until a file has some lines or the process has ended."""
    while process.poll() is None:
        if path.exists() and path.read_bytes().count(b"\n") >= lines:
            return
        time.sleep(0.002)


def test_killed_for_real_and_resumed(local):
    many = [story(i) for i in range(1, 25)]
    (local.folder / "feed.xml").write_bytes(rss(many))
    place = local.folder / "out" / "index.jsonl"
    process = start(local)
    wait_for(place, 5, process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    local.run()
    whole(index(local.folder), local.folder, count=24)


def test_two_at_once(local):
    first, second = start(local), start(local)
    for process in (first, second):
        process.communicate(timeout=60)
    assert [first.returncode, second.returncode] == [0, 0]
    whole(index(local.folder), local.folder)
