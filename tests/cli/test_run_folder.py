"""``check --run``: killed in the middle and run again, it writes what an undisturbed run writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.collect.stories import write

COUNT = 32
ENVIRONMENT = {**os.environ, "PROVENANCE_CACHE": "off"}


def command(*arguments: object) -> list[str]:
    return [
        sys.executable,
        "-m",
        "provenance",
        "check",
        "--isolated",
        "-j",
        "2",
        *map(str, arguments),
    ]


def ended(*arguments: object, environment=ENVIRONMENT) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*arguments), capture_output=True, env=environment, check=False)


def interrupted(
    run: Path, number: signal.Signals, *arguments: object, at: int
) -> tuple[int, bytes]:
    """Exit code and stderr of a run that gets a signal when so many reports are kept."""
    with subprocess.Popen(command(*arguments), stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        reports = run / "reports"
        while process.poll() is None and len(list(reports.glob("*.report"))) < at:
            time.sleep(0.02)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
        return process.returncode, err


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    return write(tmp_path_factory.mktemp("docs") / "docs.jsonl", COUNT)


@pytest.mark.parametrize("mutual", ["--no-mutual", "--mutual"])
def test_killed_and_resumed(tmp_path, docs, mutual) -> None:
    calm, run, out = tmp_path / "calm.jsonl", tmp_path / "run", tmp_path / "out.jsonl"
    asked = (docs, mutual, "-f", "jsonl")
    assert ended(*asked, "-o", calm).returncode == 0
    code, _ = interrupted(run, signal.SIGKILL, *asked, "--run", run, "-o", out, at=4)
    assert code == -signal.SIGKILL
    kept = len(list((run / "reports").glob("*.report")))
    assert 4 <= kept < COUNT
    assert not out.exists()
    done = ended(*asked, "--run", run, "-o", out)
    assert done.returncode == 0, done.stderr
    assert f"{COUNT} checked ({kept} of them unchanged)".encode() in done.stderr
    assert out.read_bytes() == calm.read_bytes()


def test_ctrl_c_keeps_what_is_done(tmp_path, docs) -> None:
    run = tmp_path / "run"
    asked = (docs, "--no-mutual", "--run", run, "-o", tmp_path / "out")
    code, err = interrupted(run, signal.SIGINT, *asked, at=5)
    assert code == 130, err
    assert b"Traceback" not in err
    assert b"kept; the same command goes on from there" in err
    assert len(list((run / "reports").glob("*.report"))) >= 5


def test_another_runs_folder_is_refused(tmp_path, docs, article_path) -> None:
    run = tmp_path / "run"
    assert ended(article_path, "--run", run, "-q").returncode == 0
    other = ended(docs, "--run", run)
    assert other.returncode == 2
    assert b"belongs to another run (other inputs)" in other.stderr


def test_a_stream_keeps_what_it_has_written(docs) -> None:
    with subprocess.Popen(
        command(docs, "--no-mutual", "-f", "jsonl"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert (first + rest).endswith(b"}\n")
    assert b"interrupted after" in err


def test_the_cache_is_said_and_can_be_left_out(tmp_path, article_path) -> None:
    own = {**os.environ, "PROVENANCE_CACHE": str(tmp_path / "cache")}
    first, second, third = (
        ended(article_path, *more, environment=own) for more in ((), (), ("--no-cache",))
    )
    assert [b"1 of them unchanged" in done.stderr for done in (first, second, third)] == [
        False,
        True,
        False,
    ]
    assert first.stdout == second.stdout == third.stdout


def test_a_damaged_cache_is_one_line(tmp_path, article_path) -> None:
    for name in ("reports-1.sqlite",):
        (tmp_path / name).write_bytes(
            b"not a database at all, but long enough to be read as one" * 9
        )
    own = {**os.environ, "PROVENANCE_CACHE": str(tmp_path)}
    done = ended(article_path, "-q", environment=own)
    assert done.returncode == 0
    assert done.stderr.count(b"\n") == 1
    assert b"cache" in done.stderr
