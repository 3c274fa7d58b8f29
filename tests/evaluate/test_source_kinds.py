"""Figures on source kinds, over a small data folder written here."""

from __future__ import annotations

import gzip
import json

import pytest

from provenance.errors import InputError
from provenance.evaluate.source_kinds import figures, fold_of, judge

TEXT = (
    "Ada Hale said the bridge was shut. The police said it was safe. Hale laughed, she said. "
    "A new survey said that 40 percent of voters agreed."
)
ROWS = (
    ("Ada Hale", "person_named"),
    ("The police", "official_org"),
    ("she", "pronoun"),
    ("A new survey", "document"),
    ("40 percent of voters", "anonymous"),
)


def write(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path):
    place = tmp_path / "attribution"
    place.mkdir()
    write(place / "polnear_train.jsonl.gz", [{"id": "a", "text": TEXT, "attributions": []}])
    write(
        place / "source_types.jsonl.gz",
        [
            {
                "article": "a",
                "start": TEXT.index(words),
                "end": TEXT.index(words) + len(words),
                "text": words,
                "type": kind,
                "sample": "uniform",
            }
            for words, kind in ROWS
        ],
    )
    return tmp_path


def test_pronouns_are_left_out_and_each_mention_is_judged(data):
    assert [(row.gold, row.alone) for row in judge(data)] == [
        ("person_named", "person_named"),
        ("official_org", "official_org"),
        ("document", "document"),
        ("anonymous", "group"),
    ]


def test_the_figures_count_what_is_right(data):
    found = {f.name: f for f in figures(data)}
    accuracy = found["source kind, all five folds: accuracy"]
    assert (accuracy.value, accuracy.low, accuracy.high, accuracy.n) == (0.75, 0.75, 0.75, 4)
    assert found["source kind person_named: F1"].value == 1
    assert found["source kind anonymous: F1"].value == 0


def test_a_row_of_no_article_is_refused(data):
    write(data / "attribution" / "polnear_train.jsonl.gz", [])
    with pytest.raises(InputError, match="'a'"):
        judge(data)


def test_folds_are_five_and_do_not_move():
    assert {fold_of(f"article {i}") for i in range(100)} == set(range(5))
    assert [fold_of("a"), fold_of("b")] == [fold_of("a"), fold_of("b")]
