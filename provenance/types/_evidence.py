"""What other documents hold on a statement or a source."""

from dataclasses import dataclass

from provenance.types._kinds import Relation, Verdict


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
