"""The sample's verdicts are the same bytes whatever keeps the evidence and whoever read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.check import Checker
from provenance.collect import collect
from provenance.evidence import EvidenceStore
from provenance.outlets import Outlets
from provenance.read import read_paths
from provenance.report._dict import as_dict
from provenance.report._dump import dump
from provenance.settings import Settings
from tests.evidence.conftest import KINDS, empty_store

SAMPLES = Path(__file__).parent.parent.parent / "data" / "samples"
OUTLETS = SAMPLES / "outlets.csv"


def report(store: EvidenceStore, *, jobs: int) -> str:
    checker = Checker(Settings(outlets=str(OUTLETS)), store=store)
    documents = read_paths([str(SAMPLES / "evidence.jsonl")])
    outlets = Outlets.load(extra=OUTLETS)
    added = [*collect(documents, store, models=checker.models, outlets=outlets, jobs=jobs)]
    assert all(one.changed for one in added)
    (article,) = read_paths([str(SAMPLES / "article.html")])
    return dump(as_dict(checker.check(article)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_bytes(kind: str, jobs: int, tmp_path: Path) -> None:
    with empty_store("memory", tmp_path) as plain:
        wanted = report(plain, jobs=1)
    with empty_store(kind, tmp_path) as store:
        assert report(store, jobs=jobs) == wanted
    verdicts = [c["verdict"] for c in json.loads(wanted)["corroborations"]]
    assert {"contradicted", "corroborated", "same_origin"} <= set(verdicts)
