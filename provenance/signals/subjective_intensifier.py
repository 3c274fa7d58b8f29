"""An adverb tells the reader how strongly to feel.

## What it flags
Adverbs of degree that carry a feeling ("utterly", "shamelessly", "stunningly") where they modify
another word: the subjective intensifiers of Recasens and others (2013) and part of Hyland's
boosters. Manner and measure ("the polls swing wildly", "painfully injured") and words of law keep
theirs.

## Why it matters
The fact stands without the adverb; the adverb is the writer's verdict on it.

## Flagged
- The council's answer was [[utterly]] inadequate, the report found on page nine.
- Prices in Varnholt have been [[ridiculously]] high since the bridge closed.
- The new terminal is [[stunningly]] expensive, and Mayor Ilse Brandt knows it.

## Not flagged
- The river rose very quickly and nearly reached the school.
- The band Wildly Wrong played for two hours on the market square.
- Turnout was much higher than in the last vote.
- The price of eel bounced around wildly, and two men were painfully injured.

## Measured
- Precision: 0.85 (37.5 of 44 places of 24 outlets, read by one who had not seen the code).
- Rate: 91.8 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A closed list: adverbs that are not on it are missed. Texts that quote without quotation marks, and
adverbs of plain manner ("he wept terribly"), are the usual errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._denied import cited
from provenance.signals._lexicon import Lexicon
from provenance.signals._lists import load
from provenance.signals._phrases import Match, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_LITERAL = {
    "wildly": {"different", "divergent", "varying", "popular", "fluctuating", "from", "between"},
    "hopelessly": {"lost", "deadlocked"},
    "patently": {"offensive"},
    "painfully": {"injured", "wounded", "hit", "struck"},
    "recklessly": {
        "endangering",
        "endangered",
        "endanger",
        "driving",
        "drove",
        "handled",
        "caused",
    },
    "bravely": {"served", "fought"},
    "terribly": {"wrong"},
    "catastrophically": {"injured", "wounded", "failed", "fail"},
    "cruelly": {"treated", "treating"},
    "sadly": {"missed", "smiled", "shook", "nodded"},
}
"""Words after an entry with which it is a plain or legal description."""
_MANNER = {
    "wildly", "terribly", "sadly", "painfully", "brilliantly", "bravely", "savagely", "foolishly",
    "cruelly", "recklessly", "gloriously", "childishly", "splendidly", "ruthlessly",
    "triumphantly", "viciously", "mercilessly", "hysterically", "supremely",
}  # fmt: skip
"""Entries that at the end of a clause only tell how a thing was done."""
_CLAUSE_ENDS = {".", ",", ";", ":", "?", "!", "”", '"', ")", "and", "—", "–", "--"}
_NOT = {"not", "n't", "'t", "less", "-"}
_VARYING = {"vary", "varies", "varied", "fluctuate", "fluctuated", "swing", "swung", "differ"}

_NONE = {"not", "n't", "'t", "none", "nothing", "never", "no", "nobody", "hardly", "nor"}
_REACH = 5
"""Words before "terribly" in which a negation makes it a plain "very"."""


def _before(tokens: Tokens, match: Match) -> set[str]:
    return {word_at(tokens, match.first - i) for i in range(1, _REACH + 1)}


def _judges(tokens: Tokens, match: Match, sentence: Span) -> bool:
    before, after = word_at(tokens, match.first - 1), word_at(tokens, match.last)
    if before in _VARYING or after in _LITERAL.get(match.phrase, ()):
        return False
    opens = match.start <= sentence[0]
    if match.phrase in _MANNER and after in _CLAUSE_ENDS and not opens:
        return before == "," and after == ","
    if match.phrase == "terribly" and not _NONE.isdisjoint(_before(tokens, match)):
        return False
    return not cited(tokens, match) and before not in _NOT


LEXICON = Lexicon(
    load("intensifiers"),
    why="tells the reader how strongly to feel; the fact stands without it",
    confidence=0.85,
    keep=_judges,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline, which PV303 judges."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(
    code="PV203",
    name="subjective-intensifier",
    severity="info",
    counts="outlet",
    check=check,
)
