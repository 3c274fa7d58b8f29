"""Proper names: whether a phrase names a person, an institution, an outlet, a state or a people."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.attribution.kinds.lists import heads, kinds_of_name, names, singular, words_of
from provenance.attribution.kinds.phrase import Phrase
from provenance.attribution.words import listed
from provenance.nlp.names import given_names

if TYPE_CHECKING:
    from provenance.types import SourceKind

_MOST_WORDS: Final = 50_000
_LONGEST_NAME: Final = 5
_ACRONYM: Final = 6
"""Letters of the longest run of capitals taken for an abbreviation."""
_SHORT: Final = 3
_PARTICLES: Final = ("al-", "el-", "an-", "ar-", "as-", "ash-", "bin-", "d'", "d’")
_KINDS: Final[dict[str, SourceKind]] = {
    "official_org": "official_org",
    "organisation": "organisation",
    "media_outlet": "media_outlet",
    "place": "official_org",
    "people": "group",
}
_ENDS: Final[tuple[tuple[str, SourceKind], ...]] = (
    ("official_end", "official_org"),
    ("organisation_end", "organisation"),
    ("media_end", "media_outlet"),
)
_COMMON: Final = (
    "document",
    "organisation",
    "official_org",
    "media_outlet",
    "role",
    "anonymous",
    "group",
    "quantity",
)


def capital(surface: str) -> bool:
    """Whether a word is written as a name: "Hale", "al-Hadi", "@osby"."""
    return surface[:1].isupper() or (surface.startswith(_PARTICLES) and not surface.islower())


@lru_cache(maxsize=_MOST_WORDS)
def common(word: str) -> bool:
    """Whether a lower-case word or its singular is a listed head noun rather than a name."""
    one = singular(word)
    return bool(word) and any(word in heads(k) or one in heads(k) for k in _COMMON)


def by_list(phrase: Phrase) -> SourceKind | None:
    """The phrase as a listed proper name, with or without what hangs on it by "of" or "for".

    Args:
        phrase: The phrase.
    """
    if not any(map(capital, phrase.surfaces)):
        return None
    alone = len(phrase.words) == 1 and len(phrase.head) <= _SHORT
    if alone and not _as_listed(phrase.surfaces[0]):
        return None  # "Who" and "Us" are no WHO and no US
    table = kinds_of_name()
    pieces = (*phrase.words, *phrase.after[: _LONGEST_NAME - 1])
    lengths = range(len(pieces), len(phrase.words) - 1, -1)
    named = next((table[n] for k in lengths if (n := " ".join(pieces[:k])) in table), None)
    if named is None:
        named = _by_last_words(phrase) or _by_last_of_two(phrase)
    if named is None or (named == "place" and phrase.owner):
        return None
    return _KINDS[named]


def _by_last_of_two(phrase: Phrase) -> str | None:
    """A listed name behind "and": "Peru and Chile"."""
    if "and" not in phrase.words[1:-1]:
        return None
    at = phrase.words.index("and", 1)
    both = all(map(capital, (phrase.surfaces[at - 1], phrase.surfaces[-1])))
    return kinds_of_name().get(" ".join(phrase.words[at + 1 :])) if both else None


def _as_listed(surface: str) -> bool:
    return surface.isupper() or surface.lower() in words_of("short_names")


def _by_last_words(phrase: Phrase) -> str | None:
    """A listed institution behind a description: "the Afghan Taliban", "the tech giant Google"."""
    run = capitals(phrase)
    if not run or run[0] in given_names() or any(map(is_title, phrase.words[:-1])):
        return None
    first = len(phrase.words) - len(run)
    for k in range(first, len(phrase.words)):
        named = kinds_of_name().get(" ".join(phrase.words[k:]))
        if named is not None and (named != "place" or k == 0):
            return named
    return None


def capitals(phrase: Phrase) -> tuple[str, ...]:
    """The capitalized words at the end of a phrase, lower case; empty if it ends in none."""
    first = len(phrase.words)
    while first and capital(phrase.surfaces[first - 1]):
        first -= 1
    return phrase.words[first:]


def is_title(word: str) -> bool:
    """Whether a lower-case word stands before names: "mr.", "senator"."""
    return word in listed("title") or word in words_of("titled")


def by_name(  # noqa: PLR0911 - one return per case
    phrase: Phrase, person: bool | None
) -> SourceKind | None:
    """The phrase as a proper name that no list has; None if its last word is no name.

    Args:
        phrase: The phrase.
        person: Whether the name is a person's; None where nothing is known.
    """
    run = capitals(phrase)
    head = phrase.head
    if head.startswith("@"):
        return "person_named"
    if not run or (len(phrase.words) == 1 and common(head) and not person):
        return None
    titled = any(map(is_title, phrase.words[:-1]))
    ends = by_end(phrase, run)
    if ends is not None and not (person or titled):
        return ends
    courteous = len(phrase.words) > 1 and phrase.words[-2] in words_of("courtesy")
    given = (
        len(run) > 1
        and run[0] in given_names()
        and run[0] not in names("place")
        and head not in heads("organisation")
    )
    if common(head) and not (
        person or given or courteous or (titled and head not in heads("role"))
    ):
        return None
    if person or (person is None and (titled or given or run[0] in given_names())):
        return "person_named"
    if phrase.determiner and f"{head}s" in names("people"):
        return "person_role"
    if phrase.determiner == "the" and head != singular(head):
        return "group"  # "the Hales", "the Osby Rovers": a family or a team
    unlike = _abbreviation(phrase.surfaces[-1]) or head[-1:].isdigit()
    if person is False or unlike or phrase.determiner == "the":
        return "organisation"
    return "person_named"


def by_end(phrase: Phrase, run: tuple[str, ...]) -> SourceKind | None:
    """An institution by the last word of its name, or by the first before "of" and "for".

    Args:
        phrase: The phrase.
        run: Its last words, all capitalized, lower case.
    """
    bound = phrase.after[:1] in (("of",), ("for",), ("on",), ("to",), ("against",))
    if len(run) == 1 and not bound:
        return None
    last, before = run[-1], run[-2] if len(run) > 1 else ""
    if last == "board" and set(phrase.after) & words_of("public_boards"):
        return "official_org"
    if last in ("council", "board") and before in words_of("state_adjectives"):
        return "official_org"
    if last == "agency" and before in ("news", "press"):
        return "media_outlet"
    return next((kind for line, kind in _ENDS if last in names(line)), None)


def _abbreviation(surface: str) -> bool:
    letters = surface.replace(".", "").replace("&", "")
    return 1 < len(letters) <= _ACRONYM and letters.isupper()


def has_a_person(phrase: Phrase) -> bool:
    """Whether a person's name stands in an apposition, or beside "and".

    Args:
        phrase: The phrase.
    """
    after = phrase.after
    if after[:1] == (",",) and _is_name(after[1:], phrase.after_surfaces[1:]):
        return True
    return joins_a_person(phrase)


def long_office(phrase: Phrase) -> bool:
    """Whether a name follows what an office is of: "Minister of Fish Ada Hale".

    Args:
        phrase: The phrase.
    """
    after, surfaces = phrase.after, phrase.after_surfaces
    if after[:1] != ("of",) or not capital(phrase.surfaces[-1]):
        return False
    office = phrase.head in heads("role")
    if office and after[1:2] and after[1] in words_of("office_of"):
        return any(map(capital, surfaces[2:3]))
    for i in range(2, len(after) - 1):
        if "," in after[:i]:
            return False
        if after[i] in given_names() and capital(surfaces[i]) and capital(surfaces[i + 1]):
            posted = is_title(after[i - 1]) or after[i - 1] in heads("role")
            return (office or posted) and not all(map(is_title, after[1:i]))
    return False


def joins_a_person(phrase: Phrase) -> bool:
    """Whether one of two joined by "and" is a person's name."""
    if "and" not in phrase.words or phrase.owner:
        return False
    at = phrase.words.index("and")
    parts = ((0, at), (at + 1, len(phrase.words)))
    return any(_is_name(phrase.words[a:b], phrase.surfaces[a:b]) for a, b in parts)


def _is_name(words: tuple[str, ...], surfaces: tuple[str, ...]) -> bool:
    """Whether some words begin with a personal name that can be told without the article."""
    run = 0
    while run < len(words) and capital(surfaces[run]):
        run += 1
    if not run or words[0] in words_of("small") or words[0] in heads("vague"):
        return False
    piece = Phrase(words[:run], surfaces[:run], (), (), (), "")
    if by_list(piece) or by_end(piece, words[:run]) or common(words[run - 1]):
        return False
    sure = words[0] in given_names() or is_title(words[0]) or run > 1
    return (sure or run == len(words)) and not _abbreviation(surfaces[run - 1])
