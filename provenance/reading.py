"""One article read once: blocks, sentences, voices, attributions, verdicts, each on demand.

Every part is a cached property: computed at most once, and not at all when nobody asks.  The
rooms below do the work; this file only says in which order their results feed each other.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from provenance.models import Models
from provenance.types import (
    READ_KINDS,
    Article,
    Attribution,
    Block,
    Corroboration,
    Quotation,
    Source,
    Span,
    VoiceSpan,
    Where,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.attribution import Attributions
    from provenance.corroboration.copies import CopyModel
    from provenance.evidence import Searchable
    from provenance.nlp.tokens import Tokens
    from provenance.outlets import Outlets
    from provenance.wording import Wording

__all__ = ["Headline", "Models", "Reading"]

_OWN_WORDS = 60
"""Words outside quotations from which those inside have no say in what the language is."""


def _less(parts: Iterable[slice], left_out: Iterable[slice]) -> Iterator[slice]:
    """Stretches without those inside them that are left out; both in order."""
    holes = list(left_out)
    at = 0
    for part in parts:
        start = part.start
        while at < len(holes) and holes[at].stop <= part.stop:
            yield slice(start, max(start, holes[at].start))
            start = max(start, holes[at].stop)
            at += 1
        yield slice(start, part.stop)


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline and where it stands: in the text, or given apart as the title."""

    start: int
    end: int
    where: Where
    text: str


class Reading:
    """One article and everything that can be read from it.

    Args:
        article: The article; its text is never changed.
        models: Loaded models, shared between readings.
        store: Evidence collection to hold its statements against, or None.
        outlets: The registry of outlets and owners; the shipped one by default.
    """

    def __init__(
        self,
        article: Article,
        *,
        models: Models,
        store: Searchable | None = None,
        outlets: Outlets | None = None,
    ) -> None:
        self.article = article
        self.store = store
        self._models = models
        self._outlets = outlets

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def tokens(self) -> Tokens:
        """All tokens of the text."""
        from provenance.nlp.tokens import tokenize

        return tokenize(self.text)

    @cached_property
    def outer_tokens(self) -> Tokens:
        """The same tokens, each word inside a closed quotation the same word.

        What the outlet's words mean must not depend on what its sources say.
        """
        from provenance.nlp.tokens import with_hidden

        closed = (q.inner for q in self.quotations if q.depth == 0 and q.closed)
        return with_hidden(self.tokens, [self.tokens.between(*inner) for inner in closed])

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Blocks in order, covering every character that is not white space."""
        from provenance.layout import find_blocks

        return find_blocks(self.article, self._models.layout)

    @cached_property
    def read_blocks(self) -> tuple[Block, ...]:
        """The blocks whose sentences are read: headline, subhead, caption and body."""
        return tuple(b for b in self.blocks if b.kind in READ_KINDS)

    @cached_property
    def headlines(self) -> tuple[Span, ...]:
        """Where headlines stand in the text."""
        return tuple((b.start, b.end) for b in self.blocks if b.kind == "headline")

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quotations inside the blocks that are read."""
        from provenance.nlp.quotations import find_quotations

        return find_quotations(self.text, [(b.start, b.end) for b in self.read_blocks])

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences of the blocks that are read, in text order."""
        from provenance.nlp.sentences import split_sentences

        return tuple(
            span
            for block in self.read_blocks
            for span in split_sentences(self.text, (block.start, block.end), self.quotations)
        )

    @cached_property
    def language(self) -> str | None:
        """A guess from function words, else the declared language; None when undecided.

        Where the outlet has words enough outside quotations, they alone decide.
        """
        from provenance.nlp.language import guess_language

        tokens = self.tokens
        body = [tokens.between(b.start, b.end) for b in self.read_blocks]
        quoted = [tokens.between(*q.inner) for q in self.quotations if q.depth == 0 and q.closed]
        own = [w for part in _less(body, quoted) for w in tokens.words[part]]
        words = own if len(own) >= _OWN_WORDS else [w for part in body for w in tokens.words[part]]
        return guess_language(words) or self.article.language

    @cached_property
    def _attributed(self) -> Attributions:
        from provenance.attribution import attribute

        return attribute(
            self.text,
            tokens=self.tokens,
            sentences=self.sentences,
            quotations=self.quotations,
            blocks=self.read_blocks,
            model=self._models.attribution,
        )

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who is said to have said what, in text order."""
        return self._attributed.attributions

    @property
    def sources(self) -> tuple[Source, ...]:
        """The resolved sources, in order of first mention."""
        return self._attributed.sources

    @cached_property
    def outlets(self) -> Outlets:
        """The registry of outlets and owners."""
        if self._outlets is not None:
            return self._outlets
        from provenance.outlets import Outlets

        return Outlets.load()

    @property
    def copies(self) -> CopyModel:
        """The model that says which articles are one text."""
        return self._models.judge.copies

    @cached_property
    def corroborations(self) -> tuple[Corroboration, ...] | None:
        """What independent evidence says of each attribution; None without a collection.

        Raises:
            EvidenceError: If the collection cannot be asked.
        """
        if self.store is None:
            return None
        from provenance.corroboration import corroborate

        return corroborate(
            self.article,
            attributions=self.attributions,
            sources=self.sources,
            store=self.store,
            outlets=self.outlets,
            judge=self._models.judge,
        )

    @cached_property
    def voices(self) -> tuple[VoiceSpan, ...]:
        """Whose words each stretch is: the whole text, in order, without gap or overlap."""
        from provenance.attribution.voices import voice_spans

        return voice_spans(
            self.text,
            blocks=self.blocks,
            attributions=self.attributions,
            quotations=self.quotations,
        )

    @cached_property
    def wording(self) -> Wording:
        """Loaded-wording probabilities of every word and sentence that is read."""
        from provenance.wording import read_wording

        return read_wording(
            self.text,
            tokens=self.tokens,
            sentences=self.sentences,
            quotations=self.quotations,
            model=self._models.wording,
        )

    @cached_property
    def title_tokens(self) -> Tokens:
        """Tokens of the title given apart from the text; none where there is none."""
        from provenance.nlp.tokens import tokenize

        return tokenize(self.article.title or "")

    @cached_property
    def title_wording(self) -> Wording | None:
        """Wording of a title given apart from the text; None where there is none."""
        from provenance.nlp.quotations import find_quotations
        from provenance.wording import read_wording

        title = self.article.title
        if not title or not title.strip():
            return None
        whole = (0, len(title))
        return read_wording(
            title,
            tokens=self.title_tokens,
            sentences=(whole,),
            quotations=find_quotations(title, [whole]),
            model=self._models.wording,
        )

    @cached_property
    def headline(self) -> Headline | None:
        """The headline in the text, else the title given apart, else None."""
        for block in self.blocks:
            if block.kind == "headline":
                text = self.text[block.start : block.end]
                return Headline(block.start, block.end, "text", text)
        title = self.article.title
        if title and title.strip():
            return Headline(0, len(title), "title", title)
        return None

    @cached_property
    def document_span(self) -> tuple[Span, Where]:
        """Where a finding on the whole article stands: headline, else first body sentence."""
        if self.headline is not None:
            return (self.headline.start, self.headline.end), self.headline.where
        if self.sentences:
            return self.sentences[0], "text"
        return (0, 0), "text"

    @cached_property
    def words_by_voice(self) -> dict[str, int]:
        """Number of words (tokens with a letter or digit) of every voice, the outlet first."""
        import numpy as np

        tokens = self.tokens
        is_word = np.array([any(c.isalnum() for c in w) for w in tokens.vocabulary], dtype=bool)
        starts = tokens.starts[is_word[tokens.types]] if len(tokens) else tokens.starts
        counts = {"outlet": 0}
        for piece in self.voices:
            first, last = np.searchsorted(starts, (piece.start, piece.end))
            counts[piece.voice] = counts.get(piece.voice, 0) + int(last - first)
        return counts

    @cached_property
    def _voice_starts(self) -> list[int]:
        return [v.start for v in self.voices]

    def voice_at(self, offset: int) -> str:
        """Whose words stand at an offset of the text.

        Args:
            offset: Code point, 0 to ``len(text) - 1``.
        """
        i = bisect_right(self._voice_starts, offset) - 1
        return self.voices[i].voice if i >= 0 else "outlet"

    def voice_of(self, start: int, end: int) -> str:
        """Whose words most of a span is; the first of them on a tie.

        Args:
            start: First code point.
            end: One past the last.
        """
        share: dict[str, int] = {}
        i = max(bisect_right(self._voice_starts, start) - 1, 0)
        while i < len(self.voices) and self.voices[i].start < end:
            piece = self.voices[i]
            overlap = min(end, piece.end) - max(start, piece.start)
            if overlap > 0:
                share[piece.voice] = share.get(piece.voice, 0) + overlap
            i += 1
        return max(share, key=lambda voice: share[voice]) if share else self.voice_at(start)
