"""What a finder hands on: one attribution as token ranges, before sources are resolved.

The span model and the rules yield the same `Found` values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.types import Span


@dataclass(slots=True)
class Found:
    """One attribution in token ranges.

    Attributes:
        cue: Token range of the cue.
        source: Token ranges of the source; empty where none is given.
        content: Token ranges of the content, in order.
        kind: Class of the cue: neutral, claim, stance, belief, intention.
        pattern: Name of the rule that found it; `provenance.attribution.confidence` knows it.
        lemma: Base form of the cue, lower case.
        parent: Index of the attribution it is nested in, or None.
        sentence: Index of the cue's sentence.
        confidence: The span model's, 0 to 1; None for what a rule found.
    """

    cue: Span
    source: list[Span]
    content: list[Span]
    kind: str
    pattern: str
    lemma: str = ""
    parent: int | None = None
    sentence: int = 0
    confidence: float | None = None


@dataclass(slots=True)
class Cue:
    """A cue before its source and content are known.

    Attributes:
        start: First token, with the auxiliaries and adverbs before the verb.
        end: One past the last token, particle included.
        verb: Token of the verb itself.
        lemma: Base form.
        form: ``base``, ``s``, ``ed``, ``ing``.
        kind: Class.
        frames: What may follow.
        passive: "is said", "was told".
        to: Preceded by "to" ("refused to say").
        flow: How it hangs on what stands before: ``finite``, ``participle``, ``joined``.
    """

    start: int
    end: int
    verb: int
    lemma: str
    form: str
    kind: str
    frames: str
    passive: bool = False
    to: bool = False
    flow: str = "finite"
    source: list[Span] = field(default_factory=list)
