"""Measure the verdicts on labelled statements, and make reports from the gold articles.

Every figure is out of fold: a statement is judged by a model that has seen nothing of its event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.corroboration import Judge
from provenance.corroboration.copies import CopyModel
from provenance.evaluate._base import Evaluation, Figure
from provenance.nlp.vectors import Vectors
from provenance.train._corroboration_cases import cases, fold_of
from provenance.train._corroboration_data import World, gold_statements, own_statements
from provenance.train._corroboration_figures import all_measured
from provenance.train.corroboration import fit, out_of_fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.reading import Models
    from provenance.train._corroboration_cases import Case
    from provenance.train._corroboration_data import Labelled
    from provenance.types import Article


def figures(data: Path) -> Iterator[Figure]:
    """What the verdicts reach out of fold, with 95 % intervals from resampling whole events.

    Args:
        data: The data folder.
    """
    yield from all_measured(out_of_fold(_cases(data)[0]))


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """The gold articles, each with a verdict model that has not seen its event.

    They are to be checked with the collection that `evidence` fills.

    Args:
        data: The data folder.
    """
    from provenance.reading import Models

    vectors, copies = Vectors.load(), CopyModel.load()
    some, world, gold = _cases(data)
    by_fold: dict[int, Models] = {}
    events = {label.article: label.event for label in gold}
    for article_id, event in events.items():
        fold = fold_of(event)
        if fold not in by_fold:
            model = fit([case for case in some if case.fold != fold])
            by_fold[fold] = Models(judge=Judge(model, vectors, copies))
        yield world.articles[article_id], by_fold[fold]


def evidence(data: Path) -> Iterator[Article]:
    """Every candidate of every gold statement: the collection for reports from end to end.

    Args:
        data: The data folder.
    """
    gold = gold_statements(data)
    found = World.articles_of(data, gold)
    for article_id in sorted({i for label in gold for i in label.candidates}):
        yield found[article_id]


def _cases(data: Path) -> tuple[list[Case], World, list[Labelled]]:
    gold, own = gold_statements(data), own_statements()
    world = World.load(data, [*gold, *own])
    some = cases(world, [*gold, *own], Vectors.load(), CopyModel.load())
    return list(some), world, gold


EVALUATION = Evaluation("corroboration", figures, articles, evidence)
