"""A word blows something up or plays it down.

## What it flags
Superlatives without a measure ("the worst ever", "of epic proportions") and words that shrink
what follows ("a mere", "little more than"): exaggeration and minimisation in the SemEval-2020
list of propaganda techniques. Philosophical "mere" ("the mere fact that", "the mere presence
of"), measured superlatives ("the worst ever recorded") and literal uses are left alone.

## Why it matters
The word does the weighing that a figure and its base should do.

## Flagged
- It was a budget [[of epic proportions]] for a town of this size.
- [[A mere]] 40 people came to hear the governor on Saturday.
- The plan is [[nothing short of]] a coup, the paper wrote on its front page.

## Not flagged
- The mere fact that he called does not prove the meeting.
- It was the worst ever recorded flood on the Lenne, at 7.2 meters.
- Only 40 of 1,200 members voted.

## Limits
Read by one of the authors: 12 hits in real articles, 10 agreed with (0.83). About 18 hits that
count in 1,000 articles of mixed outlets. Three entries were taken out on the sample that was read,
so the figure is a little too good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._lexicon import Lexicon
from provenance.signals._lists import load
from provenance.signals._phrases import Match, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_LITERAL = {
    "the mere": {
        "fact", "presence", "existence", "possibility", "mention", "idea", "thought", "suggestion",
        "prospect", "sight", "act", "notion", "threat", "appearance", "mortals",
    },
    "a mere": {"mortal", "formality"},
    "worst ever": {"recorded", "measured"},
    "best ever": {"recorded", "measured"},
    "nothing more than": {"that"},
}  # fmt: skip
"""Words after an entry with which it weighs nothing."""

_AMOUNTS = {"a", "an", "half", "one", "two", "three", "four", "five", "six", "ten", "twice"}
"""Words after "little more than" that begin a measure."""


def _weighs(tokens: Tokens, match: Match, _sentence: Span) -> bool:
    after = word_at(tokens, match.last)
    if after in _LITERAL.get(match.phrase, ()):
        return False
    if match.phrase == "little more than" and (
        word_at(tokens, match.first - 1) == "a" or after in _AMOUNTS or after[:1].isdigit()
    ):
        return False
    return not (match.phrase == "apocalyptic" and after in {"literature", "novel", "film", "movie"})


LEXICON = Lexicon(
    load("exaggeration"),
    why="blows up or plays down; a figure with its base would let the reader judge",
    confidence=0.75,
    keep=_weighs,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline, which PV303 judges."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(
    code="PV207",
    name="exaggeration-minimisation",
    severity="warning",
    counts="outlet",
    check=check,
)
