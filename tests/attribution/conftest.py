"""Read a text whose every line is one body block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest

from provenance.attribution import Attributions, attribute
from provenance.attribution.voices import voice_spans
from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences
from provenance.nlp.tokens import tokenize
from provenance.reading import Models
from provenance.types import Block

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.attribution.spans.model import SpanModel
    from provenance.types import Attribution, Source, VoiceSpan


@dataclass
class Read:
    """A text with what was found in it."""

    text: str
    found: Attributions
    voices: tuple[VoiceSpan, ...]

    def source_of(self, attribution: Attribution) -> Source | None:
        by_id = {s.id: s for s in self.found.sources}
        return by_id.get(attribution.source_id or "")

    def rows(self) -> list[tuple[str | None, str, list[str], list[str]]]:
        """Resolved name, cue, source surfaces and content surfaces of every attribution."""
        out = []
        for a in self.found.attributions:
            source = self.source_of(a)
            cue = self.text[slice(*a.cue[0])]
            pieces = [[self.text[s:e] for s, e in role] for role in (a.source, a.content)]
            out.append((source.name if source else None, cue, pieces[0], pieces[1]))
        return out

    def voice_of(self, words: str) -> str:
        at = self.text.index(words)
        return next(v.voice for v in self.voices if v.start <= at < v.end)


@cache
def shipped() -> SpanModel:
    return Models().attribution


def read_text(text: str, *, furniture: str = "", rules_only: bool = False) -> Read:
    blocks = [
        Block(m.start(), m.end(), "promo" if furniture and furniture in m.group() else "body")
        for m in re.finditer(r"[^\n]+", text)
        if m.group().strip()
    ]
    read = [b for b in blocks if b.kind == "body"]
    spans = [(b.start, b.end) for b in read]
    quotations = find_quotations(text, spans)
    sentences = [s for span in spans for s in split_sentences(text, span, quotations)]
    found = attribute(
        text,
        tokens=tokenize(text),
        sentences=sentences,
        quotations=quotations,
        blocks=read,
        model=None if rules_only else shipped(),
    )
    voices = voice_spans(
        text, blocks=blocks, attributions=found.attributions, quotations=quotations
    )
    return Read(text, found, voices)


@pytest.fixture
def read() -> Callable[..., Read]:
    """Read as a check does: by the shipped span model and the rules."""
    return read_text


@pytest.fixture
def read_by_rules() -> Callable[..., Read]:
    """Read by the rules alone."""
    return partial(read_text, rules_only=True)
