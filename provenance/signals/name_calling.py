"""A label takes the place of a person's name or office.

## What it flags
Labels that judge a person or group ("cronies", "henchmen", "the wingnuts"): name-calling in the
SemEval-2020 list of propaganda techniques. Names of works and bands keep theirs.

## Why it matters
The label tells the reader whom to despise and nothing about who it is; name, office or act would.

## Flagged
- The governor and his [[cronies]] met at the mill on Sunday.
- The bill was written by [[lackeys]] of the harbor company.
- Then the [[wingnuts]] of the county board took over.

## Not flagged
- The governor and his advisers met at the mill on Sunday.
- The Thugs, a band from Varnholt, will play on the market square.
- Members of the harbor company wrote the bill.

## Limits
Read by one of the authors: 10 hits in real articles, 9 agreed with (0.90). About 3 hits that count
in 1,000 articles of mixed outlets. The ten come from 1,500 articles, for the signal is rare. A
label that the outlet only reports without quotation marks is the usual error.
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

_CITED = {"as", "not", "label", "labels", "epithet"}
"""Words next to an entry that show a label being reported, not given."""
_VERB_BEFORE = {"to", "surely", "will", "would", "could", "can", "and", "or"}


def _calls(tokens: Tokens, match: Match, _sentence: Span) -> bool:
    around = {word_at(tokens, match.first - 2), word_at(tokens, match.first - 1)}
    if match.phrase == "demagogue" and word_at(tokens, match.first - 1) in _VERB_BEFORE:
        return False
    return not (around | {word_at(tokens, match.last)}) & _CITED


LEXICON = Lexicon(
    load("names_called"),
    why="is a label; the name, the office or the act would tell the reader who it is",
    confidence=0.8,
    keep=_calls,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline, which PV303 judges."""
    return LEXICON.in_body(reading)


SIGNAL = Signal(code="PV202", name="name-calling", severity="warning", counts="outlet", check=check)
