"""What a reporting verb reports: a statement (a clause, a quotation), a thing, or nothing real.

"Claimed that the dam is safe" and "claimed the dam is safe" report a statement, for which "said"
can stand; "claimed the land" and "acknowledged the delay" have a thing as their object.  Nobody
has spoken where the verb is denied, foreseen or supposed ("never claimed", "would insist", "as
though insisting"), and "insisted that he resign" is a demand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._context import is_capitalised
from provenance.signals._lists import words
from provenance.signals._phrases import Match, word_at

if TYPE_CHECKING:
    from provenance.nlp.tokens import Tokens
    from provenance.types import Span

_SUBJECTS = frozenset({"he", "she", "they", "we", "i", "it", "there", "you"})
"""Pronouns that open a clause; an object would have another form ("him")."""
_AUXILIARIES = words("auxiliaries")
_QUOTES = frozenset('"“”‘«»„') | {"''", "``"}
_OPENING = _QUOTES | {"'"}
_CLOSING = _QUOTES | {"'", "’"}
_SPEECH_WORDS = 3
_STOPS = frozenset({".", ";", "!", "?", "(", ")", "—", "–", "--", "..."})
_OPENERS = _SUBJECTS | {"how", "why", "what", "whether"}
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "'s", "of", "and", ","})
_AFTER_PAST = frozenset({
    "a", "an", "the", "to", "his", "her", "its", "their", "him", "them", "it", "in", "on", "for",
    "with", "from", "into", "against", "about", "that", "no", "out", "up", "as", "at", "over",
})  # fmt: skip
"""Words after a past tense; a participle ("land seized by") has others."""
_RELATIVE = frozenset({"who", "whom", "whose", "which", "when", "where", "while", "as", "because"})
_REACH = 14
"""Words after the verb within which a clause shows itself."""

_ASIDE = frozenset({
    "in", "on", "at", "to", "during", "after", "before", "when", "again", "later", "twice",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
    "yesterday", "publicly", "without", "earlier", "via", "over",
})  # fmt: skip
"""Words that tell when, where or to whom, before what was said."""

_TIMES = frozenset({"week", "month", "year", "morning", "spring", "summer", "fall", "winter"})

_UNREAL = frozenset({
    "not", "never", "n't", "'t", "cannot", "can", "could", "may", "might", "would", "should",
    "will", "must", "won", "'ll", "though", "if", "wouldn't", "nobody", "let", "ever",
})  # fmt: skip
_BEFORE_GERUND = frozenset({
    "to", "worth", "than", "without", "of", "require", "requires", "means", "avoid", "from",
    "requiring", "bear", "bears", "start", "stop", "keep", "against",
})  # fmt: skip
"""Words after which "noting" or "claiming" tells of no statement ("it is worth noting")."""
_NO_ONE = frozenset({"one", "anyone", "anybody", "everyone", "nobody", "you", "i", "we"})
_SKIP = frozenset({
    "be", "been", "being", "also", "then", "ever", "even", "have", "has", "had", "'ve", "am", "'m",
    "is", "are", "was", "were", "'re",
})  # fmt: skip

_DEMANDED = words("demanded")
_BARE_BE = frozenset({"be", "not"})
_BEFORE_BARE = frozenset({
    "is", "are", "was", "were", "am", "do", "does", "did", "has", "have", "had", "to", "will",
    "would", "can", "could", "may", "might", "shall", "should", "must", "'s", "'re", "'m", "but",
    "if", "or", "and", "why", "only", "certainly", "probably", "better", "help", "let", "ought",
})  # fmt: skip
_SINGULAR = frozenset({"he", "she", "it"})
_DEMAND_REACH = 9


def is_unreal(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether a verb tells of no statement that was made: denied, foreseen, or anybody's.

    Args:
        tokens: Tokens of the text.
        match: The verb.
        sentence: Span of its sentence.
    """
    at = match.first - 1
    while word_at(tokens, at) in _SKIP or word_at(tokens, at).endswith("ly"):
        at -= 1
    if at < 0 or int(tokens.starts[at]) < sentence[0]:
        return False
    word, earlier = word_at(tokens, at), word_at(tokens, at - 1)
    if word in _UNREAL or (word in _BEFORE_GERUND and match.phrase.endswith("ing")):
        return True
    return word in _NO_ONE or (earlier == "if" and word != "asked")


def is_demand(tokens: Tokens, match: Match) -> bool:
    """Whether "insist" asks for something: "insisted that she resign", "that it not be sold".

    Args:
        tokens: Tokens of the text.
        match: The verb.
    """
    for at in range(match.last, match.last + _DEMAND_REACH):
        word, before = word_at(tokens, at), word_at(tokens, at - 1)
        if not word or word in _STOPS or word in _QUOTES:
            return False
        bare = word in _BARE_BE and at > match.last
        if bare and before not in _BEFORE_BARE and word_at(tokens, at - 2) not in _BEFORE_BARE:
            return word_at(tokens, at + 1) not in {"only", "because", "just", "the", "a"}
        if word in _DEMANDED and (
            before in _SINGULAR or (at == match.last + 2 and _is_one(before))
        ):
            return True
    return False


def _is_one(word: str) -> bool:
    """Whether a word may name one person or thing, after which a bare verb is no indicative."""
    return not word.endswith("s") and word not in _SUBJECTS | _BEFORE_BARE


def reports_statement(
    tokens: Tokens, match: Match, sentence: Span, *, addressed: bool = False
) -> bool:
    """Whether a verb has a clause or a quotation as what it reports.

    A verb at the end of its clause ("..., he admitted.") stands after its statement.

    Args:
        tokens: Tokens of the text.
        match: The verb.
        sentence: Span of its sentence.
        addressed: Whether a person spoken to follows the verb ("reminded the council that").
    """
    if _inverted(tokens, match):
        return True
    word = word_at(tokens, match.last)
    if not _inside(tokens, match.last, sentence) or word in _STOPS | _QUOTES | {",", ":", "that"}:
        return True
    if word in _OPENERS and not addressed:
        return True
    dated = word in {"last", "this"} and word_at(tokens, match.last + 1) in _TIMES
    aside = addressed or dated or word in _ASIDE or word.endswith("ly")
    return _clause_ahead(tokens, match.last, sentence, aside=aside)


def _inverted(tokens: Tokens, match: Match) -> bool:
    """Whether a subject follows the verb: "“...,” claimed the mayor", "..., noted Tomas Reuel".

    After a comma alone only a name shows it: the comma may close an apposition.
    """
    before = word_at(tokens, match.first - 1)
    word = tokens.words[match.last] if match.last < len(tokens) else ""
    if before in _QUOTES:
        return is_capitalised(word) or word.lower() in {"the", "a", "an", "one", "his", "her"}
    return before == "," and is_capitalised(word)


def _inside(tokens: Tokens, at: int, sentence: Span) -> bool:
    return at < len(tokens) and int(tokens.starts[at]) < sentence[1]


def _clause_ahead(tokens: Tokens, first: int, sentence: Span, *, aside: bool) -> bool:
    """Whether a subject and a finite verb follow, before anything that ends or bends the clause.

    After words that tell when, where or to whom, the statement itself is still to come: a "that",
    a quotation mark or a comma opens it.
    """
    for at in range(first, first + _REACH):
        word = word_at(tokens, at)
        if not _inside(tokens, at, sentence) or word in _STOPS:
            return aside and at > first
        opens = word in _QUOTES or word in {"that", ",", ":"} or word in _SUBJECTS
        if aside and opens and at > first:
            return True
        if not aside and (word in _RELATIVE or word in {",", ":", "that", "and"}):
            return False
        if _is_finite(tokens, at, first) or (at > first and _opens_speech(tokens, at)):
            return True
    return False


def _is_finite(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a word is a finite verb: "the law is", "the men schemed to"."""
    word = word_at(tokens, at)
    if word in _AUXILIARIES:
        return True
    past = at > first and word.endswith("ed") and len(word) > len("speed")
    return past and (
        word_at(tokens, at - 1) not in _DETERMINERS and word_at(tokens, at + 1) in _AFTER_PAST
    )


def _opens_speech(tokens: Tokens, at: int) -> bool:
    """Whether three words or more of quoted speech start here, and no quoted name or term."""
    last = at + 1 == len(tokens)
    glued = not last and tokens.ends[at] == tokens.starts[at + 1]
    if not glued or tokens.words[at] not in _OPENING or not tokens.words[at + 1][:1].islower():
        return False
    words = 0
    for word in tokens.words[at + 1 : at + 1 + _REACH]:
        words += word[0].isalnum()
        if words == _SPEECH_WORDS or word in _CLOSING:
            break
    return words == _SPEECH_WORDS
