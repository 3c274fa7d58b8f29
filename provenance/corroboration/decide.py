"""From witnesses to a verdict: rules in the order in which verdicts outrank each other.

The rules take named features and nothing else, so that a trained model can take their place.
The thresholds come from reading the gold statements of the events with an even hash, and for
`SAID` and `FEWEST_RARE` from the best of three settings tried on them; figures on the other half
are printed by ``provenance evaluate corroboration``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.corroboration.match import OTHER_SPEAKER
from provenance.corroboration.quantities import STRONG_UNITS, significant
from provenance.corroboration.synonyms import meanings
from provenance.evidence import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.corroboration.exhibits import Exhibit, Witness
    from provenance.corroboration.match import Match, Statement
    from provenance.types import Relation, Verdict

QUOTE_WORDS = 7
"""Words in one run from which a shared quotation is the same utterance."""

SHORT_QUOTE = 5
"""Words of a quotation that must be shared whole, beside the source's name."""

SAME_STATEMENT = 0.55
"""Coverage from which a sentence that names the source carries its statement."""

SAME_CLAIM = 0.62
"""Coverage from which a sentence carries the claim without its source."""

SHORT_COVERAGE = 0.5
QUOTE_SHARE = 0.4
FEWEST_SHARED = 2
FEWEST_TERMS = 4
UNNAMED = 0.5
"""Most confidence where no document says who published it: then independence is not shown."""

MOST_NAMING = 3
"""Passages shown that only have the source."""

FEWEST_PLAIN = 2
WHOLE = 0.8
"""Coverage from which a person's short statement of few words is carried where she speaks."""

SAID = 0.33
FEWEST_RARE = 2
"""Coverage and rare words from which a person's statement is paraphrased where she speaks."""

_EXACT = 3
DILUTED = 0.15
STRICTER = 0.12
"""What coverage must exceed its threshold by for each doubt that `_stricter` names."""

KIN = 0.3
"""Share of the article's leading names from which a document is about the same event."""

Shown = list[tuple["Exhibit", "Relation"]]

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|without|den(?:y|ies|ied))\b|n['’]t\b", re.I
)
_CLAUSE = re.compile(r"[.;:!?][”\"]?\s+|,?\s(?:but|and|while|although|though)\s")


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


def relation(statement: Statement, witness: Witness) -> Relation | None:
    """How a document's best sentence relates to a statement.

    Args:
        statement: The statement.
        witness: The document.

    Returns:
        ``"supports"`` for the same statement by the same source, ``"supports_claim"`` for the same
        fact, or None.
    """
    m, hidden = witness.best.match, statement.hidden
    if _same_words(m):
        return "supports_claim" if hidden or m.named == OTHER_SPEAKER else "supports"
    if witness.interview and m.named == 1.0 and m.plain > 0:
        return "supports"  # as the outlet that was told the words prints them: same channel
    if m.numbers.clashing or m.numbers.missing or not witness.near or witness.kin < KIN:
        return None
    if m.named == 1.0 and not hidden and _same_statement(statement, witness):
        return "supports"
    return "supports_claim" if _same_claim(statement, witness) else None


def _same_statement(statement: Statement, witness: Witness) -> bool:
    """Whether a sentence that names the source carries its statement."""
    m = witness.best.match
    least = SAME_STATEMENT + _stricter(statement, witness.best)
    covered = m.coverage >= least and m.shared >= FEWEST_TERMS and m.plain >= FEWEST_PLAIN
    return covered or m.numbers.counts > 1 or _paraphrase(statement, witness)


def _same_claim(statement: Statement, witness: Witness) -> bool:
    """Whether a sentence carries the fact, whoever says it."""
    m = witness.best.match
    if _same_count(statement, m) or _same_sum(statement, m):
        return True
    counted = min(m.numbers.agreeing, 2)
    least = SAME_CLAIM + _stricter(statement, witness.best) - 0.1 * counted
    return m.shared > FEWEST_TERMS - counted and m.plain >= FEWEST_PLAIN and m.coverage >= least


def _stricter(statement: Statement, exhibit: Exhibit) -> float:
    """What coverage must exceed its threshold by.

    Words that both outlets had would be quoted by both, so a quotation that is not found as one
    needs more than its topic; so does a sentence that negates what the statement does not, and
    one in which the statement's words are few among many.
    """
    negated = _negated(statement.text) != _negated(exhibit.line.text)
    return STRICTER * (negated + statement.mostly_quoted + (exhibit.match.reverse < DILUTED))


def _paraphrase(statement: Statement, witness: Witness) -> bool:
    """Whether a person says the same in other words: rare words in common where she speaks."""
    m, text = witness.best.match, witness.best.line.text
    if not (statement.name.surname and m.speaks):
        return False
    clauses = [c for c in _CLAUSE.split(text) if statement.meanings.keys() & meanings(terms(c))]
    if any(map(_negated, clauses)) != _negated(statement.text):
        return False
    whole = m.coverage >= WHOLE and m.plain >= FEWEST_PLAIN and m.rare > 0
    return whole or (m.rare >= FEWEST_RARE and m.plain > FEWEST_PLAIN and m.coverage >= SAID)


def _same_sum(statement: Statement, m: Match) -> bool:
    """Whether a telling figure is given for the same thing: a sum of money, or three digits."""
    for q in m.numbers.equal:
        exact = significant(q) >= _EXACT
        of_money = q.unit.startswith("money")
        if q.unit and (exact or of_money):
            counted = set(q.unit.split(" ")) | {"million", "billion", "thousand"}
            shared = m.plain - len(counted & statement.meanings.keys())
            telling = m.rare > 0 or m.coverage >= SHORT_COVERAGE
            if shared >= (1 if exact and of_money else FEWEST_PLAIN) and telling:
                return True
    return False


def _same_words(m: Match) -> bool:
    """Whether a quotation is shared: a long run of it, or all of a short one and its source."""
    if m.shared < FEWEST_SHARED:
        return False
    if m.quote >= QUOTE_WORDS:
        return m.quote_share >= QUOTE_SHARE or m.quote >= 2 * QUOTE_WORDS
    whole = m.quote >= SHORT_QUOTE and m.quote_share == 1.0
    return whole and m.named > 0 and m.coverage >= SHORT_COVERAGE


def _same_count(statement: Statement, m: Match) -> bool:
    """Whether a short statement of a toll or of arrests ("32 people were arrested") is repeated."""
    counts = [q for q in statement.numbers if q.unit in STRONG_UNITS]
    return bool(counts) and m.shared >= FEWEST_SHARED and m.coverage >= SAME_CLAIM


def _negated(text: str) -> bool:
    return _NEGATION.search(text) is not None


def decide(statement: Statement, witnesses: Sequence[Witness]) -> Ruling:
    """Judge one statement.

    Args:
        statement: The statement.
        witnesses: What the documents found have to say, the most telling first.
    """
    related = [(w.best, r) for w in witnesses if (r := relation(statement, w)) is not None]
    free = [pair for pair in related if pair[0].reason is None]
    same = [pair for pair in free if pair[1] == "supports"]
    others = [pair for pair in free if pair[1] != "supports"]
    copies: Shown = [
        (e, "copy" if e.reason == "wire copy" else r) for e, r in related if e.reason is not None
    ]
    against: Shown = [
        (w.conflict, "conflicts")
        for w in witnesses
        if w.conflict is not None and _counts(w, w.conflict)
    ]
    if against:
        return Ruling("contradicted", 0.6, (*against, *free, *copies))
    if same:
        return Ruling("corroborated", _sure(same), (*same, *others, *copies))
    if free:
        return Ruling("corroborated_claim", round(_sure(free) - 0.1, 2), (*free, *copies))
    if copies:
        return Ruling("same_origin", 0.8, tuple(copies))
    return _not_carried(statement, witnesses)


def _not_carried(statement: Statement, witnesses: Sequence[Witness]) -> Ruling:
    """The verdict where no document carries the statement."""
    naming: Shown = [
        (w.naming, "names_source")
        for w in witnesses
        if w.naming is not None and _counts(w, w.naming)
    ][:MOST_NAMING]
    if naming and not statement.hidden:
        return Ruling("source_only", 0.6, tuple(naming))
    if statement.hidden or statement.vague:
        return Ruling("not_checkable", 0.7, ())
    return Ruling("not_found", 0.55, ())


def _counts(witness: Witness, exhibit: Exhibit) -> bool:
    """Whether a document is independent and about the same event in the same days."""
    return exhibit.reason is None and witness.near and witness.kin >= KIN


def _sure(found: Sequence[tuple[Exhibit, Relation]]) -> float:
    """Confidence from the best exhibit: a long shared quotation is the surest."""
    best = max(_strength(exhibit) for exhibit, _ in found)
    unnamed = all(exhibit.dossier.publisher.name is None for exhibit, _ in found)
    most = UNNAMED if unnamed else 0.95
    return round(min(best + 0.03 * (len(found) - 1), most), 2)


def _strength(exhibit: Exhibit) -> float:
    if exhibit.match.quote >= QUOTE_WORDS:
        return 0.9 if exhibit.match.quote >= 2 * QUOTE_WORDS else 0.85
    return 0.4 + 0.4 * exhibit.match.coverage
