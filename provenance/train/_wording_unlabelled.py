"""Sentences nobody has labelled, from outlets that no labelled corpus of wording holds.

The teacher labels them and the word model learns from that (self-training).  Because neither
BABE's nor BASIL's outlets are among them, no held-out outlet is ever seen, labelled or not.
"""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING

from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences
from provenance.train._base import SEED, read_jsonl_gz
from provenance.train._wording_articles import FILES
from provenance.train._wording_data import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SENTENCES = 15_000
"""As many as a teacher labels in two minutes; twice as many were not tried."""
PER_ARTICLE = 7
PER_DOMAIN = 120
"""Articles at most, so that no outlet's style is learned for the language."""
WORDS = range(8, 61)
LABELLED_OUTLETS = (
    "breitbart", "alternet", "reuters", "federalist", "msnbc", "nbc", "dailybeast", "dailystormer",
    "nytimes", "foxnews", "huff", "usatoday",
)  # fmt: skip
"""Parts of the domains of BABE's and BASIL's outlets."""


def unlabelled_rows(data: Path, *, most: int = SENTENCES) -> list[Row]:
    """Draw sentences, a few per article.

    Args:
        data: Folder that holds ``corroboration/``.
        most: How many sentences.

    Raises:
        InputError: If a file cannot be read.
    """
    rng = random.Random(SEED)  # noqa: S311
    rows: list[Row] = []
    for text in _articles(data, rng):
        some = list(_sentences(text))
        for sentence in rng.sample(some, min(PER_ARTICLE, len(some))):
            rows.append(Row(f"u{len(rows)}", sentence, False, (), "", -1, -1))
        if len(rows) >= most:
            break
    return rows[:most]


def _articles(data: Path, rng: random.Random) -> list[str]:
    by_domain = defaultdict(list)
    for file in FILES:
        for row in read_jsonl_gz(data / file):
            if not any(outlet in row["domain"] for outlet in LABELLED_OUTLETS):
                by_domain[row["domain"]].append(row["text"])
    texts = [
        text
        for _, some in sorted(by_domain.items())
        for text in rng.sample(some, min(PER_DOMAIN, len(some)))
    ]
    rng.shuffle(texts)
    return texts


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if len(line.split()) < WORDS.start:
            continue
        whole = (0, len(line))
        for start, end in split_sentences(line, whole, find_quotations(line, [whole])):
            if len(line[start:end].split()) in WORDS:
                yield line[start:end]
