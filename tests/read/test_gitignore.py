"""The subset of .gitignore, held against git's own answers where git is there."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from provenance.read._gitignore import Ignore

PATTERNS = [
    "*.log", "/top.txt", "build/", "a/b.txt", "**/deep.txt", "docs/**", "x/**/y.txt", "!keep.log",
    "te?t.txt", "[ab]z.txt", "[!ab]q.txt", "\\#hash.txt", "# comment", "", "   ", "trail.txt   ",
    "sp ace.txt", "*.tm[p", "a**b.txt", "[a-c]r.txt",
]  # fmt: skip
PATHS = [
    "x.log", "keep.log", "sub/x.log", "sub/keep.log", "top.txt", "sub/top.txt", "build/a.txt",
    "sub/build/a.txt", "a/b.txt", "c/a/b.txt", "deep.txt", "p/q/deep.txt", "docs/a/b.txt",
    "x/y.txt",
    "x/1/2/y.txt", "test.txt", "te/t.txt", "az.txt", "cz.txt", "aq.txt", "cq.txt", "#hash.txt",
    "trail.txt", "sp ace.txt", "x.tmp", "axxb.txt", "plain.txt", "br.txt", "dr.txt",
]  # fmt: skip


def ignored(top: Path, path: str) -> bool:
    ignore, at = Ignore.around(top), top
    for part in Path(path).parts[:-1]:
        at = at / part
        if ignore.ignores(at, is_folder=True):
            return True
        ignore = ignore.inside(at)
    return ignore.ignores(top / path, is_folder=False)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_agrees_with_git(tmp_path):
    (tmp_path / ".gitignore").write_text("\n".join(PATTERNS))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / ".gitignore").write_text("!x.log\n")
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    done = subprocess.run(
        ["git", "-C", str(tmp_path), "check-ignore", "--stdin"],
        input="\n".join(PATHS), capture_output=True, text=True, check=False,
    )  # fmt: skip
    theirs = {line.strip('"') for line in done.stdout.splitlines()}
    assert {path for path in PATHS if ignored(tmp_path, path)} == theirs
    assert len(theirs) > 10


def test_rules_of_the_repository_above_hold(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("in/*.txt\n")
    (tmp_path / "in").mkdir()
    assert Ignore.around(tmp_path / "in").ignores(tmp_path / "in" / "a.txt", is_folder=False)


def test_a_hostile_pattern_takes_no_time(tmp_path):
    (tmp_path / ".gitignore").write_text("*a*a*a*a*a*a*a*a*b\n" * 10 + "(" * 1000)
    begun = time.process_time()
    assert not Ignore.around(tmp_path).ignores(tmp_path / ("a" * 200), is_folder=False)
    assert time.process_time() - begun < 5
