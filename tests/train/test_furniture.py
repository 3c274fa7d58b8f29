"""Training the line classifier: same bytes twice, numpy equal to scikit-learn."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from provenance.errors import InputError, ModelError
from provenance.layout import LayoutModel
from provenance.layout.model import choose
from provenance.model_files import Model, load_model
from provenance.train import furniture
from provenance.train._furniture_data import KINDS, read_lines

TEXTS = {
    "body": "The council of {} voted on Tuesday to close bridge number {} for the winter.",
    "bio": "{} Reyes is a reporter at the Courier. Follow her on Twitter @r{}.",
    "nav": "Share on Facebook {} {}",
    "correction": "UPDATE: This story about {} has been updated at {} p.m.",
    "credit": "The bridge of {} in {} (AP Photo/Dana Whitlock)",
    "promo": "Sign up for our {} newsletter number {} here",
    "related": "RELATED: The ferry of {} that never came, part {}",
}
PLACES = ("Harlow", "Salem", "Arne", "Thornby", "Eastport", "Millford")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "framing").mkdir()
    rows = [
        {
            "text": text.format(place, n),
            "kind": kind,
            "outlet": f"Courier {n}",
            "position": n / 11,
            "line": n * 2,
            "split": "test" if n > 7 else "train",
            "source": "hard-negative-cue" if n % 3 == 0 else "edge",
            "article": f"a{n}",
        }
        for n in range(12)
        for place in PLACES[: 2 + n % 3]
        for kind, text in TEXTS.items()
    ]
    raw = "\n".join(json.dumps(row) for row in rows).encode()
    (folder / "framing" / "promo_lines.jsonl.gz").write_bytes(gzip.compress(raw))
    return folder


def test_same_bytes_twice(data: Path, tmp_path: Path) -> None:
    one = furniture.TRAINER.train(data, tmp_path / "one")
    two = furniture.TRAINER.train(data, tmp_path / "two")
    for name in ("params.npz", "model.json", "README.md"):
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def test_trained_folder_can_be_loaded_and_has_learned(data: Path, tmp_path: Path) -> None:
    furniture.TRAINER.train(data, tmp_path)
    model = load_model("furniture", folder=tmp_path)
    figures = {f["name"]: f["value"] for f in model.meta["figures"]}
    assert figures["test outlets: not-body F1"] > 0.9
    lines = [line for line in read_lines(data) if line.split == "test"]
    layout = LayoutModel(model)
    rows = layout.probabilities((line.text, line.place) for line in lines)
    found = [layout.kinds[choose(row, threshold=0.45, least=0.3)] for row in rows]
    right = sum(a == line.kind for a, line in zip(found, lines, strict=True))
    assert right / len(lines) > 0.9


def test_numpy_path_equals_scikit_learn(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sklearn.linear_model import LogisticRegression

    kept: list[tuple[LogisticRegression, object]] = []
    fit = LogisticRegression.fit

    def spy(self: LogisticRegression, features: object, kinds: Sequence[str]) -> object:
        kept.append((self, features))
        return fit(self, features, kinds)

    monkeypatch.setattr(LogisticRegression, "fit", spy)
    lines = read_lines(data)
    layout = LayoutModel(furniture.fit(lines, furniture.Settings()))
    learner, features = kept[0]
    expected = learner.predict_proba(features)
    order = [list(learner.classes_).index(kind) for kind in layout.kinds]
    rows = layout.probabilities((line.text, line.place) for line in lines)
    assert np.abs(rows - expected[:, order]).max() < 1e-9


def test_cross_validation_never_sees_the_outlet(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = read_lines(data)
    seen: list[set[str]] = []
    fit = furniture.fit

    def spy(rows: Sequence[furniture.Line], settings: furniture.Settings) -> Model:
        seen.append({line.outlet for line in rows})
        return fit(rows, settings)

    monkeypatch.setattr(furniture, "fit", spy)
    out = furniture.cross_validate(lines, furniture.Settings(), folds=3)
    outlets = {line.outlet for line in lines}
    held = [outlets - s for s in seen]
    assert set.union(*held) == outlets
    assert sum(len(h) for h in held) == len(outlets)
    assert np.allclose(out.sum(axis=1), 1)


def test_navigation_is_called_chrome(data: Path) -> None:
    assert {line.kind for line in read_lines(data)} == set(KINDS)


def test_empty_data_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "framing").mkdir()
    (tmp_path / "framing" / "promo_lines.jsonl.gz").write_bytes(gzip.compress(b""))
    with pytest.raises(InputError, match="no rows"):
        furniture.TRAINER.train(tmp_path, tmp_path / "out")


def test_model_of_other_patterns_is_refused() -> None:
    model = load_model("furniture")
    with pytest.raises(ModelError, match="provenance train furniture"):
        LayoutModel(Model(model.ref, model.arrays, {**model.meta, "patterns_sha256": "0"}))


def test_in_doubt_a_line_is_body() -> None:
    assert choose(np.array([0.5, 0.5, 0.0]), threshold=0.45, least=0.3) == 0
    assert choose(np.array([0.4, 0.25, 0.2, 0.15]), threshold=0.45, least=0.3) == 0
    assert choose(np.array([0.4, 0.2, 0.4]), threshold=0.45, least=0.3) == 2
