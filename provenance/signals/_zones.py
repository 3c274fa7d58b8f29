"""Where a signal looks: sentences of the body, or the headline wherever it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from sys import maxsize
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.signals._phrases import Match, Phrases
    from provenance.types import Block, Span, Where


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch to judge as one.

    Attributes:
        text: The whole string that offsets index.
        tokens: Tokens of that string.
        start: First code point of the stretch.
        end: One past the last.
        where: Which string it is.
    """

    text: str
    tokens: Tokens
    start: int
    end: int
    where: Where

    @property
    def words(self) -> list[str]:
        """Tokens of the stretch."""
        return self.tokens.words[self.tokens.between(self.start, self.end)]


def headline_zone(reading: Reading) -> Zone | None:
    """The headline as a zone, in the text or apart; None where there is none."""
    head = reading.headline
    if head is None:
        return None
    if head.where == "text":
        return Zone(reading.text, reading.tokens, head.start, head.end, "text")
    title = reading.article.title or ""
    return Zone(title, reading.title_tokens, head.start, head.end, "title")


def headline_matches(reading: Reading, phrases: Phrases) -> Iterator[tuple[Zone, Match]]:
    """Yield the matches of a list inside the headline."""
    zone = headline_zone(reading)
    if zone is None:
        return
    for match in phrases.find(zone.tokens):
        if zone.start <= match.start and match.end <= zone.end:
            yield zone, match


def body_matches(reading: Reading, phrases: Phrases) -> Iterator[tuple[Span, Match]]:
    """Yield the matches inside one sentence outside the headline, with that sentence."""
    for match in phrases.find(reading.tokens):
        sentence = sentence_at(reading, match.start)
        if sentence is None or match.end > sentence[1]:
            continue
        if not in_headline(reading, match.start):
            yield sentence, match


def body_sentences(reading: Reading) -> Iterator[Span]:
    """Yield the sentences outside the headline."""
    for sentence in reading.sentences:
        if not in_headline(reading, sentence[0]):
            yield sentence


def sentence_at(reading: Reading, offset: int) -> Span | None:
    """The sentence that holds an offset, or None."""
    i = sentence_index(reading, offset)
    return None if i is None else reading.sentences[i]


def sentence_index(reading: Reading, offset: int) -> int | None:
    """Index of the sentence that holds an offset, or None."""
    i = bisect_right(reading.sentences, (offset, maxsize)) - 1
    return i if i >= 0 and offset < reading.sentences[i][1] else None


def block_at(reading: Reading, offset: int) -> Block | None:
    """The block that holds an offset, or None."""
    i = bisect_right(reading.blocks, offset, key=lambda block: block.start) - 1
    return reading.blocks[i] if i >= 0 and offset < reading.blocks[i].end else None


def in_headline(reading: Reading, offset: int) -> bool:
    """Whether an offset of the text stands in a headline."""
    return any(start <= offset < end for start, end in reading.headlines)
