"""Measuring verdicts: the measures by hand, and a whole run on an invented gold file."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.evaluate.corroboration import EVALUATION, evidence, figures
from provenance.train._corroboration_cases import FOLDS, fold_of
from provenance.train._corroboration_figures import VERDICTS, macro_f1, yes_precision, yes_recall
from tests.corroboration.gold import EVENTS, write, write_gold

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


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_gold(tmp_path)


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
