"""Who speaks where in an article: quotations, sources, statements and voices."""

from dataclasses import dataclass

from provenance.types._kinds import SourceKind, Span, Style


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
