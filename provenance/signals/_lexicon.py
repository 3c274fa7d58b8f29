"""Word-level signals that rest on a list: match, weigh the context, say why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.nlp.tokens import Tokens
from provenance.signals._base import Hit
from provenance.signals._context import in_name, quoted
from provenance.signals._phrases import Match, Phrases
from provenance.signals._zones import Zone, body_matches
from provenance.types import Span, Where

if TYPE_CHECKING:
    from provenance.reading import Reading

Keep = Callable[[Tokens, Match, Span], bool]
"""Whether a match is a judgement there, given its sentence; False for a literal use."""


def always(_tokens: Tokens, _match: Match, _sentence: Span) -> bool:
    """Keep every match: for lists without a literal use."""
    return True


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A list of phrases and how its matches are judged.

    Attributes:
        entries: Phrase to the wording to suggest, or None.
        why: Continues the message after the quoted words.
        confidence: Of a finding, 0 to 1.
        keep: Tells a judgement from a literal use.
        reasons: Phrase to its own `why`, for the entries that need one.
        suggest: Whether the wording to suggest fits a place; it stands before no noun, for one.
    """

    entries: Mapping[str, str | None]
    why: str
    confidence: float
    keep: Keep = always
    reasons: Mapping[str, str] = field(default_factory=dict)
    suggest: Callable[[Tokens, Match], bool] = lambda _tokens, _match: True
    phrases: Phrases = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "phrases", Phrases(self.entries))

    def in_body(self, reading: Reading) -> Iterator[Hit]:
        """Yield the hits outside the headline.

        Args:
            reading: The article.
        """
        tokens = reading.tokens
        for sentence, match in body_matches(reading, self.phrases):
            if not in_name(tokens, match, sentence) and self.keep(tokens, match, sentence):
                yield self._hit(reading.text, tokens, match, "text")

    def in_zone(self, zone: Zone) -> Iterator[Hit]:
        """Yield the hits in a headline, where capitals tell nothing about names.

        Args:
            zone: The headline.
        """
        span = (zone.start, zone.end)
        for match in self.phrases.find(zone.tokens):
            inside = zone.start <= match.start and match.end <= zone.end
            if inside and self.keep(zone.tokens, match, span):
                yield self._hit(zone.text, zone.tokens, match, zone.where)

    def _hit(self, text: str, tokens: Tokens, match: Match, where: Where) -> Hit:
        words = quoted(text[match.start : match.end])
        fits = self.suggest(tokens, match)
        return Hit(
            match.start,
            match.end,
            f"{words} {self.reasons.get(match.phrase, self.why)}",
            self.confidence,
            suggestion=self.entries[match.phrase] if fits else None,
            where=where,
        )
