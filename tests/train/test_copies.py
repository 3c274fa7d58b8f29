"""Training and measuring the copy model on pairs of our own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from provenance.corroboration.copies import CopyModel, Likeness
from provenance.corroboration.copies.prepared import prepare, short
from provenance.errors import InputError
from provenance.train import copies
from provenance.train._copies_data import STOCK_OVER, boilerplate, read_pairs

FOOT = "read more from this desk every morning in our free letter"


def story(name: str) -> str:
    return " ".join(f"{name}{i} was seen near pier {name}{i * 7} at dawn." for i in range(12))


def write(path: Path, rows: list[dict]) -> None:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    articles, pairs = [], []
    labels = ("same_wire", "partial_copy", "independent", "independent")
    for n in range(24):
        label = labels[n % 4]
        one, other = story(f"a{n}x"), story(f"b{n}x")
        half = " ".join(one.split(". ")[:6]) + ". " + other
        text = {"same_wire": one + " Late news.", "partial_copy": half}.get(label, other)
        for key, words in ((f"a{n}", one), (f"b{n}", text)):
            domain = f"{key[0]}post.example"
            articles.append({"id": key, "domain": domain, "text": f"{words}\n\n{FOOT}"})
        pairs.append({"a": f"a{n}", "b": f"b{n}", "label": label, "group": f"g{n}"})
    for i in (1, 2, 3):
        write(folder / "corroboration" / f"allsides-{i}.jsonl.gz", articles[i - 1 :: 3])
    write(folder / "corroboration" / "syndication_pairs.jsonl.gz", pairs)
    return folder


def test_the_same_data_give_the_same_bytes(data, tmp_path):
    made = [copies.train(data, tmp_path / name) for name in ("one", "two")]
    for file in ("params.npz", "model.json", "README.md"):
        assert (made[0] / file).read_bytes() == (made[1] / file).read_bytes()
    model = CopyModel.load(folder=tmp_path / "one")
    assert np.isin(short(prepare(FOOT).all_shingles()), model.stock).all()
    card = (made[0] / "README.md").read_text("utf-8")
    assert "out of fold: copy or not, F1" in card
    assert "pier" not in card


def test_figures_tell_copies_from_the_rest(data):
    stock = boilerplate([])
    found = {f.name: f for f in copies.figures_of(data, stock)}
    assert found["out of fold: copy or not, F1"].value > 0.8
    assert found["sketches share a number: same_wire"].value == 1
    assert found["called a copy: independent, other"].value < 0.2


def test_numpy_gives_what_scikit_learn_gives():
    from sklearn.linear_model import LogisticRegression

    random = np.random.default_rng(3)
    features = random.normal(size=(80, len(Likeness._fields)))
    gold = features[:, 0] + random.normal(size=80) > 0
    scaled = (features - features.mean(axis=0)) / features.std(axis=0)
    model = LogisticRegression(C=copies.STRENGTH, max_iter=1000).fit(scaled, gold)
    expected = model.predict_proba(scaled)[:, 1]
    assert copies.fit(features, gold)(features) == pytest.approx(expected, abs=1e-9)


def test_boilerplate_is_counted_within_one_domain():
    rows = [
        {"domain": f"d{i % 2}.example", "text": f"{story(f'n{i}')} {FOOT}"}
        for i in range(2 * STOCK_OVER)
    ]
    assert len(boilerplate(rows)) == 0
    more = [*rows, {"domain": "d0.example", "text": FOOT}]
    assert np.array_equal(boilerplate(more), np.unique(short(prepare(FOOT).all_shingles())))


def test_missing_data_are_named(tmp_path):
    with pytest.raises(InputError, match="syndication_pairs"):
        read_pairs(tmp_path)
