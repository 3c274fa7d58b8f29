"""Training the verdict model: the same bytes twice, numpy and scikit-learn alike, wrong files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from provenance.corroboration.model import QUESTIONS, Logistic, VerdictModel
from provenance.model_files import load_model
from provenance.train._corroboration_data import own_statements
from provenance.train.corroboration import train
from tests.corroboration.gold import write_gold


def test_two_trainings_give_the_same_bytes(tmp_path: Path) -> None:
    data = write_gold(tmp_path)
    places = [train(data, tmp_path / name) for name in ("one", "two")]
    for file in ("params.npz", "model.json", "README.md"):
        first, second = ((place / file).read_bytes() for place in places)
        assert first == second
    model = VerdictModel.of_model(load_model("corroboration", folder=tmp_path / "one"))
    assert set(model.thresholds) == {"contradicted", "corroborated"}


def test_scores_are_those_of_scikit_learn() -> None:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    random = np.random.default_rng(7)
    table = random.normal(size=(80, 5)) * [1, 2, 3, 4, 5]
    answers = table @ [1, -1, 0.5, 0, 0.2] > 0
    pipeline = make_pipeline(StandardScaler(), LogisticRegression(C=0.3)).fit(table, answers)
    scaler, learner = pipeline[0], pipeline[1]
    own = Logistic(scaler.mean_, scaler.scale_, learner.coef_[0], float(learner.intercept_[0]))
    assert own.scores(table.tolist()) == pytest.approx(pipeline.decision_function(table), abs=1e-6)
    wanted = pipeline.predict_proba(table)[:, 1]
    assert [own.probability(row) for row in table] == pytest.approx(wanted, abs=1e-6)
    assert own.scores([]) == []


def test_parameters_of_other_features_are_refused() -> None:
    model = load_model("corroboration")
    model.meta["features"] = {**model.meta["features"], "same": ["something else"]}
    with pytest.raises(ValueError, match="features differ"):
        VerdictModel.of_model(model)


def test_own_labels_hold_no_text_and_stand_in_one_event_each() -> None:
    labels = own_statements()
    assert len({label.id for label in labels}) == len(labels)
    assert all(label.given is None and label.article not in label.candidates for label in labels)
    assert all(label.candidates and label.content for label in labels)
    for label in labels:
        shown = {document for document, _, _ in label.evidence}
        assert shown <= set(label.candidates)
        carried = label.verdict not in ("not_found", "not_checkable")
        assert carried or not shown


def test_every_question_has_named_features() -> None:
    assert all(len(set(names)) == len(names) > 0 for names in QUESTIONS.values())
