"""A change in percent is given without what it is counted from.

## What it flags
"Rose 50 percent", "a 12 % drop", "down 9 percent" where neither the sentence nor the ones around
it give a period, a date, an event from which it is counted ("after the law passed"), or what the
change is compared with. Market reports, shares ("50 percent of"), forecasts, raises that were voted
or asked for, and what a quoted person says are left alone.

## Why it matters
Fifty percent since last week and fifty percent in a century are different news. News agencies ask
for the base and the period of every change.

## Flagged
- Thefts at the harbor [[rose 50 percent]]. The police sent two boats.
- The mill has cut its staff. Its output [[fell by 12%]].
- [[A 30 percent increase]] in fares has emptied the ferry.

## Not flagged
- Thefts at the harbor rose 50 percent last year.
- Thefts at the harbor rose 50 percent, to 90 from 60.
- The mill sold 50 percent of its land.
- Thefts at the harbor rose 50 percent after the council sold the boats.
- The council approved a 2 percent increase in pay.
- “Thefts rose 50 percent,” Mayor Ilse Brandt said.

## Measured
- Precision: 0.00 (0 of 1 place of 1 outlet, read by one who had not seen the code).
- Rate: 0.2 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview, and a rare one: most reports give a period somewhere near. A period given four sentences
earlier is the error seen. Market reports and pieces with five changes or more are not looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from sys import maxsize
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import inside_quotation, quoted
from provenance.signals._lists import words
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Span

_CHANGE = "|".join(sorted(words("changes")))
_NUMBER = r"\d+(?:\.\d+)?[ -]?(?:%|per ?cent\b)"
_MATCH = re.compile(
    rf"(?<!made )(?<!make )(?<!makes )(?<!making )(?<!picked )\b(?:{_CHANGE}|up|down) (?:by )?"
    r"(?:about |nearly |almost |roughly |some |around )?"
    rf"(?:more than |over )?{_NUMBER}(?! of\b| to\b)"
    rf"|\b(?:an? )?{_NUMBER} "
    r"(?:increase|decrease|drop|rise|jump|decline|surge|spike|fall)\b",
    re.I,
)
_FIGURE = re.compile(r"\d[ -]?(?:%|per ?cent)", re.I)
"""Stands in every change: looked for first, for most sentences hold none."""
_MARKETS = words("markets")
_MARKET_WORDS = 2
"""From this many on the piece reports prices of a market day, which is the period."""
_RELEASE = 5
"""From this many changes on the piece is about one set of figures, whose period it gives once."""
_BEHIND = 3
"""Sentences before a change in which its period may be given."""
_BASES = words("bases")
_TIME = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bJan(?:uary)?\b|\bFeb"
    r"|\bMarch\b|\bApril\b|\bMay\b|\bJune?\b|\bJuly?\b|\bAug|\bSept|\bOct|\bNov|\bDec"
)
_PERIODS = words("periods")
_EVENTS = frozenset({"after", "following", "amid", "during", "under", "since", "before", "when"})
"""Words that give an event as the point from which a change is counted."""
_DECIDED = frozenset({
    "approve", "approved", "pass", "passed", "vote", "voted", "propose", "proposed", "proposal",
    "plan", "plans", "tax", "tariff", "tariffs", "raise", "bill", "request", "requested", "imagine",
    "suppose", "seeks", "seek", "sought", "calls", "called", "offer", "offered", "demand",
    "demanded", "budget", "cap", "pledge", "pledged", "promise", "promised",
})  # fmt: skip
"""Words of changes that were decided, asked for or made up, not measured."""
_COMPARED = _BASES | _EVENTS | _DECIDED | {"?"}
_DATED = _PERIODS | _EVENTS
_TO = re.compile(r"\bto (?:about |nearly |almost |just |only |some )?[$£€]?\d", re.I)
"""The figure reached: the reader can count back."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield changes in percent without a base."""
    text = reading.text
    figures = [match.start() for match in _FIGURE.finditer(text)]
    if not figures or len(_MARKETS & reading.tokens.forms) >= _MARKET_WORDS:
        return
    if len(figures) >= _RELEASE:
        changes = sum(1 for _ in islice(_MATCH.finditer(text), _RELEASE))
        if changes == _RELEASE:
            return
    sentences = list(body_sentences(reading))
    for i in sorted({bisect_right(sentences, (figure, maxsize)) - 1 for figure in figures} - {-1}):
        start, end = sentences[i]
        for match in _MATCH.finditer(text, start, end):
            span = match.span()
            near = sentences[max(i - _BEHIND, 0) : i + 2]
            if inside_quotation(reading, *span) or _has_base(reading, (start, end)):
                continue
            if any(_has_period(reading, sentence) for sentence in near):
                continue
            message = (
                f"{quoted(match.group())}: since when, and from what? "
                "give the period or the figure it is compared with"
            )
            yield Hit(*span, message, PREVIEW_CONFIDENCE)


def _has_base(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence says what a change is compared with, or only foresees it.

    "That is a rise of" counts from the sentence before.
    """
    inside = reading.tokens.between(*sentence)
    if reading.tokens.words[inside][:1] == ["That"]:
        return True
    compared = not _COMPARED.isdisjoint(reading.tokens.folded[inside])
    return compared or _TO.search(reading.text, *sentence) is not None


def _has_period(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence gives a date or a period."""
    said = reading.tokens.folded[reading.tokens.between(*sentence)]
    return not _DATED.isdisjoint(said) or _TIME.search(reading.text, *sentence) is not None


SIGNAL = Signal(
    code="PV417",
    name="number-without-base",
    severity="info",
    counts="outlet",
    check=check,
    preview=True,
)
