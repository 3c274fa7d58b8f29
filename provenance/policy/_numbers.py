"""The numbers of a report that a threshold can look at, by their path in the JSON report."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING

from provenance.readability import FIGURES
from provenance.types import FramingScore, Sourcing

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.types import Report

Number = float | None
"""None where the report has none: too short, not English, no evidence."""


def numbers() -> dict[str, Callable[[Report], Number]]:
    """Every path with what it holds in a report.

    >>> sorted(numbers())[-1]
    'sourcing.top_source_share'
    """
    found: dict[str, Callable[[Report], Number]] = {
        "scores.headline.loaded": lambda report: report.scores.headline,
        "run.evidence.documents": _documents,
    }
    for item in fields(FramingScore):
        if item.name != "band":
            found[f"scores.framing.{item.name}"] = partial(_framing, item.name)
    for item in fields(Sourcing):
        found[f"sourcing.{item.name}"] = partial(_sourcing, item.name)
    for name in FIGURES:
        found[f"readability.{name}"] = partial(_readability, name)
    return found


def _framing(name: str, report: Report) -> Number:
    framing = report.scores.framing
    return None if framing is None else float(getattr(framing, name))


def _sourcing(name: str, report: Report) -> Number:
    value: Number = getattr(report.sourcing, name)
    return value


def _readability(name: str, report: Report) -> Number:
    return report.readability.get(name)


def _documents(report: Report) -> Number:
    return None if report.run.evidence is None else report.run.evidence.documents
