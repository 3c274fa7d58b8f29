"""What all documents together say on a statement, as named numbers for the trained model."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from provenance.corroboration.conflict import (
    Pair,
    counted_words,
    counts_of,
    event_terms,
    sums_of,
)
from provenance.corroboration.match import OTHER_SPEAKER
from provenance.corroboration.quantities import STRONG_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.corroboration.dossier import Line
    from provenance.corroboration.exhibits import Witness
    from provenance.corroboration.match import Match, Statement

SAME = (
    "named",
    "named_near",
    "other_speaker",
    "speaks",
    "quote",
    "long_quote",
    "hidden",
    "vague",
    "person",
    "document",
    "numbers",
    "mostly_quoted",
    "coverage",
)
"""Features of one sentence that carries a statement: is it the same source's?"""

CONFLICT = (
    "counts",
    "sums",
    "toll",
    "same_noun",
    "ratio",
    "strange",
    "event",
    "subject",
    "coverage",
    "agreeing",
    "named",
    "carries",
    "agrees_elsewhere",
    "figures",
    "kin",
    "near",
)
"""Features of one sentence whose figures clash with the statement's."""

STATED = ("clash", "denied", "clashing", "confirmed")
"""Features of a statement: is it contradicted?"""

CARRIED = (
    "best",
    "second",
    "kin",
    "near",
    "mostly_quoted",
    "numbers",
    "agreeing",
    "named",
    "other_speaker",
    "hidden",
    "vague",
)
"""Features of a statement over the independent documents: do they carry it?"""

DEPENDENT = ("best", "lead", "any")
"""Features of a statement over the documents that are not independent."""

NAMING = ("named", "mentions", "speaks", "kin", "person", "best", "vague")
"""Features of a statement that is not carried: does its source appear?"""

ASKABLE = ("hidden", "vague", "person", "body", "named", "best")
"""Features of a statement that is not carried: is there nobody who could be asked again?"""

NOTHING = -6.0
"""Score of a document that was not found; what is found seldom scores lower."""

KIN = 0.3
"""Share of the article's leading names from which a document is about the same event."""

LONG_QUOTE = 7
"""Words in one run from which a shared quotation is the same utterance."""

_LONG_RUN = 12
_FARTHEST = 4.0


def same_features(statement: Statement, found: Match) -> tuple[float, ...]:
    """The features `SAME` of a sentence."""
    source = statement.source
    return (
        float(found.named == 1.0),
        float(found.named == 0.5),  # noqa: PLR2004
        float(found.named == OTHER_SPEAKER),
        float(found.speaks),
        min(found.quote, _LONG_RUN) / _LONG_RUN,
        float(found.quote >= LONG_QUOTE),
        float(statement.hidden),
        float(statement.vague),
        float(bool(statement.name.surname)),
        float(source is not None and source.kind == "document"),
        float(bool(statement.numbers)),
        float(statement.mostly_quoted),
        found.coverage,
    )


def conflict_features(
    statement: Statement,
    line: Line,
    found: Match,
    *,
    clashing: Sequence[Pair],
    context: frozenset[str],
    strange: int,
    carries: float,
    elsewhere: int,
    kin: float,
    near: bool,
) -> tuple[float, ...]:
    """The features `CONFLICT` of a sentence whose figures clash with the statement's.

    Args:
        statement: The statement.
        line: The sentence.
        found: How they match.
        clashing: Pairs of figures that clash, at least one.
        context: Terms of the statement's sentence and of the article's leading names.
        strange: How many names it has that the article never mentions.
        carries: How surely the sentence carries the statement, in log odds.
        elsewhere: How many figures of the statement the document confirms.
        kin: Share of the article's leading names that the document mentions.
        near: Whether the document is within the window, or not dated.
    """
    counts, sums = counts_of(clashing), sums_of(clashing)
    mine, other = (counts or sums or list(clashing))[0]
    least = min(mine.value, other.value)
    ratio = abs(math.log(mine.value / other.value)) if least > 0 else _FARTHEST
    figures = len(statement.numbers)
    return (
        float(bool(counts)),
        float(bool(sums)),
        float(mine.unit in STRONG_UNITS),
        float(mine.noun == other.noun),
        min(ratio, _FARTHEST),
        math.log1p(strange),
        math.log1p(len(event_terms(context, line))),
        math.log1p(max(0, found.plain - counted_words(statement, line))),
        found.coverage,
        float(found.numbers.agreeing),
        float(found.named == 1.0),
        carries,
        elsewhere / max(1, figures),
        float(figures),
        kin,
        float(near),
    )


def stated_features(statement: Statement, witnesses: Iterable[Witness]) -> tuple[float, ...]:
    """The features `STATED` over documents about the same event.

    A sentence with another figure is no copy, however much of it is the same, so what counts is
    whether the contradicting passage is independent, not whether the document's best one is.
    """
    some = list(witnesses)
    clashes = [w.clash for w in some if w.conflict is not None and w.conflict.reason is None]
    denied = any(w.denial is not None and w.denial.reason is None for w in some)
    figures = max(1, len(statement.numbers))
    free = [w.best.match for w in some if w.carries > 0 and w.best.reason is None]
    confirmed = max([0.0, *(m.numbers.agreeing / figures for m in free)])
    return max([NOTHING, *clashes]), float(denied), float(bool(clashes)), confirmed


def carried_features(statement: Statement, free: Sequence[Witness]) -> tuple[float, ...]:
    """The features `CARRIED` over independent documents, the most telling first."""
    scores = [w.carries for w in free] + [NOTHING, NOTHING]
    best = free[0] if free else None
    found = best.best.match if best else None
    return (
        max(NOTHING, scores[0]),
        max(NOTHING, scores[1]),
        best.kin if best else 0.0,
        float(best is not None and best.near),
        float(statement.mostly_quoted),
        float(bool(statement.numbers)),
        found.numbers.agreeing / max(1, len(statement.numbers)) if found else 0.0,
        float(found is not None and found.named == 1.0),
        float(found is not None and found.named == OTHER_SPEAKER),
        float(statement.hidden),
        float(statement.vague),
    )


def dependent_features(free: Sequence[Witness], bound: Sequence[Witness]) -> tuple[float, ...]:
    """The features `DEPENDENT`, of independent and dependent documents, most telling first."""
    own = max(NOTHING, bound[0].carries if bound else NOTHING)
    return own, own - max(NOTHING, free[0].carries if free else NOTHING), float(bool(bound))


def askable_features(statement: Statement, free: Sequence[Witness]) -> tuple[float, ...]:
    """The features `ASKABLE`, beside the independent documents."""
    name = (statement.source.name if statement.source else None) or ""
    body = any(word[:1].isupper() for word in name.split()[1:] or name.split())
    return (
        float(statement.hidden),
        float(statement.vague),
        float(bool(statement.name.surname)),
        float(body and not statement.name.surname),
        float(any(w.naming is not None and on_event(w) for w in free)),
        max(NOTHING, free[0].carries if free else NOTHING),
    )


def on_event(witness: Witness) -> bool:
    """Whether a document is about the same event and of the same weeks."""
    return witness.recent and witness.kin >= KIN


def naming_features(statement: Statement, free: Sequence[Witness]) -> tuple[float, ...]:
    """The features `NAMING` over independent documents."""
    some = [w for w in free if w.naming is not None and w.near]
    kin = [w for w in some if w.kin >= KIN]
    return (
        float(bool(kin)),
        math.log1p(sum(w.mentions for w in some)),
        float(any(w.naming is not None and w.naming.match.speaks for w in kin)),
        max([0.0, *(w.kin for w in some)]),
        float(bool(statement.name.surname)),
        max(NOTHING, free[0].carries if free else NOTHING),
        float(statement.vague),
    )
