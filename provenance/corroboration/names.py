"""Whether a text names a source: people by full name or surname, others by their telling words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.corroboration.lists import word_list
from provenance.evidence import terms

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

    @property
    def usable(self) -> bool:
        """Whether there is anything to recognize it by."""
        return bool(self.surname or self.words)


def source_name(name: str | None, kind: str) -> SourceName:
    """Take a source's name apart.

    Args:
        name: Fullest form known, or None.
        kind: A `SourceKind`.

    >>> source_name("Sen. Ines M. Calloway Jr.", "person_named").full
    ('Ines', 'Calloway')
    """
    if not name:
        return SourceName((), "", frozenset())
    if kind in _PEOPLE:
        person = _person(name)
        if person is not None:
            return person
    words = frozenset(terms(name))
    if kind != "document":
        words -= frozenset(terms(" ".join(_EMPTY)))
    return SourceName((), "", words)


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
