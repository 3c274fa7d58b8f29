"""Measuring verdicts: the measures by hand, and a whole run on an invented gold file."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.evaluate.corroboration import (
    EVALUATION,
    VERDICTS,
    evidence,
    figures,
    judge,
    macro_f1,
    seen,
    yes_precision,
    yes_recall,
)
from tests.corroboration.planted import ARTICLE, QUOTE

PAIRS = [
    ("corroborated", "corroborated"),
    ("corroborated_claim", "corroborated"),
    ("not_found", "corroborated"),
    ("corroborated", "not_found"),
]


def test_measures_by_hand() -> None:
    assert yes_precision(PAIRS) == pytest.approx(2 / 3)
    assert yes_recall(PAIRS) == pytest.approx(2 / 3)
    assert macro_f1(PAIRS) == pytest.approx((2 / 5) / 7)
    assert macro_f1([(v, v) for v in VERDICTS]) == 1.0
    assert macro_f1([]) == yes_precision([]) == yes_recall([]) == 0.0


def test_events_fall_in_two_halves() -> None:
    halves = [seen(f"event-{i}") for i in range(200)]
    assert 70 < sum(halves) < 130


def write(path: Path, rows: list[dict]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "corroboration"
    folder.mkdir()
    other = f"Crews were praised.\n\n“{QUOTE},” Ines Calloway said in Port Merrow on Tuesday."
    rows = [
        {"id": "own", "text": ARTICLE, "domain": "a.example", "date": "2021-05-04"},
        {"id": "other", "text": other, "domain": "b.example", "date": "2021-05-04"},
        {"id": "bread", "text": "Bread is baked.", "domain": "c.example", "date": ""},
    ]
    write(folder / "allsides-1.jsonl.gz", rows)
    for name in ("allsides-2", "allsides-3", "basil_articles"):
        write(folder / f"{name}.jsonl.gz", [])
    start = ARTICLE.index("“")
    shared = {
        "article": "own",
        "source": [0, 4],
        "source_name": "Ines Calloway",
        "content": [start, start + len(QUOTE) + 3],
        "kind": "quote",
    }
    start = other.index("“")
    found = [{"article": "other", "start": start, "end": start + 20}]
    gold = [
        {**shared, "id": "1", "candidates": ["other"], "verdict": "corroborated", "evidence": found}
        | {"event": "event-0"},
        {**shared, "id": "2", "candidates": ["bread"], "verdict": "not_found", "evidence": []}
        | {"event": next(f"event-{i}" for i in range(99) if seen(f"event-{i}") != seen("event-0"))},
    ]
    write(folder / "gold.jsonl.gz", gold)
    return tmp_path


def test_a_whole_run(data: Path) -> None:
    assert [one.pair for one in judge(data)] == [
        ("corroborated", "corroborated"),
        ("not_found", "not_found"),
    ]
    assert [one.reached for one in judge(data)] == [True, None]
    values = {f.name: f for f in figures(data)}
    assert values["all: verdict accuracy"].value == 1.0
    assert values["unseen: verdict accuracy"].n == values["seen: verdict accuracy"].n == 1
    assert values["passages: recall at 10"].value == 1.0
    assert [a.id for a in evidence(data)] == ["bread", "other"]
    assert [a.id for a, _ in EVALUATION.articles(data)] == ["own"]


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gold\.jsonl\.gz"):
        list(figures(tmp_path))
