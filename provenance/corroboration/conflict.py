"""What in a sentence may contradict a statement: other figures, a denial by a person concerned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.corroboration.copies import longest_run
from provenance.corroboration.quantities import STRONG_UNITS, is_count_word
from provenance.evidence import terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from provenance.corroboration.dossier import Line
    from provenance.corroboration.match import Match, Statement
    from provenance.corroboration.quantities import Quantity

_END = re.compile(r"[.!?][”\"’)]*\s+(?=[\"“A-Z])")
_SAME_EVENT = 2
"""Words, beside those of counting, that tie a figure to the statement's event."""

_PART = re.compile(
    r"\b(?:includ\w+|among|of (?:them|whom|those|which)|earlier|previous\w*|last (?:year|month)|"
    r"(?:19|20)\d\d|January|February|March|April|June|July|August|September|October|November|"
    r"December|another|separate\w*|since|ago)\b"
)


Pair = tuple["Quantity", "Quantity"]
"""A quantity of the statement and one of the evidence that cannot both be true."""


def unconfirmed(found: Match, confirmed: Collection[Quantity]) -> list[Pair]:
    """Figures that a sentence gives otherwise, and that nothing else in its document confirms.

    Args:
        found: How the statement matches the sentence.
        confirmed: Quantities of the statement that some sentence of the document gives alike.
    """
    return [
        (a, b)
        for a, b in found.numbers.clashing
        if a not in confirmed and not (a.unit.startswith("percent") and not a.noun)
    ]


def counts_of(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that are tolls or numbers of arrests or votes."""
    return [
        (a, b)
        for a, b in pairs
        if a.unit in STRONG_UNITS and a.noun == b.noun and min(a.value, b.value) > 0
    ]


def sums_of(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that are sums of money or percentages."""
    return [(a, b) for a, b in pairs if a.unit.split(" ")[0] in ("money", "percent")]


def event_terms(context: frozenset[str], line: Line) -> frozenset[str]:
    """Terms that tie a sentence to the statement's event, those of figures and counting left out.

    Args:
        context: Terms of the statement's sentence and of the article's leading names.
        line: The sentence.
    """
    return frozenset(t for t in context & line.terms if not (t.isdigit() or is_count_word(t)))


def of_the_event(
    statement: Statement, line: Line, clashing: Iterable[Pair], context: frozenset[str]
) -> bool:
    """Whether figures are of the statement's event, and of all of it.

    A figure for a part ("including 11 foreigners"), for another day or for another event is no
    conflict; something of the event must stand in the very sentence of the figure.

    Args:
        statement: The statement.
        line: The sentence, or two.
        clashing: The figures.
        context: As in `event_terms`.
    """
    if _PART.search(_without(line.text, statement.text)):
        return False
    if len(event_terms(context, line)) < _SAME_EVENT:
        return False
    return any(_event_terms(context, _sentence(line.text, q.start)) for _, q in clashing)


def _event_terms(context: frozenset[str], text: str) -> set[str]:
    return {t for t in terms(text) if t in context and not (t.isdigit() or is_count_word(t))}


def _sentence(text: str, at: int) -> str:
    """The sentence around an offset of two neighboring ones."""
    ends = [m.end() for m in _END.finditer(text)]
    start = max((e for e in ends if e <= at), default=0)
    return text[start : min((e for e in ends if e > at), default=len(text))]


def counted_words(statement: Statement, line: Line) -> int:
    """How many shared terms only belong to the figures themselves ("million", "crown")."""
    shared = statement.meanings.keys() & line.meanings
    units = {part for q in statement.numbers for part in q.unit.split(" ")}
    return len(shared & (units | _SCALES))


_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "percent", "dollar"})

_DENIAL = re.compile(
    r"\b([A-Z][\w’'-]+)(?:,[^.;:!?]{1,140},)?\s+(?:(?:has|have|had|who|also|later)\s+)?"
    r"(?:(?:flatly|repeatedly|strongly|categorically|vehemently|angrily)\s+)?"
    r"(?:den(?:ied|ies)|disput(?:ed|es)|reject(?:ed|s))\b"
)
_NAME_WORD = re.compile(r"[A-Z][\w’'-]+")
_NOT = frozenset({"not", "never", "t"})
_WHOLE = 0.8
_FEWEST_WORDS = 6


def denies(statement: Statement, line: Line, found: Match, sentence: str) -> bool:
    """Whether somebody whom the statement is about denies it.

    Args:
        statement: The statement.
        line: The sentence.
        found: Their features.
        sentence: The article's sentence around the statement, whose subject may stand outside it.
    """
    if found.coverage < _DENIED or found.plain < _SUBJECT or _DENIAL.search(statement.text):
        return False
    run = longest_run(list(statement.words), list(line.words))
    if found.coverage < _SURELY and run < _SAME_WORDS:
        return False
    about = {_bare(m.group()) for m in _NAME_WORD.finditer(f"{sentence} {statement.text}")}
    about -= {statement.name.surname, *statement.name.full}
    return any(_bare(m[1]) in about for m in _DENIAL.finditer(line.text))


def _bare(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s")


def says_the_opposite(statement: Statement, line: Line) -> bool:
    """Whether a sentence has the statement's very words with a "not" more or less.

    Args:
        statement: The statement.
        line: The sentence.
    """
    mine = [w for w in statement.words if w not in _NOT]
    theirs = [w for w in line.words if w not in _NOT]
    run = longest_run(mine, theirs)
    if len(mine) < _FEWEST_WORDS or run < _WHOLE * len(mine):
        return False
    return longest_run(list(statement.words), list(line.words)) < run and (
        _negations(statement.words) != _negations(_aligned(mine, line.words, run))
    )


def _negations(words: Iterable[str]) -> int:
    return sum(word in _NOT for word in words)


def _aligned(mine: Sequence[str], words: Sequence[str], run: int) -> Sequence[str]:
    """The stretch of some words that holds the longest run of the statement's, negations kept."""
    places = [i for i, word in enumerate(words) if word not in _NOT]
    plain = [words[i] for i in places]
    for at in range(len(plain) - run + 1):
        if longest_run(mine, plain[at : at + run]) == run:
            return words[places[at] : places[at + run - 1] + 1]
    return words


_DENIED, _SURELY = 0.5, 0.65
_SUBJECT = 3
_SAME_WORDS = 5
"""Coverage and shared words beside names from which a sentence denies this statement and not
another one; the lower coverage is enough with a run of words in common.  With .5 alone three
denials in four were of something else when ten events were read."""


def _without(text: str, other: str) -> str:
    """The words of a text that do not stand in another: shared dates are no other date."""
    known = {w.strip(_MARKS) for w in other.split()}
    return " ".join(w for w in text.split() if w.strip(_MARKS) not in known)


_MARKS = ".,;:!?“”\"'’"
