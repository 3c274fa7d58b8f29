"""The same real articles in every format that holds several: the same findings?

    python tests/benchmarks/feeds_from_articles.py --data DIR [--articles 200] [--out FOLDER]

Takes articles of one outlet after another from the corroboration data, writes them in every format
into a folder, runs ``provenance check --format jsonl --no-mutual`` on each file, and compares texts
and findings with those of the JSONL form, article by article.  Each kind of difference is counted
with one example.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "read"))

from forms import Item, forms  # noqa: E402

FILES = ("allsides-1.jsonl.gz", "allsides-2.jsonl.gz", "allsides-3.jsonl.gz")
BASE = "lines.jsonl"


def items(data: Path, count: int) -> list[Item]:
    """Articles of one outlet: the one that has enough of them first."""
    by_outlet: dict[str, list[Item]] = {}
    for name in FILES:
        with gzip.open(data / "corroboration" / name, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                one = item(row)
                if one is None:
                    continue
                kept = by_outlet.setdefault(one.outlet, [])
                kept.append(one)
                if len(kept) == count:
                    return kept
    return max(by_outlet.values(), key=len)


def item(row: dict) -> Item | None:
    """One row as an item; its paragraphs are the lines of its text."""
    text = "\n\n".join(line.strip() for line in row["text"].splitlines() if line.strip())
    text = "".join(c for c in text if c >= " " or c == "\n")
    published = str(row.get("published") or row.get("date") or "")
    if len(text.split()) < 100 or len(published) < 10:
        return None
    return Item(
        id=str(row["id"]),
        url=row.get("url") or f"https://example.org/{row['id']}",
        title=" ".join(str(row.get("title") or "").split()),
        outlet=str(row.get("outlet") or "Example"),
        published=f"{published[:10]}T00:00:00+00:00",
        authors=(row["authors"],) if row.get("authors") else (),
        text=text,
    )


def reports(path: Path) -> tuple[list[dict], int, float]:
    """The reports on one file, the exit code, and the seconds they took."""
    command = [sys.executable, "-m", "provenance", "check", "--isolated", "--no-mutual", "-q"]
    out = path.with_suffix(".reports.jsonl")
    begun = time.perf_counter()
    done = subprocess.run(
        [*command, "--format", f"jsonl:{out}", str(path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    seconds = time.perf_counter() - begun
    if done.returncode not in (0, 1):
        print(done.stderr[-2000:])
    return [json.loads(line) for line in out.open(encoding="utf-8")], done.returncode, seconds


def findings(report: dict) -> Counter:
    """The findings of a report by code, place and words."""
    return Counter(
        (f["code"], f.get("start"), f.get("end"), json.dumps(f.get("text"), ensure_ascii=False))
        for f in report["findings"]
    )


def compare(base: list[dict], other: list[dict]) -> tuple[Counter, dict[str, str]]:
    """Kinds of difference and an example of each."""
    kinds: Counter = Counter()
    examples: dict[str, str] = {}

    def note(kind: str, example: object) -> None:
        kinds[kind] += 1
        examples.setdefault(kind, str(example)[:300])

    if len(base) != len(other):
        note("number of articles", (len(base), len(other)))
    for one, two in zip(base, other, strict=False):
        for key in ("title", "outlet", "published", "authors", "language"):
            if one["article"].get(key) != two["article"].get(key):
                pair = (one["article"].get(key), two["article"].get(key))
                note(f"article.{key}", (one["article"]["id"], pair))
        first, second = findings(one), findings(two)
        for code, *place in (first - second).elements():
            note(f"only in {BASE}: {code}", (one["article"]["id"], place))
        for code, *place in (second - first).elements():
            note(f"only here: {code}", (one["article"]["id"], place))
        kinds["articles with other findings"] += first != second
    return kinds, examples


def main() -> None:
    """Write, check, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    some = items(arguments.data, arguments.articles)
    with tempfile.TemporaryDirectory() as folder:
        out = arguments.out or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        done = {}
        for name, raw in forms(some).items():
            (out / name).write_bytes(raw)
            done[name] = reports(out / name)
        base = done[BASE][0]
        print(f"{len(some)} articles, {sum(len(r['findings']) for r in base)} findings")
        for name, (found, code, seconds) in done.items():
            here = f"{len(found)} articles, {sum(len(r['findings']) for r in found)} findings"
            print(f"{name:18} {here}, exit {code}, {seconds:.1f} s")
            kinds, examples = compare(base, found)
            for kind, number in sorted(kinds.items()):
                if number:
                    print(f"    {number:5} {kind}: {examples.get(kind, '')}")


if __name__ == "__main__":
    main()
