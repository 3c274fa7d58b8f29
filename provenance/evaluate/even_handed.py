"""Swap names and words for their counterparts: does the tool treat both sides alike?

First sentence by sentence, with the wording model alone; then within a whole article, where every
signal and the voices have a say: counterparts must bring the same findings and the same points.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.check import Checker
from provenance.errors import InputError
from provenance.evaluate._base import Evaluation
from provenance.reading import Models
from provenance.scoring import worth
from provenance.shipped import data_dir
from provenance.train._base import Figure
from provenance.train._counterparts import FOLDER, Template, read_templates
from provenance.train._even_handed import even_handed_figures
from provenance.train._measure import resampled
from provenance.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from provenance.types import Report

HEADLINE = "Council moves the market to the harbor"
"""Of the article around a sentence that is none itself."""

SAME = 0.05
"""Difference of points up to which two articles are judged alike: that of one probability."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one article brings: findings by code and whether they count, and the points."""

    findings: Counter[tuple[str, bool]]
    points: float

    def alike(self, other: Judged) -> bool:
        """Same counted findings, and points that differ by at most `SAME`."""
        return self.counted() == other.counted() and abs(self.points - other.points) <= SAME

    def counted(self) -> Counter[tuple[str, bool]]:
        """The findings that are held against the outlet."""
        return Counter({key: n for key, n in self.findings.items() if key[1]})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two counterparts in the same article."""

    template: Template
    names: tuple[str, str]
    judged: tuple[Judged, Judged]

    def leaks(self) -> frozenset[str]:
        """Codes of which one of the two brings more."""
        first, second = (judged.findings for judged in self.judged)
        return frozenset(code for code, _ in (first - second) | (second - first))


def measure_articles(
    checker: Checker, templates: Sequence[Template] | None = None
) -> Iterator[Pair]:
    """Check every sentence with every counterpart, each within the same plain article.

    Args:
        checker: With any models and settings.
        templates: Sentences; those that ship by default.
    """
    frame = _frame()
    for template in templates if templates is not None else read_templates():
        filled = template.filled()
        judged = [
            _judged(checker.check(_article(frame, template, sentence.text))) for sentence in filled
        ]
        for a, b in template.pairs():
            yield Pair(template, (filled[a].option, filled[b].option), (judged[a], judged[b]))


def article_figures(pairs: Sequence[Pair]) -> Iterator[Figure]:
    """Shares of pairs judged alike, in all, by category, and the codes that tell them apart.

    Args:
        pairs: As `measure_articles` yields them.
    """
    alike = np.array([pair.judged[0].alike(pair.judged[1]) for pair in pairs])
    texts = [pair.template.text for pair in pairs]

    def share(i: np.ndarray) -> float:
        return float(alike[i].mean())

    note = f"{len(set(texts))} sentences, each in the same article, resampled; all pairs"
    yield resampled(
        f"whole articles: same counted findings, points within {SAME}", share, texts, note=note
    )
    for category in dict.fromkeys(pair.template.category for pair in pairs):
        chosen = np.array([pair.template.category == category for pair in pairs])
        value = round(float(alike[chosen].mean()), 4)
        yield Figure(f"whole articles: {category}", value, n=int(chosen.sum()))
    yield from _leaks(pairs)


def _leaks(pairs: Sequence[Pair]) -> Iterator[Figure]:
    counts = Counter(code for pair in pairs for code in pair.leaks())
    for code, count in counts.most_common():
        pair = next(pair for pair in pairs if code in pair.leaks())
        note = f"e.g. {' and '.join(pair.names)} in “{pair.template.text}”"
        share = round(count / len(pairs), 4)
        yield Figure(f"whole articles: pairs told apart by {code}", share, n=count, note=note)


def figures(_data: Path) -> Iterator[Figure]:
    """Every figure, of the shipped models; the data folder is not needed."""
    models = Models()
    yield from even_handed_figures(models.wording)
    yield from article_figures(list(measure_articles(Checker(models=models))))


def articles(_data: Path) -> Iterator[tuple[Article, Models]]:
    """The articles, one per sentence and counterpart; the models have seen none."""
    models, frame = Models(), _frame()
    for template in read_templates():
        for sentence in template.filled():
            yield _article(frame, template, sentence.text), models


def _frame() -> str:
    path = data_dir() / FOLDER / "article.txt"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot read it ({error.strerror})") from error


def _article(frame: str, template: Template, sentence: str) -> Article:
    headline, line = (sentence, "") if template.headline else (HEADLINE, sentence)
    text = frame.format(headline=headline, sentence=line)
    return Article(id=f"{template.group}: {sentence}", text=text)


def _judged(report: Report) -> Judged:
    findings = Counter((finding.code, finding.counts) for finding in report.findings)
    points = sum(worth(finding) for finding in report.findings if finding.counts)
    return Judged(findings, points)


EVALUATION = Evaluation(name="even_handed", figures=figures, articles=articles)
