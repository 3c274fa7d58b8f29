"""Two hedges on one statement, and no source.

## What it flags
A modal with a second hedge right after it ("may perhaps", "could potentially"), or an appearance
that only suggests ("seems to suggest"), in a sentence without a source: hedges in the sense of
Hyland. Each stack once. Left alone are questions and idioms of degree ("faster than one could
possibly read"), and what a person or a text seems to say, which a careful writer reads with care.

## Why it matters
One hedge states a doubt. Two and no source mean that nobody stands behind the statement.

## Flagged
- The wall [[may perhaps]] hold until May.
- The new tax [[could potentially]] close three of the mills.
- The fall in prices [[seems to suggest]] that the county knew.

## Not flagged
- The wall may hold until May.
- The tax could potentially close three mills, said Ines Falk, who teaches economics.
- The wall could hold, and perhaps the mill will open again.
- What could possibly go wrong?
- The letter seems to suggest that the county knew.

## Measured
- Precision: 0.63 (27.5 of 44 places of 18 outlets, read by one who had not seen the code).
- Rate: 9.6 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Hedges that stand apart in the sentence are not counted together. A source in the next sentence is
not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import is_capitalised, quoted
from provenance.signals._denied import others_word
from provenance.signals._lists import words
from provenance.signals._phrases import Match, Phrases, fold, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._spans import SpanSet
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_MODALS = ("may", "might", "could")
_SECOND = (
    "perhaps", "possibly", "potentially", "conceivably", "theoretically", "arguably", "maybe",
)  # fmt: skip
_SEEMS = ("seem", "seems", "seemed", "appear", "appears", "appeared")
_HINTS = ("suggest", "indicate", "hint", "imply")
_TWICE = [
    *(f"{modal} {second}" for modal in _MODALS for second in _SECOND),
    "would potentially",
    *(f"{second} {modal}" for modal in _MODALS[:2] for second in ("possibly", "perhaps")),
]
_APPEARANCES = [f"{seems} to {hints}" for seems in _SEEMS for hints in _HINTS]
_STACKS = Phrases([*_TWICE, *_APPEARANCES])
_WHY_TWICE = "hedges twice and names no source; say who expects it and why"
_WHY_APPEARANCE = "hedges twice; say what it shows, or who reads it so"
_SPEAKERS = {"he", "she", "they", "who", "i", "we", "you", "it", "and", ","}
_UTTERANCES = words("utterances")
_PERSONS = words("person_nouns")
_ADVERBS = {"also", "even", "then", "again", "still", "at", "times", "both"}
_PLACING = {"to", "in", "of", "at", "from", "for", "on"}
_COMPARED = {
    "any", "every", "than", "as", "anyone", "anybody", "everyone", "what", "how", "all", "best",
    "worst", "that", "nobody", "no",
}  # fmt: skip
"""Words before "could possibly" with which it is an idiom of degree."""
_REACH = 5
_WORD = 3
_ESTIMATES = {"estimates", "estimated", "reckons", "reckoned", "calculates", "calculated"}


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the stacks of hedges in sentences without a source."""
    tokens, text = reading.tokens, reading.text
    cues = SpanSet(cue for a in reading.attributions if a.speech for cue in a.cue)
    for sentence, match in body_matches(reading, _STACKS):
        if cues.covered(sentence) > cues.covered((match.start, match.end)):
            continue
        appearance = match.phrase in _APPEARANCES
        left_alone = _of_an_utterance if appearance else _idiom
        if left_alone(tokens, match, sentence):
            continue
        why = _WHY_APPEARANCE if appearance else _WHY_TWICE
        yield Hit(
            match.start,
            match.end,
            f"{quoted(text[match.start : match.end])} {why}",
            PREVIEW_CONFIDENCE,
        )


def _of_an_utterance(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether what seems to suggest is a person or a text, whose meaning one may read with care."""
    before = tokens.words[max(match.first - _REACH, 0) : match.first]
    opens = match.first == 0 or int(tokens.starts[match.first - 1]) <= sentence[0]
    while before and (fold(before[-1]) in _ADVERBS or before[-1].endswith("ly")):
        before.pop()
    subject = fold(before[-1]) if before else ""
    placed = len(before) > 1 and before[-2] in _PLACING
    named = bool(before) and is_capitalised(before[-1]) and len(before[-1]) > _WORD
    if named and opens:  # every word has a capital there; plurals are rarely names
        named = not subject.endswith("s")
    person = named or subject in _PERSONS
    said = subject in _SPEAKERS or not _UTTERANCES.isdisjoint(map(fold, before))
    return (person and not placed) or said


def _supposed(tokens: Tokens, match: Match) -> bool:
    """Whether the clause begins with "as if" or "as though"."""
    before = [word_at(tokens, match.first - i) for i in range(1, _REACH + 1)]
    return "as" in before and not {"if", "though"}.isdisjoint(before)


def _idiom(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether a modal with a second hedge asks, compares, wonders, or has its source nearby."""
    inside = tokens.between(*sentence)
    if "?" in tokens.words[inside][-2:]:
        return True
    if not _ESTIMATES.isdisjoint(map(fold, tokens.words[inside])):
        return True
    if others_word(tokens, match, sentence) or _supposed(tokens, match):
        return True
    if match.phrase != "could possibly":
        return False
    before = {word_at(tokens, match.first - i) for i in range(1, _REACH + 1)}
    return not _COMPARED.isdisjoint(before) or word_at(tokens, match.last) == "have"


SIGNAL = Signal(
    code="PV205", name="hedge-stack", severity="info", counts="outlet", check=check, preview=True
)
