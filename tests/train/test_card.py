"""Cards: written from model.json and from nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from provenance.model_files import save_model
from provenance.shipped import models_dir
from provenance.train._base import Figure
from provenance.train._card import Card, DataUsed, card_meta, write_card

CARD = Card(
    title="A model",
    summary="It does a thing.",
    license="research: only",
    intended="Testing.",
    not_for="Anything else.",
    how="By hand.",
    data=(DataUsed("Corpus", "x/y.jsonl.gz", "00ff", 1234, "MIT.", "Somebody (2031)."),),
    metrics=("f1",),
    limits=("It is small.",),
)


def test_card_says_what_model_json_says(tmp_path: Path) -> None:
    figures = [Figure("F1", 0.91234, 0.9, 0.95, 100, "made up"), Figure("rows", 1234.0)]
    meta = card_meta(CARD, figures)
    place = save_model("toy", arrays={}, meta=meta, version="3", folder=tmp_path)
    text = write_card(place).read_text(encoding="utf-8")
    assert text.startswith("---\nlicense: other\n")
    assert 'license_name: "research: only"' in text
    assert "| F1 | 0.912 | 0.900 to 0.950 | 100 | made up |" in text
    assert "| rows | 1,234 |  |  |  |" in text
    for part in ("Testing.", "Anything else.", "By hand.", "1,234 rows", "00ff", "It is small."):
        assert part in text


def test_shipped_cards_are_those_of_their_models(tmp_path: Path) -> None:
    found = [p for p in models_dir().iterdir() if (p / "model.json").is_file()]
    assert found
    for place in found:
        meta = json.loads((place / "model.json").read_text(encoding="utf-8"))
        if "card" not in meta:
            continue
        copy = tmp_path / place.name
        copy.mkdir()
        (copy / "model.json").write_bytes((place / "model.json").read_bytes())
        assert write_card(copy).read_bytes() == (place / "README.md").read_bytes(), place.name
