"""Whether a word is denied, or given to others, by what stands around it in its clause.

"Hardly a warmonger" calls nobody a warmonger, and "what they called a flunky" is their word.
Three questions, each answered from a few tokens before the match: `denied`, `others_word`, and
`cited` (the word alone in quotation marks, or named as a word).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._lists import words
from provenance.signals._phrases import Match, word_at

if TYPE_CHECKING:
    from provenance.nlp.tokens import Tokens
    from provenance.types import Span

_NOT = {
    "not", "n't", "'t", "cannot", "never", "no", "hardly", "scarcely", "barely", "neither", "nor",
    "without", "nobody", "none", "nothing", "lack", "lacks", "lacked", "lacking",
}  # fmt: skip
_NOT_PAIRS = {
    ("far", "from"), ("less", "than"), ("anything", "but"), ("instead", "of"), ("rather", "than"),
    ("other", "than"), ("short", "of"), ("free", "of"), ("opposite", "of"),
}  # fmt: skip
_NO_DENIAL = {"only", "just", "merely", "simply", "to", "least", "even", "surprisingly"}
"""Words after a "not" that take its force: "not only a thug", "not to mention"."""
_DEFINITE = {"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "'s"}
"""What these point at is taken as given, whatever the clause denies of it."""
_CLAUSE_ENDS = {",", ";", ":", "—", "–", "--", "(", ")", "...", "…", "but", "because", "although"}
_SENTENCE_ENDS = {";", ":", "(", ")", ".", "?", "!", "—", "--"}
_REACH = 5
"""Words before a match in which its denial stands."""

_CALLING = words("calling")
_CALLING_AS = words("calling_as")
_HELD = words("held_views")
_PHRASAL = {"for", "on", "off", "up", "in", "out", "into", "back", "upon", "with", "from"}
"""Words after "called" with which it names nothing."""
_RELATIVE = {"who", "which", "whose", "where", "when", "because", "after", "before", "while"}
_DOUBTED = {
    "alleged", "allegedly", "supposed", "supposedly", "purported", "purportedly", "reputed",
    "putative", "would-be", "accused", "self",
}  # fmt: skip
_CALL_REACH = 10
_AS_REACH, _AS_VERB_REACH = 5, 14
_AS_WHAT = {
    "a", "an", "nothing", "little", "mere", "being", "one", "just", "merely", "simply", "some",
}  # fmt: skip
"""Words after an "as" that takes a thing for something; "as the crowd" only tells when."""
_DOUBT_REACH = 3
_SOME = {"some", "many", "others", "most", "critics", "opponents", "supporters", "fans", "skeptics"}
"""Words after "to" that make a sentence theirs: "to many fishermen he is a thug"."""
_ITSELF = {
    "term", "terms", "word", "words", "phrase", "phrases", "label", "labels", "epithet",
    "epithets", "slur", "slurs", "insult", "insults", "expression", "moniker", "nickname",
    "adjective", "buzzword", "hashtag",
}  # fmt: skip
_QUOTES = set("\"'“”‘’«»„`") | {"''", "``"}
_SHORT = 2
"""Other words beside a cited one inside the same marks."""


def own_judgement(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether the writer says the word of something: not denied, not others', not cited.

    Args:
        tokens: Tokens of the text.
        match: The word.
        sentence: Span of its sentence.
    """
    return not (
        denied(tokens, match.first, sentence)
        or others_word(tokens, match, sentence)
        or cited(tokens, match)
    )


def denied(tokens: Tokens, first: int, sentence: Span) -> bool:
    """Whether the clause denies a word: "not a", "hardly a", "far from", "instead of".

    A definite word in between ("did not visit the iconic tower") takes the thing as given, so
    that nothing of it is denied.

    Args:
        tokens: Tokens of the text.
        first: Index of the word's first token.
        sentence: Span of its sentence.
    """
    definite = False
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        word = word_at(tokens, at)
        if int(tokens.starts[at]) < sentence[0] or word in _CLAUSE_ENDS:
            return False
        negated = word in _NOT or (word, word_at(tokens, at + 1)) in _NOT_PAIRS
        if negated and word_at(tokens, at + 1) not in _NO_DENIAL:
            return True
        if definite:
            return False
        definite = word in _DEFINITE
    return False


def others_word(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether the sentence gives the word to somebody else than its writer.

    "They called him a", "is portrayed as a", "the notion that he is a", "the alleged".

    Args:
        tokens: Tokens of the text.
        match: The word.
        sentence: Span of its sentence.
    """
    before = _before(tokens, match.first, sentence)
    return (
        _called(before)
        or _taken_as(before)
        or _held(before)
        or _to_some(before)
        or not _DOUBTED.isdisjoint(before[:_DOUBT_REACH])
    )


def cited(tokens: Tokens, match: Match) -> bool:
    """Whether the word is mentioned, not used: alone in quotation marks, or after "the term".

    Args:
        tokens: Tokens of the text.
        match: The word.
    """
    before = word_at(tokens, match.first - 1)
    if before in {"like", "as"}:
        before = word_at(tokens, match.first - 2)
    return before in _ITSELF or (
        _quote_near(tokens, match.first - 1, -1) and _quote_near(tokens, match.last, 1)
    )


def _quote_near(tokens: Tokens, at: int, step: int) -> bool:
    """Whether a quotation mark stands within two words of a place, full stops apart."""
    seen = 0
    while 0 <= at < len(tokens) and seen <= _SHORT:
        word = tokens.words[at]
        if word in _QUOTES:
            return True
        seen += word[:1].isalnum()
        at += step
    return False


def _before(tokens: Tokens, first: int, sentence: Span) -> list[str]:
    """Folded words before an index in its sentence, the nearest first."""
    before: list[str] = []
    for at in range(first - 1, max(first - 1 - _AS_REACH - _AS_VERB_REACH, -1), -1):
        word = word_at(tokens, at)
        if int(tokens.starts[at]) < sentence[0] or word in _SENTENCE_ENDS:
            break
        before.append(word)
    return before


def _called(before: list[str]) -> bool:
    """Whether a verb of calling gives the word, which is then no definite object of its own."""
    if before and before[0] in _DEFINITE:
        return False
    for i, word in enumerate(before[:_CALL_REACH]):
        if word in _RELATIVE:
            return False
        if word in _CALLING:
            return i == 0 or before[i - 1] not in _PHRASAL
    return False


def _taken_as(before: list[str]) -> bool:
    if "as" not in before[:_AS_REACH]:
        return False
    at = before.index("as")
    if at > 1 and before[at - 1] not in _AS_WHAT:
        return False
    return not _CALLING_AS.isdisjoint(before[at + 1 : at + 1 + _AS_VERB_REACH])


def _to_some(before: list[str]) -> bool:
    return any(word in _SOME and before[i + 1 : i + 2] == ["to"] for i, word in enumerate(before))


def _held(before: list[str]) -> bool:
    return any(
        word == "that" and not _HELD.isdisjoint(before[i + 1 : i + 2])
        for i, word in enumerate(before)
    )
