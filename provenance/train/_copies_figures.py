"""What the copy model reaches on groups it has not seen, and what its card says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.corroboration.copies import COPY, Likeness, sketch
from provenance.train._card import Card, DataUsed
from provenance.train._copies_sentences import sentence_figures
from provenance.train._measure import f1, resampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.corroboration.copies import Printed
    from provenance.train._base import Figure
    from provenance.train._copies_data import Pair

NOTE = "160 labelled pairs, {}; interval over groups"
SHARED = 0.1
"""Containment under which a partial copy shares hardly more than quotations."""

CARD = Card(
    title="Copy or not",
    summary=(
        "Says whether one news article copies another (the same dispatch, or sentences lifted "
        "from it), outside what both merely quote."
    ),
    license="Apache-2.0",
    intended=(
        "Folding copies into one origin before coverage is counted, and listing syndicated "
        "articles for an editor, who sees the shared runs and decides."
    ),
    not_for=(
        "Accusing anybody of plagiarism: most of what it finds is licensed agency text. Languages "
        "other than English were not measured."
    ),
    how=(
        "Two logistic regressions (L2, C = 1, standardized) over five named features: containment "
        "of five-word shingles in the shorter text, own words in the longest shared run, share of "
        "own words in shared runs of eight or more, how often one names the other's outlet, quoted "
        "words in the longest shared run where it does. Quotations, posts and statements printed "
        "as blocks, and boilerplate are masked first; boilerplate is the 32-bit hashes of shingles "
        "in more than 12 documents of one domain. Features were chosen on the half of the groups "
        "with an even hash; same byline or agency, same title, same numbers, order and position "
        "of the runs were tried there and changed nothing."
    ),
    data=(
        DataUsed(
            name="Syndication pairs",
            file="corroboration/syndication_pairs.jsonl.gz",
            sha256="",
            rows=0,
            license="labels made for this project; research use.",
            citation=(
                "Labelled from title, byline, credits and the longest shared runs of articles of "
                "the corpus below."
            ),
        ),
        DataUsed(
            name="AllSides articles",
            file="corroboration/allsides-1.jsonl.gz (to -3)",
            sha256="",
            rows=0,
            license="repository Apache-2.0; the texts are their publishers', none is shipped.",
            citation=(
                "Baly, Da San Martino, Glass, Nakov (2020), We Can Detect Your Bias, EMNLP, "
                "4982-4991."
            ),
        ),
    ),
    metrics=("f1", "precision", "recall"),
    limits=(
        "146 groups are few: the intervals are wide.",
        "A copy that is rewritten word by word is not found; neither is one that shares "
        "quotations only and names no outlet.",
        "A transcript or statement printed without marks can still be taken for copied text where "
        "nothing leads it in.",
        "Quotations from a public event that one side saw on the other's channel can be taken for "
        "borrowed ones.",
        "The labels were made from the longest shared runs, not from both full texts.",
    ),
)


def measure(
    pairs: Sequence[Pair],
    features: np.ndarray,
    articles: dict[str, Printed],
    fit: Callable[[np.ndarray, np.ndarray], Callable[[np.ndarray], np.ndarray]],
) -> Iterator[Figure]:
    """Every figure of the card.

    Args:
        pairs: The labelled pairs.
        features: Their `Likeness`, a row each.
        articles: The articles by id.
        fit: Takes features and labels; returns what gives probabilities.
    """
    gold = np.array([p.copy for p in pairs])
    read = np.array([p.read for p in pairs])
    copy = out_of_fold(pairs, features, gold, fit) >= 0.5  # noqa: PLR2004 - even odds
    yield from _scores("out of fold: copy or not", pairs, gold, copy, "ten folds")
    for half, rows in (("read", read), ("unread", ~read)):
        some = [p for p, r in zip(pairs, rows, strict=True) if r]
        name = f"out of fold, {half} half: copy or not"
        yield from _scores(name, some, gold[rows], copy[rows], "ten folds")
    unread = [p for p, r in zip(pairs, read, strict=True) if not r]
    told = fit(features[read], gold[read])(features[~read]) >= 0.5  # noqa: PLR2004
    name = "fitted on the read half, unread half: copy or not"
    yield from _scores(name, unread, gold[~read], told, "one fit")
    same = np.array([p.label == "same_wire" for p in pairs])
    wire = out_of_fold(pairs, features, same, fit) >= 0.5  # noqa: PLR2004
    yield from _scores("out of fold: same dispatch or not", pairs, same, wire, "ten folds")
    bare = features[:, Likeness._fields.index("contained")]
    yield from _scores("containment of .3 alone: copy or not", pairs, gold, bare >= COPY, "no fit")
    yield from _by_kind(pairs, bare, copy)
    yield from _sketches(pairs, articles)
    yield from sentence_figures(pairs, articles)


def out_of_fold(
    pairs: Sequence[Pair],
    features: np.ndarray,
    gold: np.ndarray,
    fit: Callable[[np.ndarray, np.ndarray], Callable[[np.ndarray], np.ndarray]],
) -> np.ndarray:
    """Probability of every pair by a model that has not seen its group."""
    folds = np.array([p.fold for p in pairs])
    out = np.zeros(len(pairs))
    for fold in sorted(set(folds.tolist())):
        held = folds == fold
        out[held] = fit(features[~held], gold[~held])(features[held])
    return out


def _scores(
    name: str, pairs: Sequence[Pair], gold: np.ndarray, found: np.ndarray, how: str
) -> Iterator[Figure]:
    groups = [p.group for p in pairs]
    note = NOTE.format(how)

    def precision(i: np.ndarray) -> float:
        return float((gold[i] & found[i]).sum() / max(1, found[i].sum()))

    def recall(i: np.ndarray) -> float:
        return float((gold[i] & found[i]).sum() / max(1, gold[i].sum()))

    yield resampled(f"{name}, F1", lambda i: f1(gold[i], found[i]), groups, note=note)
    yield resampled(f"{name}, precision", precision, groups, note=note)
    yield resampled(f"{name}, recall", recall, groups, note=note)


def _by_kind(pairs: Sequence[Pair], bare: np.ndarray, found: np.ndarray) -> Iterator[Figure]:
    """Where the errors are: share called a copy, by kind of pair."""
    partial = np.array([p.label == "partial_copy" for p in pairs])
    other = np.array([not p.copy for p in pairs])
    noted = np.array([p.note for p in pairs])
    kinds = {
        "same dispatch": np.array([p.label == "same_wire" for p in pairs]),
        "partial copy of own words": partial & (bare >= SHARED),
        "partial copy of quotations": partial & (bare < SHARED),
        "independent, shared posts": other & np.char.startswith(noted, "overlap is tweet"),
        "independent, shared boilerplate": other & np.char.startswith(noted, "shared text is site"),
        "independent, other": other & (noted == ""),
    }
    for name, rows in kinds.items():
        called = found[rows]
        groups = [p.group for p, r in zip(pairs, rows, strict=True) if r]
        note = "out of fold; interval over groups"
        yield resampled(
            f"called a copy: {name}",
            lambda i, called=called: float(called[i].mean()),
            groups,
            note=note,
        )


def _sketches(pairs: Sequence[Pair], articles: dict[str, Printed]) -> Iterator[Figure]:
    """Share of pairs that a sketch brings together."""
    made = {key: set(sketch(article.words)) for key, article in articles.items()}
    for label in ("same_wire", "partial_copy", "independent"):
        some = [p for p in pairs if p.label == label]
        met = np.array([bool(made[p.a] & made[p.b]) for p in some])
        yield resampled(
            f"sketches share a number: {label}",
            lambda i, met=met: float(met[i].mean()),
            [p.group for p in some],
            note="no fit; interval over groups",
        )
