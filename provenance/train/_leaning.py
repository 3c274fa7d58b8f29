"""Within the same event: do outlets labelled left and right score differently, and by what?

The difference of two sides is taken inside each event, so that what happened is the same for both,
and averaged over events; the interval resamples events.  Nothing is tuned to it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from provenance.train._base import SEED, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.train._events import Told

COMPARED = (("left", "right"), ("left", "center"), ("right", "center"))
ROUNDS = 1000
MOST_CODES = 12
MOST_WORDS = 6
LONGEST = 2
"""Words of the longest finding that is named as an example."""


def leaning_figures(told: Sequence[Told], *, words: bool = False) -> Iterator[Figure]:
    """The table: scores, wording and points by code, side against side.

    Args:
        told: Checked articles, as `provenance.train._events.tell` yields them.
        words: Name the words that are found most on one side beyond the other; a card must not.
    """
    yield from _levels("framing score", told, lambda t: t.framing)
    yield from _levels("wording of the outlet's own sentences", told, lambda t: t.wording)
    yield from _levels("points per 1,000 own words", told, lambda t: _rate(t, None))
    found: dict[str, Figure] = {}
    for code in sorted({code for t in told for code in t.points}):
        figure = _difference(told, _of(code), ("left", "right"))
        if figure is not None:
            found[code] = figure
    for code in sorted(found, key=lambda code: (-abs(found[code].value), code))[:MOST_CODES]:
        name = f"leaning: {code} points per 1,000 own words, left minus right"
        yield replace(found[code], name=name, note=_most(told, code) if words else "")


def _levels(
    name: str, told: Sequence[Told], value: Callable[[Told], float | None]
) -> Iterator[Figure]:
    for side in ("left", "center", "right"):
        values = [v for t in told if t.leaning == side and (v := value(t)) is not None]
        if values:
            mean = round(float(np.mean(values)), 4)
            yield Figure(f"leaning: {name}, mean of {side}", mean, n=len(values), note="articles")
    for sides in COMPARED:
        figure = _difference(told, value, sides)
        if figure is not None:
            full = f"leaning: {name}, {sides[0]} minus {sides[1]}"
            yield replace(figure, name=full, note="events, both sides in each; events resampled")


def _difference(
    told: Sequence[Told], value: Callable[[Told], float | None], sides: tuple[str, str]
) -> Figure | None:
    """Mean over events of the difference of the sides' means, with its interval."""
    values: dict[tuple[str, str], list[float]] = {}
    for t in told:
        number = value(t)
        if number is not None:
            values.setdefault((t.event, t.leaning), []).append(number)
    events = sorted({event for event, _ in values})
    both = [e for e in events if all((e, side) in values for side in sides)]
    if not both:
        return None
    first, second = ([float(np.mean(values[e, side])) for e in both] for side in sides)
    differences = np.array(first) - np.array(second)
    random = np.random.default_rng(SEED)
    drawn = random.integers(len(both), size=(ROUNDS, len(both)))
    low, high = np.quantile(differences[drawn].mean(axis=1), [0.025, 0.975])
    mean = float(differences.mean())
    return Figure("", round(mean, 4), round(float(low), 4), round(float(high), 4), len(both))


def _of(code: str) -> Callable[[Told], float | None]:
    return lambda t: _rate(t, code)


def _rate(told: Told, code: str | None) -> float | None:
    """Points per 1,000 words of the outlet's own voice, of one code or of all."""
    if told.framing is None or not told.words:
        return None
    points = sum(told.points.values()) if code is None else told.points.get(code, 0.0)
    return 1000 * points / told.words


def _most(told: Sequence[Told], code: str) -> str:
    """Words that one side's findings hold more often per article than the other's."""
    counts = {side: Counter[str]() for side in ("left", "right")}
    articles = Counter(t.leaning for t in told)
    for t in told:
        if t.leaning in counts:
            for (of, text), n in t.found.items():
                if of == code and len(text.split()) <= LONGEST:
                    counts[t.leaning][text] += n
    parts = []
    for side, other in (("left", "right"), ("right", "left")):
        lead = {
            text: n / articles[side] - counts[other][text] / max(1, articles[other])
            for text, n in counts[side].items()
        }
        ahead = (text for text in lead if lead[text] > 0)
        most = sorted(ahead, key=lambda text: (-lead[text], text))[:MOST_WORDS]
        shown = ", ".join(f"{text} {counts[side][text]}:{counts[other][text]}" for text in most)
        parts.append(f"more {side}: {shown or 'none'}")
    return "; ".join(parts)
