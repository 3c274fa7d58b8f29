"""From findings and wording to scores: the outlet's own voice, and every other voice apart.

The framing value is a documented, monotone function of what was found:

1. every finding that counts is worth ``weight(code) * confidence`` points, from a confidence of
   `SURE` on (`provenance.scoring.weights`);
2. wording density: the probabilities that the outlet's own words are loaded are added up, word by
   word, and are worth points too, findings or not: little up to the density of plain news, the
   more beyond it.  No word of another voice enters, so one's quotations do not move one's score;
3. density = ``1000 * points / (words + PRIOR_WORDS)``, words being those of the outlet's own
   voice: the prior words shrink short texts towards neutral;
4. value = ``100 * (1 - exp(-density / SCALE))``.

What a value means: among as many pages of news agencies as opinion pages, about ``value`` in a
hundred that score so are opinion pages (`provenance.scoring.scale`; ``provenance evaluate framing``
measures how nearly).  It is no probability that an article is biased.

Contributions share out the value in proportion to the points, in millionths, so they add up to it
exactly.  The interval resamples sentences (`provenance.scoring.interval`).  One more counted
finding never lowers the value, nor does a surer one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from provenance.scoring.interval import interval
from provenance.scoring.scale import (
    MIN_VOICE_WORDS,
    MIN_WORDS,
    band_of,
    value_of,
    wording_points,
)
from provenance.scoring.tally import OUTLET, mass_by_code, mass_of
from provenance.scoring.weights import SURE, weight, worth
from provenance.types import Contribution, Finding, FramingScore, Scores, VoiceScore

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from provenance.reading import Reading

__all__ = ["MIN_WORDS", "SURE", "band_of", "score", "shares", "value_of", "weight", "worth"]

_MILLION = 1_000_000


def score(reading: Reading, findings: Sequence[Finding], *, judge: bool = True) -> Scores:
    """All scores of one article.

    Args:
        reading: The article, read.
        findings: All its findings, whatever is selected or suppressed.
        judge: False where the tool abstains from a framing value.
    """
    outlet_words = reading.words_by_voice.get(OUTLET, 0)
    framing: FramingScore | None = None
    contributions: tuple[Contribution, ...] = ()
    if judge and outlet_words >= MIN_WORDS:
        counted = [f for f in findings if f.counts and worth(f) > 0]
        points = points_by_code(reading, counted)
        value = round(value_of(math.fsum(points.values()), outlet_words), 6)
        framing = FramingScore(value, *interval(reading, counted, value), band_of(value))
        contributions = tuple(_contributions(points, counted, value))
    return Scores(
        framing=framing,
        by_voice=tuple(_by_voice(reading, findings, framing)),
        contributions=contributions,
        headline=_headline(reading),
    )


def points_by_code(reading: Reading, counted: Sequence[Finding]) -> dict[str, float]:
    """Points of the outlet's voice by code, those of wording density included.

    Wording stands under the code of the finding that names the word, else under PV201.

    Args:
        reading: The article.
        counted: Its findings that count.
    """
    points: dict[str, float] = {}
    for finding in counted:
        points[finding.code] = points.get(finding.code, 0.0) + worth(finding)
    masses = mass_by_code(reading, counted)
    mass = math.fsum(masses.values())
    wording = wording_points(mass, reading.words_by_voice.get(OUTLET, 0))
    for code, some in masses.items():
        if wording and some:
            points[code] = points.get(code, 0.0) + wording * some / mass
    return points


def shares(parts: Mapping[str, float], total: float) -> dict[str, float]:
    """Share out a total in proportion, in whole millionths that add up to it (largest remainder).

    Args:
        parts: Weights above 0 by name.
        total: A number of whole millionths, 0 or more.

    >>> shares({"a": 1.0, "b": 2.0}, 0.000002)
    {'a': 1e-06, 'b': 1e-06}
    """
    units, whole = round(total * _MILLION), math.fsum(parts.values())
    exact = {name: units * part / whole for name, part in parts.items()}
    floors = {name: math.floor(part) for name, part in exact.items()}
    order = sorted(parts, key=lambda name: (floors[name] - exact[name], name))
    for name in order[: units - sum(floors.values())]:
        floors[name] += 1
    return {name: floor / _MILLION for name, floor in floors.items()}


def _contributions(
    points: Mapping[str, float], counted: Sequence[Finding], value: float
) -> Iterable[Contribution]:
    shared = shares(points, value) if points else {}
    for code in sorted(shared, key=lambda code: (-shared[code], code)):
        yield Contribution(code, shared[code], sum(f.code == code for f in counted))


def _by_voice(
    reading: Reading, findings: Sequence[Finding], framing: FramingScore | None
) -> Iterable[VoiceScore]:
    """The outlet's value is its framing value; a source's is that of the wording under it."""
    for voice, count in reading.words_by_voice.items():
        if voice == OUTLET:
            yield VoiceScore(voice, count, framing.value if framing else None)
        elif voice == "furniture" or count < MIN_VOICE_WORDS:
            yield VoiceScore(voice, count, None)
        else:
            own = [f for f in findings if f.voice == voice and f.code.startswith("PV2")]
            points = math.fsum(map(worth, own)) + wording_points(mass_of(reading, voice), count)
            yield VoiceScore(voice, count, round(value_of(points, count), 6))


def _headline(reading: Reading) -> float | None:
    """Probability that the headline's wording is biased, outlet's voice."""
    headline = reading.headline
    if headline is None:
        return None
    if headline.where == "title":
        wording = reading.title_wording
        return float(wording.sentences[0]) if wording is not None else None
    inside = [
        float(p)
        for (start, end), p in zip(reading.sentences, reading.wording.sentences, strict=True)
        if headline.start <= start and end <= headline.end
    ]
    return max(inside, default=None)
