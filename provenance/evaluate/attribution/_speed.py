"""Tokens per second on one core: the attribution stage alone, and with what it stands on.

Seconds are those the thread ran, so that waiting for a core that another program holds is no cost.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from provenance.evaluate.attribution._data import article_of
from provenance.evaluate.attribution._resample import Measure, ratio
from provenance.reading import Models, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.evaluate.attribution._counts import Counts
    from provenance.evaluate.attribution._data import Row
    from provenance.evaluate.attribution._resample import Totals

PASSES = 3
"""Each article counts with its quickest pass: what shares the machine's caches only adds time."""


def speed(rows: Iterable[Row]) -> list[Counts]:
    """Tokens and seconds of each article.

    Blocks are found beforehand and not counted: telling body from furniture is another stage.

    Args:
        rows: Articles.
    """
    models = Models()
    articles = [article_of(row) for row in rows]
    for article in articles[:2]:  # models and word lists are loaded once for all articles
        _ = Reading(article, models=models).attributions
    out: list[Counts] = []
    for article in articles:
        passes = [_times(Reading(article, models=models)) for _ in range(PASSES)]
        words = len(Reading(article, models=models).tokens)
        out.append(
            {
                ("speed", "tokens"): words,
                ("speed", "stage"): min(stage for _, stage in passes),
                ("speed", "whole"): min(before + stage for before, stage in passes),
            }
        )
    return out


def _times(reading: Reading) -> tuple[float, float]:
    """Seconds of tokens, quotations and sentences; seconds of the attributions."""
    _ = reading.blocks
    start = time.thread_time()
    _ = reading.tokens, reading.quotations, reading.sentences
    middle = time.thread_time()
    _ = reading.attributions
    return middle - start, time.thread_time() - middle


def speeds(total: Totals) -> Iterator[Measure]:
    """Tokens per second.

    Args:
        total: Counts of all articles, resampled.
    """
    n = total["speed", "tokens"]
    yield Measure("tokens per second, attribution stage", ratio(n, total["speed", "stage"]), n)
    name = "tokens per second, with tokens, quotations and sentences"
    yield Measure(name, ratio(n, total["speed", "whole"]), n)
