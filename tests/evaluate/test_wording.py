"""Measuring wording: no sentence is read by a model that has seen it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from provenance.errors import InputError
from provenance.evaluate import wording
from provenance.train.wording import train


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Path(__file__).parent.parent / "wording" / "tiny.py"
    spec = importlib.util.spec_from_file_location("tiny_wording_data", place)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder: Path = module.write_data(tmp_path_factory.mktemp("data"))
    return folder


@pytest.fixture(scope="module")
def models(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(data, tmp_path_factory.mktemp("models"), pretrained=False).parent


def test_the_figures_are_those_of_the_card(data: Path, models: Path) -> None:
    card = (models / "wording" / "README.md").read_text("utf-8")
    figures = list(wording.figures(data, models=models))
    assert len(figures) > 12
    for figure in figures:
        assert f"| {figure.name} | {figure.value:.3f} |" in card


def test_every_row_comes_with_a_model_that_has_not_seen_its_outlet(
    data: Path, models: Path
) -> None:
    pairs = list(wording.articles(data, models=models))
    babe = [(a, m) for a, m in pairs if a.id.startswith("b")]
    assert len(babe) == 280
    by_fold: dict[int, set[int]] = {}
    for article, reader in babe:
        fold = int(article.id[1:]) // 7 % 5
        by_fold.setdefault(fold, set()).add(id(reader))
    assert all(len(models) == 1 for models in by_fold.values())
    assert len(set.union(*by_fold.values())) == 5
    scores = [babe[i][1].wording._flag_weights for i in (0, 7, 14, 21, 28)]
    assert not any(np.array_equal(scores[0], other) for other in scores[1:])
    assert sum(a.id.startswith("l") for a, _ in pairs) == 56


def test_models_of_other_sentences_measure_nothing(data: Path) -> None:
    with pytest.raises(InputError, match="fitted on another file"):
        list(wording.figures(data))
