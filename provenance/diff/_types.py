"""What changed between two versions of an article, as frozen values.

Every offset indexes the text (or title) of the version that the field is named for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from provenance.types import Article, Finding, Source, Span, Verdict, Where

_WORD = re.compile(r"\w+")

EditKind = Literal["equal", "replace", "delete", "insert"]
SentenceKind = Literal["changed", "added", "removed", "moved"]
FindingKind = Literal["came", "went", "stayed"]
SourceChangeKind = Literal["came", "went", "renamed", "role", "anonymized", "identified"]
QuotationKind = Literal["altered", "shortened", "extended", "reattributed", "dropped", "added"]
FigureKind = Literal["changed", "came", "went"]
NoteKind = Literal["correction", "update", "editors_note", "developing"]
Substance = Literal["headline", "quotation", "figure", "source"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words at a place of one version: a half-open span and what it slices."""

    start: int
    end: int
    text: str
    where: Where = "text"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a word-level difference; spans into the two texts, empty where nothing is."""

    kind: EditKind
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class HeadlineChange:
    """The headline (or title) of both versions, which differ in words."""

    old: Stretch | None
    new: Stretch | None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence of the body that is not as and where it was.

    Attributes:
        kind: ``moved`` is word for word the same; ``changed`` may have moved as well.
        old: In the older version, or None.
        new: In the newer version, or None.
        edits: Word-level difference of a changed sentence, in order, equal stretches included.
        moved: It stands elsewhere among its neighbors.
    """

    kind: SentenceKind
    old: Stretch | None
    new: Stretch | None
    edits: tuple[Edit, ...] = ()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that came, went or stayed; one that stayed has both versions."""

    kind: FindingKind
    old: Finding | None
    new: Finding | None


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source that came, went, or is presented in another way.

    Attributes:
        kind: ``anonymized``: named before, not any more; ``identified``: the reverse.
        old: As in the older version, or None.
        new: As in the newer version, or None.
    """

    kind: SourceChangeKind
    old: Source | None
    new: Source | None


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """Words in quotation marks that changed, or changed hands.

    Attributes:
        kind: ``shortened`` and ``extended`` leave the other words as they were.
        old: In the older version, marks left out, or None.
        new: In the newer version, or None.
        old_speaker: Who said it then, or None where nobody is given.
        new_speaker: Who says it now.
        edits: Word-level difference, equal stretches included.
    """

    kind: QuotationKind
    old: Stretch | None
    new: Stretch | None
    old_speaker: str | None = None
    new_speaker: str | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A number, date or time in a sentence that stands in both versions."""

    kind: FigureKind
    old: Stretch | None
    new: Stretch | None


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A statement of both versions on which the evidence says something else now."""

    statement: Stretch
    old: Verdict | None
    new: Verdict | None


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A number of both reports; None where a version has none.

    Attributes:
        name: ``"framing"``, ``"headline"``, a voice (``"outlet"``, a source's name), or a code.
        old: Before.
        new: Now.
    """

    name: str
    old: float | None
    new: float | None


@dataclass(frozen=True, slots=True)
class Note:
    """A correction, an update line, an editor's note, or the notice of a running story.

    Attributes:
        kind: What it is.
        stretch: Where, in its version.
        fresh: It is not in the older version in these words.
    """

    kind: NoteKind
    stretch: Stretch
    fresh: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that changed between two versions of an article.

    Attributes:
        old: The older version.
        new: The newer one.
        headline: The headline's change, or None.
        sentences: Body sentences that changed, came, went or moved, in the order of the newer
            version; those that went stand where they were.
        findings: Findings that came, went and stayed, in this order.
        sources: Sources that came, went or are presented otherwise.
        quotations: Quotations that changed.
        figures: Numbers that changed.
        verdicts: Statements with another verdict.
        scores: Framing, headline and voices whose value changed.
        contributions: Points by signal code that changed.
        notes: Notes of the newer version.
        lost_notes: Notes of the older version that are gone.
    """

    old: Article
    new: Article
    headline: HeadlineChange | None = None
    sentences: tuple[SentenceChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    sources: tuple[SourceChange, ...] = ()
    quotations: tuple[QuotationChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()
    scores: tuple[ScoreChange, ...] = ()
    contributions: tuple[ScoreChange, ...] = ()
    notes: tuple[Note, ...] = ()
    lost_notes: tuple[Note, ...] = field(default=())

    @property
    def substance(self) -> tuple[Substance, ...]:
        """What earlier readers read and now do not: added material is not among it."""
        sides = {
            "headline": self.headline is not None,
            "quotation": any(q.kind != "added" for q in self.quotations),
            "figure": any(f.kind == "changed" for f in self.figures),
            "source": bool(self.weighing_sources),
        }
        order: tuple[Substance, ...] = ("headline", "quotation", "figure", "source")
        return tuple(name for name in order if sides[name])

    @property
    def weighing_sources(self) -> tuple[SourceChange, ...]:
        """Named sources that went, are others now, or lost their name.

        A source whose name still stands in the newer text has only said less in it, or the
        program has read a "he" in another way.
        """
        kept = frozenset(_WORD.findall(self.new.text.casefold()))
        return tuple(change for change in self.sources if _weighs(change, kept))

    @property
    def noted(self) -> bool:
        """Whether the newer version tells its readers: a fresh note, or a running story's."""
        return any(note.fresh or note.kind == "developing" for note in self.notes)

    @property
    def empty(self) -> bool:
        """Whether nothing changed that a reader could see."""
        return not (self.headline or self.sentences or self.notes_changed)

    @property
    def notes_changed(self) -> bool:
        """Whether a note came or went."""
        return bool(self.lost_notes) or any(note.fresh for note in self.notes)


def _weighs(change: SourceChange, kept: frozenset[str]) -> bool:
    """Whether a named source went, is another, or lost its name; a fuller name is no other."""
    old, new = change.old, change.new
    if old is None or not old.name or not is_named(old) or old.kind == "document":
        return False
    if set(_WORD.findall(old.name.casefold())[-1:]) & kept:
        return False
    if change.kind in ("went", "anonymized"):
        return True
    return change.kind == "renamed" and new is not None and not same_words(old.name, new.name)


def is_named(source: Source) -> bool:
    """Whether a reader could find the source: a person or body with a name of its own.

    Args:
        source: A source; "a city official" has a role, and no name.
    """
    return bool(source.name) and not source.anonymous and source.kind not in _NAMELESS


_NAMELESS = frozenset({"person_role", "group", "anonymous", "unresolved"})


def same_words(one: str, other: str | None) -> bool:
    """Whether the words of one name are all in the other, whichever is the fuller.

    >>> same_words("Brandt", "Ilse Brandt"), same_words("Ilse Brandt", "Ilse Brand")
    (True, False)
    """
    first, second = set(one.casefold().split()), set((other or "").casefold().split())
    return first <= second or second <= first
