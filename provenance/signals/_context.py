"""Context of a match that tells a judgement from a name, a title or a literal use."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.wording.lists import classes

if TYPE_CHECKING:
    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.signals._phrases import Match
    from provenance.types import Quotation, Span

_QUOTES = "\"'“”‘’«»„"


def is_capitalised(word: str) -> bool:
    """Whether a token starts with a capital letter."""
    return word[:1].isupper()


def is_classed(word: str) -> bool:
    """Whether a word is hidden from the wording model by a list: a party, nation, faith, role.

    Its capital, where it has one, is its own: "Rabid Republicans" is no name, as "rabid leftists"
    is none.
    """
    return word.lower() in classes()


def in_name(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether a match is (part of) a proper name or the title of a work.

    A capital inside a sentence marks a name; at the start of one, where every word has it, the
    next word must have it too.  All-capital words are shouting, not names.

    Args:
        tokens: Tokens of the text.
        match: The match.
        sentence: Span of its sentence.
    """
    words = tokens.words[match.first : match.last]
    if any(word.isupper() and len(word) > 1 for word in words):
        return False
    following = tokens.words[match.last] if match.last < len(tokens) else ""
    if not any(is_capitalised(word) for word in words):
        return _between_capitals(tokens, match)
    if not _opens(tokens, match.first, sentence):
        return True
    return len(following) > 1 and is_capitalised(following) and not is_classed(following)


def _between_capitals(tokens: Tokens, match: Match) -> bool:
    """A lower-case word joined by a hyphen to a capital ("Iconic-style")."""
    after = match.last + 1 < len(tokens) and tokens.words[match.last] == "-"
    return after and is_capitalised(tokens.words[match.last + 1])


def _opens(tokens: Tokens, first: int, sentence: Span) -> bool:
    """Whether a token is the first word of its sentence or of a quotation in it."""
    if first == 0 or int(tokens.starts[first]) <= sentence[0]:
        return True
    before = tokens.words[first - 1]
    if before in _QUOTES or before in {"''", "``", ":", "—", "–", "--", "(", "[", "•", "*"}:
        return True
    return int(tokens.starts[first - 1]) < sentence[0]


def sentence_words(tokens: Tokens, sentence: Span) -> set[str]:
    """The distinct folded words of a sentence."""
    return set(tokens.folded[tokens.between(*sentence)])


def tokens_around(reading: Reading, match: Match) -> Tokens:
    """The tokens that a match may be judged by: its own side of the quotation marks.

    Args:
        reading: The article.
        match: A match in its text.
    """
    inside = inside_quotation(reading, match.start, match.end)
    return reading.tokens if inside else reading.outer_tokens


def inside_quotation(reading: Reading, start: int, end: int) -> bool:
    """Whether a span of the text stands inside quotation marks."""
    return quotation_around(reading, start, end) is not None


def quotation_around(reading: Reading, start: int, end: int) -> Quotation | None:
    """The innermost quotation that holds a span of the text, or None."""
    quotations = reading.quotations
    i = bisect_right(quotations, start, key=lambda quotation: quotation.start) - 1
    while i >= 0:
        if end <= quotations[i].end:
            return quotations[i]
        if quotations[i].depth == 0:
            return None
        i -= 1
    return None


def quoted(text: str, limit: int = 60) -> str:
    """A stretch of text in quotation marks for a message, on one line and not too long.

    >>> quoted("rammed  through")
    '“rammed through”'
    """
    line = " ".join(text.split())
    return f"“{line if len(line) <= limit else line[: limit - 1] + '…'}”"
