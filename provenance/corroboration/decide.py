"""From witnesses to a verdict: rules in the order in which verdicts outrank each other.

The rules take named features and nothing else, so that a trained model can take their place.
Every threshold was chosen on the gold statements of the events with an even hash; figures on the
other half are printed by ``provenance evaluate corroboration``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.corroboration.gather import Exhibit, Witness
    from provenance.corroboration.match import Statement
    from provenance.types import Relation, Verdict

QUOTE_WORDS = 7
"""Words in one run from which a shared quotation is the same utterance."""

SHORT_QUOTE = 4
"""Words of a quotation that must be shared whole, beside the source's name."""

SAME_STATEMENT = 0.55
"""Coverage from which a sentence that names the source carries its statement."""

SAME_CLAIM = 0.62
"""Coverage from which a sentence carries the claim without its source."""

KIN = 0.3
"""Share of the article's leading names from which a document is about the same event."""

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|without|den(?:y|ies|ied))\b|n['’]t\b", re.I
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and what it rests on.

    Attributes:
        verdict: One of the seven.
        confidence: 0 to 1.
        shown: Exhibits that matter, each with how it relates to the statement.
    """

    verdict: Verdict
    confidence: float
    shown: tuple[tuple[Exhibit, Relation], ...]


def relation(statement: Statement, exhibit: Exhibit) -> Relation | None:
    """How a sentence relates to a statement: the same words, the same claim, or None."""
    m = exhibit.match
    verbatim = m.quote >= QUOTE_WORDS and (m.quote_share >= 0.4 or m.quote >= 2 * QUOTE_WORDS)  # noqa: PLR2004
    short = m.quote >= SHORT_QUOTE and m.quote_share == 1.0 and m.named > 0 and m.shared >= 2  # noqa: PLR2004
    if (verbatim and m.shared >= 2) or (short and m.coverage >= 0.5):  # noqa: PLR2004
        return "supports_claim" if statement.hidden else "supports"
    if m.numbers.clashing or m.numbers.missing:
        return None
    stricter = 0.15 if _negated(statement.text) != _negated(exhibit.line.text) else 0.0
    if m.named == 1.0 and not statement.hidden and m.coverage >= SAME_STATEMENT + stricter:
        return "supports" if m.shared >= 4 else None  # noqa: PLR2004
    counted = 0.1 * min(m.numbers.agreeing, 2)
    enough = m.shared >= 5 - min(m.numbers.agreeing, 2)
    return "supports_claim" if enough and m.coverage + counted >= SAME_CLAIM + stricter else None


def _negated(text: str) -> bool:
    return _NEGATION.search(text) is not None


def decide(statement: Statement, witnesses: Sequence[Witness]) -> Ruling:
    """Judge one statement.

    Args:
        statement: The statement.
        witnesses: What the documents found have to say, the most telling first.
    """
    related = [(w.best, r) for w in witnesses if (r := relation(statement, w.best)) is not None]
    free = [(e, r) for e, r in related if e.reason is None]
    bound = [(e, r) for e, r in related if e.reason is not None]
    against = [
        w.conflict
        for w in witnesses
        if w.conflict is not None and w.conflict.reason is None and w.kin >= KIN
    ]
    copies: list[tuple[Exhibit, Relation]] = [
        (e, "copy" if e.reason == "wire copy" else r) for e, r in bound
    ]
    if against and not any(e.match.numbers.agreeing for e, _ in free):
        shown: list[tuple[Exhibit, Relation]] = [(e, "conflicts") for e in against]
        return Ruling("contradicted", 0.6, (*shown, *free, *copies))
    same = [(e, r) for e, r in free if r == "supports"]
    if same:
        return Ruling("corroborated", _sure(same), (*same, *_others(free, same), *copies))
    if free:
        return Ruling("corroborated_claim", _sure(free) - 0.1, (*free, *copies))
    if copies:
        return Ruling("same_origin", 0.8, tuple(copies))
    naming: list[tuple[Exhibit, Relation]] = [
        (w.naming, "names_source")
        for w in witnesses
        if w.naming is not None and w.naming.reason is None and w.kin >= KIN
    ]
    if statement.hidden:
        return Ruling("not_checkable", 0.7, ())
    if naming:
        return Ruling("source_only", 0.6, tuple(naming))
    return Ruling("not_found", 0.55, ())


def _others(
    free: list[tuple[Exhibit, Relation]], same: list[tuple[Exhibit, Relation]]
) -> list[tuple[Exhibit, Relation]]:
    return [pair for pair in free if pair not in same]


def _sure(found: list[tuple[Exhibit, Relation]]) -> float:
    """Confidence from the best exhibit: a long shared quotation is the surest."""
    best = max(
        0.9
        if e.match.quote >= 2 * QUOTE_WORDS
        else 0.85
        if e.match.quote >= QUOTE_WORDS
        else 0.4 + 0.4 * e.match.coverage
        for e, _ in found
    )
    return round(min(best + 0.03 * (len(found) - 1), 0.95), 2)
