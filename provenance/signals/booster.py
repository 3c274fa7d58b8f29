"""A word of certainty stands where a proof or a source should.

## What it flags
Words that assert certainty ("clearly", "undoubtedly", "there is no question"): Hyland's boosters.
Left alone are manner and measure ("clearly marked", "spoke clearly"), hedges that contain one
("almost certainly"), negations ("not certainly") and questions of choice ("no doubt about it" as
somebody's words is reported under that speaker).

## Why it matters
"Clearly" asks for belief. Where a thing is clear, the facts show it; where it is not, the word
hides the gap.

## Flagged
- The levy has [[clearly]] failed, and the treasury should have known.
- [[Undoubtedly]] the minister chose the date to avoid the debate.
- [[There is no question]] that the dam was built too late.

## Not flagged
- The exit was clearly marked and the guards spoke clearly.
- The vote will almost certainly be repeated in May.
- It is not clear who opened the gate.

## Limits
Read by one of the authors: 22 hits in real articles, 18 agreed with (0.82). About 235 hits that
count in 1,000 articles of mixed outlets. "Of course" before a plain reminder is the usual error.
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

_HEDGED = {"almost", "not", "n't", "'t", "less", "more", "most", "nearly", "so", "too", "very"}
_MANNER_BEFORE = {
    "speak", "spoke", "spoken", "see", "saw", "seen", "hear", "heard", "think", "written", "write",
    "to", "stated", "explain", "explained", "communicate", "read", "as", "how",
}  # fmt: skip
_MANNER_AFTER = {
    "marked", "visible", "defined", "labeled", "labelled", "stated", "written", "audible",
    "identified", "identifiable", "legible", "understood", "heard", "seen", "outlined", "posted",
    "delineated", "enough", "and", "nothing", "everything", "necessary", "essential", "clear",
    ".", ",", ";", "?",
}  # fmt: skip
_MANNER = {"clearly", "plainly", "absolutely"}


def _asserts(tokens: Tokens, match: Match, _sentence: Span) -> bool:
    before, after = word_at(tokens, match.first - 1), word_at(tokens, match.last)
    if before in _HEDGED or (match.phrase == "of course" and before in {"matter", "change"}):
        return False
    if match.phrase == "no doubt" and (before in {"have", "has", "had", "in", "leave", "left"}):
        return False
    if match.phrase not in _MANNER:
        return True
    return before not in _MANNER_BEFORE and after not in _MANNER_AFTER


LEXICON = Lexicon(
    load("boosters"),
    why="asserts certainty; a source or a figure would show it",
    confidence=0.75,
    keep=_asserts,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline, which PV303 judges."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(code="PV204", name="booster", severity="info", counts="outlet", check=check)
