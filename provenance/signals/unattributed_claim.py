"""A share of people or things is stated, and no source is in sight.

## What it flags
"Most voters oppose", "a majority of doctors think", "40 percent of families own" in the outlet's
own voice, where the article tells of no poll, survey or census, and neither the paragraph nor the
sentences around name a report, figures or anybody who said so. Results of votes, pieces labeled
opinion, shares of a known whole ("half of the nine seats"), what a plan covers ("spare 90 percent
of families") and figures of past centuries are left alone.

## Why it matters
How many hold or have something can only be known from a count. News agencies ask for its source,
so that the reader can tell a poll from a guess.

## Flagged
- The council meets in May. [[Most voters oppose]] the harbor tax. It was first raised in spring.
- The dam is ninety years old. [[A majority of Americans believe]] that dams are safe.
- Bread is dear in Varnholt. [[Forty percent of families]] there cannot pay for it every day.

## Not flagged
- Most voters oppose the harbor tax, according to a poll by the Lenne Institute.
- “Most voters oppose the harbor tax,” Mayor Ilse Brandt said.
- The Lenne Institute asked 900 people in May. Most voters oppose the tax, its survey found.
- Most of the nine villages lie below the dam.
- The plan would spare 90 percent of families from the harbor tax.

## Measured
- Precision: 0.79 (9.5 of 12 places of 8 outlets, read by one who had not seen the code).
- Rate: 2.4 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A source in parentheses or at the foot of the piece, and what is true by definition, are the errors
seen. Claims about anything but shares of people are not looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING

from provenance.nlp.tokens import tokenize
from provenance.signals._base import Hit, Signal
from provenance.signals._context import inside_quotation, quoted, sentence_words
from provenance.signals._first_person import speaks_as_i
from provenance.signals._lists import words
from provenance.signals._zones import block_at, body_sentences
from provenance.signals.opinion_in_news import is_labeled_opinion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_POLLED = words("polled")
_ORIGINS = words("origins")
_COUNTS = words("counts")
"""Words of polls and counts: an article that tells of one anywhere has its source in sight."""
_NAMES = frozenset(tokenize(name).words[0] for name in _POLLED)
_BEFORE, _AFTER = 24, 4
"""Tokens before and after a group's name in which a share of it is told."""
_GROUP = "|".join(sorted(_POLLED))
_HOLD = "|".join(sorted(words("holds")))
_NUMBER = (
    r"(?:(?:\d+ ?[–-] ?)?\d+(?:\.\d+)?|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"[ -]?(?:%|per ?cent\b)"
)
_WHICH = r"(?:(?!(?:the|these|those|of)\b)[\w’'-]+ ){0,2}"
_CLAIM = re.compile(
    rf"\b(?:most|(?:an? )?(?:vast |overwhelming |large |clear |solid )?majority of) {_WHICH}"
    rf"(?:{_GROUP}) (?:now |still |also |strongly |actually )?(?:{_HOLD})\b"
    rf"|\b{_NUMBER} of (?:all )?{_WHICH}(?:{_GROUP})\b",
    re.I,
)
_COUNT = re.compile(
    rf"\b(?:one|two|three|four|nine|\d+) (?:in|out of) (?:every )?(?:three|four|five|ten|\d+) "
    rf"{_WHICH}(?:{_GROUP})\b"
    rf"|\b(?:a third|two[ -]thirds|a quarter|three[ -]quarters) of (?:all )?{_WHICH}(?:{_GROUP})\b",
    re.I,
)
_REACH = 24
"""Code points before a share in which its scope is told."""
_TABLE = 4
"""From this many shares on the piece reports one survey, whatever it calls it."""
_FIRST_PERSON = frozenset({"i", "i'm", "my", "we", "our", "if", "because", "suppose"})

_HEADING = re.compile(rf"\b(?:{_HOLD.title()})$")
"""A verb with a capital belongs to a heading or a name."""


_SCOPE = re.compile(
    r"\b(?:for|from|spare|spares|to|cover|covers|tax|taxes|exempt|on|reach|help|represent|represents"
    r"|win|won|got|with) (?:about |nearly |almost |roughly |some |the |more than |over |up to )?$",
    re.I,
)
"""Words before a share that make it what a plan covers or a party won, and no finding."""
_PAST = re.compile(r"\b1[6-9]\d\d(?:s\b|\b)")
"""Years of a history, whose figures every handbook has."""
_CONFIDENCE = 0.7
"""What a blind reader agreed with, roughly; few places were there to read."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield shares of people without a source in sight."""
    text, around = reading.text, list(_around_groups(reading.tokens))
    found = [m for p in (_CLAIM, _COUNT) for window in around for m in p.finditer(text, *window)]
    if not 0 < len(found) < _TABLE:
        return
    if is_labeled_opinion(reading) or speaks_as_i(reading):
        return
    counted = not _COUNTS.isdisjoint(reading.tokens.forms)
    sentences = list(body_sentences(reading))
    done = set()
    for match in found:
        span = match.span()
        at = bisect_right(sentences, span[0], key=lambda s: s[0]) - 1
        if at < 0 or span[1] > sentences[at][1] or at in done or _HEADING.search(match.group()):
            continue
        if (counted and match.re is _CLAIM) or _has_origin(reading, sentences, at):
            continue
        if _SCOPE.search(text, max(sentences[at][0], span[0] - _REACH), span[0]):
            continue
        if _PAST.search(text, *sentences[at]):
            continue
        if inside_quotation(reading, *span) or reading.voice_of(*span) != "outlet":
            continue
        done.add(at)
        message = (
            f"{quoted(match.group())} can only be known from a count, and none is named "
            "nearby; say who counted, and when"
        )
        yield Hit(*span, message, _CONFIDENCE)


def _around_groups(tokens: Tokens) -> Iterator[Span]:
    """Yield the stretches around names of groups; every share of people lies within one."""
    starts, ends = tokens.bounds
    at = sorted(chain.from_iterable(tokens.places[name] for name in _NAMES & tokens.forms))
    first, last = 0, -1
    for i in at:
        if last >= 0 and i - _BEFORE > last:
            yield starts[first], ends[last]
            last = -1
        first = max(i - _BEFORE, 0) if last < 0 else first
        last = min(i + _AFTER, len(starts) - 1)
    if last >= 0:
        yield starts[first], ends[last]


def _has_origin(reading: Reading, sentences: list[Span], at: int) -> bool:
    """Whether the sentence, its neighbors or its paragraph tell where a claim comes from."""
    block = block_at(reading, sentences[at][0])
    near = [*sentences[max(at - 2, 0) : at + 3]]
    if block is not None:
        near += [s for s in sentences if block.start <= s[0] < block.end]
    for start, end in near:
        said = sentence_words(reading.tokens, (start, end))
        if said & _ORIGINS or (start == sentences[at][0] and said & _FIRST_PERSON):
            return True
    low, high = near[0][0], max(end for _, end in near)
    return any(a.speech and a.cue and low <= a.cue[0][0] < high for a in reading.attributions)


SIGNAL = Signal(
    code="PV415",
    name="unattributed-claim",
    severity="info",
    counts="outlet",
    check=check,
)
