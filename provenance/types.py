"""Frozen data types that every room shares; standard library only.

Every offset in this package is a Python string index (a Unicode code point) and every span is
half open, ``[start, end)``, into ``Article.text`` unless a field says otherwise.  The text itself
is never rewritten.  Lines, columns and bytes are made in `provenance.text` and only for output.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Span = tuple[int, int]
"""Half-open ``(start, end)`` in code points."""

Severity = Literal["info", "warning", "error"]
Where = Literal["text", "title"]
ReadKind = Literal["headline", "subhead", "caption", "body"]
PageKind = Literal["promo", "chrome", "related", "credit", "correction"]
BlockKind = ReadKind | PageKind | Literal["byline", "dateline", "bio"]
Style = Literal["direct", "indirect", "mixed"]
PersonKind = Literal["person_named", "person_role", "group", "anonymous", "unresolved"]
BodyKind = Literal["official_org", "organisation", "document", "media_outlet"]
SourceKind = PersonKind | BodyKind
Verdict = Literal[
    "corroborated",
    "corroborated_claim",
    "source_only",
    "same_origin",
    "contradicted",
    "not_found",
    "not_checkable",
]
Relation = Literal["supports", "supports_claim", "names_source", "conflicts", "copy"]
Band = Literal["low", "moderate", "high"]
Genre = Literal["news", "opinion", "sponsored"]

READ_KINDS: frozenset[str] = frozenset(get_args(ReadKind))
"""Block kinds whose sentences are read and judged; all other kinds are furniture."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that could not be done: a row in the report, never silence.

    Attributes:
        what: What was left out, e.g. ``"scores.framing"`` or ``"feed.xml entry 3"``.
        reason: Why, and what the user can do about it, in one sentence.
        where: The input it concerns (path, URL, line), if it is not the article itself.
    """

    what: str
    reason: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of ``Article.text`` with what the source file's structure says of it.

    Attributes:
        start: First code point.
        end: One past the last code point.
        tag: Lower-case name of the nearest block element (``"p"``, ``"h1"``, ``"li"`` ...).
        main: True where the extractor chose this block as article text.
        linked: Share of the characters that stand inside links, 0 to 1.
    """

    start: int
    end: int
    tag: str
    main: bool = True
    linked: float = 0.0


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in an article's source file that is meant for this program.

    Attributes:
        at: Offset into ``Article.text`` of what follows it; the text's length at the very end.
        text: What stands behind ``provenance:``, e.g. ``"ignore[PV401] his own word"``.
        trailing: It stands behind the last words of a block, and so belongs to that one.
    """

    at: int
    text: str
    trailing: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a reader hands it on.

    Attributes:
        id: Identifier; unique within one run (see the contract for how it is made).
        text: The text all offsets point into; never rewritten.
        uri: Where it came from, or None.
        title: Title given apart from the text (JSONL field, feed, HTML metadata), or None.
        outlet: Name or domain of the publication, or None.
        published: ISO 8601 date or date-time, or None.
        authors: Names, in order.
        language: BCP 47 primary tag declared by the source, or None.
        media_type: Of the source, e.g. ``"text/plain"`` or ``"text/html"``.
        source_map: For HTML and Markdown pairs ``(text offset, source offset)``, ascending, one
            per run of text that was copied unchanged; None where text equals the source.
        regions: Structure of HTML and Markdown input, in order, without overlap.
        notes: What was assumed on the way in (an encoding, for example), one sentence each.
        feed: Path or URL of the feed or file of many articles it is an item of, or None.
        comments: Comments of the source that suppress findings, in text order.
    """

    id: str
    text: str
    uri: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    media_type: str = "text/plain"
    source_map: tuple[tuple[int, int], ...] | None = None
    regions: tuple[Region, ...] = ()
    notes: tuple[str, ...] = ()
    feed: str | None = None
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind, with the layout model's confidence (0 to 1)."""

    start: int
    end: int
    kind: BlockKind
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes:
        start: Offset of the opening mark.
        end: One past the closing mark; end of the paragraph where it was never closed.
        inner: The words between the marks.
        depth: 0 for an outer quotation, 1 for one inside another, and so on.
        closed: False where the closing mark is missing (multi-paragraph quotations continue).
        continues: True where it continues the quotation before it over a paragraph break.
        mark: The opening mark as it stands in the text.
    """

    start: int
    end: int
    inner: Span
    depth: int = 0
    closed: bool = True
    continues: bool = False
    mark: str = '"'


@dataclass(frozen=True, slots=True)
class Channel:
    """The outlet or agency through which a source's words reached this article."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement, who made it, and the words that say so.

    Attributes:
        id: ``"a1"``, ``"a2"`` ... in text order.
        source_id: `Source.id`, or None where no source is given.
        source: Spans of the source as it stands at this place; empty where absent.
        cue: Spans of the cue ("said", "according to").
        content: Spans of what is attributed, quotation marks included.
        style: Direct (in quotation marks), indirect, or mixed.
        confidence: 0 to 1.
        speech: True for speech and writing, which move the voice; False for beliefs and
            intentions that the outlet ascribes in its own words.
        parent: Id of the attribution whose content this one stands in, or None.
        channel: Outlet or agency the words came through, or None.
    """

    id: str
    source_id: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    style: Style
    confidence: float = 0.5
    speech: bool = True
    parent: str | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that statements are attributed to.

    Attributes:
        id: ``"s1"``, ``"s2"`` ... in order of first mention.
        name: Fullest form used in the article, or None.
        kind: See the contract.
        mentions: Spans at which it is named or referred to as a source.
        role: Office or description given in the text, or None.
        official: Speaks for a state, its forces, courts or agencies.
        anonymous: Withheld by name.
        anonymity_reason: The reason the text gives, or None.
        words: Words of content attributed to it.
        share: Of all attributed words, 0 to 1.
    """

    id: str
    name: str | None
    kind: SourceKind
    mentions: tuple[Span, ...]
    role: str | None = None
    official: bool = False
    anonymous: bool = False
    anonymity_reason: str | None = None
    words: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """Whose words: ``"outlet"``, ``"furniture"``, ``"source:<id>"`` or ``"source:none"``."""

    start: int
    end: int
    voice: str


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


@dataclass(frozen=True, slots=True)
class EvidencePassage:
    """A passage set beside a statement; its offsets index the evidence document's own text.

    Attributes:
        document_id: The evidence document.
        outlet: Who published it, or None.
        start: First code point.
        end: One past the last.
        text: The words.
        relation: How they bear on the statement.
        independent: Whether the document is an independent witness.
        url: Where it was published, or None.
        published: ISO 8601 date or date-time, or None.
        not_independent_because: Why it does not count, or None.
        owner: Who owned the outlet on that day, or None where that is not known.
        origin: Which independent origin it belongs to, from 1; passages of one statement with the
            same number are one origin.  None where it does not count or nobody said.
    """

    document_id: str
    outlet: str | None
    start: int
    end: int
    text: str
    relation: Relation
    independent: bool
    url: str | None = None
    published: str | None = None
    not_independent_because: str | None = None
    owner: str | None = None
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """The verdict on one attribution."""

    attribution_id: str
    verdict: Verdict
    confidence: float
    independent: int
    evidence: tuple[EvidencePassage, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Attestation:
    """What independent evidence says of one source and of its statements together.

    Attributes:
        source_id: `Source.id`.
        attested: Whether an independent document quotes or names the source.  False says only that
            none of the passages shown does.
        in_role: Whether one of those passages also gives its role; None where the article gives
            none or the source is not attested.
        outlets: Who published those passages, each once, those that carry a statement first.
        dependent: Outlets that have the source only in passages that do not count, with the reason.
        verdicts: Number of its statements by verdict.
        origins: The most independent origins that any one of its statements has.
    """

    source_id: str
    attested: bool
    in_role: bool | None
    outlets: tuple[str, ...]
    dependent: tuple[tuple[str, str], ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    origins: int

    @property
    def statements(self) -> int:
        """Number of its statements that have a verdict."""
        return sum(number for _, number in self.verdicts)


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
