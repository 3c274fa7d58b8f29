"""Sources withheld by name: each once, with whether the text describes them and who heard them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.signals._groups import SAY
from provenance.signals._links import is_link_line
from provenance.signals._lists import load, words
from provenance.signals._phrases import Phrases, fold, word_at
from provenance.signals._relayed import told_to_a_person, told_to_another
from provenance.signals._spans import SpanSet
from provenance.signals._zones import body_matches, sentence_at, sentence_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Attribution, Source, Span

_REASONS = Phrases(load("anonymity"))
_BARE = Phrases(["source", "sources", "insider", "insiders"])
_SOURCES = frozenset({"source", "sources", "insider", "insiders"})
_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "who", "it"})
_CROWD = frozenset({"person", "people"})
_POINTING = frozenset({
    "the", "that", "this", "these", "those", "both", "all", "he", "she", "they", "it",
})  # fmt: skip
_PERSON_KINDS = frozenset({"anonymous", "person_role", "group", "unresolved"})
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "several", "a"})
_KNOWING = frozenset({"familiar", "close", "with", "briefed", "inside"})
_INSIDERS = words("insiders")
_FILLERS = words("fillers")
_EDGES = frozenset(["", ".", ",", ";", ":", "but", "and", "as", "that", "“", '"', "”", "—", "by"])
_DESCRIBES = frozenset(
    ["familiar", "close", "with", "in", "who", "at", "from", "inside", "within", "briefed", "on"]
)
_CUTS = frozenset(
    {",", "who", "but", "as", "while", "when", "that", ".", ";", ":", "“", "”", '"', "("}
)
"""Words at which a source ends, whatever the attribution took in."""
_WRITTEN = frozenset({
    "language", "published", "open", "primary", "secondary", "historical", "ancient", "written",
    "documentary", "public", "literary", "data",
})  # fmt: skip
"""Words before "sources" that make them writings."""
_TOLD = SAY | {
    "told", "tells", "tell", "confirmed", "confirm", "confirms", "revealed", "added", "adds",
    "explained", "informed", "disclosed", "indicated", "stressed", "recalled", "wrote",
}  # fmt: skip
_BETWEEN = frozenset({"also", "have", "has", "had", "now", "later", "then", "close"})
_SUMMARY = 3
"""Sentences at the head of a piece that sum it up: what they leave out is given below."""
_BEHIND = 5
"""Sentences before a bare source in which another person without a name may be the same."""
_AHEAD = 2
"""Sentences after a bare source in which its description may follow."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """One source withheld by name.

    Attributes:
        start: First code point.
        end: One past the last.
        bare: True where neither a description nor a reason is given.
        several: True where the words stand for more than one person.
        heard_by: Who heard it, where that is another than this outlet; None otherwise.
        is_reason: True where only the reason was found, and no word for the person.
    """

    start: int
    end: int
    bare: bool
    several: bool = False
    heard_by: str | None = None
    is_reason: bool = False


def withheld(reading: Reading) -> Iterator[Withheld]:
    """Yield each source withheld by name at its first mention, then those with only a reason.

    Args:
        reading: The article.
    """
    reasons = [(s, (m.start, m.end)) for s, m in body_matches(reading, _REASONS)]
    explained = {sentence for sentence, _ in reasons}
    seen = SpanSet()
    sentences: set[Span] = set()
    named = _anonymous_sources(reading)
    persons = [span[0] for span, _ in named if not _is_bare(reading, span)]
    described = _described_sources(reading)
    heads: set[str] = set()
    for span, attribution in (*named, *_bare_sources(reading)):
        sentence = sentence_at(reading, span[0])
        if sentence is None or seen.touches(span) or _points_back(reading, span):
            continue
        if is_link_line(reading.tokens, sentence) or told_to_a_person(reading, span):
            continue
        if heads and _is_known(reading, span, heads):
            continue
        bare = _is_bare(reading, span) and sentence not in explained
        if bare and (
            not _speaks(reading, span) or _is_described(reading, span, described, persons)
        ):
            continue
        heads.add(_head_word(reading, span))
        seen.add(span)
        sentences.add(sentence)
        another = told_to_another(reading, span, attribution)
        yield Withheld(*span, bare, several=_is_plural(reading, span), heard_by=another)
    yield from _with_reasons_only(reading, reasons, sentences)


def _with_reasons_only(
    reading: Reading, reasons: list[tuple[Span, Span]], done: set[Span]
) -> Iterator[Withheld]:
    """Yield the places where a name is withheld from somebody not yet brought in.

    "The official said, speaking on condition of anonymity" is the official met before.
    """
    kept = {span for source in reading.sources if source.anonymous for span in source.mentions[1:]}
    for sentence, reason in reasons:
        if sentence in done:
            continue
        done.add(sentence)
        who = _whose_reason(reading, sentence, reason)
        known = who in kept or _is_pointing(reading, who or _opening(reading, sentence))
        if known and done - {sentence}:
            continue
        if who is None:
            yield Withheld(*reason, bare=False, is_reason=True)
        else:
            yield Withheld(*who, bare=False, several=_is_plural(reading, who))


def _whose_reason(reading: Reading, sentence: Span, reason: Span) -> Span | None:
    """Who gave a reason: the noun before "who", else the person the sentence attributes to."""
    before = _noun_before_who(reading, sentence, reason)
    if before is not None:
        return before
    persons = {source.id for source in reading.sources if source.kind in _PERSON_KINDS}
    spans = [
        span
        for attribution in reading.attributions
        if attribution.source_id in persons
        for span in attribution.source
        if sentence[0] <= span[0] and span[1] <= reason[0] and not _is_pronoun(reading, span)
    ]
    return _trimmed(reading, max(spans)) if spans else None


def _is_pronoun(reading: Reading, span: Span) -> bool:
    return word_at(reading.tokens, reading.tokens.between(*span).start) in _PRONOUNS


def _noun_before_who(reading: Reading, sentence: Span, reason: Span) -> Span | None:
    """The noun that "..., who asked not to be named" follows, with its article."""
    tokens = reading.tokens
    inside = tokens.between(sentence[0], reason[0])
    at = next(
        (i for i in range(inside.stop - 1, inside.start, -1) if word_at(tokens, i) == "who"), None
    )
    if at is None:
        return None
    last = at - 1 if word_at(tokens, at - 1) == "," else at
    articles = {"a", "an", "one", "two", "the", "another", "some", "three", "several"}
    for first in range(last - 1, max(last - 7, inside.start - 1), -1):
        if word_at(tokens, first) in articles:
            return int(tokens.starts[first]), int(tokens.ends[last - 1])
    return None


def _opening(reading: Reading, sentence: Span) -> Span:
    """The first word of a sentence, a bracket apart."""
    tokens = reading.tokens
    first = tokens.between(*sentence).start
    first += word_at(tokens, first) in {"(", "["}
    return int(tokens.starts[first]), int(tokens.ends[first])


def _is_pointing(reading: Reading, span: Span) -> bool:
    first = reading.tokens.between(*span).start
    return word_at(reading.tokens, first) in _POINTING


def _is_known(reading: Reading, span: Span, heads: set[str]) -> bool:
    """Whether a source points back: "these sources", or "the official" where one was met."""
    first = word_at(reading.tokens, reading.tokens.between(*span).start)
    if first in {"this", "these", "those"}:
        return True
    return _is_pointing(reading, span) and _head_word(reading, span) in heads


def _anonymous_sources(reading: Reading) -> list[tuple[Span, Attribution | None]]:
    """Where each anonymous source is first described and speaks, in text order."""
    speech = {span: a for a in reading.attributions if a.speech for span in a.source}
    first: list[tuple[Span, Attribution | None]] = []
    for source in reading.sources:
        if source.anonymous:
            span = _first_mention(reading, source, speech)
            if span is not None:
                first.append((_trimmed(reading, span), speech[span]))
    return sorted(first, key=lambda found: found[0])


def _first_mention(
    reading: Reading, source: Source, speech: dict[Span, Attribution]
) -> Span | None:
    return next(
        (s for s in sorted(source.mentions) if s in speech and _withholds(reading, s)), None
    )


def _trimmed(reading: Reading, span: Span) -> Span:
    """A source without the clause that follows it ("an official, who asked not to be named")."""
    tokens = reading.tokens
    inside = tokens.between(*span)
    for at in range(inside.start + 1, inside.stop):
        if word_at(tokens, at) in _CUTS:
            return span[0], int(tokens.ends[at - 1])
    return span


def _head(said: list[str]) -> int:
    """Index of the noun of a source, or -1."""
    ends = _DESCRIBES | {"of", ",", "and", "as"}
    cut = next((i for i, word in enumerate(said) if word in ends and i), len(said))
    return cut - 1


def _head_word(reading: Reading, span: Span) -> str:
    said = _said(reading, span)
    return said[_head(said)] if said else ""


def _said(reading: Reading, span: Span) -> list[str]:
    return [fold(word) for word in reading.tokens.words[reading.tokens.between(*span)]]


def _withholds(reading: Reading, span: Span) -> bool:
    """Whether a source is an insider without a name, and no public group or crowd.

    "Critics" and "experts" hide nobody in particular (see PV405 and PV406); "officials" alone is
    an office speaking; "one senior official" has a name that the outlet knows.
    """
    said = _said(reading, span)
    head = _head(said)
    if head < 0 or said[0] in _PRONOUNS or said[head] not in _INSIDERS:
        return False
    if said[head] in _SOURCES and _WRITTEN & set(said[:head]):
        return False
    if said[head] in _CROWD:
        return said[0] in _NUMBERS or (head + 1 < len(said) and said[head + 1] in _KNOWING)
    described = set(said[:head]) - {"the", "some", "many", "other"}
    return bool(described) or head + 1 < len(said) or said[head] in _SOURCES


def _is_plural(reading: Reading, span: Span) -> bool:
    said = _said(reading, span)
    head = _head_word(reading, span)
    return head == "people" or (head.endswith("s") and not head.endswith("ss")) or "and" in said


def _bare_sources(reading: Reading) -> Iterator[tuple[Span, None]]:
    """The first place that says "a source said", if the attributions do not hold it."""
    tokens = reading.tokens
    for _, match in body_matches(reading, _BARE):
        first = _with_fillers(tokens, match.first)
        if word_at(tokens, first - 1) in _EDGES and word_at(tokens, match.last) in _TOLD:
            yield (int(tokens.starts[first]), match.end), None
            return


def _described_sources(reading: Reading) -> list[int]:
    """Where the text says "sources" with what kind they are, before or after the word."""
    tokens = reading.tokens
    places = []
    for _, match in body_matches(reading, _BARE):
        first = _with_fillers(tokens, match.first)
        before = word_at(tokens, first - 1)
        kind = before[:1].isalpha() and before not in _EDGES | _TOLD | {"to", "the", "our", "his"}
        if kind or word_at(tokens, match.last) in _DESCRIBES:
            places.append(match.start)
    return places


def _with_fillers(tokens: Tokens, first: int) -> int:
    while word_at(tokens, first - 1) in _FILLERS:
        first -= 1
    return first


def _is_bare(reading: Reading, span: Span) -> bool:
    """Whether a source is nothing but "a source" or "two people"."""
    tokens = reading.tokens
    said = _said(reading, span)
    left = set(said) - _FILLERS
    heads = _SOURCES | _CROWD if said and said[0] in _NUMBERS else _SOURCES
    after = tokens.between(*span).stop
    told = word_at(tokens, after) in _DESCRIBES or _apposed(tokens, after)
    return bool(left) and left <= heads and not told


def _apposed(tokens: Tokens, at: int) -> bool:
    """Whether what follows says who it is: "one source, a campaign volunteer, said"."""
    return word_at(tokens, at) == "," and word_at(tokens, at + 1) in {
        "a",
        "an",
        "the",
        "who",
        "all",
    }


def _speaks(reading: Reading, span: Span) -> bool:
    """Whether a bare source stands beside a verb of speech: it is no credit line and no writing."""
    tokens = reading.tokens
    inside = tokens.between(*span)
    at = inside.stop
    while word_at(tokens, at) in _BETWEEN or word_at(tokens, at).endswith("ly"):
        at += 1
    before = word_at(tokens, inside.start - 1)
    return word_at(tokens, at) in _TOLD or before in _TOLD | {"to", "by"}


def _is_described(reading: Reading, span: Span, described: list[int], persons: list[int]) -> bool:
    """Whether a bare source may be one the text describes: "Treasury sources", "an aide".

    Sources described anywhere before it or in the two sentences after it, other persons without a
    name in the sentences around it.  The summary at the head of a piece may leave it to the piece.

    Args:
        reading: The article.
        span: The bare source.
        described: Where "source" stands with a description.
        persons: Where other persons withheld by name stand.
    """
    where = sentence_index(reading, span[0])
    if where is None or any(at < span[0] for at in described):
        return True
    if where < _SUMMARY and (described or persons):
        return True
    near = reading.sentences[max(where - _BEHIND, 0)][0]
    until = reading.sentences[min(where + _AHEAD, len(reading.sentences) - 1)][1]
    return any(near <= at < until for at in (*described, *persons) if at != span[0])


def _points_back(reading: Reading, span: Span) -> bool:
    """Whether a source is "the source": somebody the text has brought in before."""
    return _is_pointing(reading, span) and _is_bare(reading, span)
