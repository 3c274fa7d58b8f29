"""Measure attributions on PolNeAR: who said what, over the development split."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from typing import TYPE_CHECKING

from provenance.attribution import attribute
from provenance.evaluate._attribution_counts import ROLES, Counts, count, cue_of
from provenance.evaluate._base import Evaluation
from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences
from provenance.nlp.tokens import tokenize
from provenance.reading import Models
from provenance.train._base import SEED, Figure, read_jsonl_gz
from provenance.types import Article, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from provenance.attribution import Attributions

_DRAWS = 1000
_NOTE = "PolNeAR {split} split; 95 % interval by resampling articles; text given as one block"


def figures(data: Path, *, split: str = "dev") -> Iterator[Figure]:
    """All figures of the attribution room on one split.

    Args:
        data: Folder that holds ``attribution/``.
        split: ``"train"`` or ``"dev"``.
    """
    known = frozenset(
        cue_of(row["text"], a) for row in _rows(data, "train") for a in row["attributions"]
    )
    rows = list(_rows(data, split))
    counts = [
        count(row["text"], row["attributions"], found.attributions, known_cues=known)
        for row, found in zip(rows, (_read(row["text"]) for row in rows), strict=True)
    ]
    total = _sum(counts)
    note = _NOTE.format(split=split)
    for name, value, n in _measures(total):
        low, high = _interval(counts, name) if name == "triple overlap F1" else (None, None)
        yield Figure(f"{split}: {name}", round(value, 4), low, high, int(n), note)
    yield Figure(
        f"{split}: tokens per second", _speed(rows), n=len(rows), note="attribution stage, one core"
    )


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """Articles of the development split, to be read by the shipped models.

    The rules were written while reading the training split only.

    Args:
        data: Folder that holds ``attribution/``.
    """
    models = Models()
    for row in _rows(data, "dev"):
        yield (
            Article(
                id=row["id"],
                text=row["text"],
                outlet=row.get("publisher"),
                published=row.get("date"),
            ),
            models,
        )


def _rows(data: Path, split: str) -> Iterator[dict[str, Any]]:
    yield from read_jsonl_gz(data / "attribution" / f"polnear_{split}.jsonl.gz")


def _read(text: str) -> Attributions:
    """Attributions of a text that is all body."""
    whole = (0, len(text))
    quotations = find_quotations(text, [whole])
    return attribute(
        text,
        tokens=tokenize(text),
        sentences=split_sentences(text, whole, quotations),
        quotations=quotations,
        blocks=[Block(0, len(text), "body")],
    )


def _sum(counts: Sequence[Counts]) -> Counts:
    total: Counts = defaultdict(float)
    for one in counts:
        for key, value in one.items():
            total[key] += value
    return total


def _measures(total: Counts) -> Iterator[tuple[str, float, float]]:
    """Name, value and number of gold items of every measure."""
    for role in ROLES:
        right, found, gold = (total[role, k] for k in ("right", "found", "gold"))
        yield f"{role} exact F1", _f1(right, found, gold), gold
        precision, recall = (
            total[role, "soft found"] / max(found, 1),
            total[role, "soft gold"] / max(gold, 1),
        )
        yield f"{role} soft F1", _mean(precision, recall), gold
    found, gold = total["triple", "found"], total["triple", "gold"]
    for kind in ("exact", "overlap"):
        yield f"triple {kind} F1", _f1(total["triple", kind], found, gold), gold
    yield "triple overlap precision", total["triple", "overlap"] / max(found, 1), found
    yield "triple overlap recall", total["triple", "overlap"] / max(gold, 1), gold
    n = total["direct", "n"]
    yield "direct quotation found", total["direct", "found"] / max(n, 1), n
    yield "direct quotation speaker right", total["direct", "speaker"] / max(n, 1), n
    n = total["unseen", "n"]
    yield "recall on cues never seen in training", total["unseen", "right"] / max(n, 1), n
    n = total["all", "predicted"]
    yield "nested and set aside", total["all", "aside"] / max(n, 1), n


def _f1(right: float, found: float, gold: float) -> float:
    return _mean(right / found if found else 0.0, right / gold if gold else 0.0)


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _interval(counts: Sequence[Counts], name: str) -> tuple[float, float]:
    """95 % interval of one measure by resampling articles."""
    rng = random.Random(SEED)  # noqa: S311 - not cryptography
    draws = sorted(
        next(v for k, v, _ in _measures(_sum(rng.choices(counts, k=len(counts)))) if k == name)
        for _ in range(_DRAWS)
    )
    return round(draws[int(0.025 * _DRAWS)], 4), round(draws[int(0.975 * _DRAWS) - 1], 4)


def _speed(rows: Sequence[dict[str, Any]]) -> float:
    """Tokens per second of `attribute` alone; the text is already in tokens and sentences."""
    words, seconds = 0, 0.0
    for row in rows:
        text = row["text"]
        whole = (0, len(text))
        tokens, quotations = tokenize(text), find_quotations(text, [whole])
        sentences = split_sentences(text, whole, quotations)
        blocks = [Block(0, len(text), "body")]
        start = time.perf_counter()
        attribute(text, tokens=tokens, sentences=sentences, quotations=quotations, blocks=blocks)
        seconds += time.perf_counter() - start
        words += len(tokens)
    return round(words / seconds, -3) if seconds else 0.0


EVALUATION = Evaluation(name="attribution", figures=figures, articles=articles)
