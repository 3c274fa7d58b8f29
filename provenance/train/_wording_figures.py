"""What the wording model's card says, and the figures it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.train._card import Card, DataUsed
from provenance.train._even_handed import even_handed_figures
from provenance.train._wording_articles import FILES
from provenance.train._wording_data import BABE
from provenance.train._wording_measure import auc, read_row, sentence_figures, word_figures
from provenance.wording import WordingModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model_files import Model
    from provenance.train._base import Figure
    from provenance.train._wording_data import Row
    from provenance.train._wording_held_out import HeldOut
    from provenance.wording import Wording

PER_URL = "articles (URLs) resampled"
PER_EVENT = "events resampled; the model has not seen BASIL"


def measure(
    outlets: HeldOut, random: HeldOut, basil: Sequence[Row], model: Model
) -> Iterator[Figure]:
    """Every figure of the card that is measured on labelled sentences.

    Args:
        outlets: BABE, folds that hold whole outlets out.
        random: BABE, random folds.
        basil: BASIL's sentences.
        model: Fitted on all of BABE.
    """
    readings, score = read_held_out(outlets)
    name = "BABE, whole outlets held out"
    yield from word_figures(name, outlets.rows, readings, PER_URL)
    measures = ("macro-F1", "calibration error", "AUC")
    yield from sentence_figures(name, outlets.rows, score, PER_URL, *measures)
    yield within(outlets, score)
    readings, score = read_held_out(random)
    name = "BABE, random folds"
    yield from word_figures(name, random.rows, readings, f"{PER_URL}; outlets overlap")
    yield from sentence_figures(
        name, random.rows, score, f"{PER_URL}; outlets overlap: too high", *measures
    )
    yield from transfer(basil, model)
    yield from even_handed_figures(WordingModel(model))


def transfer(basil: Sequence[Row], model: Model) -> Iterator[Figure]:
    """Figures on a corpus of other outlets, topics and annotators."""
    shipped = WordingModel(model)
    readings = [read_row(row, shipped) for row in basil]
    score = np.array([reading.sentences[0] for reading in readings])
    measures = ("AUC", "average precision", "calibration error")
    yield from sentence_figures("BASIL", basil, score, PER_EVENT, *measures)
    yield from word_figures("BASIL", basil, readings, PER_EVENT)


def read_held_out(held_out: HeldOut) -> tuple[list[Wording], np.ndarray]:
    """Every row read by a model without its fold, and its sentence probability."""
    models = {fold: WordingModel(model) for fold, model in held_out.models.items()}
    readings = [
        read_row(row, models[int(fold)])
        for row, fold in zip(held_out.rows, held_out.folds, strict=True)
    ]
    return readings, np.array([reading.sentences[0] for reading in readings])


def within(held_out: HeldOut, score: np.ndarray) -> Figure:
    """Mean AUC inside the folds: what is left when an outlet's share of bias cannot help."""
    from provenance.train._base import Figure

    gold = np.array([row.biased for row in held_out.rows])
    folds = [held_out.folds == fold for fold in np.unique(held_out.folds)]
    value = float(np.mean([auc(gold[fold], score[fold]) for fold in folds]))
    name = "BABE, whole outlets held out: sentence AUC, mean within folds"
    return Figure(name, round(value, 4), n=len(gold), note="five folds of one outlet or a few")


CARD = Card(
    title="Loaded wording",
    summary=(
        "Probability that a word of an English news text is loaded wording, and, from a "
        "sentence's words alone, that expert annotators would call its wording biased."
    ),
    license=(
        "research use, non-commercial: learned from BABE (AGPL-3.0 by its repository, "
        "CC BY-NC 4.0 by its authors' later model card)"
    ),
    intended=(
        "Pointing an editor, a researcher or a reader at words worth a second look, in English "
        "news text, together with whose words they are."
    ),
    not_for=(
        "Judging a person, an author's intent or whether a statement is true; ranking outlets by "
        "quality; removing or hiding text without a person's decision; languages other than "
        "English; text that is no news. A sentence without loaded words can still be slanted by "
        "what it selects."
    ),
    how=(
        "Logistic regression over single words: the word, its beginnings and ends, lists written "
        "for this project, word vectors (PPMI and truncated SVD over unlabelled articles, which "
        "include other articles of the held-out outlets; a pretrained reader's of the word alone), "
        "the same of two neighbors on either side, whether the word is quoted. Names, numbers, "
        "parties, nations, faiths, sexes, sides and causes are replaced by class tokens before "
        "training and are never marked; words inside quotation marks and outside tell nothing of "
        "one another. Beside BABE it learns, at a quarter of the weight, from 15,000 sentences of "
        "outlets that neither BABE nor BASIL holds, labelled by a small transformer (MiniLM) "
        "fine-tuned on the same part of BABE; nothing of it but what was learned is shipped. A "
        "sentence's probability is a logistic function of the root of the sum of its squared word "
        "probabilities, measured from the model's mean on those sentences. For a held-out fold its "
        "two parameters are fitted on the other folds, read by models that had not seen them but "
        "had seen the held-out fold. Settings were chosen on BABE with whole outlets held out and "
        "on BASIL's ranking, so BASIL's figures are no blind test. The prior is one half: for a "
        "text where fewer sentences are biased, re-base a probability with "
        "provenance.wording.sentences.rebased."
    ),
    data=(
        DataUsed(
            name="BABE",
            file=BABE,
            sha256="",
            rows=0,
            license=(
                "GNU AGPL v3 by its repository, which does not tell code from data; the authors' "
                "later model card for the same data says CC BY-NC 4.0; sentences are excerpts of "
                "news articles. Not cleared by a lawyer."
            ),
            citation=(
                "Spinde, Plank, Krieger, Ruas, Gipp, Aizawa (2021), Neural Media Bias Detection "
                "Using Distant Supervision With BABE, Findings of EMNLP, 1166-1177, "
                "doi 10.18653/v1/2021.findings-emnlp.101."
            ),
        ),
        *(
            DataUsed(
                name=f"Article-Bias-Prediction, part {i}",
                file=file,
                sha256="",
                rows=0,
                license=(
                    "Apache-2.0 by its repository; article texts stay their publishers'. Used "
                    "unlabelled, for word counts, word vectors and a teacher's labels."
                ),
                citation=(
                    "Baly, Da San Martino, Glass, Nakov (2020), We Can Detect Your Bias, EMNLP, "
                    "4982-4991."
                ),
            )
            for i, file in enumerate(FILES, 1)
        ),
    ),
    metrics=("f1", "roc_auc", "brier_score"),
    limits=(
        "Half of the words marked in BABE's sentences were not marked by its annotators; read "
        "again, about four in ten of 32 of these would still be worth an editor's look (greed, "
        "rant, screeds), so agreement between people bounds the figure too.",
        "In ten BASIL articles (36 spans, one reader, no second) about two in three spans were "
        "worth a look; the others were legal or plain uses (settle the claim, hostile work "
        "environment, forced to), rare words judged by their vector alone, and metaphors that "
        "news uses as terms.",
        "Reporting ABOUT extremism, falsehood, violence or racism scores like using loaded words "
        "(anti-racism, false narratives, deadly cases).",
        "Words of science, weather and sport that are rare in political news are sometimes taken "
        "for loaded (radioactive, distilled, bushfire).",
        "Bias by selection, sarcasm, and phrases of plain words (big show, gobble down) are "
        "missed; so is a single quiet verb, and loaded words that are party, faith or nation "
        "names, because these are hidden from the model.",
        "BASIL's annotators mark few words, so precision against them is low, and with 6 % biased "
        "sentences the probabilities are far too high there unless they are re-based (see the "
        "figures).",
        "BABE's sentences come from a few years and mostly from United States politics; some "
        "labels are doubtful.",
        "An outlet-wide prior is left in the labels: random folds overstate every figure.",
        "Even-handedness is partly built in: counterparts that the lists name become one token, so "
        "the swaps say little about names that nobody listed; a surname that is also a loaded word "
        "is read as the word at the start of a sentence.",
        "Leaning: labels are AllSides', of outlets, not of articles; events were grouped by script "
        "and not checked by hand; opinion pages and guest writers are mixed in; which outlets "
        "stand for a side decides much of a difference (one outlet's newsletter line and its "
        "preference for 'claimed' make a good part of it). The table says how the tool scores "
        "these outlets on the same events. It does not say that a side is more biased, and an "
        "equal score would not show that the tool is fair. Nothing was tuned to it.",
    ),
)
