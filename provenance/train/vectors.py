"""Learn word vectors from the news articles: which words stand in the same company.

Every word as the corroboration room cuts it (`provenance.nlp.vectors.words_of`), names included,
because "Downing Street" stands for "the British government" in news.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from provenance.model_files import save_model
from provenance.nlp.vectors import NAME, words_of
from provenance.train._base import Trainer, file_sha256, library_versions, read_jsonl_gz
from provenance.train._card import Card, DataUsed, card_meta, write_card
from provenance.train._wording_articles import counted_vectors

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "1"
FOLDER = "corroboration"
FILES = ("allsides-1", "allsides-2", "allsides-3", "basil_articles")
WORDS = 30_000
DIMENSIONS = 96
POWER = 0.0
"""Singular values left out: the sentence vectors tell gold evidence from the other sentences of
its documents better, averaged over events (area under the curve 0.887 against 0.875 with the usual
0.5; 64 dimensions 0.882, 128 0.889; windows of 3 and 10 words 0.887 and 0.890: no difference)."""

_SHORTEST = 2
_BREAK = -1
_OTHER = -2
_ALLSIDES = (
    "Baly, Da San Martino, Glass, Nakov (2020), We Can Detect Your Bias, EMNLP, 4982-4991.",
    "Repository Apache-2.0; the texts stay their publishers', used for research.",
)
_BASIL = (
    "Fan et al. (2019), In Plain Sight: Media Bias Through the Lens of Factual Reporting, EMNLP.",
    "No license stated; the texts stay their publishers', used for research.",
)

CARD = Card(
    title="Word vectors of news",
    summary="One vector for each of the commonest words of English-language news, 2007 to 2020: "
    "words that stand in the same company are near each other.",
    license="research and evaluation; see card",
    intended="Hints of paraphrase when statements are held against evidence, and ranking passages "
    "that may bear on a statement.",
    not_for="Deciding anything alone.  Opposites, numbers of one kind and names of one field are "
    "near each other (rose and fell, Monday and Tuesday, two senators), and the company in which "
    "news names groups of people is in the vectors, prejudice included.",
    how="Positive pointwise mutual information of words within five words of one paragraph, nearer "
    "ones counting more, context counts smoothed by the power 0.75, reduced by a seeded "
    f"randomized SVD to {DIMENSIONS} dimensions with the singular values left out, each vector "
    "scaled to length 1 and rounded to whole steps of a 127th of its largest part.  No pretrained "
    "network was used.  Vectors of a pretrained MiniLM that reads each word alone were compared on "
    "the task of the figures below, averaged over events: better word by word (0.911 against "
    "0.901), worse as sentence vectors (0.861 against 0.887), no better together (0.915 against "
    "0.916); so the simpler ones ship.  These few settings were compared on the same 125 gold "
    "statements as the figures below, which are flattered by that; the differences between "
    "settings are smaller than the intervals.",
    data=(
        *(
            DataUsed("AllSides articles", f"{FOLDER}/{name}.jsonl.gz", "", 0, *_ALLSIDES[::-1])
            for name in FILES[:3]
        ),
        DataUsed("BASIL", f"{FOLDER}/{FILES[3]}.jsonl.gz", "", 0, *_BASIL[::-1]),
    ),
    metrics=("roc_auc",),
    limits=(
        "American news of 2007 to 2020, so later names and words have no vector.",
        "One vector per spelling: a bank of a river and a bank are one word.",
        "Lower case throughout: the name May and the month are one word.",
    ),
)


def train(data: Path, out: Path) -> Path:
    """Count the words of all articles, make their vectors, and write the model's folder.

    Takes about two minutes and 2 GB.  The figures of the card are measured apart, by
    ``provenance evaluate vectors --card``.

    Args:
        data: Folder that holds ``corroboration/``.
        out: Folder that holds model folders.

    Returns:
        The model's folder.

    Raises:
        InputError: If the data cannot be read.
    """
    index: dict[str, int] = {}
    parts = [np.array([_BREAK], dtype=np.int32)]
    rows = []
    for name in FILES:
        before = len(parts)
        articles = read_jsonl_gz(data / FOLDER / f"{name}.jsonl.gz")
        parts.extend(_numbered(row["text"], index) for row in articles)
        rows.append(len(parts) - before)
    words, table, counts, total = learn(np.concatenate(parts), list(index))
    used = [
        replace(part, sha256=file_sha256(data / part.file), rows=n)
        for part, n in zip(CARD.data, rows, strict=True)
    ]
    meta = {
        **card_meta(replace(CARD, data=tuple(used)), []),
        "libraries": library_versions("numpy", "scikit-learn", "scipy"),
        "words_read": total,
    }
    joined = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    arrays = {"words": joined, "table": table, "counts": counts}
    place = save_model(NAME, arrays=arrays, meta=meta, version=VERSION, folder=out)
    write_card(place)
    return place


def learn(
    sequence: np.ndarray, forms: list[str], *, most: int = WORDS, dimensions: int = DIMENSIONS
) -> tuple[list[str], np.ndarray, np.ndarray, int]:
    """Vocabulary, vectors as whole numbers of -127 to 127, counts, and number of words read.

    Args:
        sequence: Words of the texts by their place in `forms`; -1 where a paragraph ends.
        forms: The distinct words.
        most: Words in the vocabulary.
        dimensions: Length of a vector.
    """
    counts = np.bincount(sequence[sequence >= 0], minlength=len(forms))
    fit = [len(f) >= _SHORTEST and f.isascii() and f.isalpha() for f in forms]
    good = np.flatnonzero(np.array(fit, dtype=bool))
    order = good[np.argsort(-counts[good], kind="stable")][:most]
    row = np.full(len(forms) + 1, _OTHER, dtype=np.int64)
    row[order] = np.arange(len(order))
    row[_BREAK] = _BREAK
    known = row[sequence]
    vectors = counted_vectors(known[known != _OTHER], len(order), dimensions, power=POWER)
    steps = 127 / np.maximum(1e-9, np.abs(vectors).max(axis=1, keepdims=True))
    table = np.rint(vectors * steps).astype(np.int8)
    return [forms[i] for i in order], table, counts[order].astype(np.int32), int(counts.sum())


def _numbered(text: str, index: dict[str, int]) -> np.ndarray:
    numbers: list[int] = []
    for paragraph in text.split("\n"):
        words = words_of(paragraph)
        numbers.extend(index.setdefault(word, len(index)) for word in words)
        if words:
            numbers.append(_BREAK)
    return np.array(numbers, dtype=np.int32)


TRAINER = Trainer(name=NAME, train=train)
