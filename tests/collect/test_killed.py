"""A collection whose filling is killed three times ends as one that was never disturbed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from provenance.evidence import open_store
from tests.collect.stories import write

COUNT = 450
KILLED_AT = (100, 200, 300)


def command(verb: str, *arguments: str, db: Path) -> list[str]:
    program = [sys.executable, "-m", "provenance", "evidence", verb, *arguments]
    return [*program, "--isolated", "--evidence", str(db)]


def documents(db: Path) -> int:
    if not db.exists() or not db.stat().st_size:
        return 0
    with open_store(db) as store:
        return store.stats().documents


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks /proc for child processes")
def test_killed_three_times_and_resumed(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs.jsonl", COUNT)
    calm, killed = tmp_path / "calm.db", tmp_path / "killed.db"
    subprocess.run(
        command("add", str(docs), "--jobs", "1", db=calm), check=True, capture_output=True
    )
    left: list[int] = []
    for target in KILLED_AT:
        writer = subprocess.Popen(
            command("add", str(docs), "--jobs", "2", db=killed), stderr=subprocess.DEVNULL
        )
        while documents(killed) < target and writer.poll() is None:
            time.sleep(0.1)
        left += children(writer.pid)
        writer.send_signal(signal.SIGKILL)
        assert writer.wait() == -signal.SIGKILL, "it was done before it could be killed"
        with open_store(killed) as store:
            assert list(store.verify()) == []
            assert target <= store.stats().documents < COUNT
    done = subprocess.run(
        command("add", str(docs), "--jobs", "2", db=killed), check=True, capture_output=True
    )
    assert f"{COUNT} added" not in done.stderr.decode()
    with open_store(calm) as one, open_store(killed) as other:
        assert one.stats() == other.stats()
        assert one.snapshot() == other.snapshot()
        assert [one.versions(d.id) for d in one.documents()] == [
            other.versions(d.id) for d in other.documents()
        ]
    exports = [
        subprocess.run(command("export", db=db), check=True, capture_output=True).stdout
        for db in (calm, killed)
    ]
    assert exports[0] == exports[1]
    assert exports[0].count(b"\n") == COUNT
    assert os.getpid() not in left
    deadline = time.monotonic() + 20
    while any(map(running, left)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(running, left)), "reading processes outlived the one that writes"
