"""From witnesses to a verdict: probabilities of a trained model, in the order of the verdicts.

Each verdict outranks those after it: contradicted, corroborated, corroborated_claim, same_origin,
source_only, not_checkable, not_found.  The model gives the probability of each given that none
before it holds; a verdict is only given when there is a passage to show for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.corroboration.evidence_features import (
    LONG_QUOTE,
    STATED,
    askable_features,
    carried_features,
    dependent_features,
    naming_features,
    on_event,
    same_features,
    stated_features,
)
from provenance.corroboration.match import OTHER_SPEAKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.corroboration.exhibits import Exhibit, Witness
    from provenance.corroboration.match import Statement
    from provenance.corroboration.model import VerdictModel
    from provenance.types import Relation, Verdict

UNNAMED = 0.5
"""Most confidence where no document says who published it: then independence is not shown."""

DENIED = 0.6
"""Least probability of a contradiction where a person concerned denies the statement: what denies
it is decided by rule, for none of 395 labelled statements is denied in so many words."""

SUREST, LEAST = 0.97, 0.05

MOST_NAMING = 3
"""Passages shown that only have the source."""

BESIDE = 1.5
"""Log odds below the best passage down to which another one is shown as carrying as well."""

FLOOR = -1.0
"""Log odds below which no passage is shown as carrying a statement."""

ALSO = 0.5
"""Log odds from which a further passage is shown as carrying as well, and counted as an origin: of
verdicts with four or more origins half were wrong when ten events were read without it."""

FEWEST_TERMS = 3
"""Terms that a statement without figures must have to be a statement at all: "to comment", "that"
and the like are cut from a sentence, and carry nothing that could be found again."""

EVEN = 0.5

Shown = list[tuple["Exhibit", "Relation"]]


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


@dataclass(frozen=True, slots=True)
class Sides:
    """The witnesses of a statement, independent ones apart.

    Attributes:
        free: Independent ones, the most telling first.
        bound: The others.
    """

    free: tuple[Witness, ...]
    bound: tuple[Witness, ...]

    @classmethod
    def of(cls, witnesses: Sequence[Witness]) -> Sides:
        """Sort witnesses; those about other events count only with a long shared quotation."""
        some = [w for w in witnesses if on_event(w) or w.best.match.quote >= LONG_QUOTE]
        _bind_to_copied(some)
        _bind_to_one_teller(some)
        return cls(
            tuple(w for w in some if w.best.reason is None),
            tuple(w for w in some if w.best.reason is not None),
        )

    @property
    def carrying(self) -> list[Witness]:
        """The independent witnesses that carry the statement about as surely as the best does."""
        return _carrying(self.free)

    @property
    def copying(self) -> list[Witness]:
        """The same of those that are not independent."""
        return _carrying(self.bound)


def _bind_to_copied(some: Sequence[Witness]) -> None:
    """A document that credits the outlet whose text the article prints is not independent."""
    copied = {
        w.best.dossier.publisher.outlet.domain
        for w in some
        if w.best.reason == "wire copy" and w.best.dossier.publisher.outlet is not None
    }
    for witness in some:
        for outlet in witness.best.channels if copied and witness.best.reason is None else ():
            if outlet.domain in copied:
                witness.best.bind(f"same channel ({outlet.name})")


def _bind_to_one_teller(some: Sequence[Witness]) -> None:
    """Where every document that carries a statement has it from one medium, that is its origin."""
    free = [w for w in some if w.best.reason is None and w.carries >= 0]
    if len(free) < 2:  # noqa: PLR2004 - one alone may be any outlet's own reporting
        return
    common = set(free[0].best.told).intersection(*(w.best.told for w in free[1:]))
    if common:
        for witness in free:
            witness.best.bind(f"same channel ({min(common)})")


def _carrying(some: Sequence[Witness]) -> list[Witness]:
    if not some or some[0].carries < FLOOR:
        return []
    least = max(ALSO, some[0].carries - BESIDE)
    return [some[0], *(w for w in some[1:] if w.carries >= least)]


def decide(statement: Statement, witnesses: Sequence[Witness], model: VerdictModel) -> Ruling:
    """Judge one statement.

    Args:
        statement: The statement.
        witnesses: What the documents found have to say, the most telling first.
        model: The trained model.
    """
    sides = Sides.of(witnesses)
    opposed = against(witnesses)
    odds = probabilities(statement, sides, opposed, model)
    carried = odds["corroborated"] + odds["corroborated_claim"]
    if opposed and odds["contradicted"] >= model.thresholds["contradicted"]:
        shown = opposed + _supporting(statement, sides, model) + _copies(sides)
        return _ruling("contradicted", odds["contradicted"], shown)
    yes = carried / max(1e-9, 1 - odds["contradicted"])
    said = bool(statement.numbers) or len(statement.terms) >= FEWEST_TERMS
    if said and sides.carrying and yes >= model.thresholds["corroborated"]:
        shown = _supporting(statement, sides, model)
        same = any(relation == "supports" for _, relation in shown)
        return _ruling(
            "corroborated" if same else "corroborated_claim",
            min(carried, UNNAMED) if _nameless(sides) else carried,
            shown + _copies(sides),
        )
    return _not_carried(statement, sides, odds)


def probabilities(
    statement: Statement, sides: Sides, opposed: Shown, model: VerdictModel
) -> dict[Verdict, float]:
    """The probability of every verdict; they sum to 1.

    Args:
        statement: The statement.
        sides: Its witnesses.
        opposed: Exhibits that contradict it, from independent documents about the same event.
        model: The trained model.
    """
    free, bound = sides.free, sides.bound
    told = stated_features(statement, [w for w in (*free, *bound) if on_event(w)])
    contradicted = model["contradicted"].probability(told) if opposed else 0.0
    if told[STATED.index("denied")]:
        contradicted = max(contradicted, DENIED)
    carried = model["independent"].probability(carried_features(statement, free)) if free else 0.0
    copied = model["dependent"].probability(dependent_features(free, bound)) if bound else 0.0
    named = model["naming"].probability(naming_features(statement, free))
    same = max((_same(statement, w, model) for w in sides.carrying), default=0.0)
    unasked = model["unasked"].probability(askable_features(statement, free))
    left = (1 - contradicted) * (1 - carried) * (1 - copied)
    return {
        "contradicted": contradicted,
        "corroborated": (1 - contradicted) * carried * same,
        "corroborated_claim": (1 - contradicted) * carried * (1 - same),
        "same_origin": (1 - contradicted) * (1 - carried) * copied,
        "not_checkable": left * unasked,
        "source_only": left * (1 - unasked) * named,
        "not_found": left * (1 - unasked) * (1 - named),
    }


def _same(statement: Statement, witness: Witness, model: VerdictModel) -> float:
    if witness.best.match.named == OTHER_SPEAKER:
        return 0.0  # the same words under another name are another source's
    return model["same"].probability(same_features(statement, witness.best.match))


def _supporting(statement: Statement, sides: Sides, model: VerdictModel) -> Shown:
    """The independent passages, those of the same source first."""
    some = sides.carrying
    same = [w for w in some if not statement.hidden and _same(statement, w, model) >= EVEN]
    others = [w for w in some if w not in same]
    return [*((w.best, "supports") for w in same), *((w.best, "supports_claim") for w in others)]


def _copies(sides: Sides) -> Shown:
    return [(w.best, "copy" if w.best.reason == "wire copy" else "supports") for w in sides.copying]


def against(witnesses: Sequence[Witness]) -> Shown:
    """Passages that contradict a statement, from independent documents about the same event.

    An older count is among them: the explanation says that it may be superseded.
    """
    some = [w for w in witnesses if on_event(w)]
    clashing = [w for w in some if w.conflict is not None and w.clash >= 0]
    clashing.sort(key=lambda w: -w.clash)
    denials = [w.denial for w in some if w.denial is not None]
    found = [w.conflict for w in clashing if w.conflict is not None] + denials
    return [(exhibit, "conflicts") for exhibit in found if exhibit.reason is None]


def _nameless(sides: Sides) -> bool:
    return all(w.best.dossier.publisher.name is None for w in sides.carrying)


def _not_carried(statement: Statement, sides: Sides, odds: dict[Verdict, float]) -> Ruling:
    """The verdict where nobody independent carries the statement."""
    copies = _copies(sides)
    naming: Shown = [
        (w.naming, "names_source")
        for w in sides.free
        if w.naming is not None and w.naming.reason is None and on_event(w)
    ][:MOST_NAMING]
    nobody = statement.hidden or statement.vague
    rest: list[Verdict] = ["not_checkable"] if nobody else []
    rest += [] if statement.hidden else ["not_found"]
    rest += ["same_origin"] if copies else []
    rest += ["source_only"] if naming and not statement.hidden else []
    verdict = max(rest, key=lambda v: odds[v])
    seen = [] if statement.hidden else naming
    shown = {"same_origin": copies + seen, "source_only": naming}.get(verdict, [])
    return _ruling(verdict, odds[verdict], shown)


def _ruling(verdict: Verdict, confidence: float, shown: Shown) -> Ruling:
    return Ruling(verdict, round(min(SUREST, max(LEAST, confidence)), 2), tuple(shown))
