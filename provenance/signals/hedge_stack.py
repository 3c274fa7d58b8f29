"""Two hedges on one statement, and no source.

## What it flags
A modal with a second hedge right after it ("may perhaps", "could potentially"), or an appearance
that only suggests ("seems to suggest"), in a sentence without a source: hedges in the sense of
Hyland. Each stack once.

## Why it matters
One hedge states a doubt. Two and no source mean that nobody stands behind the statement.

## Flagged
- The wall [[may perhaps]] hold until May.
- The new tax [[could potentially]] close three of the mills.
- The letter [[seems to suggest]] that the county knew.

## Not flagged
- The wall may hold until May.
- The tax could potentially close three mills, said Ines Falk, who teaches economics.
- The wall could hold, and perhaps the mill will open again.

## Limits
Read by one of the authors: 9 hits in real articles, 8 agreed with (0.89). About 15 hits that count
in 1,000 articles of mixed outlets. Few hits were read. Hedges that stand apart in the sentence are
not counted together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._spans import SpanSet
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_MODALS = ("may", "might", "could", "would")
_SECOND = ("perhaps", "possibly", "potentially", "conceivably", "theoretically", "arguably")
_SEEMS = ("seem", "seems", "seemed", "appear", "appears", "appeared")
_HINTS = ("suggest", "indicate", "hint", "imply")
_STACKS = Phrases(
    [
        *(f"{modal} {second}" for modal in _MODALS for second in _SECOND),
        *(f"{seems} to {hints}" for seems in _SEEMS for hints in _HINTS),
    ]
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the stacks of hedges in sentences without a source."""
    cues = SpanSet(cue for a in reading.attributions if a.speech for cue in a.cue)
    for sentence, match in body_matches(reading, _STACKS):
        hoped = match.phrase == "could possibly" and word_at(reading.tokens, match.last) == "have"
        sourced = cues.covered(sentence) > cues.covered((match.start, match.end))
        if not hoped and not sourced:
            words = quoted(reading.text[match.start : match.end])
            message = f"{words} hedges twice and names no source; say who expects it and why"
            yield Hit(match.start, match.end, message, 0.75)


SIGNAL = Signal(code="PV205", name="hedge-stack", severity="info", counts="outlet", check=check)
