"""Attribution figures of folds and of reports, for people, not for the test run.

    python tests/benchmarks/attribution_figures.py read DIR [--split train] [--ids FILE]
    python tests/benchmarks/attribution_figures.py score GOLD REPORTS [--train GOLD] [--ids FILE]
    python tests/benchmarks/attribution_figures.py compare GOLD BEFORE AFTER [--ids FILE]

``read`` reads the articles of a split with the code as it stands and prints the whole table;
``score`` prints the counted part for reports (``provenance check --format jsonl``); ``compare``
prints what AFTER has more than BEFORE in triple overlap F1 with its interval, the same articles in
each draw.  GOLD is a gzip JSONL file in the form of PolNeAR.  FILE holds article ids, one a line:
only these are scored, so a fold of the training split can be measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from provenance.evaluate.attribution import figures
from provenance.evaluate.attribution._compare import differences, side_by_side
from provenance.evaluate.attribution._counts import Counts
from provenance.evaluate.attribution._data import Cues, Row, from_report, score
from provenance.evaluate.attribution._measures import measures
from provenance.evaluate.attribution._reliability import reliability
from provenance.evaluate.attribution._resample import Totals, figures_of
from provenance.train._base import Figure, read_jsonl_gz


def reports(path: Path) -> dict[str, dict]:
    """Reports by article id."""
    read = gzip.open if path.suffix == ".gz" else open
    with read(path, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines if line.strip())
        return {row["article"]["id"]: row for row in rows}


def gold(path: Path, ids: frozenset[str] | None) -> list[Row]:
    """Gold articles, all or those named."""
    return [row for row in read_jsonl_gz(path) if ids is None or row["id"] in ids]


def counts(rows: list[Row], path: Path, cues: Cues | None = None) -> list[Counts]:
    """Counts of the articles as some reports read them; an article without report has none."""
    found = reports(path)
    for row in rows:
        if row["id"] not in found:
            print(f"no report: {row['id']}", file=sys.stderr)
        elif found[row["id"]]["article"]["text"] != row["text"]:
            print(f"another text: {row['id']}", file=sys.stderr)
    return score(rows, lambda row: from_report(found.get(row["id"], {"attributions": ()})), cues)


def show(some: Iterable[Figure]) -> None:
    """Print figures in columns."""
    for f in some:
        interval = "" if f.low is None else f"{f.low:8.3f} to {f.high:.3f}"
        print(f"{f.name:62} {f.value:8.3f} {interval:18} n={f.n}  {f.note}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    read = verbs.add_parser("read")
    read.add_argument("data", type=Path)
    read.add_argument("--split", choices=("train", "dev"), default="train")
    one = verbs.add_parser("score")
    one.add_argument("gold", type=Path)
    one.add_argument("reports", type=Path)
    one.add_argument("--train", type=Path)
    two = verbs.add_parser("compare")
    for name in ("gold", "before", "after"):
        two.add_argument(name, type=Path)
    for verb in (read, one, two):
        verb.add_argument("--ids", type=Path)
    given = parser.parse_args()
    ids = frozenset(given.ids.read_text("utf-8").split()) if given.ids else None
    if given.verb == "read":
        show(figures(given.data, split=given.split, ids=ids))
        return
    rows = gold(given.gold, ids)
    if given.verb == "score":
        cues = Cues(read_jsonl_gz(given.train), ids) if given.train else None
        total = Totals(counts(rows, given.reports, cues))
        show(figures_of([*measures(total), *reliability(total)]))
    else:
        both = zip(counts(rows, given.before), counts(rows, given.after), strict=True)
        show(figures_of(differences(Totals([side_by_side(*pair) for pair in both]))))


if __name__ == "__main__":
    main()
