"""A person is quoted without a word on who they are.

## What it flags
Somebody named in full who is reported to have said something and of whom the article gives no
office, trade, affiliation, home, age or part in the story, neither before the name nor after it,
nor in the sentences around its first mention, where the trade or the house may be that of the group
that the sentence before tells of. People in the headline, and those the story is about
(four mentions or more), are left alone. Marked at the first mention.

## Why it matters
The reader has to know why this person can tell: a witness, an expert and a friend of the mayor
are weighed differently.

## Flagged
- The dam is cracked in two places. “It will not last the winter,” [[Tomas Reuel]] said. The
  council votes on Monday.
- The ferry stopped at noon. [[Ines Falk]] said that it was the engine. It ran again at four.
- Bread costs nine crowns in Varnholt now. [[Rita Lund]] said that it was too much. A year ago it
  cost six.

## Not flagged
- “It will not last the winter,” Tomas Reuel, an engineer in Varnholt, said.
- “It will not last the winter,” the engineer Tomas Reuel said.
- Tomas Reuel has lived below the dam for nine years. “It will not last,” Reuel said.
- “It will not last the winter,” Mayor Ilse Brandt said.
- Engineers doubt it. “It will not last the winter,” Tomas Reuel said.
- Lenne virologist Dr. T. Ruben Reuel said that the water was safe.

## Measured
- Precision: 0.38 (1.5 of 4 places of 4 outlets, read by one who had not seen the code).
- Rate: 0.8 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview: hits are rare. People whom every reader of a field knows are the errors to expect; a list
of heads of state, candidates and the like is left alone, and no list can be complete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.nlp.names import given_names
from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._groups import SAY
from provenance.signals._lists import load, words
from provenance.signals._phrases import fold, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import in_headline, sentence_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Source, Span

_STAKES = words("stakes") | words("person_nouns") | words("fields")
_KNOWN = frozenset(map(fold, load("known_by_name")))
_SPEAKS = SAY | frozenset({
    "told", "tells", "tell", "wrote", "writes", "added", "adds", "tweeted",
    "explained", "explains", "recalled", "recalls", "continued", "replied", "concluded", "notes",
})  # fmt: skip
_EDGES = frozenset({
    "", ".", ",", "”", "“", '"', "''", "``", "to", "that", "?", "!", "—",
    "–",
})  # fmt: skip
_GOES_ON = frozenset({
    "adding", "and", "as", "but", "after", "while", "when", "it", "there", "this", "these", "they",
    "that", "“", '"', "''", "``", "‘",
})  # fmt: skip
"""After "said Tomas Reuel,", these continue the report; anything else may describe him."""
_PART = frozenset({"i", "i'm", "me", "my", "we", "our", "us", "he", "she", "her", "his", "him"})
"""Whoever speaks of their own part in the story is justified by it."""
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "rev", "st", "capt", "sgt", "lt"})
_SHORTEST, _LONGEST = 2, 3
_FIRMS = frozenset({"stanley", "chase", "fargo", "brothers", "lynch", "daily", "research", "group"})
"""Last words of firms and papers that carry the name of a founder."""
_MOST_MENTIONS = 3


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the first mention of each speaker of whom nothing is said."""
    speaking = {a.source_id for a in reading.attributions if a.speech}
    for source in reading.sources:
        name = (source.name or "").split()
        if (
            source.kind == "person_named"
            and source.id in speaking
            and not (source.role or source.official or source.anonymous)
            and _SHORTEST <= len(name) <= _LONGEST
            and fold(name[0]) in given_names()
            and fold(name[-1]) not in _FIRMS
            and fold(source.name or "") not in _KNOWN
            and not _in_title(reading, name[-1])
        ):
            span = _bare(reading, source, name)
            if span is not None:
                yield _hit(reading, span)


def _in_title(reading: Reading, surname: str) -> bool:
    head = reading.headline
    return surname.lower() in f"{head.text if head else ''} {reading.article.title or ''}".lower()


def _bare(reading: Reading, source: Source, name: list[str]) -> Span | None:
    """The first mention by full name, where no mention has anything beside it."""
    tokens = reading.tokens
    first: Span | None = None
    count = 0
    wanted = [fold(part) for part in name]
    for i in range(len(tokens)):
        if word_at(tokens, i) != wanted[-1]:
            continue
        count += 1
        begin = i - len(wanted) + 1
        full = [word_at(tokens, k) for k in range(begin, i + 1)] == wanted
        if count > _MOST_MENTIONS or not _alone(reading, begin if full else i, i + 1):
            return None
        if first is None:
            if not full:
                return None
            first = int(tokens.starts[begin]), int(tokens.ends[i])
    return first if first and not _explained(reading, first) else None


def _alone(reading: Reading, first: int, last: int) -> bool:
    """Whether a name stands between nothing but its verb of speech and the marks around it."""
    tokens = reading.tokens
    before, after = word_at(tokens, first - 1), word_at(tokens, last)
    opens = before in _EDGES or before in _SPEAKS
    if in_headline(reading, int(tokens.starts[first])) or _is_short(
        word_at(tokens, first - 2) if before == "." else before.removesuffix(".")
    ):
        return False
    if after in _SPEAKS:
        return opens and word_at(tokens, last + 1) not in {"at", "in", "on", "for"}
    if after in {"also", "has", "had"} and word_at(tokens, last + 1) in _SPEAKS:
        return opens
    if after in {".", ":"}:
        return before in _SPEAKS
    if after == ",":
        told = before in _SPEAKS or (before == "to" and word_at(tokens, first - 2) == "according")
        following = tokens.words[last + 1] if last + 1 < len(tokens) else ""
        return told and fold(following) in _GOES_ON
    return False


def _is_short(word: str) -> bool:
    """Whether a word before a name is a title or an initial of it: "Dr. T. Reuel"."""
    return word in _TITLES or (len(word) == 1 and word.isalpha())


def _explained(reading: Reading, span: Span) -> bool:
    """Whether the sentences around a first mention tell who it is."""
    where = sentence_index(reading, span[0])
    if where is None:
        return True
    for start, end in reading.sentences[max(where - 1, 0) : where + 2]:
        said = {fold(word) for word in reading.tokens.words[reading.tokens.between(start, end)]}
        own = start <= span[0] < end
        if _STAKES & said or (own and _PART & said):
            return True
    return False


def _hit(reading: Reading, span: Span) -> Hit:
    message = (
        f"{quoted(reading.text[slice(*span)])} is quoted, and nothing says who that is; "
        "add what they do, saw or have at stake"
    )
    return Hit(*span, message, PREVIEW_CONFIDENCE)


SIGNAL = Signal(
    code="PV414",
    name="source-not-justified",
    severity="info",
    counts="cue",
    check=check,
    preview=True,
)
