"""From findings to scores: framing of the outlet's own voice, and of every other voice apart.

The framing value is a documented, monotone function of what was found:

1. every finding that counts is worth ``weight(code) * confidence`` points, from a confidence of
   `SURE` on;
2. density = ``1000 * points / (words + PRIOR_WORDS)``, words being those of the outlet's own
   voice: the prior words shrink short texts towards neutral;
3. value = ``100 * (1 - exp(-density / SCALE))``.

Contributions share out the value in proportion to the points, so they add up to it.  The interval
resamples sentences (bootstrap percentile, Efron 1979): it says how far the value depends on a
few of them.  One more counted finding never lowers the value.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from provenance.types import (
    Band,
    Contribution,
    Finding,
    FramingScore,
    Scores,
    Span,
    VoiceScore,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from provenance.reading import Reading

MIN_WORDS = 60
"""Words of outlet voice below which no framing value is given."""

MIN_VOICE_WORDS = 40
"""Words of a source below which its voice gets no value of its own."""

PRIOR_WORDS = 150
"""Words of neutral text every article is mixed with: one finding in 60 words weighs as in 210."""

SCALE = 25.0
"""Density at which the value reaches 63; a judgment of ours, see `BANDS` for what it gives."""

BANDS: tuple[tuple[float, Band], ...] = ((15.0, "low"), (35.0, "moderate"))
"""Upper limits of the bands, set on the values of 80 random articles each of two agencies (5th,
25th, 50th, 75th, 95th percentile 0, 2, 6, 12, 24), of eight newsrooms' news pages (0, 5, 11, 16,
26) and of opinion pages (4, 12, 19, 31, 50): four in five agency stories, seven in ten news
stories and one in three opinion pieces are low; high are 2.5, 1 and 19 in a hundred."""

RESAMPLES = 300
SEED = 20241101

WEIGHTS: Mapping[str, float] = {
    "PV1": 0.5,
    "PV102": 0.0,
    "PV103": 0.0,
    "PV2": 1.0,
    "PV205": 0.5,
    "PV214": 0.25,
    "PV3": 1.5,
    "PV4": 1.0,
    "PV403": 0.5,
    "PV404": 0.5,
    "PV407": 0.0,
    "PV411": 0.0,
    "PV414": 0.0,
    "PV416": 0.0,
    "PV417": 0.0,
}
"""Points by code prefix, longest prefix first; a prefix that is not here weighs nothing.

Judgments of ours, not fitted: there is no corpus of article scores to fit them to.  Sourcing facts
that are no wording of the outlet (PV407, PV411, PV414, PV416, PV417, PV6) weigh nothing.
"""


SURE = 0.4
"""Confidence from which a finding is worth points.  Of 67 loaded words below it, read by one reader
on 20 random articles, 25 were agreed with; of 58 from here to 0.5, 34; of 46 up to 0.7, 32."""


def worth(finding: Finding) -> float:
    """Points of a finding: none below `SURE`, else its code's weight by its confidence.

    Args:
        finding: Any finding; whether it counts is not asked here.
    """
    return weight(finding.code) * finding.confidence if finding.confidence >= SURE else 0.0


def weight(code: str) -> float:
    """Points of a counted finding of full confidence.

    Args:
        code: ``PVnnn``.

    >>> weight("PV201"), weight("PV102"), weight("PV601")
    (1.0, 0.0, 0.0)
    """
    for length in (5, 3):
        if code[:length] in WEIGHTS:
            return WEIGHTS[code[:length]]
    return 0.0


def value_of(points: float, words: int) -> float:
    """Framing value, 0 to 100.

    Args:
        points: Sum of the points found.
        words: Words they were found in.
    """
    density = 1000.0 * points / (words + PRIOR_WORDS)
    return 100.0 * (1.0 - math.exp(-density / SCALE))


def band_of(value: float) -> Band:
    """The band of a framing value."""
    return next((band for limit, band in BANDS if value < limit), "high")


def score(reading: Reading, findings: Sequence[Finding], *, judge: bool = True) -> Scores:
    """All scores of one article.

    Args:
        reading: The article, read.
        findings: Its findings that are neither suppressed nor deselected.
        judge: False where the tool abstains from a framing value.
    """
    words = reading.words_by_voice
    outlet_words = words.get("outlet", 0)
    counted = [f for f in findings if f.counts and worth(f) > 0]
    framing = None
    if judge and outlet_words >= MIN_WORDS:
        framing = _framing(reading, counted, outlet_words)
    value = framing.value if framing else 0.0
    return Scores(
        framing=framing,
        by_voice=tuple(_by_voice(words, findings, framing)),
        contributions=_contributions(counted, value) if framing else (),
        headline=_headline(reading),
    )


def _points(findings: Iterable[Finding]) -> float:
    return sum(worth(f) for f in findings)


def _framing(reading: Reading, counted: Sequence[Finding], words: int) -> FramingScore:
    value = value_of(_points(counted), words)
    low, high = _interval(reading, counted, value)
    return FramingScore(value, low, high, band_of(value))


def _interval(reading: Reading, counted: Sequence[Finding], value: float) -> tuple[float, float]:
    """95 % interval of the value over resampled sentences; it always holds the value itself."""
    spans = [s for s in reading.sentences if reading.voice_of(*s) != "furniture"]
    if len(spans) < 2:  # noqa: PLR2004 - one sentence cannot be resampled
        return value, value
    words = _outlet_words_per_sentence(reading, spans)
    points = np.zeros(len(spans))
    fixed = 0.0
    starts = np.array([s for s, _ in spans])
    for finding in counted:
        i = int(np.searchsorted(starts, finding.start, side="right")) - 1
        if finding.where == "text" and i >= 0 and finding.start < spans[i][1]:
            points[i] += worth(finding)
        else:
            fixed += worth(finding)
    draws = np.random.default_rng(SEED).integers(len(spans), size=(RESAMPLES, len(spans)))
    density = (
        1000.0 * (points[draws].sum(axis=1) + fixed) / (words[draws].sum(axis=1) + PRIOR_WORDS)
    )
    low, high = np.quantile(100.0 * (1.0 - np.exp(-density / SCALE)), (0.025, 0.975))
    return min(float(low), value), max(float(high), value)


def _outlet_words_per_sentence(reading: Reading, spans: Sequence[Span]) -> np.ndarray:
    outlet = np.zeros(len(reading.tokens), dtype=bool)
    for piece in reading.voices:
        if piece.voice == "outlet":
            outlet[reading.tokens.between(piece.start, piece.end)] = True
    return np.array([outlet[reading.tokens.between(*span)].sum() for span in spans], dtype=float)


def _contributions(counted: Sequence[Finding], value: float) -> tuple[Contribution, ...]:
    total = _points(counted)
    rows = []
    for code in sorted({f.code for f in counted}):
        some = [f for f in counted if f.code == code]
        rows.append(Contribution(code, value * _points(some) / total if total else 0.0, len(some)))
    return tuple(sorted(rows, key=lambda row: (-row.points, row.code)))


def _by_voice(
    words: Mapping[str, int], findings: Sequence[Finding], framing: FramingScore | None
) -> Iterable[VoiceScore]:
    """The outlet's value is its framing value; a source's comes from the wording under it."""
    for voice, count in words.items():
        if voice == "outlet":
            yield VoiceScore(voice, count, framing.value if framing else None)
        elif voice == "furniture" or count < MIN_VOICE_WORDS:
            yield VoiceScore(voice, count, None)
        else:
            own = [f for f in findings if f.voice == voice and f.code.startswith("PV2")]
            yield VoiceScore(voice, count, value_of(_points(own), count))


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
