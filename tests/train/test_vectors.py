"""Word vectors learned from a few invented articles."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from provenance.errors import InputError
from provenance.model_files import load_model
from provenance.nlp.vectors import Vectors
from provenance.train.vectors import FILES, train

LINES = [
    "The {} left the harbor at dawn with forty passengers aboard.",
    "A {} sank in the harbor and its crew swam ashore.",
    "Nobody on the {} wore a life jacket, the crew said.",
    "The council passed a {} for schools after a long debate.",
    "Its {} for roads and schools was debated by the council.",
]


def invented(folder: Path) -> Path:
    place = folder / "corroboration"
    place.mkdir()
    for number, name in enumerate(FILES):
        rows = []
        for i in range(30):
            thing = ("ferry", "boat")[(i + number) % 2]
            plan = ("budget", "plan")[(i + number) % 2]
            text = "\n".join(x.format(thing) for x in LINES[:3])
            text += "\n" + "\n".join(x.format(plan) for x in LINES[3:])
            rows.append(json.dumps({"id": f"{name}-{i}", "text": text}))
        with gzip.open(place / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.write("\n".join(rows))
    return folder


def test_words_in_the_same_company_are_near(tmp_path: Path) -> None:
    data = invented(tmp_path)
    place = train(data, tmp_path / "models")
    vectors = Vectors.of_model(load_model("vectors", folder=tmp_path / "models"))
    ferry, boat, budget, plan = vectors.of(["ferry", "boat", "budget", "plan"])
    assert ferry @ boat > ferry @ budget + 0.3
    assert budget @ plan > boat @ plan + 0.3
    card = (place / "README.md").read_text(encoding="utf-8")
    assert "research and evaluation; see card" in card and "30 rows used" in card


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    data = invented(tmp_path)
    first = (train(data, tmp_path / "a") / "params.npz").read_bytes()
    assert (train(data, tmp_path / "b") / "params.npz").read_bytes() == first
    table = load_model("vectors", folder=tmp_path / "a").arrays["table"]
    assert table.dtype == np.int8


def test_missing_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"allsides-1\.jsonl\.gz"):
        train(tmp_path, tmp_path / "models")
