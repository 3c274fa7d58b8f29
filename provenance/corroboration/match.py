"""Hold one statement against one sentence: named features, no verdict."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from provenance.corroboration.copies import longest_run, words
from provenance.corroboration.names import SourceName, source_name
from provenance.corroboration.quantities import (
    STRONG_UNITS,
    Comparison,
    Quantity,
    compare,
    is_count_word,
    quantities,
)
from provenance.corroboration.synonyms import meaning, meanings
from provenance.evidence import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.corroboration.dossier import Dossier, Line
    from provenance.types import Attribution, Source, Span

_CROWDS = ("group", "unresolved", "anonymous")
_LONGEST = 6000
_CAPITAL = re.compile(r"\b[A-Z][\w’-]*")
_QUOTED = re.compile(r"“([^“”]*)(?:”|\Z)|\"([^\"]*)(?:\"|\Z)|''(.*?)(?:''|\Z)", re.S)


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed statement, ready to be compared.

    Attributes:
        attribution: Where it stands and who said it.
        source: Its resolved source, or None.
        name: What the source can be recognized by.
        text: The words of the statement, its pieces joined by a blank.
        sentence: The sentence it stands in.
        terms: Its terms.
        meanings: Each family of its terms, with the term it is looked up by.
        names: Those families that are written with a capital: they tell the event, not the claim.
        quoted: Words of each of its quotations, in order.
        words: All its words.
        numbers: Its quantities.
        hidden: Whether the source is anonymous.
        vague: Whether it is nobody in particular, so that nobody can be asked again.
    """

    attribution: Attribution
    source: Source | None
    name: SourceName
    text: str
    sentence: Span
    terms: frozenset[str]
    meanings: Mapping[str, str]
    names: frozenset[str]
    quoted: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    numbers: tuple[Quantity, ...]
    hidden: bool
    vague: bool

    @property
    def mostly_quoted(self) -> bool:
        """Whether most of its words stand in quotation marks."""
        return 2 * sum(map(len, self.quoted)) > len(self.words)


def statement_of(dossier: Dossier, attribution: Attribution, source: Source | None) -> Statement:
    """Prepare one attribution of an article.

    Args:
        dossier: The article.
        attribution: One of its attributions.
        source: The attribution's resolved source, or None.
    """
    whole = dossier.document.text
    text = " ".join(whole[start:end] for start, end in attribution.content)[:_LONGEST]
    at = attribution.content[0][0] if attribution.content else 0
    sentence = dossier.sentence_at(at)
    if attribution.content:
        sentence = (sentence[0], max(sentence[1], attribution.content[-1][1]))
    quoted = tuple(tuple(words(next(filter(None, m.groups()), ""))) for m in _QUOTED.finditer(text))
    if attribution.style == "direct" and not quoted:
        quoted = (tuple(words(text)),)
    name = source.name if source else None
    own = frozenset(terms(text))
    return Statement(
        attribution=attribution,
        source=source,
        name=source_name(name, source.kind if source else "unresolved"),
        text=text,
        sentence=sentence,
        terms=own,
        meanings={meaning(t): t for t in sorted(own)},
        names=meanings(terms(" ".join(_CAPITAL.findall(text)))),
        quoted=tuple(filter(None, quoted)),
        words=tuple(words(text)),
        numbers=tuple(quantities(text)),
        hidden=_hidden(source),
        vague=_vague(source),
    )


def _hidden(source: Source | None) -> bool:
    return source is not None and (source.anonymous or source.kind == "anonymous")


def _vague(source: Source | None) -> bool:
    if source is None or not source.name:
        return True
    return source.kind in _CROWDS and source.name[:1].islower()


OTHER_SPEAKER = -1.0


class Match(NamedTuple):
    """Features of one statement against one sentence of evidence.

    Attributes:
        coverage: Share of the statement's terms, weighted by rarity, that the sentence holds.
        reverse: Share of the sentence's terms that the statement holds.
        shared: Number of terms in common, numbers left out.
        plain: How many of those are no names.
        quote: Longest run in common with a quotation of the statement.
        quote_share: That run's share of the quotation's words.
        numbers: How the quantities compare.
        named: The source is named: 1 in the sentence or as its stored speaker, 0.5 next to it,
            0 nowhere near; `OTHER_SPEAKER` where the words are another person's there.
    """

    coverage: float
    reverse: float
    shared: int
    plain: int
    quote: int
    quote_share: float
    numbers: Comparison
    named: float


def match(statement: Statement, line: Line, *, weights: Mapping[str, float], named: float) -> Match:
    """Compare a statement with a sentence.

    Args:
        statement: The statement.
        line: The sentence.
        weights: Rarity of terms; a term that is not in it weighs as the rarest.
        named: Whether the source is named there, as in `Match.named`.
    """
    heaviest = max(weights.values(), default=1.0)
    own = {m: weights.get(t, heaviest) for m, t in statement.meanings.items()}
    common = own.keys() & line.meanings
    size = max(1, len(line.meanings))
    total = sum(own.values()) or 1.0
    held = sum(own[t] for t in common)
    theirs = list(line.words)
    quotes = [(longest_run(list(q), theirs), len(q)) for q in statement.quoted] if common else []
    quote, length = max(quotes, default=(0, 1))
    return Match(
        coverage=held / total,
        reverse=len(common) / size,
        shared=sum(not t.isdigit() for t in common),
        plain=sum(not t.isdigit() for t in common - statement.names),
        quote=quote,
        quote_share=quote / max(1, length),
        numbers=compare(list(statement.numbers), list(line.numbers)),
        named=named,
    )


_SAME_EVENT = 2
"""Words, beside those of counting, that tie a figure to the statement's event."""

_PART = re.compile(
    r"\b(?:includ\w+|among|of (?:them|whom|those|which)|earlier|previous\w*|last (?:year|month)|"
    r"(?:19|20)\d\d|January|February|March|April|June|July|August|September|October|November|"
    r"December|another|separate\w*|since|ago)\b"
)


def conflicts(statement: Statement, line: Line, found: Match, *, context: frozenset[str]) -> bool:
    """Whether a sentence gives another figure for what a statement counts.

    Only tolls and arrests are compared: two sentences that name a sum of money or a percentage
    seldom speak of the same one.  A figure for a part ("including 11 foreigners"), for another day
    or for another event is no conflict.

    Args:
        statement: The statement.
        line: The sentence.
        found: Their features.
        context: Terms of the statement's sentence and of the article's leading names.
    """
    clashing = [
        (a, b)
        for a, b in found.numbers.clashing
        if a.unit in STRONG_UNITS and a.noun == b.noun and min(a.value, b.value) > 0
    ]
    if not clashing or _PART.search(_without(line.text, statement.text)):
        return False
    event = {t for t in context & line.terms if not (t.isdigit() or is_count_word(t))}
    return len(event) >= _SAME_EVENT


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
"""Coverage from which a denial is one of this statement and not of another charge."""


def confirms_count(line: Line, found: Match) -> bool:
    """Whether a sentence gives the very toll or number of arrests that the statement gives."""
    counted = any(q.unit in STRONG_UNITS for q in line.numbers)
    return counted and found.numbers.agreeing > 0 and found.shared > 1


def _without(text: str, other: str) -> str:
    """The words of a text that do not stand in another: shared dates are no other date."""
    known = set(other.split())
    return " ".join(w for w in text.split() if w not in known)
