"""The words of a quotation, folded so that two faithful transcripts of one utterance are equal.

Two reporters in one room write "gonna" and "going to", "15" and "fifteen", "colour" and "color",
"it's" and "it is".  None of that changes what was said, so all of it is folded away; every folded
word remembers where it stands, whether it was set in brackets by an editor, and whether a mark of
omission or the end of a sentence stands before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.signals._lists import load

if TYPE_CHECKING:
    from collections.abc import Iterator


_TOKEN = re.compile(
    r"(?P<cut>…|\.\s?\.\s?\.(?:\s?\.)?|\*\s?\*\s?\*)"
    r"|(?P<open>[\[(])|(?P<close>[\])])"
    r"|(?P<masked>[^\W\d_]{1,2}[-–—]+(?=[\s,.!?])|[^\W\d_]*(?:\*{2,}|-{3,}|—{2,}|_{2,})[^\W\d_]*)"
    r"|(?P<word>\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[’'][^\W\d_]+)*)"
    r"|(?P<percent>%)|(?P<stop>[.!?;:])|(?P<pause>,|[-–—]+(?!\w)|(?<!\w)[-–—]+|[–—])"
)
_NOT = "not"
_WORDS_OF_NUMBERS = {word: int(said or "") for word, said in load("number_words").items()}
"""Cardinals and ordinals up to ninety with their values."""

_TENS = range(20, 100, 10)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_FORMS = {form: tuple((said or "").split()) for form, said in load("spoken_forms").items()}
"""Contractions and forms of speech with the words they stand for."""

_PAIRS = {tuple(pair.split()): said or "" for pair, said in load("spoken_pairs").items()}
"""Two words that elsewhere are written as one, or shortened."""

_HOSTS_OF_IS = frozenset(
    {"it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "this", "one"}
    | {"everybody", "everyone", "nobody", "somebody", "someone", "something", "nothing"}
)
_ENDINGS = (("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("'m", "am"))
_BRITISH = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations|er|ers)\Z)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|ites|able|ably|ful|al|hood)?\Z)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?\Z)"), "er"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s?\Z)"), "ense"),
    (re.compile(r"(?<=[a-z]{3})ll(?=(?:ed|ing|er|ers)\Z)"), "l"),
    (re.compile(r"(?<=[a-z]{3})ogue(?=s?\Z)"), "og"),
    (re.compile(r"(?<=gr)amme(?=s?\Z)"), "am"),
    (re.compile(r"(?<=[a-z]{3})wards\Z"), "ward"),
)
"""British endings with the American ones; a word with neither meaning is folded alike in both."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One folded word of an utterance.

    Attributes:
        form: The folded word.
        start: First code point of the word as written.
        end: One past the last.
        text: The word as written; the several words of a contraction all have it.
        added: Stands in brackets: an editor's word, or one in place of the speaker's.
        cut: A mark of omission stands right before it.
        stop: The end of a sentence or clause stands right before it.
        pause: A comma, a dash or one of the marks above does.
    """

    form: str
    start: int
    end: int
    text: str
    added: bool = False
    cut: bool = False
    stop: bool = False
    pause: bool = False


def spoken_words(text: str, start: int, end: int) -> list[Spoken]:
    """The words of a quotation.

    Args:
        text: Any text.
        start: Where the quoted words begin.
        end: One past their end.

    >>> [w.form for w in spoken_words("It’s gonna be fifteen", 0, 21)]
    ['it', 'is', 'going', 'to', 'be', '15']
    """
    found: list[Spoken] = []
    depth, cut, stop, pause = 0, False, False, False
    for match in _TOKEN.finditer(text, start, end):
        kind, token = match.lastgroup, match.group()
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "cut":
            cut = True
        elif kind == "stop":
            stop = True
        elif kind == "pause":
            pause = True
        else:
            added = depth > 0 or kind == "masked"
            for form in _folded(token):
                marks = (added, cut, stop, pause or stop or cut)
                found.append(Spoken(form, *match.span(), token, *marks))
                cut = stop = pause = False
    return list(_numbered(found))


def _folded(token: str) -> tuple[str, ...]:
    word = token.lower().replace("’", "'").replace(".", "") if token[:1].isalpha() else token
    if word[:1].isdigit():
        ordinal = _ORDINAL.fullmatch(word)
        return (ordinal[1] if ordinal else word.replace(",", ""),)
    if word in _FORMS:
        return _FORMS[word]
    if word.endswith("n't"):
        return (word[:-3], _NOT)
    for ending, full in _ENDINGS:
        if word.endswith(ending):
            return (word.removesuffix(ending), full)
    host = word.removesuffix("'s")
    if host != word and host in _HOSTS_OF_IS:
        return (host, "is")
    word = word.replace("'", "")
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return (word or token,)


def _numbered(words: list[Spoken]) -> Iterator[Spoken]:
    """The words with numbers as digits and names of two words as one: "twenty-five" is 25."""
    at = 0
    while at < len(words):
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else None
        form = following and _together(word.form, following.form)
        if following and form:
            yield replace(word, form=form, end=following.end)
            at += 2
            continue
        value = _WORDS_OF_NUMBERS.get(word.form)
        yield word if value is None else replace(word, form=str(value))
        at += 1


def _together(first: str, second: str) -> str | None:
    """What two words are as one, or None."""
    tens, unit = _WORDS_OF_NUMBERS.get(first), _WORDS_OF_NUMBERS.get(second, 0)
    if tens is not None and tens in _TENS and 0 < unit < 10:  # noqa: PLR2004 - "twenty-five"
        return str(tens + unit)
    return _PAIRS.get((first, second))


def written(text: str, words: list[Spoken]) -> str:
    """The stretch of text that some words stand in, on one line.

    Args:
        text: The text they were read from.
        words: Neighboring words in order; with none, the empty string.
    """
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""
