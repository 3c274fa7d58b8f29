"""The quality gate: measured figures may not fall below the floors in ``floors.json``.

    python tests/quality/gate.py [--data DIR] [--update]

Figures come from `provenance evaluate`, on research data that does not ship: without the folder
(``--data`` or PROVENANCE_DATASETS) that part is skipped with a line saying so.  The speed of a
check is a ratio to a reference loop in the same run, because machines differ.  ``--update`` raises
floors to what was just measured, less the margin; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.check import Checker
    from provenance.types import Article

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SAMPLE = HERE.parent.parent / "data" / "samples" / "article.txt"
MARGIN = 0.005
"""Room left by --update for versions of libraries: half a point."""


def figures(data: Path, floors: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The figures that have a floor, measured now.

    Args:
        data: Folder of research data.
        floors: Floors by evaluation and figure.
    """
    from provenance.evaluate._base import EVALUATIONS

    measured: dict[str, dict[str, float]] = {}
    for name, wanted in floors.items():
        measured[name] = {}
        for figure in EVALUATIONS.get(name).figures(data):
            if figure.name in wanted:
                measured[name][figure.name] = figure.value
            if len(measured[name]) == len(wanted):
                break  # the figures are a stream: what nobody asked for is not measured
    return measured


def speed_ratios() -> dict[str, float]:
    """Times on the sample article over that of a reference loop on the same text.

    Of the whole check, and of furniture, wording and signals together, which do not hold the
    attributions that they look at.
    """
    from provenance.check import Checker
    from provenance.types import Article

    text = SAMPLE.read_text("utf-8")
    checker = Checker()
    checker.check(Article(id="warm", text=text))
    times: dict[str, list[float]] = {"check": [], "framing": [], "loop": []}
    for number in range(15):
        article = Article(id=str(number), text=text)
        begun = time.perf_counter()
        checker.check(article)
        middle = time.perf_counter()
        sum(hash(word) & 1 for _ in range(40) for word in text.split())
        times["loop"].append(time.perf_counter() - middle)
        times["check"].append(middle - begun)
        times["framing"].append(framing_seconds(checker, article))
    loop = sorted(times.pop("loop"))[7]
    return {name: sorted(some)[7] / loop for name, some in times.items()}


def framing_seconds(checker: Checker, article: Article) -> float:
    """Seconds that furniture, wording and all signals take for one article."""
    from provenance.reading import Reading
    from provenance.signals._run import run_signals

    reading = Reading(article, models=checker.models)
    begun = time.perf_counter()
    _ = reading.blocks
    seconds = time.perf_counter() - begun
    _ = reading.tokens, reading.sentences, reading.attributions, reading.voices
    begun = time.perf_counter()
    _ = reading.wording
    run_signals(reading, [s for s in checker.signals if "store" not in s.needs])
    return seconds + time.perf_counter() - begun


def below(measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """Print every figure beside its floor; return those that fell below."""
    failed = []
    for name, wanted in floors.items():
        for key, floor in wanted.items():
            value = measured[name][key]
            mark = "ok  " if value >= floor else "FAIL"
            print(f"{mark} {name}: {key}: {value:.3f} (floor {floor:.3f})")
            if value < floor:
                failed.append(f"{name}: {key}")
    return failed


def too_slow(ceilings: dict[str, float]) -> list[str]:
    """Print every ratio beside its ceiling; return those that are above.

    Measured before the figures, in a process like a user's: those leave threads and garbage.
    """
    failed = []
    for name, ratio in speed_ratios().items():
        slow = ratio > ceilings[name]
        print(
            f"{'FAIL' if slow else 'ok  '} speed: {name}: {ratio:.1f} x (ceiling {ceilings[name]})"
        )
        failed += [f"speed: {name}"] if slow else []
    return failed


def raise_floors(wanted: dict[str, float], found: dict[str, float]) -> dict[str, float]:
    """The floors of one evaluation after ``--update``."""
    return {key: max(floor, round(found[key] - MARGIN, 3)) for key, floor in wanted.items()}


def main() -> int:
    """Measure, compare, print; 1 if anything fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("PROVENANCE_DATASETS"))
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    stored = json.loads(FLOORS.read_text("utf-8"))
    failed = too_slow(stored["slowest_ratios"])
    if arguments.data is None:
        print("skip figures: no research data (--data or PROVENANCE_DATASETS)")
    else:
        measured = figures(Path(arguments.data), stored["floors"])
        failed += below(measured, stored["floors"])
        if arguments.update:
            raised = {name: raise_floors(w, measured[name]) for name, w in stored["floors"].items()}
            FLOORS.write_text(json.dumps({**stored, "floors": raised}, indent=1) + "\n", "utf-8")
    if failed:
        print(f"below the floor: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
