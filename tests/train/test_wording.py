"""Training the wording model: its optimum, equal bytes, what is stored is what is used."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from provenance.errors import InputError
from provenance.model_files import Model, load_model, save_model
from provenance.train._wording_articles import Words, read_words
from provenance.train._wording_bench import Bench, Settings
from provenance.train._wording_data import BABE, read_rows
from provenance.train._wording_fit import fit_windows
from provenance.train._wording_measure import (
    auc,
    average_precision,
    calibration_error,
    macro_f1,
    read_row,
    word_counts,
)
from provenance.train.wording import TRAINER, train
from provenance.types import ModelRef
from provenance.wording import WordingModel


def tiny() -> ModuleType:
    place = Path(__file__).parent.parent / "wording" / "tiny.py"
    spec = importlib.util.spec_from_file_location("tiny_wording", place)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tiny().write_data(tmp_path_factory.mktemp("data"))
    return folder


@pytest.fixture(scope="module")
def words(data: Path) -> Words:
    return read_words(data, dimensions=5)


@pytest.fixture(scope="module")
def bench(data: Path, words: Words) -> Bench:
    rows = read_rows(data, BABE)
    return Bench(rows, [row.outlet_fold for row in rows], words, settings=Settings(dimensions=5))


def written_out(bench: Bench) -> np.ndarray:
    """The matrix that `fit_windows` never writes out."""
    _, tables, _ = bench.without()
    parts = [t[w].toarray() for w, t in zip(bench.windows, tables, strict=True)]
    return np.hstack([*parts, bench.tokens.read.flags])


def test_the_vocabulary_holds_words_but_no_names(words: Words) -> None:
    assert {"disgraceful", "mayor", "the"} <= set(words.words)
    assert not {"varn", "lenne", "."} & set(words.words)
    assert words.vectors.shape == (len(words.words), 5)
    assert np.allclose(np.linalg.norm(words.vectors, axis=1), 1)
    assert list(words.counts) == sorted(words.counts, reverse=True)


def test_the_optimum_is_that_of_scikit_learn(bench: Bench) -> None:
    from sklearn.linear_model import LogisticRegression

    _, tables, _ = bench.without()
    tokens = bench.tokens
    fitted = fit_windows(
        bench.windows,
        tables,
        tokens.read.flags,
        tokens.gold,
        strength=0.35,
        steps=5000,
        tolerance=1e-9,
    )
    learner = LogisticRegression(C=0.35, tol=1e-10, max_iter=20_000)
    learner.fit(written_out(bench), tokens.gold)
    found = np.concatenate([*fitted.places, fitted.flags])
    assert np.allclose(found[:-1], learner.coef_[0], atol=2e-5)
    assert np.isclose(found[-1], learner.intercept_[0], atol=2e-5)


def test_reading_with_numpy_equals_scikit_learn(bench: Bench) -> None:
    """The same coefficients in scikit-learn and in the stored form give the same probabilities."""
    from sklearn.linear_model import LogisticRegression

    _, _, fitted = bench.without()
    learner = LogisticRegression()
    learner.classes_ = np.array([False, True])
    learner.coef_ = np.concatenate([*fitted.places, fitted.flags[:-1]])[None]
    learner.intercept_ = fitted.flags[-1:]
    expected = learner.predict_proba(written_out(bench))[:, 1]
    expected[~bench.tokens.wordy] = 0

    model = WordingModel(exact(bench))
    found = []
    for i, row in enumerate(bench.rows):
        mine = bench.tokens.read.sentence == i
        found.append(read_row(row, model).words[bench.tokens.read.tokens[mine]])
    assert np.abs(np.concatenate(found) - expected).max() < 1e-9


def exact(bench: Bench) -> Model:
    """The model before its arrays are rounded for storing."""
    from provenance.train import _wording_bench

    model = bench.model()
    columns, _, fitted = bench.without()
    forms = bytes(model.arrays["vocabulary"]).decode().split("\n")
    tables = _wording_bench.design(forms, columns, bench._words, bench._scales)
    scores = [t @ w for t, w in zip(tables, fitted.places, strict=True)]
    arrays = {**model.arrays, "scores": np.column_stack(scores)}
    assert np.allclose(arrays["scores"], model.arrays["scores"], atol=5e-3)
    return Model(ModelRef("wording", "1", ""), arrays, model.meta)


def test_an_unknown_word_scores_as_it_would_have_in_training(bench: Bench) -> None:
    """Lists and affixes of a word without weights of its own, computed when it is met."""
    from provenance.train import _wording_bench
    from provenance.wording.forms import EDGE

    model = exact(bench)
    columns, _, fitted = bench.without()
    forms = [EDGE, "shamefully", "bungler"]
    tables = _wording_bench.design(forms, columns, bench._words, bench._scales)
    places = zip(tables, fitted.places, strict=True)
    expected = np.column_stack([t @ w for t, w in places])[1:]
    reader = WordingModel(model)
    found = np.array([reader._unknown(form) for form in forms[1:]])
    assert np.abs(found - expected).max() < 1e-5


def test_every_form_has_one_row(bench: Bench) -> None:
    tokens = bench.tokens
    assert len(set(tokens.forms)) == len(tokens.forms)
    assert tokens.read.rows.max() < len(tokens.forms)
    assert tokens.forms[tokens.edge] == "<edge>"
    first = [tokens.forms[row] for row in tokens.read.rows[tokens.read.sentence == 0][:5]]
    assert first == ["the", "mayor", "of", "<name>", "said"]


def test_held_out_folds_are_not_seen(bench: Bench) -> None:
    columns, _, _ = bench.without(0, 1, 2, 3)
    uses = [row.text for row in bench.rows if row.outlet_fold == 4]
    assert set(columns.words) & {"disgraceful", "vile", "rammed"}
    for form in columns.words:
        if form.isalpha() and not form.startswith("<"):
            assert any(form in text.lower() for text in uses)
    assert np.isnan(bench.held_out(0)[(bench.folds != 0)[bench.tokens.read.sentence]]).all()


def test_training_twice_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    places = [train(data, tmp_path / name, pretrained=False) for name in ("one", "two")]
    files = ("params.npz", "model.json", "README.md", "held_out/params.npz")
    for file in files:
        assert (places[0] / file).read_bytes() == (places[1] / file).read_bytes()


def test_a_trained_model_tells_loaded_from_plain(data: Path, tmp_path: Path) -> None:
    place = train(data, tmp_path, pretrained=False)
    model = WordingModel(load_model("wording", folder=place.parent))
    rows = read_rows(data, BABE)
    loaded = [float(read_row(r, model).sentences[0]) for r in rows if r.biased]
    plain = [float(read_row(r, model).sentences[0]) for r in rows if not r.biased]
    assert min(loaded) > max(plain)
    card = (place / "README.md").read_text("utf-8")
    assert "BASIL: sentence AUC" in card
    assert "CC BY-NC 4.0" in card


def test_a_saved_model_reads_like_the_one_in_memory(bench: Bench, tmp_path: Path) -> None:
    model = bench.model()
    save_model("wording", arrays=model.arrays, meta=model.meta, version="1", folder=tmp_path)
    saved = WordingModel(load_model("wording", folder=tmp_path))
    row = bench.rows[0]
    assert np.array_equal(read_row(row, saved).words, read_row(row, WordingModel(model)).words)


def test_missing_data_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--data"):
        TRAINER.train(tmp_path, tmp_path)


def test_measures_against_scikit_learn() -> None:
    from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

    random = np.random.default_rng(3)
    gold = random.random(400) < 0.3
    score = np.round(np.clip(gold * 0.2 + random.random(400) * 0.8, 0, 1), 2)
    assert np.isclose(auc(gold, score), roc_auc_score(gold, score))
    assert np.isclose(average_precision(gold, score), average_precision_score(gold, score))
    assert np.isclose(macro_f1(gold, score), f1_score(gold, score >= 0.5, average="macro"))
    assert calibration_error(np.array([True, False]), np.array([1.0, 0.0])) == 0
    assert np.isclose(calibration_error(np.array([True, False]), np.array([0.75, 0.75])), 0.25)


def test_words_are_counted_once(bench: Bench) -> None:
    row = bench.rows[0]
    start, end = row.loaded[0]
    assert word_counts(row, [(start, end)]) == (1, 0, 0)
    assert word_counts(row, []) == (0, 0, 1)
    assert word_counts(row, [(0, 3)]) == (0, 1, 1)
