"""What is found in the wording: loaded words, sentences, findings."""

from dataclasses import dataclass

from provenance.types._kinds import Severity, Span, Where


@dataclass(frozen=True, slots=True)
class LoadedSpan:
    """Words that the wording model finds loaded, with its probability (0 to 1)."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its main voice and the probability that its wording is biased."""

    start: int
    end: int
    voice: str
    loaded: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a signal fired.

    Attributes:
        code: ``PVnnn``.
        name: The signal's name.
        severity: After policy.
        start: First code point, in ``article.text`` or, with ``where="title"``, the title.
        end: One past the last.
        where: Which string `start` and `end` index.
        text: The words found.
        voice: Whose words they are.
        counts: Whether it is held against the outlet.
        message: One line an editor can read: what was seen and why it matters.
        confidence: 0 to 1.
        suggestion: A neutral wording, where one exists.
        related: Other spans of the text that belong to it.
        fingerprint: Stable under edits elsewhere in the article.
        suppressed: Why it is suppressed, or None: `kind`, ``inSource`` or ``external`` as in SARIF,
            and `justification`, the reason given.
    """

    code: str
    name: str
    severity: Severity
    start: int
    end: int
    where: Where
    text: str
    voice: str
    counts: bool
    message: str
    confidence: float
    suggestion: str | None = None
    related: tuple[Span, ...] = ()
    fingerprint: str = ""
    suppressed: dict[str, str] | None = None
