"""Whether a sentence contradicts a statement: other figures, or a denial by a person concerned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.corroboration.quantities import STRONG_UNITS, is_count_word

if TYPE_CHECKING:
    from provenance.corroboration.dossier import Line
    from provenance.corroboration.match import Match, Statement
    from provenance.corroboration.quantities import Quantity

_SAME_EVENT = 2
"""Words, beside those of counting, that tie a figure to the statement's event."""

_PART = re.compile(
    r"\b(?:includ\w+|among|of (?:them|whom|those|which)|earlier|previous\w*|last (?:year|month)|"
    r"(?:19|20)\d\d|January|February|March|April|June|July|August|September|October|November|"
    r"December|another|separate\w*|since|ago)\b"
)


def conflicts(statement: Statement, line: Line, found: Match, *, context: frozenset[str]) -> bool:
    """Whether a sentence gives another toll or number of arrests than a statement.

    A figure for a part ("including 11 foreigners"), for another day or for another event is no
    conflict.

    Args:
        statement: The statement.
        line: The sentence.
        found: Their features.
        context: Terms of the statement's sentence and of the article's leading names.
    """
    if not clashing_counts(found) or _PART.search(_without(line.text, statement.text)):
        return False
    event = {t for t in context & line.terms if not (t.isdigit() or is_count_word(t))}
    return len(event) >= _SAME_EVENT


def clashing_counts(found: Match) -> list[tuple[Quantity, Quantity]]:
    """Pairs of tolls or numbers of arrests that cannot both be true, the statement's first."""
    return [
        (a, b)
        for a, b in found.numbers.clashing
        if a.unit in STRONG_UNITS and a.noun == b.noun and min(a.value, b.value) > 0
    ]


def clashing_sums(found: Match) -> list[tuple[Quantity, Quantity]]:
    """Pairs of sums of money or percentages that cannot both be true, the statement's first."""
    return [
        (a, b) for a, b in found.numbers.clashing if a.unit.split(" ")[0] in ("money", "percent")
    ]


def disputes_sum(
    statement: Statement, line: Line, found: Match, *, context: frozenset[str]
) -> bool:
    """Whether a sentence has the same source give another sum or percentage for the same thing.

    Two sentences that name a sum seldom speak of the same one, so more is asked than of a toll:
    the source named there, what the sum is of in both, and either a second figure in common (the
    same whole) or most of the statement's words.

    Args:
        statement: The statement.
        line: The sentence.
        found: Their features.
        context: Terms of the statement's sentence and of the article's leading names.
    """
    if found.named != 1.0 or not clashing_sums(found) or statement.hidden:
        return False
    if _PART.search(_without(line.text, statement.text)):
        return False
    event = {t for t in context & line.terms if not (t.isdigit() or is_count_word(t))}
    subject = found.plain - _counted_words(statement, line)
    whole = found.numbers.agreeing > 0 and subject > 0
    return len(event) >= _SAME_EVENT and (
        whole or (subject >= _SAME_EVENT and found.coverage >= _DENIED)
    )


def _counted_words(statement: Statement, line: Line) -> int:
    """How many shared terms only belong to the figures themselves ("million", "crown")."""
    shared = statement.meanings.keys() & line.meanings
    units = {part for q in statement.numbers for part in q.unit.split(" ")}
    return len(shared & (units | _SCALES))


def outdated(found: Match, days: int) -> bool:
    """Whether a lower toll is only an older count, given the days by which it is older.

    A count of the day before stays a contradiction: an editor must see that the two differ.
    """
    return days >= _OLD and all(b.value < a.value for a, b in clashing_counts(found))


_OLD = 2
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "percent", "dollar"})

_DENIAL = re.compile(
    r"\b([A-Z][\w’'-]+)\s+(?:(?:has|have|had|who|also|later)\s+)?"
    r"(?:(?:flatly|repeatedly|strongly|categorically|vehemently|angrily)\s+)?"
    r"(?:den(?:ied|ies)|disput(?:ed|es)|reject(?:ed|s))\b"
)


def denies(statement: Statement, line: Line, found: Match) -> bool:
    """Whether somebody whom the statement is about denies it.

    Args:
        statement: The statement.
        line: The sentence.
        found: Their features.
    """
    if found.coverage < _DENIED or found.shared < 3 or _DENIAL.search(statement.text):  # noqa: PLR2004
        return False
    about = {w.removesuffix("’s").removesuffix("'s") for w in statement.text.split()}
    about.discard(statement.name.surname)
    return any(m[1] in about for m in _DENIAL.finditer(line.text))


_DENIED = 0.5
"""Coverage from which a sentence denies or disputes this statement and not another one."""


def confirms_count(line: Line, found: Match) -> bool:
    """Whether a sentence gives the very toll or number of arrests that the statement gives."""
    counted = any(q.unit in STRONG_UNITS for q in line.numbers)
    return counted and found.numbers.agreeing > 0 and found.shared > 1


def _without(text: str, other: str) -> str:
    """The words of a text that do not stand in another: shared dates are no other date."""
    known = {w.strip(_MARKS) for w in other.split()}
    return " ".join(w for w in text.split() if w.strip(_MARKS) not in known)


_MARKS = ".,;:!?“”\"'’"
