"""What the verdict model reaches on events it has not seen, and what its card says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.corroboration.decide import Sides, against, decide, probabilities
from provenance.train._card import Card, DataUsed
from provenance.train._measure import resampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np

    from provenance.corroboration.model import VerdictModel
    from provenance.train._base import Figure
    from provenance.train._corroboration_cases import Case
    from provenance.types import Verdict

VERDICTS: tuple[Verdict, ...] = (
    "corroborated",
    "corroborated_claim",
    "source_only",
    "same_origin",
    "contradicted",
    "not_found",
    "not_checkable",
)
YES = ("corroborated", "corroborated_claim")
HALF = 0.5
_BINS = 10

Pair = tuple[str, str]
"""Gold verdict and verdict given."""

CARD = Card(
    title="Verdicts on attributed statements",
    summary="Says which of seven verdicts an attributed statement deserves, given what other "
    "documents hold on it, and how surely.",
    license="research and evaluation; see card",
    intended="Showing an editor which statements somebody independent carries as well, with the "
    "passages; gates that look at `contradicted` and `corroborated`.",
    not_for="Telling true from false.  `not_found` says nothing about truth, `corroborated` says "
    "that another outlet reports the same, and `contradicted` does not say which of two is right.",
    how="Eight logistic regressions (L2, standardized features): which sentence carries a "
    "statement (31 features: weighted overlap of terms, quotation runs, word vectors, figures as "
    "intervals, whether the source is named and speaks, the same event), whether it is the same "
    "source, which figures clash, then contradicted, carried independently, carried at all, nobody "
    "to ask, source present.  Whether a document is independent is decided by rules (outlet, owner "
    "at that date, copied text, credited medium).  Later questions learn from scores of earlier "
    "ones that have not seen the event.",
    data=(
        DataUsed(
            "Gold statements",
            "corroboration/gold.jsonl.gz",
            "",
            0,
            "labels made for this project; the texts are their publishers'.",
            "160 statements of 100 events, annotated by hand.",
        ),
        DataUsed(
            "Own labels",
            "data/corroboration_labels/labels.jsonl",
            "",
            0,
            "labels made for this project (ids and offsets only), Apache-2.0.",
            "See the data sheet beside the file.",
        ),
        DataUsed(
            "AllSides articles and BASIL",
            "corroboration/allsides-1.jsonl.gz (to -3), basil_articles.jsonl.gz",
            "",
            0,
            "repositories Apache-2.0 and none stated; the texts are their publishers', none ships.",
            "Baly, Da San Martino, Glass, Nakov (2020), EMNLP, 4982-4991; "
            "Fan et al. (2019), EMNLP.",
        ),
    ),
    metrics=("f1", "precision", "recall"),
    limits=(
        "160 gold statements are few, their mix is not natural (contradictions were searched "
        "for), and a few missed corroborations are expected among not_found and source_only.",
        "Contradictions are rare in ordinary coverage, and there most of those found are wrong: "
        "see the figure for statements drawn at random.",
        "Paraphrase without a shared rare word is missed; so are sums told in words.",
        "A credit that stands far from the words, or under the text, is missed, and then a copy "
        "counts as independent.",
        "American news of 2011 to 2020.",
    ),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with the verdict of a model that has not seen its event.

    Attributes:
        case: The statement.
        said: The verdict given.
        confidence: Of that verdict.
        yes: Probability that somebody independent carries it.
    """

    case: Case
    said: Verdict
    confidence: float
    yes: float

    @property
    def pair(self) -> Pair:
        """Gold verdict and verdict given."""
        return self.case.label.verdict, self.said


def judged(case: Case, model: VerdictModel) -> Judged:
    """Judge a labelled statement.

    Args:
        case: The statement and what its candidates hold.
        model: A model, which must not have seen its event.
    """
    witnesses = case.witnesses(model)
    ruling = decide(case.statement, witnesses, model)
    odds = probabilities(case.statement, Sides.of(witnesses), against(witnesses), model)
    yes = (odds["corroborated"] + odds["corroborated_claim"]) / max(1e-9, 1 - odds["contradicted"])
    return Judged(case, ruling.verdict, ruling.confidence, yes)


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Mean F1 over the seven verdicts; a verdict neither given nor gold counts as zero."""
    return sum(f1_of(pairs, verdict) for verdict in VERDICTS) / len(VERDICTS)


def f1_of(pairs: Sequence[Pair], verdict: str) -> float:
    """F1 of one verdict."""
    hits = sum(g == s == verdict for g, s in pairs)
    size = sum((g == verdict) + (s == verdict) for g, s in pairs)
    return 2 * hits / size if size else 0.0


def accuracy(pairs: Sequence[Pair]) -> float:
    """Share of verdicts that are the gold ones."""
    return sum(g == s for g, s in pairs) / max(1, len(pairs))


def yes_precision(pairs: Sequence[Pair]) -> float:
    """Of those said to be corroborated (or their claim), how many are."""
    said = [g in YES for g, s in pairs if s in YES]
    return sum(said) / max(1, len(said))


def yes_recall(pairs: Sequence[Pair]) -> float:
    """Of those that are corroborated (or their claim), how many were said to be."""
    gold = [s in YES for g, s in pairs if g in YES]
    return sum(gold) / max(1, len(gold))


def precision_of(verdict: str) -> Callable[[Sequence[Pair]], float]:
    """The share of one verdict, when given, that is right."""

    def precision(pairs: Sequence[Pair]) -> float:
        said = [g == verdict for g, s in pairs if s == verdict]
        return sum(said) / max(1, len(said))

    return precision


def precision_at(some: Sequence[Judged], recall: float) -> float:
    """Precision of saying corroborated (or its claim) where recall first reaches a value."""
    ranked = sorted(some, key=lambda j: (-j.yes, j.case.label.id))
    gold = sum(j.case.label.verdict in YES for j in some)
    hits = 0
    for n, one in enumerate(ranked, 1):
        hits += one.case.label.verdict in YES
        if gold and hits >= recall * gold:
            return hits / n
    return 0.0


def calibration_error(some: Sequence[Judged]) -> float:
    """Expected calibration error of the confidence, ten bins (Naeini et al. 2015)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for one in some:
        right = one.said == one.case.label.verdict
        at = min(_BINS - 1, int(one.confidence * _BINS))
        bins.setdefault(at, []).append((one.confidence, right))
    total = max(1, len(some))
    return sum(
        abs(sum(c for c, _ in rows) - sum(r for _, r in rows)) / total for rows in bins.values()
    )


_MEASURES: dict[str, Callable[[Sequence[Pair]], float]] = {
    "verdict macro-F1": macro_f1,
    "verdict accuracy": accuracy,
    "corroborated precision": yes_precision,
    "corroborated recall": yes_recall,
    "contradicted F1": lambda pairs: f1_of(pairs, "contradicted"),
    "contradicted precision": precision_of("contradicted"),
}


def measured(name: str, some: Sequence[Judged], *, note: str) -> Iterator[Figure]:
    """All figures of a set of statements, intervals over events.

    Args:
        name: Of the set.
        some: Its statements, each judged by a model that has not seen its event.
        note: For the figures.
    """
    if not some:
        return
    events = [one.case.label.event for one in some]

    def on(statistic: Callable[[list[Judged]], float]) -> Callable[[np.ndarray], float]:
        return lambda rows: statistic([some[i] for i in rows])

    def of_pairs(measure: Callable[[Sequence[Pair]], float]) -> Callable[[list[Judged]], float]:
        return lambda rows: measure([one.pair for one in rows])

    for measure_name, measure in _MEASURES.items():
        yield resampled(f"{name}: {measure_name}", on(of_pairs(measure)), events, note=note)
    at_half = on(lambda rows: precision_at(rows, HALF))
    yield resampled(f"{name}: corroborated precision at recall .5", at_half, events, note=note)
    yield resampled(f"{name}: calibration error", on(calibration_error), events, note=note)
    gold = Counter(one.case.label.verdict for one in some)
    for verdict in VERDICTS:
        statistic = on(of_pairs(lambda pairs, v=verdict: f1_of(pairs, v)))  # type: ignore[misc]
        stated = f"{note}; {gold[verdict]} of that verdict"
        yield resampled(f"{name}: F1 {verdict}", statistic, events, note=stated)


def all_measured(judgments: Iterable[Judged]) -> Iterator[Figure]:
    """The figures of gold statements, of own statements, and of own ones drawn at random."""
    some = list(judgments)
    note = "out of fold over events, gold spans; interval over events"
    yield from measured("gold", [j for j in some if j.case.label.given is not None], note=note)
    note = "out of fold over events, spans as the program finds them; interval over events"
    own = [j for j in some if j.case.label.given is None]
    yield from measured("own", own, note=note)
    drawn = [j for j in own if j.case.label.drawn == "natural"]
    yield from measured("own, drawn at random", drawn, note=note)
