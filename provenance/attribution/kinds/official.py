"""Whether a source speaks for a state: its government, forces, courts and agencies."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.attribution.kinds.lists import heads, kinds_of_name, names, singular, words_of
from provenance.attribution.kinds.phrase import Phrase, take_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_PHRASES: Final = 50_000
_ALWAYS: Final = words_of("always")
"""Posts that only a state, or a body of states, gives."""
_OF_SOMETHING: Final = words_of("of_something")
"""Posts of a state or of anybody else: what they are of, or belong to, decides."""
_ALONE: Final = words_of("alone")
"""Of those, the ones that are a state's where nothing is said."""
_GONE: Final = words_of("gone")
"""A former or would-be office holder speaks for nobody but themselves."""
_PRIVATE: Final = words_of("private")
_STATE_WORDS: Final = words_of("state_words")
_KIN: Final = words_of("kin")


def is_official(words: Sequence[str]) -> bool:
    """Whether a description speaks for a state, its forces, courts or agencies.

    Args:
        words: Lower-case words of a role or name.

    >>> [is_official(s.split()) for s in ("president of osby bakers union", "president of peru")]
    [False, True]
    """
    return _official(tuple(words))


@lru_cache(maxsize=_MOST_PHRASES)
def _official(words: tuple[str, ...]) -> bool:  # noqa: PLR0911 - one return per case
    words = _clitics_apart(words)
    if not words or set(words) & _GONE:
        return False
    phrase = take_apart(words, words)
    head, one = phrase.head, singular(phrase.head)
    if phrase.owner and (head in _KIN or one in _KIN):
        return False
    table = kinds_of_name()
    if "official_org" in (table.get(" ".join(phrase.words)), table.get(" ".join(words))):
        return True
    if phrase.words[:1] and (
        phrase.words[0] in words_of("short_titles") or head in words_of("short_titles")
    ):
        return True
    if one == "general" and len(phrase.words) > 1:
        return phrase.words[-2] in words_of("before_general")
    if one in _ALWAYS or head in _ALWAYS:
        return not _private(phrase)
    if one in _OF_SOMETHING:
        return _of_a_state(phrase, one)
    if head in heads("role") or one in heads("role"):
        return not _private(phrase) and bool(_around(phrase) & _houses())
    return (head in heads("official_org") or one in heads("official_org")) and not _private(phrase)


def _clitics_apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words with a possessive mark of their own: "osby's" becomes two."""
    out: list[str] = []
    for word in words:
        stem = word.removesuffix("'s").removesuffix("’s")
        out += [stem, "'s"] if stem and stem != word else [word]
    return tuple(out)


def _around(phrase: Phrase) -> set[str]:
    return {*phrase.before, *phrase.after, *phrase.owner}


def _houses() -> frozenset[str]:
    """Words of a state's houses, places left out."""
    return _STATE_WORDS | names("official_org")


def _private(phrase: Phrase) -> bool:
    """Whether a house that is no state's is named in or behind a phrase."""
    around = _around(phrase)
    if around & words_of("irregular"):
        return True
    if around & words_of("party") and not around & _houses():
        return True
    return bool(around & _PRIVATE) and not around & {"white", "ministry", "government"}


def _of_a_state(phrase: Phrase, one: str) -> bool:
    """Whether a post that anybody could give is a state's."""
    house = tuple(w for w in phrase.after[1:] if w != "the")
    if " ".join(house) in names("official_org"):
        return True
    if _private(phrase):
        return False
    behind = " ".join(house)
    near = {*phrase.before, *phrase.owner}
    if _around(phrase) & _houses():
        return True
    if near & names("place") or any(f" {p} " in f" {behind} " for p in names("place")):
        return True
    return one in _ALONE and phrase.after[:1] not in (("of",), ("at",), ("for",))
