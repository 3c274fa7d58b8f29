"""Two ways are offered as if there were no third.

## What it flags
The outlet's own voice shutting out every other way: "either we ... or ...", "there are only two
choices", "there is no middle ground", "with us or against us" (black-and-white fallacy in
SemEval-2020). Where the sentence reports or doubts the choice, denies it, or asks, it is left
alone.

## Why it matters
A reader who sees two ways does not ask for the third; most questions of policy have several.

## Flagged
- [[Either we]] raise the sea wall this year, or Varnholt will be lost.
- The harbor is dying, and [[there are only two choices]] left for the county.
- On the ferry tax [[there is no middle ground]].

## Not flagged
- It is a false choice to say that there are only two options for the harbor.
- The ferry will leave either on Monday or on Tuesday, the port authority said.
- Either way, we will know the result on Friday or on Monday.
- There is no middle ground between the two houses of the council.

## Measured
- Precision: 0.56 (5 of 9 places of 5 outlets, read by one who had not seen the code).
- Rate: 1.8 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview: too rare in news to measure, so of severity info and worth no points. Mostly columns; a
question that truly has two answers is flagged too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._combined import combined
from provenance.signals._context import in_name, quoted, sentence_words
from provenance.signals._lists import words
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.signals._phrases import Match
    from provenance.types import Span

_EITHER = ("either we", "either you", "either america", "either congress")
_PHRASES = Phrases([*combined("dilemmas"), *_EITHER])
_TOLD = words("dilemma_told")
_NOT = {
    "not", "n't", "'t", "never", "if", "whether", "as", "says", "say", "that", "where", "between",
}  # fmt: skip
_STATES = {"are", "is", "'s", "'re", "be", "remains", "have", "has", "the", "our", "your"}
_LEAD = _STATES | {"there", "it", "you", "we", "they", "either", "can", "america"}
"""Words that lead up to the choice; one that states it must be among them."""
_NAY = {"not", "n't", "'t", "don", "doesn", "aren", "isn", "won"}
"""After "or" they make a tautology: "either you have it, or you don't"."""
_WHY = "leaves the reader two ways and no third; name the others, or say why there are none"
_DESCRIBED = {"between", "anymore", "any"}
"""Words after a choice with which it tells how two sides stand."""
_REACH = 3


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the choices of two outside the headline."""
    tokens, text = reading.tokens, reading.text
    for sentence, match in body_matches(reading, _PHRASES):
        first = match.first if match.phrase in _EITHER else _led(tokens, match.first)
        if first is None or in_name(tokens, match, sentence):
            continue
        if _open(tokens, match, first, sentence):
            continue
        start = int(tokens.starts[first])
        message = f"{quoted(text[start : match.end])} {_WHY}"
        yield Hit(start, match.end, message, PREVIEW_CONFIDENCE)


def _led(tokens: Tokens, first: int) -> int | None:
    """Where the words that state the choice begin ("there are", "the"); None without any."""
    at = first
    while at > 0 and word_at(tokens, at - 1) in _LEAD:
        at -= 1
    led = {word_at(tokens, i) for i in range(at, first)}
    return at if led & _STATES else None


def _open(tokens: Tokens, match: Match, first: int, sentence: Span) -> bool:
    """Whether the sentence leaves the question open: it asks, doubts, or knows no "or"."""
    inside = tokens.words[tokens.between(*sentence)]
    if sentence_words(tokens, sentence) & _TOLD or "?" in inside[-2:]:
        return True
    if word_at(tokens, match.last) in _DESCRIBED:
        return True
    if match.phrase in _EITHER:
        rest = [word_at(tokens, i) for i in range(match.last, tokens.between(*sentence).stop)]
        after = rest[rest.index("or") + 1 :] if "or" in rest else []
        return not after or bool(_NAY & set(after[:_REACH]))
    return any(word_at(tokens, first - i) in _NOT for i in range(1, _REACH + 1))


SIGNAL = Signal(
    code="PV210",
    name="false-dilemma",
    severity="info",
    counts="outlet",
    check=check,
    preview=True,
)
