"""The numbers that a policy can look at stand under the same paths in the JSON report."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import Any

import pytest

from provenance.policy._numbers import numbers
from provenance.readability import FIGURES
from provenance.report._dict import as_dict
from provenance.types import EvidenceRef, Report


def at(value: Any, path: str) -> Any:
    return reduce(lambda node, name: node[name], path.split("."), value)


def test_every_path_leads_to_its_number(full_report: Report) -> None:
    run = replace(full_report.run, evidence=EvidenceRef(7, "0" * 64))
    whole = replace(full_report, run=run, readability=dict.fromkeys(FIGURES, 9.5))
    plain = as_dict(whole)
    for path, number in numbers().items():
        assert number(whole) == pytest.approx(at(plain, path)), path


def test_no_number_of_the_sourcing_or_the_score_is_left_out(full_report: Report) -> None:
    plain = as_dict(full_report)
    paths = {f"sourcing.{name}" for name in plain["sourcing"]}
    paths |= {f"scores.framing.{k}" for k, v in plain["scores"]["framing"].items() if k != "band"}
    assert paths <= set(numbers())
