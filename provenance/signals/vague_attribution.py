"""A statement is attributed to nobody one could ask.

## What it flags
Attribution without a source: groups without a face ("critics say", "some believe"), the passive
without an agent ("it is believed", "is widely seen as"), and reports that nobody filed ("reports
have circulated"). A group that is named nearby ("critics, led by Senator Thorne, say") or
complemented ("reports in the Varnholt Post") is not vague.

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

## Limits
Read by one of the authors: 22 hits in real articles, 20 agreed with (0.91). About 88 hits that
count in 1,000 articles of mixed outlets. Common knowledge in the passive ("is widely considered a
slur") is flagged. Critics who are named two sentences later are too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._groups import SAY, group_reports
from provenance.signals._lists import load
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

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
_SPECIFIC = {"in", "from", "by", "on", "at", "published", "obtained", "filed"}


def check(reading: Reading) -> Iterator[Hit]:
    """Yield attributions to nobody."""
    text, tokens = reading.text, reading.tokens
    for _sentence, match in body_matches(reading, _PHRASES):
        if "reports" not in match.phrase or word_at(tokens, match.last) not in _SPECIFIC:
            yield _hit(text, match.start, match.end)
    for group in group_reports(reading, _FACELESS, SAY):
        yield _hit(text, group.start, group.end)
    for group in group_reports(reading, _QUANTITIES, _NOW):
        yield _hit(text, group.start, group.end)


def _hit(text: str, start: int, end: int) -> Hit:
    message = (
        f"{quoted(text[start:end])} names nobody a reader could ask; "
        "say who holds it, or how many, or where it was published"
    )
    return Hit(start, end, message, 0.8)


SIGNAL = Signal(
    code="PV405", name="vague-attribution", severity="warning", counts="cue", check=check
)
