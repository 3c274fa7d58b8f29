"""The future is told as if it had happened.

## What it flags
A forecast in the outlet's voice that leaves no doubt and names no source: "is sure to", "is bound
to", "will inevitably", and "will" before a verb of harm ("will spark", "will cripple"). Sentences
with a source, a hedge, a condition or a question are left alone, and so are duties and ties ("is
bound to obey", "is bound to the treaty"), what others expect or were told, and what nobody doubts
("will surely be discussed").

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
- The closing of the mill will surely be debated in the valley.
- Nine delegates are bound to their candidate on the first ballot.
- There is a real possibility that the flood will cripple the valley.
- Fishermen were told that the new tax will ruin them.

## Measured
- Precision: 0.70 (31 of 44 places of 22 outlets, read by one who had not seen the code).
- Rate: 12.8 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
“Will” is looked at only before verbs of harm. Irony, a ground given in the sentence before, and
things that happen by nature or by schedule are the errors to expect; many hits stand in analysis
and columns, where a forecast is the writer's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._combined import combined
from provenance.signals._context import in_name, quoted, sentence_words
from provenance.signals._lists import words
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._spans import SpanSet
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.signals._phrases import Match
    from provenance.types import Span

_PHRASES = Phrases(combined("foretold"))
_PLAIN = words("foretold_plain")
_SURE_ENDS = (" to", "ly", "doubt", " will", " would")
_HEDGES = {
    "may", "might", "could", "perhaps", "possibly", "probably", "likely", "if", "unless", "fear",
    "fears", "feared", "hope", "hopes", "hoped", "worry", "worries", "worried", "expect",
    "expects", "expected", "predict", "predicts", "predicted", "suggest", "suggests", "believe",
    "believes", "whether", "warn", "warned", "warns", "according", "say", "says", "said", "think",
    "thinks", "convinced", "concerned", "concern", "concerns", "argue", "argues", "claim",
    "claims", "confident", "threat", "threatened", "threatens", "vow", "vows", "vowed", "belief",
    "notion", "idea", "position", "myth", "myths", "promise", "promises", "promised", "theory",
}  # fmt: skip
_EXPECTS = {
    "possibility", "chance", "chances", "risk", "risks", "odds", "expectation", "expectations",
    "expecting", "forecast", "forecasts", "projected", "assumption", "prospect", "told", "almost",
    "nearly", "anticipate", "anticipates", "imagine", "imagined", "feels", "seems", "appears",
    "hoping", "fearing", "worrying", "sees", "saw", "dread", "promising", "vowing", "warning",
    "warnings", "prediction", "predictions", "bet", "betting", "bets",
}  # fmt: skip
"""Before the match in its sentence, these give the forecast to somebody or to chance."""
_SAID_OF = {
    "debated", "discussed", "questioned", "asked", "appreciated", "welcomed", "criticized",
    "criticised", "scrutinized", "noticed", "remembered", "missed", "different", "similar",
    "among", "there", "interested", "watching", "part", "aware", "familiar", "closely",
    "keeping", "packed", "crowded", "busy",
}  # fmt: skip
_TALK = frozenset({"matter", "outpouring", "questions", "discussion", "debate", "talk", "calls"})
_BARE = frozenset({"and", "or", "not", "also", "all", "soon", "never"})
"""What may stand between "be" and a word of talk."""
_PLAIN_DEEDS = {
    ("face", "questions"), ("face", "scrutiny"), ("face", "criticism"), ("draw", "criticism"),
    ("draw", "scrutiny"), ("raise", "questions"), ("come", "up"), ("raise", "more"),
}  # fmt: skip
"""What is so likely that nobody asks who expects it."""
_TIES = frozenset({
    "the", "their", "its", "his", "her", "a", "an", "this", "that", "each", "one", "such", "them",
    "him", "it", "us", "these", "those", "any", "both",
})  # fmt: skip
"""Right after "bound to" or "certain to", these make it a tie and no forecast."""
_CERTAIN, _HARM = 0.8, 0.6
"""How often an editor agreed with hits of the two kinds, roughly."""
_SKY = {
    "atmosphere", "spacecraft", "orbit", "sun", "comet", "asteroid", "temperatures", "rocket",
    "thermometer", "star", "stars", "probe",
}  # fmt: skip
_TURN = re.compile(r"\b(?:otherwise|or (?:we|they|it|he|she|you) (?:will|would))\b", re.I)
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
        if _expected(tokens, match, sentence) or around & _SKY or _TURN.search(text, *sentence):
            continue
        found = quoted(text[match.start : match.end])
        message = f"{found} tells the future as a fact; say who expects it and on what grounds"
        if "would" in match.phrase:
            message = f"{found} states a guess as certain; say who expects it and on what grounds"
        yield Hit(match.start, match.end, message, _confidence(match))


def _expected(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether the words before a match give the forecast to somebody or to chance."""
    inside = tokens.between(sentence[0], match.start)
    return any(word_at(tokens, i) in _EXPECTS for i in range(inside.start, inside.stop))


def _confidence(match: Match) -> float:
    """How often hits of a kind were agreed with: words of certainty more than "will" and harm."""
    return _CERTAIN if match.phrase.endswith(_SURE_ENDS) else _HARM


def _settled(tokens: Tokens, match: Match) -> bool:
    """Whether it is a duty, a tie, a habit, a plan or plain, and no forecast."""
    after = [word_at(tokens, match.last + i) for i in range(5)]
    if match.phrase.endswith(("destroy", "explode")):
        return bool(set(after[:4]) & _THINGS)
    if match.phrase.endswith(" to") and (after[0] in _TIES or not after[0].isalpha()):
        return True
    talked = after[0] == "be" and _talk(after[1:])
    return after[0] in _PLAIN or talked or (after[0], after[1]) in _PLAIN_DEEDS


def _talk(after: list[str]) -> bool:
    """Whether the first word of weight after "be" is one of talk: "be soon discussed"."""
    weighty = next((word for word in after if word not in _BARE), "")
    return weighty in _SAID_OF or not _TALK.isdisjoint(after)


SIGNAL = Signal(
    code="PV216",
    name="speculation-as-fact",
    severity="warning",
    counts="outlet",
    check=check,
)
