"""A statement is attributed to nobody one could ask.

## What it flags
Attribution without a source: groups without a face ("critics say", "some believe"), the passive
without an agent ("it is believed", "is widely seen as"), and reports that nobody filed ("reports
have circulated"). A group that is named nearby ("critics, led by Senator Thorne, say") or
complemented ("reports in the Varnholt Post") is not vague; nor is one for which somebody with a
name speaks in the same sentence or the next.

## Why it matters
The reader cannot tell one critic from a thousand, nor ask them. News agencies ask for the source
by name, or for the reason why there is none.

## Flagged
- [[Critics say]] the dam will flood the lower villages.
- [[It is believed]] that the county sold the land in May.
- [[Reports have circulated]] of men in stolen uniforms on the coast road.
- The mayor [[is widely seen]] as the next governor.

## Not flagged
- Critics of the dam at the Lenne Water Board, led by Ada Thorne, say it will flood the villages.
- According to reports in the Varnholt Post, the county sold the land in May.
- Some of the villagers left their houses on Monday.
- Critics say the dam will flood the villages. “They will be lost,” said Ada Thorne, a farmer.
- Around the table, some claim to be fishermen.

## Measured
- Precision: 0.93 (41 of 44 places of 22 outlets, read by one who had not seen the code).
- Rate: 64 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Common knowledge in the passive ("is widely considered a slur") is flagged, and so are critics who
are named two sentences later. Somebody with a name who speaks next for another side keeps a group
without one from being flagged, unless the text says that it turns ("But ...").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._ahead import Voices
from provenance.signals._base import Hit, Signal
from provenance.signals._context import quotation_around, quoted
from provenance.signals._groups import SAY, Group, group_reports
from provenance.signals._lists import load
from provenance.signals._phrases import Match, Phrases, word_at
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_PHRASES = Phrases(load("vague_phrases"))
_FACELESS = Phrases(
    ["critics", "detractors", "skeptics", "sceptics", "naysayers", "opponents", "proponents",
     "supporters", "observers", "insiders", "commentators", "pundits", "some critics",
     "many critics", "some observers", "many observers", "some opponents", "some supporters"]
)  # fmt: skip
_QUANTITIES = Phrases(
    ["some", "many", "most", "some people", "many people", "most people", "plenty of people"]
)
_NOW = SAY & {
    "say", "believe", "think", "argue", "contend", "claim", "suggest", "fear", "worry", "warn",
    "question", "speculate",
}  # fmt: skip
_AHEAD = 1
"""Sentences after its own in which somebody with a name may speak for the group."""
_SPECIFIC = {"in", "from", "by", "on", "at", "published", "obtained", "filed"}


_QUOTES = frozenset({"“", '"', "''", "‘"})
_LONG = 12
"""Words of a quotation after "some argue": who wrote it is told at its end."""
_DOCUMENT = frozenset({"in", "according"})


def check(reading: Reading) -> Iterator[Hit]:
    """Yield attributions to nobody."""
    text, tokens = reading.text, reading.tokens
    voices: Voices | None = None
    for sentence, match in body_matches(reading, _PHRASES):
        voices = voices or Voices(reading)
        if not _is_sourced(tokens, match, sentence, voices):
            yield _hit(text, match.start, match.end)
    groups = (
        *group_reports(reading, _FACELESS, SAY),
        *group_reports(reading, _QUANTITIES, _NOW),
    )
    for group in groups:
        voices = voices or Voices(reading)
        if not _is_filled(reading, group, voices):
            yield _hit(text, group.start, group.end)


def _is_sourced(tokens: Tokens, match: Match, sentence: Span, voices: Voices) -> bool:
    """Whether a passive or a report has a source: "reports in the Post", "in the letter, he is"."""
    if "reports" in match.phrase or match.phrase.endswith("reported"):
        return word_at(tokens, match.last) in _SPECIFIC
    if match.phrase.endswith("said to"):
        opening = word_at(tokens, tokens.between(*sentence).start)
        return opening in _DOCUMENT or voices.in_sentence(sentence)
    return False


def _is_filled(reading: Reading, group: Group, voices: Voices) -> bool:
    """Whether somebody with a name speaks for the group, or it says nothing ("claim to be")."""
    tokens = reading.tokens
    after = tokens.between(group.start, group.end).stop
    if word_at(tokens, after) == "to" and group.verb.startswith("claim"):
        return True
    if word_at(tokens, after) == "that":
        after += 1
    if word_at(tokens, after) in _QUOTES:
        at = int(tokens.starts[after])
        around = quotation_around(reading, at, at + 1)
        if around is not None and len(tokens.words[tokens.between(*around.inner)]) >= _LONG:
            return True
    return voices.ahead((group.start, group.end), sentences=_AHEAD)


def _hit(text: str, start: int, end: int) -> Hit:
    message = (
        f"{quoted(text[start:end])} names nobody a reader could ask; "
        "say who holds it, or how many, or where it was published"
    )
    return Hit(start, end, message, 0.8)


SIGNAL = Signal(
    code="PV405", name="vague-attribution", severity="warning", counts="cue", check=check
)
