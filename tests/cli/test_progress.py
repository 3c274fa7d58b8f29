"""The progress line: on a terminal only, with a rate, and a total where it can be known."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys

import pytest

from provenance.cli._totals import total_of
from tests.collect.stories import write


def test_totals_of_files_and_folders(tmp_path):
    rows = write(tmp_path / "a.jsonl", 7)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(rows.read_bytes() + b"\n\n"))
    (tmp_path / "c.txt").write_text("One article.")
    assert total_of([str(rows)]) == 7
    assert total_of([str(tmp_path)]) == 15
    assert total_of([str(tmp_path / "c.txt"), str(rows)]) == 8


@pytest.mark.parametrize("name", ["feed.xml", "missing.jsonl", "broken.jsonl.gz", "-"])
def test_totals_that_cannot_be_known(tmp_path, name):
    (tmp_path / "feed.xml").write_text("<rss/>")
    (tmp_path / "broken.jsonl.gz").write_bytes(b"\x1f\x8b no gzip")
    rows = write(tmp_path / "a.jsonl", 7)
    assert total_of([str(rows), name if name == "-" else str(tmp_path / name)]) is None


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_line_shows_count_total_and_rate_on_a_terminal(tmp_path):
    rows = write(tmp_path / "a.jsonl", 40)
    ours, theirs = os.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-m", "provenance", "evidence", "add", str(rows), "--jobs", "1"]
    place = ["--isolated", "--evidence", str(tmp_path / "e.db")]
    with subprocess.Popen(
        [*command, *place], stderr=theirs, stdout=subprocess.PIPE, env=env
    ) as run:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            pass  # Linux ends a pseudo-terminal with an error
        assert run.wait() == 0
        assert run.stdout is not None
        assert run.stdout.read() == b""
    os.close(ours)
    assert b" of 40 read" in shown
    assert b"/s" in shown
    assert b"40 added, 0 already there" in shown
