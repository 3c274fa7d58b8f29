"""``train`` makes a shipped model again; ``evaluate`` prints the figures its card states."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli._collecting import collect_into
from provenance.cli._options import Data, data_folder
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.evaluate._base import Evaluation, Figure
    from provenance.types import Report


def train(
    name: Annotated[str, typer.Argument(help="Model to make: furniture, wording ...")],
    data: Data = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Folder for the model's folder; default models."),
    ] = None,
) -> None:
    """Train a shipped model again; the same data and versions give the same bytes."""
    from provenance.shipped import models_dir
    from provenance.train._base import TRAINERS

    trainer = TRAINERS.get(name)
    place = trainer.train(data_folder(data), out or models_dir())
    typer.echo(f"wrote {place}")


def evaluate(
    name: Annotated[str, typer.Argument(help="What to measure: attribution, furniture ...")],
    data: Data = None,
    reports: Annotated[
        Path | None,
        typer.Option(
            "--reports",
            metavar="FILE",
            help="Write reports (JSONL) made by models that have not seen the rows.",
        ),
    ] = None,
    evidence: Annotated[
        Path | None,
        typer.Option(
            "--evidence", metavar="FILE", help="Measure on this collection instead of making one."
        ),
    ] = None,
    card: Annotated[
        bool, typer.Option("--card", help="State the figures in the shipped model's card.")
    ] = False,
) -> None:
    """Print measured figures with 95 % intervals, out of fold or on unseen splits."""
    from provenance.evaluate._base import EVALUATIONS

    evaluation = EVALUATIONS.get(name)
    folder = data_folder(data)
    if reports is not None:
        count = _write_reports(evaluation, folder, reports)
        sys.stderr.write(f"provenance: wrote {count} reports to {reports}\n")
    stated = []
    for figure in _figures(evaluation, folder, evidence):
        typer.echo(_line(figure))
        stated.append(figure)
    if card:
        from provenance.shipped import models_dir
        from provenance.train._card import state_figures

        place = models_dir() / (evaluation.card or name)
        sys.stderr.write(f"provenance: wrote {state_figures(place, stated)}\n")


def _figures(evaluation: Evaluation, folder: Path, evidence: Path | None) -> Iterator[Figure]:
    if evidence is None:
        return evaluation.figures(folder)
    if evaluation.on is None:
        raise UsageError(f"evaluate {evaluation.name}: it needs no collection; drop --evidence")
    return evaluation.on(folder, evidence)


def _line(figure: Figure) -> str:
    interval = ""
    if figure.low is not None and figure.high is not None:
        interval = f"({_number(figure.low)} to {_number(figure.high)})"
    count = "" if figure.n is None else f"n={figure.n}"
    value = _number(figure.value)
    return f"{figure.name:64} {value:>8}  {interval:20} {count:8} {figure.note}".rstrip()


def _number(value: float) -> str:
    """A share with three places, a speed in whole numbers."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3f}"  # noqa: PLR2004


def _write_reports(evaluation: Evaluation, folder: Path, path: Path) -> int:
    """Check the articles of an evaluation and write the reports; their number."""
    from provenance.report import FORMATS, Options, write_atomically

    count = 0

    def checked() -> Iterator[Report]:
        nonlocal count
        for report in _reports(evaluation, folder):
            count += 1
            yield report

    with write_atomically(path) as out:
        FORMATS.get("jsonl").write(checked(), out, options=Options())
    return count


def _reports(evaluation: Evaluation, folder: Path) -> Iterator[Report]:
    from provenance.check import Checker
    from provenance.evidence import open_store
    from provenance.settings import Settings

    with open_store(":memory:", create=True) as store:
        if evaluation.evidence is not None:
            collect_into(store, evaluation.evidence(folder), Settings(), show=True)
        asked = store if evaluation.evidence is not None else None
        for article, models in evaluation.articles(folder):
            yield Checker(store=asked, models=models).check(article)
