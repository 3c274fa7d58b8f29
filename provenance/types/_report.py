"""The report on one article, with its scores and what made it."""

from dataclasses import dataclass, field

from provenance.types._article import Article, Block, Skipped
from provenance.types._evidence import Attestation, Corroboration
from provenance.types._findings import Finding, Sentence
from provenance.types._kinds import Band, Genre
from provenance.types._speech import Attribution, Source, VoiceSpan


@dataclass(frozen=True, slots=True)
class FramingScore:
    """Framing of the outlet's own voice: 0 neutral wire copy, 100 the most loaded."""

    value: float
    low: float
    high: float
    band: Band


@dataclass(frozen=True, slots=True)
class VoiceScore:
    """Wording of one voice: its words and its framing value (None when too short)."""

    voice: str
    words: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Contribution:
    """Points a signal code adds to the framing value, and from how many findings."""

    code: str
    points: float
    count: int


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of one article."""

    framing: FramingScore | None
    by_voice: tuple[VoiceScore, ...]
    contributions: tuple[Contribution, ...]
    headline: float | None = None


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Profile of an article's sources; shares are 0 to 1."""

    sources: int
    named: int
    anonymous: int
    attributed_share: float
    official_share: float
    anonymous_share: float
    top_source_share: float
    single_channel_share: float
    corroborated: int | None
    attested: int | None = None


@dataclass(frozen=True, slots=True)
class ModelRef:
    """Which parameters were used."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """Which evidence collection was asked: its size, and the hash of its state."""

    documents: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """What made a report, enough to make it again: no clock, no host, no path."""

    version: str
    settings_sha256: str
    models: tuple[ModelRef, ...]
    evidence: EvidenceRef | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one article.

    Without evidence `corroborations` and `attestations` are empty; `owner` is who owned the
    article's outlet on its day, or None where that is not known; `genre` is what the policy says
    the article is, or None where it says nothing.
    """

    run: Run
    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    scores: Scores
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    corroborations: tuple[Corroboration, ...]
    sourcing: Sourcing
    readability: dict[str, float]
    skipped: tuple[Skipped, ...]
    voices: tuple[VoiceSpan, ...] = field(default=())
    attestations: tuple[Attestation, ...] = ()
    owner: str | None = None
    genre: Genre | None = None
