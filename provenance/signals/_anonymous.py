"""Sources withheld by name: each once, with whether the text describes them at all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from provenance.signals._groups import SAY
from provenance.signals._lists import load, words
from provenance.signals._phrases import Phrases, fold, word_at
from provenance.signals._spans import SpanSet
from provenance.signals._zones import body_matches, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_REASONS = Phrases(load("anonymity"))
_BARE = Phrases(["source", "sources", "insider", "insiders"])
_SOURCES = frozenset({"source", "sources", "insider", "insiders"})
_PRONOUNS = frozenset({"he", "she", "they", "we", "i"})
_CROWD = frozenset({"person", "people"})
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "several", "a"})
_KNOWING = frozenset({"familiar", "close", "with", "briefed", "inside"})
_INSIDERS = words("insiders")
_FILLERS = words("fillers")
_EDGES = frozenset(["", ".", ",", ";", ":", "but", "and", "as", "that", "“", '"', "”", "—", "by"])
_DESCRIBES = frozenset(
    ["familiar", "close", "with", "in", "who", "at", "from", "inside", "within", "briefed"]
)
_TOLD = SAY | {"told", "tells", "tell", "confirmed", "confirm", "confirms", "revealed", "added"}


@dataclass(frozen=True, slots=True)
class Withheld:
    """One source withheld by name.

    Attributes:
        start: First code point.
        end: One past the last.
        bare: True where neither a description nor a reason is given.
    """

    start: int
    end: int
    bare: bool


def withheld(reading: Reading) -> Iterator[Withheld]:
    """Yield each source withheld by name at its first mention, and each reason given for one.

    Args:
        reading: The article.
    """
    reasons = [(s, (m.start, m.end)) for s, m in body_matches(reading, _REASONS)]
    explained = {sentence for sentence, _ in reasons}
    seen = SpanSet()
    sentences: set[Span] = set()
    for span in (*_anonymous_sources(reading), *_bare_sources(reading)):
        sentence = sentence_at(reading, span[0])
        if sentence is None or seen.touches(span) or _points_back(reading, span):
            continue
        seen.add(span)
        sentences.add(sentence)
        yield Withheld(*span, bare=_is_bare(reading, span) and sentence not in explained)
    for sentence, span in reasons:
        if sentence not in sentences:
            sentences.add(sentence)
            yield Withheld(*span, bare=False)


def _anonymous_sources(reading: Reading) -> Iterator[Span]:
    """Where each anonymous source is first described, in text order."""
    first: list[Span] = []
    for source in reading.sources:
        if source.anonymous:
            described = (span for span in sorted(source.mentions) if _withholds(reading, span))
            first.extend(_trimmed(reading, span) for span in islice(described, 1))
    return iter(sorted(first))


def _trimmed(reading: Reading, span: Span) -> Span:
    """A source without the clause that follows it ("an official, who asked not to be named")."""
    tokens = reading.tokens
    inside = tokens.between(*span)
    for at in range(inside.start + 1, inside.stop):
        if word_at(tokens, at) in {",", "who"}:
            return span[0], int(tokens.ends[at - 1])
    return span


def _withholds(reading: Reading, span: Span) -> bool:
    """Whether a source is an insider without a name, and no public group or crowd.

    "Critics" and "experts" hide nobody in particular (see PV405 and PV406); "officials" alone is
    an office speaking; "one senior official" has a name that the outlet knows.
    """
    tokens = reading.tokens
    inside = tokens.between(*span)
    said = [fold(word) for word in tokens.words[inside]]
    cut = next((i for i, word in enumerate(said) if word in _DESCRIBES | {"of", ","}), len(said))
    if not cut or said[0] in _PRONOUNS or said[cut - 1] not in _INSIDERS:
        return False
    if said[cut - 1] in _CROWD:
        return said[0] in _NUMBERS or (cut < len(said) and said[cut] in _KNOWING)
    described = set(said[: cut - 1]) - {"the", "some", "many", "other"}
    return bool(described) or cut < len(said) or said[cut - 1] in _SOURCES


def _bare_sources(reading: Reading) -> Iterator[Span]:
    """The first place that says "a source said", if the attributions do not hold it.

    Once a text has described its sources ("Treasury sources", "a source close to the talks"),
    "sources" may point back at them, and nothing more is yielded.
    """
    tokens = reading.tokens
    for _, match in body_matches(reading, _BARE):
        first = _with_fillers(tokens, match.first)
        if word_at(tokens, first - 1) not in _EDGES or word_at(tokens, match.last) in _DESCRIBES:
            return
        if word_at(tokens, match.last) in _TOLD:
            yield int(tokens.starts[first]), match.end
            return


def _with_fillers(tokens: Tokens, first: int) -> int:
    while word_at(tokens, first - 1) in _FILLERS:
        first -= 1
    return first


def _is_bare(reading: Reading, span: Span) -> bool:
    """Whether a source is nothing but "a source" or "two people"."""
    tokens = reading.tokens
    inside = tokens.between(*span)
    said = [fold(word) for word in tokens.words[inside]]
    left = set(said) - _FILLERS
    heads = _SOURCES | _CROWD if said and said[0] in _NUMBERS else _SOURCES
    return bool(left) and left <= heads and word_at(tokens, inside.stop) not in _DESCRIBES


def _points_back(reading: Reading, span: Span) -> bool:
    """Whether a source is "the source": somebody the text has brought in before."""
    first = reading.tokens.between(*span).start
    return word_at(reading.tokens, first) in {"the", "that", "this"} and _is_bare(reading, span)
