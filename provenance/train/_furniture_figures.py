"""What is measured of the furniture classifier, and the words of its card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from provenance.train._card import Card, DataUsed
from provenance.train._furniture_data import KINDS
from provenance.train._measure import f1, resampled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.train._base import Figure
    from provenance.train._furniture_data import Line

CARD = Card(
    title="Page furniture, line by line",
    summary=(
        "Tells the lines of a news page that are article from those that are furniture: "
        "promotion, page chrome, links to other stories, credits, corrections, author lines."
    ),
    license="research and evaluation; see card",
    intended=(
        "Keeping menus, newsletter pitches and photo credits out of the analysis of an English "
        "news article, and naming promotion inside the text. The rules of `provenance.layout` "
        "stand on top of it: headlines, subheads and datelines are found by them."
    ),
    not_for=(
        "Removing text from a page without a person looking: about one body line in a hundred of "
        "the kind measured here is taken for furniture. Languages other than English. Judging "
        "outlets."
    ),
    how=(
        "Logistic regression over single words and word pairs (weighted by rarity, unit length), "
        "hand-written patterns (`provenance/layout/patterns.txt`), shape of the line and place in "
        "the article. Only the ends of a long line are looked at. Patterns and settings were "
        "chosen on the outlets of the training split, settings by five-fold cross validation over "
        "them; the parameters are fitted on that split alone, so the figures on test outlets are "
        "those of the shipped file. The five-fold figures over all outlets are by five other "
        "models with the same settings, and partly on outlets whose lines the patterns were "
        "written against. The test outlets were measured three times while this version was made, "
        "and the threshold was chosen again, on training outlets, after the first of them showed "
        "a fall: "
        "their figures are a little kind. Rules that cut furniture out of paragraphs were written "
        "from random articles of all outlets, those of the test split included. Whole articles: "
        "the 462 test lines that stand in articles at hand, each "
        "judged by the block that covers most of it."
    ),
    data=(
        DataUsed(
            name="Article-Bias-Prediction, labelled lines",
            file="framing/promo_lines.jsonl.gz",
            sha256="",
            rows=0,
            license=(
                "Repository Apache-2.0; the lines are their publishers' text, so the parameters "
                "are for research and evaluation."
            ),
            citation=(
                "Baly, Da San Martino, Glass, Nakov (2020), We Can Detect Your Bias, EMNLP, "
                "4982-4991."
            ),
        ),
    ),
    metrics=("f1",),
    limits=(
        "The lines were picked partly by regular expressions and over-represent what such "
        "expressions find: expect lower recall on unseen phrasings.",
        "One annotator; a second pass of the same kind agreed on 97 % of 200 lines.",
        "A body line that reads like a list item, a one-word paragraph or a name alone is the "
        "commonest false alarm; prose pitches without any of the usual words, captions that end "
        "in a credit and author notes without 'is a' are the commonest misses.",
        "Pages of 2009 to 2020 from outlets of the United States, mostly.",
    ),
)
"""The card's words; data digest and figures are filled in by training."""


def measure(where: str, lines: Sequence[Line], found: Sequence[str]) -> Iterator[Figure]:
    """Figures of predicted kinds against labelled ones, outlets resampled.

    Args:
        where: On which lines, for the name of every figure.
        lines: Labelled lines.
        found: Predicted kind of every line.
    """
    gold = np.array([line.kind for line in lines])
    pred = np.array(found)
    hard = np.array([line.hard for line in lines])
    outlets = [line.outlet for line in lines]
    note = f"{len(set(outlets))} outlets, resampled by outlet"

    def macro(i: np.ndarray) -> float:
        kinds = [kind for kind in KINDS if (gold[i] == kind).any()]
        return float(np.mean([f1(gold[i] == kind, pred[i] == kind) for kind in kinds]))

    def alarms(i: np.ndarray) -> float:
        body = gold[i] == "body"
        return float((pred[i][body] != "body").mean()) if body.any() else 0.0

    def hard_alarms(i: np.ndarray) -> float:
        return alarms(i[hard[i]])

    def not_body(i: np.ndarray) -> float:
        return f1(gold[i] != "body", pred[i] != "body")

    yield resampled(f"{where}: not-body F1", not_body, outlets, note=note)
    yield resampled(f"{where}: macro F1", macro, outlets, note=note)
    bodies = f"share of {int((gold == 'body').sum())} body lines taken for furniture"
    cues = f"the same, of {int(hard.sum())} body lines with the words of promotion"
    yield resampled(f"{where}: body false alarms", alarms, outlets, note=bodies)
    yield resampled(f"{where}: hard body false alarms", hard_alarms, outlets, note=cues)
    for kind in KINDS:
        count = int((gold == kind).sum())
        score = partial(_kind_f1, gold == kind, pred == kind)
        yield resampled(f"{where}: {kind} F1", score, outlets, note=f"{count} lines of this kind")


def _kind_f1(gold: np.ndarray, pred: np.ndarray, items: np.ndarray) -> float:
    return f1(gold[items], pred[items])
