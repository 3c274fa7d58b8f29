"""A slice of the mutants of ``benchmarks/fuzz_readers.py``: each ends in items or a refusal."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

FILE = Path(__file__).parent.parent / "benchmarks" / "fuzz_readers.py"


@pytest.fixture(scope="module")
def fuzz(forms):
    spec = importlib.util.spec_from_file_location("fuzz_readers", FILE)
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.mark.parametrize("part", range(2))
def test_mutants_end_well(fuzz, part):
    ended = [fuzz.read(*fuzz.mutant(n, 7, fuzz.POOL)) for n in range(part * 30, part * 30 + 30)]
    assert set(ended) <= {"articles", "rows", "refused", "refused late"}
    assert "articles" in ended


def test_mutants_are_the_same_every_time(fuzz):
    some = [fuzz.mutant(n, 7, fuzz.POOL) for n in range(20)]
    assert some == [fuzz.mutant(n, 7, fuzz.POOL) for n in range(20)]
    assert len(set(some)) == 20


@pytest.mark.parametrize(("seed", "number"), [(1, 160), (1, 266)])
def test_mutants_that_hung_once(fuzz, seed, number):
    """White space by the hundred thousand before the root of an XML document."""
    assert fuzz.read(*fuzz.mutant(number, seed, fuzz.POOL)) in ("articles", "rows", "refused")
