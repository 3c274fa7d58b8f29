"""Retrieval is measured on a collection made once, or on one that is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provenance.corroboration.dossier import Dossier
from provenance.corroboration.match import statement_of
from provenance.evaluate._retrieval_cases import Case
from provenance.evaluate.retrieval import figures
from provenance.evidence import StoredPassage
from provenance.outlets import Outlets
from provenance.train._corroboration_data import Labelled
from provenance.types import Article, Attribution, Source


def case() -> Case:
    own = Dossier.of_article(Article(id="x", text="Hale said the ferry had sunk."), Outlets.load())
    given = (
        Attribution("a", "s", source=((0, 4),), cue=(), content=((10, 20),), style="indirect"),
        Source(id="s", name="Hale", kind="person_named", mentions=((0, 4),)),
    )
    label = Labelled("g", "e", "x", ((10, 20),), (), "corroborated", (("d", 10, 20),), given)
    return Case(label, own, statement_of(own, *given))


@pytest.mark.parametrize(
    ("document", "start", "end", "hit"),
    [
        ("d", 0, 11, True),
        ("d", 19, 30, True),
        ("d", 0, 10, False),
        ("d", 20, 30, False),
        ("e", 0, 30, False),
    ],
)
def test_a_hit_overlaps_the_evidence(document: str, start: int, end: int, hit: bool) -> None:
    assert case().hit(StoredPassage(document, start, end, "")) is hit


@pytest.mark.slow
@pytest.mark.datasets
def test_recall_has_not_fallen() -> None:
    folder = os.environ.get("PROVENANCE_DATASETS")
    if not folder:
        pytest.skip("PROVENANCE_DATASETS is not set")
    found = {f.name: f.value for f in figures(Path(folder))}
    assert found["recall at 10, within seven days"] >= 0.87
    assert found["recall at 10, all days"] >= 0.84
