"""Forms of one name: "the WTO" and "World Trade Organization", "the Post" and "Washington Post"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from provenance.attribution.words import listed

if TYPE_CHECKING:
    from provenance.attribution.resolution.entities import Entity

_SMALL = frozenset({"of", "the", "for", "and", "&", "on", "in", "to", "at", "a", "an"})
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?\Z")
_NAMED = frozenset({"organisation", "official_org", "media_outlet"})
_SHORTEST = 2
_LONGEST = 6


def bare(name: str) -> str:
    """A name without its article and without the mark of an owner at its end.

    Args:
        name: As it stands in the text.

    >>> bare("the Osby Post's")
    'Osby Post'
    """
    cut = _OWNER.sub("", _ARTICLE.sub("", name, count=1)).strip()
    return cut or name


def initials(name: str) -> str:
    """First letters of a name's large words, lower case: "wto"; empty for one word.

    Args:
        name: A name without its article.
    """
    words = [w for w in re.split(r"[\s-]+", name) if w and w.lower() not in _SMALL]
    if len(words) < _SHORTEST or not all(w[0].isupper() for w in words):
        return ""
    return "".join(w[0] for w in words).lower()


class Forms:
    """Looks up a source by any form of its name."""

    def __init__(self) -> None:
        self._exact: dict[str, Entity] = {}
        self._short: dict[str, dict[int, Entity]] = defaultdict(dict)

    def find(self, name: str, kind: str) -> Entity | None:
        """The source a name stands for, if it was named before and no other could be meant.

        Args:
            name: Without its article.
            kind: Kind of source that the name alone suggests.
        """
        key = _key(name)
        known = self._exact.get(key)
        if known is not None or not (kind in _NAMED or _acronym(name)):
            return known
        fitting = [e for e in self._short.get(key, {}).values() if e.kind == kind or _acronym(name)]
        if len(fitting) == 1:
            return fitting[0]
        longer = {
            id(e): e
            for form in _shorter(name)
            if (e := self._exact.get(_key(form))) is not None and e.kind in _NAMED
        }
        if len(longer) == 1:
            entity = next(iter(longer.values()))
            if entity.kind == kind:
                entity.name = name
                self.add(name, entity)
                return entity
        return None

    def add(self, name: str, entity: Entity) -> None:
        """Remember a source under a name and under what the name is shortened to.

        Args:
            name: Without its article.
            entity: The source.
        """
        self._exact.setdefault(_key(name), entity)
        if entity.kind in _NAMED:
            for form in _shorter(name):
                self._short[_key(form)][id(entity)] = entity


def _acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalpha() and len(letters) >= _SHORTEST


def _key(name: str) -> str:
    key = name.lower()
    return key.replace(".", "") if _acronym(name) else key


def _shorter(name: str) -> list[str]:
    """What a name is shortened to: its initials, its last words, its first, another order."""
    words = name.split()
    if not _SHORTEST <= len(words) <= _LONGEST:
        return []
    out = [initials(name).upper()] if initials(name) else []
    if "of" in words[1:-1]:
        # "Department of Justice" is the "Justice Department".
        at = words.index("of", 1)
        rest = [w for w in words[at + 1 :] if w.lower() != "the"]
        out.append(" ".join([*rest, *words[:at]]))
        return [o for o in out if o]
    if all(w[:1].isupper() for w in words):
        last = words[-1].lower()
        if last in listed("media"):
            out += [" ".join(words[k:]) for k in range(1, len(words))]
        elif words[0].lower().rstrip(".") in ("us", "u.s", "american", "federal", "national"):
            out.append(" ".join(words[1:]))
        if last in listed("organisation") | listed("media") | _HEADS and not _place(words[0]):
            out += [" ".join(words[:k]) for k in range(1, len(words))]
    return out


_HEADS = frozenset(
    {"research", "inc", "inc.", "corp", "corp.", "co.", "ltd", "llc", "poll", "media"}
)


def _place(word: str) -> bool:
    from provenance.nlp.names import is_place

    return is_place(word.lower())
