"""A study or report is cited so that nobody could find it.

## What it flags
"A report found", "a recent study shows", "polls suggest" where the document is the source and
the text around it (the sentence before and two after) gives no author, publisher, title, date of
publication or number by which to find it, and, in HTML, no link. Once for each article and kind of
document.

## Why it matters
A reader can check a document only if they can find it (The Trust Project asks for citations and
references). "A study" may be anybody's.

## Flagged
- [[A recent study]] found that dams last a hundred years. The town has two of them.
- The ferry is old. [[Studies]] show that old ferries burn more oil.
- [[A new survey]] suggests that most people like the mill.

## Not flagged
- A study by the Lenne Institute found that dams last a hundred years.
- A study published in the Journal of Dams found that they last a hundred years.
- The Lenne Institute looked at 90 dams. The study found that they last a hundred years.
- The council asked for a report on the dam.
- A study found that dams last a hundred years. It is long. It appeared in the Journal of Dams.
- The dam is old, according to research firm Lenne Data.

## Measured
- Precision: 0.91 (40 of 44 places of 27 outlets, read by one who had not seen the code).
- Rate: 12.8 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Plain text has no links, so that a study linked on the page is flagged there. Polls in general
("polls show") are flagged although no single one is meant. One named three sentences later, or at
the foot of the piece, is flagged.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.signals._ahead import Voices
from provenance.signals._base import Hit, Signal
from provenance.signals._context import inside_quotation, is_capitalised, quoted
from provenance.signals._lists import load, words
from provenance.signals._phrases import fold, word_at
from provenance.signals._zones import in_headline, sentence_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Attribution, Span

_HEADS = frozenset(load("documents"))
_NAMED_BODIES = frozenset({"organisation", "official_org", "media_outlet"})
_PLURAL = frozenset({"studies", "polls", "surveys", "research", "reports"})
_OPENS = frozenset(
    {"a", "an", "one", "another", "some", "several", "many", "new", "recent", "other"}
)
_PLAIN = _OPENS | frozenset({
    "two", "three", "early", "earlier", "latest", "major", "large", "small", "previous", "public",
    "scientific", "academic", "medical", "opinion", "national", "internal", "various", "numerous",
    "multiple", "clinical", "independent", "preliminary", "separate", "late", "fresh", "past",
})  # fmt: skip
_MAKERS = words("makers")
"""Words with which the maker of a document is told."""
_VERBS = words("study_verbs") | {
    "have",
    "has",
    "had",
    "also",
    "that",
    "which",
    "last",
    "in",
    "read",
}
_BEFORE_HEAD = 3
_BEHIND, _AHEAD = 1, 2
"""Sentences before and after in which the maker may be named."""
_APPEARED = frozenset({"appeared", "appearing", "appears"})
_MAKER_NOUNS = frozenset({"firm", "firms", "group", "groups", "company", "center", "director"})
"""Words after "research" or "survey" that make it part of a maker's name."""
_CONFIDENCE = 0.8


def check(reading: Reading) -> Iterator[Hit]:
    """Yield documents nobody could find, once for each kind."""
    kinds = {source.id: source.kind for source in reading.sources}
    seen: set[str] = set()
    voices: Voices | None = None
    for attribution in reading.attributions:
        if kinds.get(attribution.source_id or "") != "document" or not attribution.source:
            continue
        voices = voices or Voices(reading, kinds=_NAMED_BODIES)
        found = _document(reading, attribution, voices)
        if found is not None and found[1] not in seen:
            seen.add(found[1])
            span = found[0]
            yield Hit(*span, _message(quoted(reading.text[slice(*span)]), found[1]), _CONFIDENCE)


def _message(words: str, head: str) -> str:
    if head in _PLURAL and head not in {"research", "reports"}:
        return f"{words}: the text does not say which; name at least one, with who made it and when"
    return f"{words}: the text does not say whose it is or where it can be found; name it"


def _document(
    reading: Reading, attribution: Attribution, voices: Voices
) -> tuple[Span, str] | None:
    """Span and head of a document without a name, if the words around it give none either."""
    tokens = reading.tokens
    span = attribution.source[0]
    inside = tokens.between(*span)
    said = [word_at(tokens, i) for i in range(inside.start, inside.stop)]
    at = next((k for k, word in enumerate(said) if word in _HEADS), None)
    if at is None or not (said[0] in _OPENS or said[0] in _PLURAL) or set(said[:at]) - _PLAIN:
        return None
    if word_at(tokens, inside.start + at + 1) in _MAKER_NOUNS:
        return None
    aside = attribution.parent is not None or inside_quotation(reading, *span)
    if aside or not _is_subject(tokens, inside.start, inside.start + at):
        return None
    if _linked(reading, span) or _is_named(reading, span, voices):
        return None
    return (span[0], int(tokens.ends[inside.start + at])), said[at]


def _is_subject(tokens: Tokens, first: int, head: int) -> bool:
    """Whether a document speaks ("a study found", "according to polls"), its maker not told."""
    following = word_at(tokens, head + 1)
    maker = tokens.words[head + 2 : head + 4]
    if following in {"in", "of"} and any(is_capitalised(word) for word in maker):
        return False
    return word_at(tokens, first - 1) == "to" or following in _VERBS


def _is_named(reading: Reading, span: Span, voices: Voices) -> bool:
    """Whether the sentences around a document name its maker; a headline names nothing."""
    where = sentence_index(reading, span[0])
    if where is None or in_headline(reading, span[0]):
        return True
    near = reading.sentences[max(where - _BEHIND, 0) : where + _AHEAD + 1]
    if any(_names(reading, sentence) for sentence in near):
        return True
    return _is_heading(reading, reading.sentences[where]) or voices.ahead(span, sentences=1)


def _is_heading(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence ends without a mark: a heading, whose text follows."""
    last = reading.text[sentence[0] : sentence[1]].rstrip()[-1:]
    return last.isalnum()


def _names(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence names who may have made the document ("a Lenne Institute survey")."""
    tokens = reading.tokens
    inside = tokens.between(*sentence)
    for i in range(inside.start, inside.stop):
        word = tokens.words[i]
        if fold(word) in _MAKERS or word.startswith(("http", "www.")):
            return True
        if fold(word) in _APPEARED and word_at(tokens, i + 1) == "in":
            return True
        if fold(word) in _HEADS and any(
            is_capitalised(tokens.words[k]) and k > inside.start and tokens.words[k].isalpha()
            for k in range(max(i - _BEFORE_HEAD, inside.start), i)
        ):
            return True
    return False


def _linked(reading: Reading, span: Span) -> bool:
    """Whether the source file has a link in the block that cites the document."""
    regions = reading.article.regions
    at = bisect_right(regions, span[0], key=lambda region: region.start) - 1
    return at >= 0 and span[0] < regions[at].end and regions[at].linked > 0


SIGNAL = Signal(
    code="PV416",
    name="document-not-linked",
    severity="info",
    counts="cue",
    check=check,
)
