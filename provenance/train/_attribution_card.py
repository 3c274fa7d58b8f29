"""What the span model's card says."""

from __future__ import annotations

from provenance.train._attribution_data import ARTICLES
from provenance.train._card import Card, DataUsed

CARD = Card(
    title="Attribution spans",
    summary=(
        "Finds who is said to have said, written, thought or planned what in English news: the "
        "cue, the source and the content of every attribution, as exact spans."
    ),
    license=(
        "research use: learned from PolNeAR, which states no license for its annotations, and "
        "whose texts are their publishers'"
    ),
    intended=(
        "Showing an editor, a researcher or a reader whose words stand where in a news text, so "
        "that wording can be told from quotation and a statement can be looked up elsewhere."
    ),
    not_for=(
        "Deciding what somebody said without reading it; proof in a dispute; texts that are no "
        "news; languages other than English; removing or hiding text without a person's decision."
    ),
    how=(
        "A teacher, a six-layer transformer (MiniLM, Apache-2.0) fine-tuned on PolNeAR's training "
        "split, labels unlabelled news articles. The shipped network learns from the corpus and "
        "from the teacher's probabilities on those articles (knowledge distillation): vectors of "
        "word, affixes and shape, five residual convolutions, a head that says which tokens are "
        "cues, and a head that says for each cue which tokens are its source and its content. "
        "Capitalized words are masked at random in training, so that it learns how attributions "
        "are built and not who is quoted. Settings were chosen and confidence was calibrated on "
        "the development split; the test split of the corpus was never read. The same data, "
        "library versions, kind of processor and two threads give the same bytes."
    ),
    data=(
        DataUsed(
            name="PolNeAR, training split",
            file="attribution/polnear_train.jsonl.gz",
            sha256="",
            rows=840,
            license=(
                "none stated in its repository; article texts stay their publishers'. Not cleared "
                "by a lawyer."
            ),
            citation=(
                "Newell, Margolin, Ruths (2018), An Attribution Relations Corpus for Political "
                "News, LREC."
            ),
        ),
        DataUsed(
            name="PolNeAR, development split",
            file="attribution/polnear_dev.jsonl.gz",
            sha256="",
            rows=84,
            license="as above; used to choose settings and to calibrate confidence.",
            citation="as above.",
        ),
        *(
            DataUsed(
                name=f"Article-Bias-Prediction, part {i}",
                file=file,
                sha256="",
                rows=0,
                license=(
                    "Apache-2.0 by its repository; article texts stay their publishers'. Used "
                    "unlabelled."
                ),
                citation=(
                    "Baly, Da San Martino, Glass, Nakov (2020), We Can Detect Your Bias, EMNLP, "
                    "4982-4991."
                ),
            )
            for i, file in enumerate(ARTICLES, 1)
        ),
    ),
    metrics=("f1", "precision", "recall"),
    limits=(
        "The corpus marks one level only: an attribution inside another's words is found by "
        "rules, in quotations and in clauses with a plain verb of saying, and its quality is not "
        "measured by the figures below.",
        "It also marks beliefs, plans and attitudes (supports, is expected to, fears); where "
        "these begin is where its annotators disagree most, and where the model errs most.",
        "Learned from United States politics of 2015 and 2016: courts, business, science and "
        "sport were read by hand, not measured.",
        "Settings were chosen on the development split: a figure on it is a little better than "
        "one on unseen articles would be.",
        "Two editors read 322 attributions in 20 random articles of other years and outlets: 59 "
        "and 63 of 100 were right in every respect (spans, source, resolved name, kind, channel), "
        "81 of 100 where confidence was .8 or .9 and above, a third where it was .5 to .8. Acts "
        "and votes taken for statements, pronouns given to the wrong person, and contents cut "
        "inside a clause were the commonest errors. Some of these have been mended since.",
        "Speakers of quotations that go on over paragraphs, and turns of a transcript, are added "
        "by rules.",
    ),
)
