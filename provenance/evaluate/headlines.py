"""Measure what the headline signals find in hand-labelled headlines of real news.

Both splits are read with the shipped models and rules.  The rules were chosen on the train split,
so its figures are those of seen data; the test split holds other outlets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.evaluate._base import Evaluation
from provenance.reading import Models, Reading
from provenance.signals import clickbait_headline, loaded_headline, run_signals, theatrical_verb
from provenance.train._base import Figure, read_jsonl_gz
from provenance.train._measure import f1, resampled
from provenance.types import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from provenance.types import Finding, Span

NAME = "headlines"
FILE = "framing/headlines.jsonl.gz"
_SPLITS = {
    "test": "outlets that no rule was chosen on",
    "train": "seen: the rules were chosen on these headlines",
}
_TEASERS = (clickbait_headline.SIGNAL,)
_LOADED = (loaded_headline.SIGNAL, theatrical_verb.SIGNAL)


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled headline and what was found in it.

    Attributes:
        outlet: Domain.
        split: ``"test"`` or ``"train"``.
        clickbait: Whether the annotator calls it a teaser.
        loaded: Whether the annotator finds loaded wording of the outlet.
        spans: Where.
        teasers: Findings of PV301 that count.
        charged: Findings of PV303 and of PV402 that count.
    """

    outlet: str
    split: str
    clickbait: bool
    loaded: bool
    spans: tuple[Span, ...]
    teasers: tuple[Finding, ...]
    charged: tuple[Finding, ...]


def figures(data: Path) -> Iterator[Figure]:
    """Precision, recall and F1 of teasers, loaded headlines and loaded spans, by split.

    Args:
        data: Folder that holds ``framing/``.
    """
    rows = list(_rows(data))
    for split, seen in _SPLITS.items():
        chosen = [row for row in rows if row.split == split]
        if not chosen:
            continue
        note = f"{FILE}, {split} split, {seen}; resampled by outlet"
        outlets = [row.outlet for row in chosen]
        for kind, gold, found in _marks(chosen):
            for name, statistic in _STATISTICS.items():
                measured = _on(statistic, gold, found)
                yield resampled(f"{split}: {kind} {name}", measured, outlets, note=note)
        for name, of in (("precision", _hit), ("recall", _recalled), ("F1", _span_f1)):
            measured = _over_spans(of, chosen)
            label = f"{split}: loaded span {name}"
            yield resampled(label, measured, outlets, note=f"any overlap; {note}")


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """The headlines of the test split, each as the title of an article without text.

    Args:
        data: Folder that holds ``framing/``.
    """
    models = Models()
    for row in read_jsonl_gz(data / FILE):
        if row["split"] == "test":
            yield _article(row), models


def _article(row: dict[str, str]) -> Article:
    return Article(id=row["article"], text="", title=row["headline"], outlet=row["outlet"])


def _rows(data: Path) -> Iterator[Row]:
    models = Models()
    for row in read_jsonl_gz(data / FILE):
        reading = Reading(_article(row), models=models)
        yield Row(
            outlet=row["outlet"],
            split=row["split"],
            clickbait=bool(row["clickbait"]),
            loaded=bool(row["loaded"]),
            spans=tuple((start, end) for start, end in row["loaded_spans"]),
            teasers=tuple(f for f in run_signals(reading, _TEASERS) if f.counts),
            charged=tuple(f for f in run_signals(reading, _LOADED) if f.counts),
        )


def _marks(rows: Sequence[Row]) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """What is measured by headline: its name, the labels, and whether something was found."""
    yield (
        "clickbait",
        np.array([row.clickbait for row in rows]),
        np.array([bool(row.teasers) for row in rows]),
    )
    loaded = np.array([row.loaded for row in rows])
    yield "loaded", loaded, np.array([bool(row.charged) for row in rows])
    sure = [any(f.severity != "info" for f in row.charged) for row in rows]
    yield "loaded, warnings only,", loaded, np.array(sure)


def _precision(gold: np.ndarray, found: np.ndarray) -> float:
    return float((gold & found).sum() / max(found.sum(), 1))


def _recall(gold: np.ndarray, found: np.ndarray) -> float:
    return float((gold & found).sum() / max(gold.sum(), 1))


_STATISTICS = {"precision": _precision, "recall": _recall, "F1": f1}


def _on(
    statistic: Callable[[np.ndarray, np.ndarray], float], gold: np.ndarray, found: np.ndarray
) -> Callable[[np.ndarray], float]:
    return lambda chosen: statistic(gold[chosen], found[chosen])


def _over_spans(
    of: Callable[[np.ndarray], float], rows: Sequence[Row]
) -> Callable[[np.ndarray], float]:
    """A figure of the summed counts of the rows."""
    counts = np.array([_overlaps(row) for row in rows])
    return lambda chosen: of(counts[chosen].sum(axis=0))


def _overlaps(row: Row) -> tuple[int, int, int, int]:
    """Findings that touch a labelled span, findings, labelled spans that are touched, and spans."""
    found = [(f.start, f.end) for f in row.charged]
    right = sum(any(_meets(a, b) for b in row.spans) for a in found)
    touched = sum(any(_meets(a, b) for b in found) for a in row.spans)
    return right, len(found), touched, len(row.spans)


def _meets(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _hit(counts: np.ndarray) -> float:
    return float(counts[0] / max(counts[1], 1))


def _recalled(counts: np.ndarray) -> float:
    return float(counts[2] / max(counts[3], 1))


def _span_f1(counts: np.ndarray) -> float:
    both = _hit(counts) + _recalled(counts)
    return 2 * _hit(counts) * _recalled(counts) / both if both else 0.0


EVALUATION = Evaluation(name=NAME, figures=figures, articles=articles)
