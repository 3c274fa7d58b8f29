"""Hold one statement against one sentence: named features, no verdict."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from provenance.corroboration.copies import longest_run, words
from provenance.corroboration.lists import word_list
from provenance.corroboration.names import SourceName, source_name
from provenance.corroboration.quantities import (
    Comparison,
    Quantity,
    compare,
    quantities,
)
from provenance.corroboration.synonyms import meaning, meanings
from provenance.evidence import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.corroboration.dossier import Dossier, Line
    from provenance.types import Attribution, Source, Span

_VAGUE_HEADS = word_list("vague_heads")
_OF = re.compile(r"\s+(?:of|for|at|from|with|in|who|that|familiar|close|briefed)\b|,")
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
        name=source_name(name, source.kind if source else "unresolved", article=whole),
        text=text,
        sentence=sentence,
        terms=own,
        meanings={meaning(t): t for t in sorted(own)},
        names=_names(text, dossier),
        quoted=tuple(filter(None, quoted)),
        words=tuple(words(text)),
        numbers=tuple(quantities(text)),
        hidden=_hidden(source),
        vague=_vague(source),
    )


def _names(text: str, dossier: Dossier) -> frozenset[str]:
    """Families of the capitalized words; the first word is a name where the article shows it."""
    found = [(m.start(), m.group()) for m in _CAPITAL.finditer(text)]
    if found and found[0][0] <= 1 and found[0][1] not in dossier.names_inside:
        found.pop(0)
    return meanings(terms(" ".join(word for _, word in found)))


def _hidden(source: Source | None) -> bool:
    return source is not None and (source.anonymous or source.kind == "anonymous")


def _vague(source: Source | None) -> bool:
    """Whether nobody in particular is meant: a crowd, or a kind of person without a name."""
    if source is None or not source.name:
        return True
    if source.kind == "person_named":
        return False
    head = _OF.split(source.name, maxsplit=1)[0].split()
    if head and head[-1].lower() in _VAGUE_HEADS:
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
        speaks: Whether the source is named there and a word of speech stands beside the name.
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
    speaks: bool = False


def match(
    statement: Statement,
    line: Line,
    *,
    weights: Mapping[str, float],
    named: float,
    speaks: bool = False,
) -> Match:
    """Compare a statement with a sentence.

    Args:
        statement: The statement.
        line: The sentence.
        weights: Rarity of terms; a term that is not in it weighs as the rarest.
        named: Whether the source is named there, as in `Match.named`.
        speaks: Whether the source speaks there, as in `Match.speaks`.
    """
    heaviest = max(weights.values(), default=1.0)
    own = {m: weights.get(t, heaviest) for m, t in statement.meanings.items()}
    common = own.keys() & line.meanings
    size = max(1, len(line.meanings))
    total = math.fsum(own.values()) or 1.0
    held = math.fsum(own[t] for t in common)
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
        speaks=speaks,
    )
