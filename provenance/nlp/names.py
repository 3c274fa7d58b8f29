"""Names of persons: runs of capitalized words, titles and offices set apart.

Lines in headline case and lines in capitals yield no names, because there every word is
capitalized.  A run with the word of an institution or a place in it is no person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.nlp.name_words import (
    PARTICLES,
    POSTNOMINALS,
    SUFFIXES,
    given_names,
    is_common,
    is_place,
    listed_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import Span

_HEADLINE_SHARE = 0.6
"""Share of long words with a capital that makes a headline; prose has 0.1 to 0.4."""
_STOPPED_SHARE = 0.8
"""The same for a line that ends in a full stop, as headlines do in some archives."""
_LONG = 4
_LONGEST = 5


__all__ = [
    "Name",
    "find_names",
    "given_names",
    "headline_case",
    "is_common",
    "is_place",
    "odd_surname",
]


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as it stands at one place.

    Attributes:
        start: First token of the name itself, titles left out.
        end: One past its last token.
        title: Token range of the capitalized title or office before it, or None.
        parts: The name's words in lower case; the last is the surname.
        full: True with two words or more.
    """

    start: int
    end: int
    title: Span | None
    parts: tuple[str, ...]
    full: bool


def find_names(
    words: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    sentences: Sequence[Span],
    *,
    titles: frozenset[str],
    roles: frozenset[str] = frozenset(),
) -> list[Name]:
    """Personal names in some sentences.

    Args:
        words: Surface forms of all tokens.
        starts: First code point of each token.
        ends: One past the last code point.
        sentences: Token ranges to look in.
        titles: Lower-case titles and offices that may stand before a name ("mr.", "senator").
        roles: Lower-case words for what people do, which are surnames too ("baker"); they are
            cut off only before a whole name: "Goalkeeper Ines Dahl".

    Returns:
        Names in order; single surnames are included (``full`` False).
    """
    out: list[Name] = []
    for first, last in sentences:
        label = label_end(words, first, last)
        if label > first:
            out += _in_sentence(words, starts, ends, first, label, titles, roles, label=True)[:1]
        if not headline_case(words, label, last):
            out += _in_sentence(words, starts, ends, label, last, titles, roles)
    return out


def label_end(words: Sequence[str], first: int, last: int) -> int:
    """The colon after a speaker's label in capitals, "INES DAHL, HOST:"; `first` without one.

    Args:
        words: Surface forms of all tokens.
        first: First token of the line.
        last: One past its last token.
    """
    for k in range(first, min(first + _LABEL, last)):
        if words[k] == ":":
            return k
        if words[k] != words[k].upper():
            return first
    return first


_LABEL = 14
"""Tokens of the longest label: a title, a name, a party, a state and an office."""


def headline_case(words: Sequence[str], first: int, last: int) -> bool:
    """Whether most long words of a line have a capital.

    Args:
        words: Surface forms of all tokens.
        first: First token of the line.
        last: One past its last token.
    """
    time = listed_words()["time"]
    # "Mrs." and "August" have a capital everywhere, so they tell nothing of a line.
    long = [
        w
        for w in words[first:last]
        if len(w) >= _LONG and w[0].isalpha() and w[-1] != "." and w.lower() not in time
    ]
    # A sentence of few words may hold little but names; a line without a full stop may not.
    end = last - 1 if words[last - 1 : last] in (["”"], ['"'], ["’"]) else last
    stopped = words[end - 1 : end] == ["."] if end > first else False
    least, share = (7, _STOPPED_SHARE) if stopped else (3, _HEADLINE_SHARE)
    return len(long) >= least and sum(w[0].isupper() for w in long) > share * len(long)


def _in_sentence(
    words: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    first: int,
    last: int,
    titles: frozenset[str],
    roles: frozenset[str],
    *,
    label: bool = False,
) -> list[Name]:
    out = []
    i = first
    while i < last:
        inverted = i == first and words[i] in _OPENING_VERBS
        if inverted or not _capital(words[i]) or _seat(words, i, last):
            i += 1
            continue
        end = _run(words, starts, ends, i, last)
        name = _name(words, starts, ends, i, end, titles, roles, label=label)
        if name is not None:
            out.append(name)
        i = end
    return out


_OPENING_VERBS = frozenset({"Said", "Says", "Added", "Asked", "Wrote", "Tweeted"})
"""Verbs that open a sentence before the name of the speaker: "Said Ames: …"."""


def _seat(words: Sequence[str], i: int, last: int) -> bool:
    """Whether a token is part of a party and state, "R-N.Y.", which is nobody's name."""
    party = i + 2 < last and words[i] in _PARTIES and words[i + 1] == "-"
    return party or (i >= 2 and words[i - 2] in _PARTIES and words[i - 1] == "-")  # noqa: PLR2004


_PARTIES = frozenset({"R", "D", "I"})


def _capital(word: str) -> bool:
    return word[0].isupper() and word[0].isalpha()


def _run(
    words: Sequence[str], starts: Sequence[int], ends: Sequence[int], i: int, last: int
) -> int:
    """One past the last token of a run of capitalized words, hyphens and particles inside."""
    end = i + 1
    while end < last:
        word = words[end]
        glued = starts[end] == ends[end - 1]
        if _capital(word) and (glued is False or words[end - 1] in "-’'"):
            if (
                words[end - 1][-1] == "."
                and len(words[end - 1]) >= _LONG
                and words[end - 1].lower() in ("u.s.", "d.c.")
            ):
                break
            end += 1
        elif (
            word == "." and len(words[end - 1]) == 1 and end + 1 < last and _capital(words[end + 1])
        ):
            end += 1
        elif (
            word in "-’'"
            and glued
            and end + 1 < last
            and starts[end + 1] == ends[end]
            and (
                _capital(words[end + 1])
                or words[end - 1].lower() in PARTICLES
                or (end - i > 1 and _syllable(words[end + 1]))
            )
        ):
            end += 2
        elif word.lower() in PARTICLES and end + 1 < last and _joins(words, end, last):
            end += 1 if words[end + 1] != "-" else 2
        else:
            break
    return min(end, last)


def _syllable(word: str) -> bool:
    """Whether a small word after a hyphen ends a given name, "Kyung-wha", not "Osby-based"."""
    return word.isalpha() and len(word) <= _SYLLABLE and word not in _AFTER_HYPHEN


_SYLLABLE = 5
_AFTER_HYPHEN = frozenset(
    {"based", "born", "era", "led", "like", "style", "wing", "plus", "elect", "run", "old", "and"}
    | {"to", "the", "class", "free", "wide", "made", "owned", "level", "type", "only", "area"}
    | {"on", "up", "off", "size", "sized", "tied", "held", "ism"}
)
"""What follows a hyphen after a name that is no part of it."""


def _joins(words: Sequence[str], i: int, last: int) -> bool:
    """Whether a particle leads to another capitalized word: "bin Saeed", "al-Hamid"."""
    after = i + 2 if words[i + 1] == "-" else i + 1
    return after < last and (_capital(words[after]) or words[after].lower() in PARTICLES)


def _name(
    words: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    start: int,
    end: int,
    titles: frozenset[str],
    roles: frozenset[str],
    *,
    label: bool,
) -> Name | None:
    """The person named by a run, titles cut off, or None."""
    listed = listed_words()
    while start < end and (
        words[start].lower() in listed["opener"]
        or (words[start].lower() in listed["time"] and words[start].lower() not in given_names())
    ):
        start += 1
    cut = start
    for k in range(start, end):
        if words[k].lower() in titles and k + 1 < end:
            cut = k + 1
    while end - cut > 1 and words[end - 1] in POSTNOMINALS:
        end -= 1
    cut = _after_role(words, cut, end, roles)
    person = _given_and_surname(words, cut, end)
    if not person and any(words[k].lower() in listed["head"] for k in range(cut, end)):
        cut = _after_institution(words, cut, end, listed["head"])
    while end > cut and not person and words[end - 1].lower() in listed["time"] | _MARKS:
        end -= 1
    cut, end = _trimmed(words, cut, end)
    if start < cut and words[cut - 1].lower() not in titles | roles:
        start = cut  # what was cut is no title
    real = [t for k in range(cut, end) if (t := words[k].lower()) not in _MARKS]
    if not real or len(real) > _LONGEST or (not person and _no_name(real, titles)):
        return None
    if real[-1].strip(".") in SUFFIXES:
        real = real[:-1]
    shouted = all(
        words[k].isupper() and len(words[k]) > 1 for k in range(cut, end) if words[k].isalpha()
    )
    if not real or (shouted and end - cut == 1 and not label) or len(real[-1]) == 1:
        return None
    if len(real) == 1 and end < len(words) and words[end] == "-" and starts[end] == ends[end - 1]:
        return None  # "Hale-era" is no mention of Hale
    title = (start, cut) if cut > start else None
    return Name(cut, end, title, tuple(real), len(real) > 1)


def _after_role(words: Sequence[str], start: int, end: int, roles: frozenset[str]) -> int:
    """Where a whole name begins after what somebody does: "Goalkeeper Ines Dahl"."""
    given = given_names()
    for k in range(end - _PAIR - 1, start - 1, -1):
        word, follows = words[k].lower(), words[k + 1].lower()
        if word in roles and (follows in given or (k == start and word not in given)):
            return k + 1
    return start


_MARKS = frozenset({"-", ".", "'", "’"})


def _given_and_surname(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a run is a given name and a surname that alone are other words: "Theresa May"."""
    names = [k for k in range(start, end) if len(words[k]) > len("J.")]
    if len(names) != _PAIR or names[0] != start:
        return False
    first, last = (words[k].lower() for k in names)
    listed = listed_words()
    if first not in given_names() or first in listed["place"] | listed["time"]:
        return False
    if last in _SURNAMES:
        return True
    return first in listed["head"] and not any(
        last in listed[kind] for kind in ("head", "place", "time", "people", "common")
    )


_PAIR = 2
_SURNAMES = frozenset(
    {"may", "white", "black", "green", "law", "park", "church", "north", "west", "day", "hall"}
    | {"bush", "lake", "bay", "king", "prince", "judge", "bishop", "pope", "price", "england"}
    | {"ireland", "london", "paris", "jordan", "washington", "york", "blue", "best", "early"}
)
"""Surnames that are also words of institutions, places, times or offices."""


def odd_surname(parts: Sequence[str]) -> bool:
    """Whether a full name ends with a word that alone is taken for something else.

    Args:
        parts: Its words, lower case.
    """
    return len(parts) > 1 and (parts[-1] in _SURNAMES or parts[-1] in listed_words()["head"])


def _no_name(real: Sequence[str], titles: frozenset[str]) -> bool:
    """Whether a run's words, lower case, cannot be a person's name."""
    listed = listed_words()
    if any(t in listed["head"] or t in titles for t in real) or real[0] in listed["opener"]:
        return True
    if real[-1] in listed["place"] or real[-1] in listed["people"]:
        return True
    if len(real) == 1 or real[0] in given_names():
        return False
    # Beside a word that is no given name: "Border Wall", "San Jose", "Family Feud".
    return real[-1] in listed["common"] or real[0] in listed["saint"]


def _trimmed(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """A run without the small words, acronyms and common words at its ends.

    "Besides Rubio" is Rubio, "Crooked Hale" is Hale, "DHS Ines Dahl" is Ines Dahl.
    """
    listed, given = listed_words(), given_names()
    if all(not w.isalpha() or w.isupper() for w in words[start:end]):
        return start, end  # a speaker's label
    while end - start > 1:
        first = words[start].lower()
        common = first in listed["common"] and first not in given
        trade = first.endswith(_TRADES) and first not in given and words[start + 1].lower() in given
        if not (common or trade or _acronym(words[start]) or words[start] == "-"):
            break
        start += 1
    if end - start >= _LONG and words[start].lower() not in given:
        # "UN Special Envoy Ines Dahl": two words and more before a given name are an office.
        named = [
            k
            for k in range(start + 2, end - 1)
            if words[k].lower() in given and words[k].lower() not in PARTICLES
        ]
        start = named[0] if named and "-" not in words[start : named[0]] else start
    while end - start > 1 and (_acronym(words[end - 1]) or words[end - 1] == "-"):
        end -= 1
    return start, end


_TRADES = ("gger", "ist", "tor", "man", "woman", "ician", "wright")
"""Ends of what people do, before a given name: "Blogger Ines Dahl"."""


def _acronym(word: str) -> bool:
    """Three capitals or more without full stops: no part of a name in prose."""
    return len(word) > len("HR") and word.isupper() and word.isalpha() and not _roman(word)


def _roman(word: str) -> bool:
    return word.lower() in SUFFIXES


def _after_institution(words: Sequence[str], start: int, end: int, heads: frozenset[str]) -> int:
    """Where a full name begins after an institution: "Osby Harbor Command Jonas Hale"."""
    first = max(k for k in range(start, end) if words[k].lower() in heads) + 1
    given = [k for k in range(first, end - 1) if words[k].lower() in given_names()]
    return given[0] if given else start
