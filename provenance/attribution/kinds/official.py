"""Whether a source speaks for a state: its government, forces, courts and agencies."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.attribution.kinds.lists import heads, kinds_of_name, names, singular, words_of
from provenance.attribution.kinds.phrase import Phrase, take_apart
from provenance.attribution.words import listed

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
    if set(words) & _GONE or not words:
        return False
    phrase = take_apart(words, words)
    head = phrase.head
    one = singular(head)
    if phrase.owner and (head in _KIN or one in _KIN):
        return False
    table = kinds_of_name()
    core = " ".join(phrase.words)
    if table.get(core) == "official_org" or table.get(" ".join(words)) == "official_org":
        return True
    if (one in _ALWAYS or head in _ALWAYS) and not _private(phrase):
        return True
    first = phrase.words[0] if phrase.words else ""
    if first in ("sen.", "rep.", "gov.", "gen.", "adm.", "col.", "lt.", "sgt.", "capt.", "maj."):
        return True
    if one == "general" and len(phrase.words) > 1:
        return phrase.words[-2] in words_of("before_general")
    if one in _OF_SOMETHING or head in heads("role") or one in heads("role"):
        return _of_a_state(phrase, one)
    if head in heads("official_org") or one in heads("official_org"):
        return not _private(phrase)
    return head in listed("official_head") and not _private(phrase)


def _private(phrase: Phrase) -> bool:
    """Whether a house that is no state's is named in or behind a phrase."""
    around = {*phrase.before, *phrase.after, *phrase.owner}
    return bool(around & _PRIVATE) and not around & {"white", "ministry", "government"}


def _of_a_state(phrase: Phrase, one: str) -> bool:
    """Whether a post that anybody could give is a state's."""
    if _private(phrase):
        return False
    behind = tuple(w for w in phrase.after if w not in ("of", "for", "the", "in", "at", "from"))
    near = {*phrase.before, *phrase.owner}
    state = _STATE_WORDS | names("official_org") | names("place")
    if set(behind) & state or " ".join(behind) in state or near & state:
        return True
    if one not in _ALONE:
        return False
    joined = f" {' '.join(behind)} "
    placed = any(f" {p} " in joined for p in names("place"))
    return placed or not phrase.after or phrase.after[0] not in ("of", "at", "for")
