"""The future is told as if it had happened.

## What it flags
A forecast in the outlet's voice that leaves no doubt and names no source: "is sure to", "is bound
to", "will inevitably", and "will" before a verb of harm ("will spark", "will cripple"). Sentences
with a source, a hedge, a condition or a question are left alone, and so are duties ("is bound to
obey") and legal consequences ("will trigger a recount").

## Why it matters
Nobody can have checked it. A forecast has an author and grounds, and the reader needs both (AP:
report what is known; attribute what is expected).

## Flagged
- The harbor tax [[is sure to]] anger the fishermen.
- The closing of the mill [[will cripple]] the valley for years.
- A second ferry [[will inevitably]] bring more traffic to the old town.

## Not flagged
- The closing of the mill will cripple the valley, said Ines Falk, who teaches economics.
- The council is bound to obey the court.
- The closing of the mill may cripple the valley, and the county has asked for help.

## Limits
A preview until read by somebody who has not seen the code: of 29 hits in real articles read while
it was written 23 were agreed with (0.79), and rules were made from four of the errors. About 20
hits that count in 1,000 articles of mixed outlets, many in analysis and columns. Irony and
forecasts that nobody doubts (“are sure to ask”) are the usual errors; “will” alone is not looked
at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._combined import combined
from provenance.signals._context import in_name, quoted, sentence_words
from provenance.signals._lists import words
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._spans import SpanSet
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.signals._phrases import Match

_PHRASES = Phrases(combined("foretold"))
_PLAIN = words("foretold_plain")
_HEDGES = {
    "may", "might", "could", "perhaps", "possibly", "probably", "likely", "if", "unless", "fear",
    "fears", "feared", "hope", "hopes", "hoped", "worry", "worries", "worried", "expect",
    "expects", "expected", "predict", "predicts", "predicted", "suggest", "suggests", "believe",
    "believes", "whether", "warn", "warned", "warns", "according", "say", "says", "said", "think",
    "thinks", "convinced", "concerned", "concern", "concerns", "argue", "argues", "claim",
    "claims", "confident", "threat", "threatened", "threatens", "vow", "vows", "vowed", "belief",
    "notion", "idea", "position", "myth", "myths", "promise", "promises", "promised", "theory",
}  # fmt: skip
_THINGS = {"weapons", "chemical", "stockpile", "stockpiles", "files", "documents", "data"}
"""What is destroyed by plan."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the forecasts without a source outside the headline."""
    tokens, text = reading.tokens, reading.text
    spoken = SpanSet(cue for a in reading.attributions for cue in a.cue)
    for sentence, match in body_matches(reading, _PHRASES):
        around = sentence_words(tokens, sentence)
        hedged = around & _HEDGES or spoken.touches(sentence)
        asked = text[match.end : sentence[1]].rstrip("”\"') ").endswith("?")
        if hedged or asked or _settled(tokens, match) or in_name(tokens, match, sentence):
            continue
        found = quoted(text[match.start : match.end])
        message = f"{found} tells the future as a fact; say who expects it and on what grounds"
        yield Hit(match.start, match.end, message, PREVIEW_CONFIDENCE)


def _settled(tokens: Tokens, match: Match) -> bool:
    """Whether it is a duty, a habit or a plan and no forecast."""
    after = word_at(tokens, match.last)
    if match.phrase.endswith(("destroy", "explode")):
        return bool({word_at(tokens, match.last + i) for i in range(4)} & _THINGS)
    return after in _PLAIN or (not after.isalpha() and match.phrase.endswith("to"))


SIGNAL = Signal(
    code="PV216",
    name="speculation-as-fact",
    severity="info",
    counts="outlet",
    check=check,
    preview=True,
)
