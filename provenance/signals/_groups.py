"""Find a group without a face that is said to say something ("critics say", "experts agree")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.signals._context import is_capitalised
from provenance.signals._lists import words
from provenance.signals._phrases import Match, Phrases, word_at
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

SAY = words("say_verbs")
FIELDS = words("expert_fields")
"""Words that say in what a group is expert: a part of its name, and no address."""
STUDY = words("study_verbs")

_POINTING = {
    "the", "these", "those", "both", "two", "three", "four", "five", "its", "'s", "'", "our",
    "his", "her", "their", "my", "like", "of", "such", "other", "by", "to", "from", "with",
    "among", "between", "against", "whose", "as", "not", "'t", "is",
}  # fmt: skip
_BETWEEN = {"have", "has", "had", "also", "now", "long", "often", "still"}
_REACH = 3
_POINTING_REACH = 4


@dataclass(frozen=True, slots=True)
class Group:
    """A group said to say something.

    Attributes:
        start: First code point of the group.
        end: One past the last of the verb.
        sentence: The sentence it stands in.
        verb: Folded verb, or "according to".
    """

    start: int
    end: int
    sentence: Span
    verb: str


def group_reports(reading: Reading, groups: Phrases, verbs: frozenset[str]) -> Iterator[Group]:
    """Yield the places where a bare group is the subject of a verb of speech.

    A group with a complement ("experts at the ministry") or a pointing word ("the experts", for
    people named before) is not bare.

    Args:
        reading: The article.
        groups: Nouns for the group, with or without what stands before them.
        verbs: The verbs.
    """
    for sentence, match in body_matches(reading, groups):
        tokens = reading.tokens
        first = _with_field(tokens, match.first)
        if _pointed_at(tokens, first, sentence):
            continue
        if _according_to(tokens, first, match.last):
            start = int(tokens.starts[first - 2])
            yield Group(start, match.end, sentence, "according to")
            continue
        at = _verb(tokens, match, verbs)
        if at is not None and int(tokens.ends[at]) <= sentence[1]:
            start, end = int(tokens.starts[first]), int(tokens.ends[at])
            yield Group(start, end, sentence, word_at(tokens, at))


def _with_field(tokens: Tokens, first: int) -> int:
    """Index from which a group's name starts: "arms control" in "arms control experts"."""
    while word_at(tokens, first - 1) in FIELDS:
        first -= 1
    return first


def _pointed_at(tokens: Tokens, first: int, sentence: Span) -> bool:
    """Whether words before the group say which one it is."""
    for at in range(first - 1, max(first - _POINTING_REACH, -1), -1):
        if int(tokens.starts[at]) < sentence[0]:
            return False
        word = tokens.words[at]
        if not (word[:1].isalnum() or word[:1] in "'’"):
            return False
        if word_at(tokens, at) in _POINTING or word[:1].isdigit():
            return True
        if is_capitalised(word) and int(tokens.starts[at]) > sentence[0]:
            return True
    return False


def _according_to(tokens: Tokens, first: int, last: int) -> bool:
    before = word_at(tokens, first - 2), word_at(tokens, first - 1)
    return before == ("according", "to") and word_at(tokens, last) in {",", ".", ";", "—"}


def _verb(tokens: Tokens, match: Match, verbs: frozenset[str]) -> int | None:
    at = match.last
    for _ in range(_REACH):
        word = word_at(tokens, at)
        if word in verbs:
            return at
        if not (word in _BETWEEN or word.endswith("ly")):
            return None
        at += 1
    return None
