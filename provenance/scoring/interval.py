"""How far a framing value depends on a few sentences, and on how short the text is.

Sentences are drawn with replacement (bootstrap percentile, Efron 1979), those of one quotation as
one: how many sentences a source speaks is nothing to the outlet.  For the upper end the
prior words of each draw hold as many points as plain news may, an exponential draw: a short text
without any finding is not called neutral with certainty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.scoring.scale import PLAIN_POINTS, PRIOR_WORDS, value_of, wording_points
from provenance.scoring.tally import OUTLET, is_word, per_sentence, sentence_at, tokens_of
from provenance.scoring.weights import worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reading import Reading
    from provenance.types import Finding

RESAMPLES = 300
SEED = 20241101


def interval(reading: Reading, counted: Sequence[Finding], value: float) -> tuple[float, float]:
    """95 % interval of the outlet's value; it always holds the value itself.

    Args:
        reading: The article.
        counted: Findings that count.
        value: The value.
    """
    outlet = tokens_of(reading, OUTLET)
    of_sentence, fixed = _points(reading, counted)
    first = _firsts(reading)
    points, mass, words = (
        np.add.reduceat(per_one, first) if len(first) else per_one
        for per_one in (
            of_sentence,
            per_sentence(reading, np.where(outlet, reading.wording.words, 0.0)),
            per_sentence(reading, outlet & is_word(reading)),
        )
    )
    held = (words > 0) | (points > 0)  # what lies wholly in others' words is nothing to draw
    points, mass, words = points[held], mass[held], words[held]
    n = len(points)
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(n, np.full(n, 1.0 / n), size=RESAMPLES) if n else np.zeros((1, 0))
    prior = random.exponential(PLAIN_POINTS * PRIOR_WORDS / 1000.0, size=len(drawn))
    some = drawn @ words
    seen = drawn @ points + wording_points(drawn @ mass, some) + fixed
    low = float(np.quantile(value_of(seen, some), 0.025))
    high = float(np.quantile(value_of(seen + prior, some), 0.975))
    return min(low, value), max(high, value)


def _points(reading: Reading, counted: Sequence[Finding]) -> tuple[np.ndarray, float]:
    """Points of findings in each sentence, and of those that stand in none."""
    points, fixed = np.zeros(len(reading.sentences)), 0.0
    for finding in counted:
        i = sentence_at(reading.sentences, finding.start) if finding.where == "text" else None
        if i is None:
            fixed += worth(finding)
        else:
            points[i] += worth(finding)
    return points, fixed


def _firsts(reading: Reading) -> np.ndarray:
    """Indices of the sentences that do not begin inside a closed quotation, the first included."""
    starts = np.array([start for start, _ in reading.sentences], dtype=np.int64)
    begun = np.zeros(len(starts) + 1, dtype=np.int64)
    for quotation in reading.quotations:
        if quotation.depth == 0 and quotation.closed:
            first, last = np.searchsorted(starts, (quotation.start + 1, quotation.end))
            begun[first] += 1
            begun[last] -= 1
    fresh = np.cumsum(begun[:-1]) == 0
    fresh[:1] = True
    return np.flatnonzero(fresh)
