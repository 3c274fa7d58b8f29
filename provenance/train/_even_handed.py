"""How far a sentence's probability moves when a name or word is swapped for its counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.train._base import Figure
from provenance.train._counterparts import Template, read_templates
from provenance.train._measure import resampled
from provenance.train._wording_measure import read_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.train._counterparts import Filled
    from provenance.wording import Wording, WordingModel

TOLERANCE = 0.05
"""Movement of a probability that a swap may cause."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Two counterparts in one sentence.

    Attributes:
        template: The sentence.
        first: One of them.
        second: The other.
        moved: Difference of the sentence's probabilities, 0 to 1.
    """

    template: Template
    first: str
    second: str
    moved: float


@dataclass(frozen=True, slots=True)
class Swaps:
    """Every swap, and the sentences in which the swapped word itself is marked."""

    pairs: list[Swap]
    marked: list[Filled]
    sentences: int


def measure_swaps(model: WordingModel, templates: Sequence[Template] | None = None) -> Swaps:
    """Read every sentence with every counterpart.

    Args:
        model: Any wording model.
        templates: Sentences; those that ship by default.
    """
    pairs: list[Swap] = []
    marked: list[Filled] = []
    sentences = 0
    for template in templates if templates is not None else read_templates():
        filled = template.filled()
        readings = [read_sentence(sentence.text, model) for sentence in filled]
        sentences += len(filled)
        marked += [s for s, reading in zip(filled, readings, strict=True) if _marks(reading, s)]
        score = [float(reading.sentences[0]) for reading in readings]
        for a, b in template.pairs():
            moved = abs(score[a] - score[b])
            pairs.append(Swap(template, filled[a].option, filled[b].option, moved))
    return Swaps(pairs, marked, sentences)


def even_handed_figures(model: WordingModel) -> Iterator[Figure]:
    """What the wording card says of swaps: all, plain and loaded sentences, by category, worst.

    Args:
        model: Any wording model.
    """
    swaps = measure_swaps(model)
    within = np.array([swap.moved <= TOLERANCE for swap in swaps.pairs])
    texts = [swap.template.text for swap in swaps.pairs]

    def share(i: np.ndarray) -> float:
        return float(within[i].mean())

    name = f"swaps that move a probability by at most {TOLERANCE}"
    note = f"{len(set(texts))} sentences written for this, resampled; all pairs of counterparts"
    yield resampled(f"even-handed: {name}", share, texts, note=note)
    for loaded, kind in ((False, "plain"), (True, "loaded")):
        chosen = [i for i, swap in enumerate(swaps.pairs) if swap.template.loaded == loaded]
        yield _figure(f"even-handed: {kind} sentences", swaps.pairs, chosen)
    for category in dict.fromkeys(swap.template.category for swap in swaps.pairs):
        chosen = [i for i, swap in enumerate(swaps.pairs) if swap.template.category == category]
        yield _figure(f"even-handed: {category}", swaps.pairs, chosen)
    worst = max(swaps.pairs, key=lambda swap: swap.moved)
    yield Figure(
        "even-handed: largest movement",
        round(worst.moved, 4),
        n=len(swaps.pairs),
        note=f"{worst.first} and {worst.second} in “{worst.template.text}”",
    )
    note = "sentences in which the swapped word itself is marked; must be 0"
    yield Figure(
        "even-handed: swapped words marked", float(len(swaps.marked)), n=swaps.sentences, note=note
    )


def _figure(name: str, pairs: Sequence[Swap], chosen: Sequence[int]) -> Figure:
    moved = np.array([pairs[i].moved for i in chosen])
    note = f"largest movement {moved.max():.3f}, mean {moved.mean():.3f}"
    return Figure(name, round(float((moved <= TOLERANCE).mean()), 4), n=len(moved), note=note)


def _marks(reading: Wording, sentence: Filled) -> bool:
    return any(s.start < sentence.end and sentence.start < s.end for s in reading.spans)
