"""Measuring verdicts: the measures by hand, and a whole run on an invented gold file."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.evaluate.corroboration import EVALUATION, evidence, figures
from provenance.train._corroboration_cases import FOLDS, fold_of
from provenance.train._corroboration_figures import VERDICTS, macro_f1, yes_precision, yes_recall
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


def test_events_fall_in_all_folds() -> None:
    folds = [fold_of(f"event-{i}") for i in range(200)]
    assert set(folds) == set(range(FOLDS))


def write(path: Path, rows: list[dict]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


EVENTS = 8


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Eight events in one pattern: every quotation is carried once, and once it is not."""
    folder = tmp_path / "corroboration"
    folder.mkdir()
    other = f"Crews were praised.\n\n“{QUOTE},” Ines Calloway said in Port Merrow on Tuesday."
    rows, gold = [], []
    start, said = ARTICLE.index("“"), other.index("“")
    for i in range(EVENTS):
        day = f"2021-05-0{i + 1}"
        rows += [
            {"id": f"own{i}", "text": ARTICLE, "domain": "a.example", "date": day},
            {"id": f"other{i}", "text": other, "domain": "b.example", "date": day},
            {"id": f"bread{i}", "text": "Bread is baked.", "domain": "c.example", "date": ""},
            {"id": f"pier{i}", "text": PIER, "domain": "d.example", "date": day},
        ]
        shared = {
            "article": f"own{i}",
            "source": [0, 4],
            "source_name": "Ines Calloway",
            "content": [start, start + len(QUOTE) + 3],
            "kind": "quote",
            "event": f"event-{i}",
        }
        found = [{"article": f"other{i}", "start": said, "end": said + 20}]
        gold += [
            {**shared, "id": f"{i}a", "candidates": [f"other{i}", f"pier{i}"]}
            | {"verdict": "corroborated", "evidence": found},
            {**shared, "id": f"{i}b", "candidates": [f"bread{i}", f"pier{i}"]}
            | {"verdict": "not_found", "evidence": []},
        ]
    write(folder / "allsides-1.jsonl.gz", rows)
    for name in ("allsides-2", "allsides-3", "basil_articles"):
        write(folder / f"{name}.jsonl.gz", [])
    write(folder / "gold.jsonl.gz", gold)
    return tmp_path


PIER = "The ferry Aldine sank off Port Merrow. A pier near the cold water was closed on Tuesday."


def test_a_whole_run(data: Path) -> None:
    values = {f.name: f for f in figures(data)}
    assert values["gold: verdict accuracy"].value == 1.0
    assert values["gold: verdict accuracy"].n == 2 * EVENTS
    assert values["gold: corroborated precision"].value == 1.0
    assert "own: verdict accuracy" not in values  # none of the articles they name is there
    names = [f"{kind}{i}" for kind in ("bread", "other", "pier") for i in range(EVENTS)]
    assert [a.id for a in evidence(data)] == names
    assert [a.id for a, _ in EVALUATION.articles(data)] == [f"own{i}" for i in range(EVENTS)]


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gold\.jsonl\.gz"):
        list(figures(tmp_path))


def test_a_missing_article_is_named(data: Path) -> None:
    write(data / "corroboration" / "allsides-1.jsonl.gz", [])
    with pytest.raises(InputError, match="articles that labelled statements name"):
        list(figures(data))
