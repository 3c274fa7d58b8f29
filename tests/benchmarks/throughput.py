"""Words per second and memory of a whole check; for people, not for the test run.

    python tests/benchmarks/throughput.py [ARTICLES.jsonl[.gz]] [--articles N]

Prints the words per second of every stage, of furniture, wording and signals together, and of the
whole check, in processor time on one core; the time from process start to the report of one
article, and the peak memory of a run over N and over 10 N articles (constant memory means that the
two agree).  Without a file the sample article is used.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.check import Checker
    from provenance.types import Article

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "data" / "samples" / "article.txt"
STAGES = ("tokens", "blocks", "quotations", "sentences", "attributions", "voices", "wording")
"""Parts of a reading, in the order in which they need each other; the signals come after them."""
SUMS = {
    "furniture + wording + signals": ("blocks", "wording", "signals"),
    "... and tokens, quotations, sentences": (
        *("tokens", "blocks", "quotations", "sentences", "wording", "signals"),
    ),
}
"""What is given together, without the attributions."""
RUNS = 3
"""Passes over the articles, the fastest of which counts."""


def texts(path: Path | None) -> list[str]:
    """Texts to read: those of a JSONL file, or the sample article."""
    if path is None:
        return [SAMPLE.read_text("utf-8")]
    read = gzip.open if path.suffix == ".gz" else open
    with read(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, 500)]


def stages(some: list[str], count: int) -> None:
    """Words per second of each stage and of the whole, the fastest of some passes."""
    from provenance.check import Checker
    from provenance.types import Article

    checker = Checker()
    articles = [Article(id=str(i), text=t) for i, t in enumerate(islice(cycle(some), count))]
    words = sum(len(a.text.split()) for a in articles)
    checker.check(articles[0])
    passes = [one_pass(checker, articles) for _ in range(RUNS)]
    best = {stage: min(spent[stage] for spent in passes) for stage in passes[0]}
    for name, parts in SUMS.items():
        best[name] = sum(best[part] for part in parts)
    begun = time.process_time()
    for article in articles:
        checker.check(article)
    best["whole check"] = time.process_time() - begun
    for stage, seconds in best.items():
        print(f"{stage:38} {words / seconds:12,.0f} words/s")


def one_pass(checker: Checker, articles: list[Article]) -> dict[str, float]:
    """Seconds that each stage takes for some articles."""
    from provenance.reading import Reading
    from provenance.signals._run import run_signals

    signals = [s for s in checker.signals if "store" not in s.needs]
    spent = dict.fromkeys((*STAGES, "signals"), 0.0)
    for article in articles:
        reading = Reading(article, models=checker.models)
        for stage in STAGES:
            begun = time.process_time()
            getattr(reading, stage)
            spent[stage] += time.process_time() - begun
        begun = time.process_time()
        run_signals(reading, signals)
        spent["signals"] += time.process_time() - begun
    return spent


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
            options += ["--no-cache", "-j", "1"]
            command = [sys.executable, "-m", "provenance", "check", "--isolated", *options]
            begun = time.perf_counter()
            subprocess.run([*command, file.name], capture_output=True, check=True)
            seconds = time.perf_counter() - begun
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{number:7} articles {seconds:8.1f} s {peak:8.0f} MiB peak")


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does
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
