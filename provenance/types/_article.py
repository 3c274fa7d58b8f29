"""An article as a reader made it: its text, its structure, and what was left out."""

from dataclasses import dataclass

from provenance.types._kinds import BlockKind


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
