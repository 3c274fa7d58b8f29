"""Words per second and memory of a whole check; for people, not for the test run.

    python tests/benchmarks/throughput.py [ARTICLES.jsonl[.gz]] [--articles N]

Prints the words per second of every stage and of the whole check on one core, the time from
process start to the report of one article, and the peak memory of a run over N and over 10 N
articles (constant memory means that the two agree).  Without a file the sample article is used.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "data" / "samples" / "article.txt"
STAGES = ("tokens", "blocks", "quotations", "sentences", "attributions", "voices", "wording")


def texts(path: Path | None) -> list[str]:
    """Texts to read: those of a JSONL file, or the sample article."""
    if path is None:
        return [SAMPLE.read_text("utf-8")]
    read = gzip.open if path.suffix == ".gz" else open
    with read(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, 500)]


def stages(some: list[str], count: int) -> None:
    """Words per second of each stage and of the whole."""
    from provenance.check import Checker
    from provenance.reading import Models, Reading
    from provenance.types import Article

    models = Models()
    checker = Checker(models=models)
    articles = [Article(id=str(i), text=t) for i, t in enumerate(islice(cycle(some), count))]
    words = sum(len(a.text.split()) for a in articles)
    checker.check(articles[0])
    spent = dict.fromkeys(STAGES, 0.0)
    for article in articles:
        reading = Reading(article, models=models)
        for stage in STAGES:
            begun = time.perf_counter()
            getattr(reading, stage)
            spent[stage] += time.perf_counter() - begun
    for stage, seconds in spent.items():
        print(f"{stage:14} {words / seconds:12,.0f} words/s")
    begun = time.perf_counter()
    for article in articles:
        checker.check(article)
    print(f"{'whole check':14} {words / (time.perf_counter() - begun):12,.0f} words/s")


def start_up() -> None:
    """Seconds from process start to the report on one 1,000-word article."""
    body = SAMPLE.read_text("utf-8")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n\n".join([body] * max(1, 1000 // len(body.split()))))
        file.flush()
        for arguments in (["--help"], ["check", "--isolated", "-f", "json", file.name]):
            command = [sys.executable, "-m", "provenance", *arguments]
            times = []
            for _ in range(5):
                begun = time.perf_counter()
                subprocess.run(command, capture_output=True, check=False)
                times.append(time.perf_counter() - begun)
            print(f"{arguments[0]:14} {sorted(times)[2]:12.2f} s from process start")


def memory(some: list[str], count: int) -> None:
    """Peak memory of runs over N and 10 N articles."""
    for number in (count, 10 * count):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for i, text in enumerate(islice(cycle(some), number)):
                file.write(json.dumps({"id": str(i), "text": text}) + "\n")
            file.flush()
            options = ["-f", "jsonl:/dev/null", "--no-mutual", "--fail-on", "never", "-q"]
            command = [sys.executable, "-m", "provenance", "check", "--isolated", *options]
            begun = time.perf_counter()
            subprocess.run([*command, file.name], capture_output=True, check=True)
            seconds = time.perf_counter() - begun
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{number:7} articles {seconds:8.1f} s {peak:8.0f} MiB peak")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    arguments = parser.parse_args()
    some = texts(arguments.path)
    stages(some, arguments.articles)
    start_up()
    memory(some, arguments.articles)


if __name__ == "__main__":
    main()
