"""Look around a place for the name that fills it: who speaks in the sentences that follow.

"Critics say it will flood. “It will,” said Ada Thorne" opens with nobody and is filled at once.
A signal that asks for a name looks here before it asks.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.signals._phrases import word_at
from provenance.signals._zones import sentence_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Span

NAMED = frozenset({"person_named", "organisation", "official_org", "media_outlet", "document"})
"""Kinds of sources that a reader can ask or look up."""

_TURNS = frozenset({
    "but", "however", "yet", "still", "nevertheless", "nonetheless", "others", "conversely",
    "meanwhile", "although", "though", "while", "supporters", "proponents", "defenders", "backers",
    "advocates", "opponents", "critics", "separately", "elsewhere",
})  # fmt: skip
"""Openings with which a text goes over to another side: whoever follows speaks for that one."""

_LINKS = frozenset({
    "(", "[", "*", "•", "more", "related", "photos", "video", "watch", "read", "see", "also",
    "story", "advertisement", "image", "listen",
})  # fmt: skip
_LINK_WORDS = 14
"""A link line is short; a longer sentence that opens with one of its words is a sentence."""


class Voices:
    """The sentences in which sources with a name speak.

    Build it once in a check, only when something has been found that needs it.

    Args:
        reading: The article.
        kinds: Kinds of sources that count.
    """

    def __init__(self, reading: Reading, *, kinds: frozenset[str] = NAMED) -> None:
        self._reading = reading
        named = {s.id for s in reading.sources if s.kind in kinds and not s.anonymous}
        self._cues = sorted(
            a.cue[0][0] for a in reading.attributions if a.cue and a.source_id in named
        )

    def in_sentence(self, sentence: Span, *, but_not: Span = (0, 0)) -> bool:
        """Whether one of them speaks in a sentence.

        Args:
            sentence: Its span.
            but_not: A stretch whose own cue does not count (the group that is asked about).
        """
        at = bisect_right(self._cues, sentence[0] - 1)
        return any(
            cue < sentence[1] and not but_not[0] <= cue < but_not[1]
            for cue in self._cues[at : at + 2]
        )

    def ahead(self, span: Span, *, sentences: int = 2) -> bool:
        """Whether one of them speaks in the sentence of a span or in the next ones.

        Link lines ("( Also on the Post )") are stepped over; a sentence that turns to another
        side ("But ...", "Supporters ...") ends the search.

        Args:
            span: Where a name is missing.
            sentences: How many sentences after its own are looked at.
        """
        where = sentence_index(self._reading, span[0])
        if where is None:
            return False
        if self.in_sentence(self._reading.sentences[where], but_not=span):
            return True
        return any(self.in_sentence(s) for s in following(self._reading, where, count=sentences))


def following(reading: Reading, where: int, *, count: int, turns: bool = True) -> Iterator[Span]:
    """Yield the next sentences of the article, link lines left out.

    Args:
        reading: The article.
        where: Index of a sentence.
        count: How many at most.
        turns: Whether a sentence that turns to another side ends them.
    """
    tokens = reading.tokens
    given = 0
    for sentence in reading.sentences[where + 1 :]:
        inside = tokens.between(*sentence)
        opening = word_at(tokens, inside.start)
        if opening in _LINKS and inside.stop - inside.start <= _LINK_WORDS:
            continue
        if given == count or (turns and opening in _TURNS):
            return
        given += 1
        yield sentence


def before(reading: Reading, where: int, *, count: int) -> Iterator[Span]:
    """Yield the sentences before one, nearest first.

    Args:
        reading: The article.
        where: Index of a sentence.
        count: How many at most.
    """
    yield from reversed(reading.sentences[max(where - count, 0) : where])
