"""Whether a text names a source: people by full name or surname, others by their telling words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.corroboration.lists import word_list
from provenance.evidence import term_of, terms

_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")
_TITLES = word_list("titles")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PEOPLE = frozenset({"person_named"})
_EMPTY = word_list("empty_names")


@dataclass(frozen=True, slots=True)
class SourceName:
    """What a source can be recognized by.

    Attributes:
        full: First and last name of a person, in order; empty where only one is known.
        surname: Last name of a person; empty otherwise.
        words: Terms of any other source's name.
    """

    full: tuple[str, ...]
    surname: str
    words: frozenset[str]


def source_name(name: str | None, kind: str, *, article: str = "") -> SourceName:
    """Take a source's name apart.

    "A spokesman for the authority" is recognized by the body, and "the authority" by the one body
    of that kind that the article names in full; where there is none, or more than one, by nothing.

    Args:
        name: Fullest form known, or None.
        kind: A `SourceKind`.
        article: The text that the source stands in.

    >>> source_name("Sen. Ines M. Calloway Jr.", "person_named").full
    ('Ines', 'Calloway')
    """
    if not name:
        return SourceName((), "", frozenset())
    if kind in _PEOPLE:
        person = _person(name)
        if person is not None:
            return person
    body = _body(name, article) if kind not in ("document", "person_named") else name
    words = frozenset(terms(body))
    if kind != "document":
        words -= frozenset(terms(" ".join(_EMPTY)))
    return SourceName((), "", words)


_ROLE = re.compile(
    r"(?:[a-z]+\s+){0,3}(?:spokes\w+|members?|officials?|aides?|leaders?|representatives?)\s+"
    r"(?:for|of|at|from|with)\s+(?P<body>.+)\Z",
    re.I | re.S,
)
_PLAIN_BODY = re.compile(r"(?:the|its|their|his|her)\s+(?P<head>[a-z][a-z-]+)\Z")


def _body(name: str, article: str) -> str:
    """The body behind a role or a short form; empty where the article does not tell which."""
    role = _ROLE.match(name[:_LONGEST_NAME])
    body = role["body"] if role else name
    plain = _PLAIN_BODY.match(body)
    if plain is None or not article:
        return body
    head = plain["head"].capitalize()
    found = {m.group() for m in re.finditer(_FULL.format(re.escape(head)), article)}
    full = {f for f in found if not any(f != g and g.endswith(f) for g in found)}
    if len(full) == 1:
        return full.pop()
    return "" if role or full else body


_LONGEST_NAME = 300
_FULL = r"(?:\b(?!The\b)[A-Z][\w’'-]{{1,30}} (?:of )?){{1,5}}{}\b"


def speaks(name: SourceName, passage: str) -> bool:
    """Whether a source speaks in a passage: a word of speech soon after its name or just before.

    Args:
        name: The source.
        passage: Where to look.
    """
    wanted = {name.surname} if name.surname else name.words
    for m in _WORD.finditer(passage):
        word = m.group().removesuffix("’s").removesuffix("'s")
        if (word if name.surname else term_of(word)) not in wanted:
            continue
        after = _ASIDE.sub("", passage[m.end() : m.end() + _AFTER + _LONGEST_ASIDE], count=1)
        if _cue(after[:_AFTER]):
            return True
        if _BEFORE.search(passage[max(0, m.start() - _BEFORE_REACH) : m.start()]):
            return True
    return False


_AFTER = 50
_BEFORE_REACH = 40
_LONGEST_ASIDE = 90
_ASIDE = re.compile(
    r"\A(?: [A-Z][\w’'-]*){0,3}, (?:who|which|whose|an?|the|its|\d+)\b[^,.!?]{0,80},"
)
_SPEECH = word_list("speech")
_BEFORE = re.compile(
    r"\b(?:according to|said|says|told by|adds?|added|report by|statement (?:by|from))"
    r"(?: (?:the|a|an|[A-Z][\w’'-]*|[a-z]+)){0,2} \Z"
)


def _cue(text: str) -> bool:
    clause = re.split(r"[.!?;](?:\s|$)", text, maxsplit=1)[0]
    return any(w.lower() in _SPEECH for w in _WORD.findall(clause))


def _person(name: str) -> SourceName | None:
    words = [w for w in _WORD.findall(name) if w[:1].isupper()]
    plain = [w for w in words if w.strip(".").lower() not in _TITLES | _SUFFIXES]
    plain = [w for w in plain if len(w.strip(".")) > 1] or plain
    if not plain:
        return None
    full = (plain[0], plain[-1]) if len(plain) > 1 else ()
    return SourceName(full, plain[-1].removesuffix("’s").removesuffix("'s"), frozenset())


def _has_word(text: str, word: str) -> bool:
    """Whether a capitalized word stands in a text by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, end)
    return False


def _full_name(text: str, full: tuple[str, ...]) -> bool:
    first, last = full
    at = text.find(first)
    while at >= 0:
        if _has_word(text[at + len(first) : at + len(first) + len(last) + 24], last):
            return True
        at = text.find(first, at + 1)
    return False


def named(name: SourceName, passage: str, document: str) -> bool:
    """Whether a passage names the source.

    A surname alone is enough where the document gives the full name somewhere, or where only the
    surname is known: "Brown" is no evidence for Ines Brown in an article about another Brown.

    Args:
        name: The source.
        passage: Where to look.
        document: The whole document around it.
    """
    if name.surname:
        if not _has_word(passage, name.surname):
            return False
        return not name.full or _full_name(document, name.full) or _titled(passage, name.surname)
    return bool(name.words) and name.words <= set(terms(passage))


def _titled(passage: str, surname: str) -> bool:
    at = passage.find(surname)
    before = _WORD.findall(passage[max(0, at - 24) : max(0, at)])
    return bool(before) and before[-1].strip(".").lower() in _TITLES - {"the", "former", "us"}
