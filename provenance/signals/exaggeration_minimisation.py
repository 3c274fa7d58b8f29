"""A word blows something up or plays it down.

## What it flags
Superlatives without a measure ("the worst ever", "of epic proportions") and words that shrink
what follows ("a mere", "little more than"): exaggeration and minimisation in the SemEval-2020
list of propaganda techniques. Philosophical "mere" ("the mere fact that", "the mere presence
of"), measured superlatives ("the worst ever recorded"), a rise whose figure stands in the sentence,
literal uses, and what the sentence denies or gives to others are left alone.

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
- It was hardly a bombshell, and some dismissed the letter as nothing more than a joke.
- The price of eel skyrocketed, from $4 to $9 a pound.

## Measured
- Precision: 0.80 (35 of 44 places of 24 outlets, read by one who had not seen the code).
- Rate: 50.8 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A closed list. What somebody thinks, told in a frame not known here, is taken for the outlet's view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._denied import own_judgement
from provenance.signals._lexicon import Lexicon
from provenance.signals._lists import load
from provenance.signals._phrases import Match, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_LITERAL = {
    "untold": {".", ",", ";", ":", "stories", "story", "history"},
    "the mere": {
        "fact", "presence", "existence", "possibility", "mention", "idea", "thought", "suggestion",
        "prospect", "sight", "act", "notion", "threat", "appearance", "mortals",
    },
    "a mere": {"mortal", "formality"},
    "worst ever": {"recorded", "measured"},
    "best ever": {"recorded", "measured"},
    "nothing more than": {"that"},
    "merely a": {
        "proposal", "draft", "suggestion", "recommendation", "matter", "question", "coincidence",
    },
    "apocalyptic": {"literature", "novel", "film", "movie", "thriller", "fiction", "series"},
}  # fmt: skip
"""Words after an entry with which it weighs nothing."""

_AMOUNTS = {"a", "an", "half", "one", "two", "three", "four", "five", "six", "ten", "twice"}
"""Words after "little more than" that begin a measure."""
_BEING = {"is", "are", "was", "were", "be", "been", "'s", "'re", "become", "became"}
_RISES = {"skyrocketed", "skyrocketing", "skyrockets", "plummeting"}
_SHRINKS = {
    "a mere", "a measly", "the mere", "merely a", "little more than", "nothing more than",
    "a paltry", "piddling", "paltry",
}  # fmt: skip
_UP = "blows the thing up"
_DOWN = "plays the thing down"
_DIGITS = tuple("0123456789")
_BASE = "a figure and its base let the reader judge"


def _weighs(tokens: Tokens, match: Match, sentence: Span) -> bool:
    before, after = word_at(tokens, match.first - 1), word_at(tokens, match.last)
    if before == "-" or after in _LITERAL.get(match.phrase, ()):
        return False
    if match.phrase == "little more than" and (
        before == "a" or after in _AMOUNTS or after[:1].isdigit()
    ):
        return False
    if match.phrase == "nothing more than" and before not in _BEING:
        return False
    if match.phrase in _RISES and _counted(tokens, sentence):
        return False
    return own_judgement(tokens, match, sentence)


def _counted(tokens: Tokens, sentence: Span) -> bool:
    """Whether a figure stands in the sentence, so that the reader can judge."""
    return any(
        word.strip("$").startswith(_DIGITS) for word in tokens.words[tokens.between(*sentence)]
    )


_ENTRIES = load("exaggeration")

LEXICON = Lexicon(
    _ENTRIES,
    why=f"{_UP}; {_BASE}",
    confidence=0.8,
    keep=_weighs,
    reasons={phrase: f"{_DOWN}; {_BASE}" for phrase in _ENTRIES if phrase in _SHRINKS}
    | {
        "bombshell": f"{_UP}; say what is new in it",
        "nothing less than": f"{_UP}; say what it is and let the reader judge",
        "nothing short of": f"{_UP}; say what it is and let the reader judge",
        "nothing more than": f"{_DOWN}; say what it is and let the reader judge",
        "merely a": f"{_DOWN}; say what it is and let the reader judge",
    },
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
