"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from provenance.errors import UsageError
from provenance.report import write_atomically


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with write_atomically(path) as out:
        out.write("é\r\n🙂\ud800")
        assert not path.exists()
    assert path.read_bytes() == "é\r\n🙂\\ud800".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["report.txt"]


def test_nothing_is_left_when_it_breaks(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("before")
    for error in (ValueError, KeyboardInterrupt):
        with pytest.raises(error), write_atomically(path) as out:
            out.write("half")
            raise error
    assert path.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["report.txt"]


def test_an_error_while_reading_is_not_called_an_error_of_writing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), write_atomically(tmp_path / "report.txt"):
        (tmp_path / "input").read_text()


def test_a_full_disk_is_named() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with (
        pytest.raises(UsageError, match="cannot write /dev/full: No space left"),
        write_atomically(full) as out,
    ):
        out.write("x")


def test_mode_is_kept_and_follows_the_umask(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text("before")
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        for name in ("old.txt", "new.txt"):
            with write_atomically(tmp_path / name) as out:
                out.write("after")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640
    assert old.read_text() == "after"


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before")
    (tmp_path / "link.txt").symlink_to("real.txt")
    with write_atomically(tmp_path / "link.txt") as out:
        out.write("after")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "after"


def test_a_pipe_is_written_directly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with write_atomically(pipe) as out:
        out.write("through")
    reader.join(5)
    assert read == ["through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("path", ["missing/report.txt", "folder", "file/report.txt"])
def test_what_cannot_be_written_is_said(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot write"), write_atomically(tmp_path / path):
        pytest.fail("the block must not run")


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    with write_atomically(tmp_path / ("n" * 255)) as out:
        out.write("x")
    assert (tmp_path / ("n" * 255)).read_text() == "x"
