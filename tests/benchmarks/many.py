"""Many articles with 1 and 2 jobs, from the cache, and resumed after a kill; for people.

    python tests/benchmarks/many.py ARTICLES.jsonl[.gz]... [--articles N] [--mutual]

Takes the first N articles of all files together, evenly, and prints for each run the wall clock and
processor seconds, its words per second, and the peak memory of its largest process, then whether
all wrote the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path


def write_articles(paths: list[Path], number: int, out: Path) -> int:
    """Write the first articles of the files as JSON Lines; returns their words."""
    words = 0
    with out.open("w", encoding="utf-8") as lines:
        for i, path in enumerate(paths):
            share = number * (i + 1) // len(paths) - number * i // len(paths)
            read = gzip.open if path.suffix == ".gz" else open
            with read(path, "rt", encoding="utf-8") as some:
                for line in islice(some, share):
                    lines.write(line)
                    words += len(json.loads(line)["text"].split())
    return words


def usage() -> resource.struct_rusage:
    """What the processes that have ended so far used."""
    return resource.getrusage(resource.RUSAGE_CHILDREN)


def measured(name: str, command: list[str], out: Path, words: int, cache: Path) -> str:
    """Run, print a line, and return the hash of what was written."""
    before, begun = usage(), time.perf_counter()
    done = subprocess.run(
        command, env={**os.environ, "PROVENANCE_CACHE": str(cache)}, check=True, capture_output=True
    )
    wall, after = time.perf_counter() - begun, usage()
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = after.ru_maxrss / 1024
    print(
        f"{name:22} {wall:8.1f} s wall {spent:8.1f} s cpu {words / spent:10,.0f} words/s of cpu "
        f"{peak:6.0f} MiB at most; {done.stderr.decode().strip().splitlines()[-1]}",
        flush=True,
    )
    return hashlib.sha256(out.read_bytes()).hexdigest()


def killed(command: list[str], run: Path, at: int) -> int:
    """Kill a run when so many reports are kept; returns how many are."""
    environment = {**os.environ, "PROVENANCE_CACHE": "off"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and len(list(run.glob("reports/*.report"))) < at:
            time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
    return len(list(run.glob("reports/*.report")))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--mutual", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles, out, run = folder / "articles.jsonl", folder / "out.jsonl", folder / "run"
        words = write_articles(arguments.paths, arguments.articles, articles)
        print(f"{arguments.articles} articles, {words:,} words")
        program = [sys.executable, "-m", "provenance", "check", "--isolated", str(articles)]
        program += ["--mutual" if arguments.mutual else "--no-mutual", "--fail-on", "never"]
        program += ["-f", f"jsonl:{out}"]
        hashes = set()
        for label, *more in (
            ("2 jobs, empty cache", "-j", "2"),
            ("2 jobs, full cache", "-j", "2"),
            ("1 job, no cache", "-j", "1", "--no-cache"),
        ):
            hashes.add(measured(label, [*program, *more], out, words, folder / "cache"))
        resumable = [*program, "-j", "2", "--no-cache", "--run", str(run)]
        left = killed(resumable, run, arguments.articles // 2)
        label = f"killed at {left}, resumed"
        hashes.add(measured(label, resumable, out, words, folder / "cache"))
        size = sum(p.stat().st_size for p in (folder / "cache").iterdir()) / 2**20
        print(f"{'same bytes' if len(hashes) == 1 else 'DIFFERENT BYTES'}; cache of {size:.1f} MiB")


if __name__ == "__main__":
    main()
