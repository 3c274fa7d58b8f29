"""Where an article names an outlet, a programme or a platform.

One walk over the tokens.  Three ways to be found: the table of `gazetteer`; the shape of a name
("Osby Evening Herald", "Radio Osby", "WXQL-TV", "Latin Voices magazine"); a description ("state
television", "the newspaper"), which `resolve` sets to the outlet named last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.attribution.channel.gazetteer import forms, words_of
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.channel.gazetteer import Form
    from provenance.attribution.view import View

_ENDS = {
    word: kind
    for kind in ("newspaper", "wire", "broadcaster", "magazine", "show")
    for word in words_of(f"end_{kind}")
}
"""Last words of outlets' names, with what they are."""
_NOUNS = {
    **dict.fromkeys(("newspaper", "paper", "daily", "tabloid", "broadsheet"), "newspaper"),
    **dict.fromkeys(("magazine", "weekly", "journal"), "magazine"),
    **dict.fromkeys(
        ("television", "tv", "radio", "network", "station", "broadcaster", "channel"),
        "broadcaster",
    ),
    **dict.fromkeys(("agency", "newswire"), "wire"),
    **dict.fromkeys(("website", "site", "outlet", "publication", "podcast"), "site"),
    "media": "media",
}
"""Common nouns for outlets."""
_BACK = frozenset(
    {"newspaper", "paper", "magazine", "network", "station", "broadcaster", "channel"}
)
_BACK_ANY = _BACK | {"agency", "outlet", "publication", "website", "site", "daily", "tabloid"}
"""Nouns that with "the" stand for the outlet named last."""
_NAMED_BY = frozenset({"magazine", "newspaper", "television", "radio", "tv", "daily", "weekly"})
"""Nouns before or after which an unknown capitalized name is an outlet's."""
_CALL_SIGN = re.compile(r"(?:[KW][A-Z]{3}|CK[A-Z]{2}|[KW][A-Z]{2}[0-9])\Z")
_NO_NAME = words_of("no_name")
"""Capitalized words that with a word of `_ENDS` make no outlet's name: "Breaking News"."""
_OWNERS = frozenset({"state", "local", "official", "national", "government", "public", "cable"})
_RUN = frozenset({"run", "owned", "controlled", "backed", "funded", "linked", "aligned"})
_JOINERS = frozenset({"of", "and", "&", "-", "the", "de", "la", "le"})
_LONGEST = 5
"""Words of the longest name by shape."""
_LOOK_BACK = 400
"""Tokens back in which "the newspaper" looks for its name: about a screen of text."""


@dataclass(slots=True)
class Mention:
    """An outlet, programme or platform as it stands at one place.

    Attributes:
        start: First token, an article left out.
        end: One past the last.
        name: The name to report; empty until `resolve` knows whom "the newspaper" means.
        kind: Kind of the gazetteer, or ``media``.
        weak: A common word as well.
        article: A name only with "the" before it.
        noun: The common noun of a description, or an empty string.
    """

    start: int
    end: int
    name: str
    kind: str
    weak: bool = False
    article: bool = False
    noun: str = ""


_FORM, _END, _NOUN, _CALL = 1, 2, 4, 8


@lru_cache(maxsize=100_000)
def _role(word: str) -> int:
    """What a word form can begin or end, as bits."""
    role = 0
    if word in forms():
        role |= _FORM
    if word in _ENDS:
        role |= _END
    if word in _NOUNS:
        role |= _NOUN
    if _CALL_SIGN.match(word):
        role |= _CALL
    return role


def find_mentions(view: View) -> list[Mention]:
    """All mentions of an article in order.

    Args:
        view: The article.
    """
    words = view.words
    out: list[Mention] = []
    roles = {w: _role(w) for w in set(words)}
    places = [i for i, w in enumerate(words) if roles[w]]
    at = 0
    for i in places:
        if i < at:
            continue
        found = _at(view, i, roles[words[i]], at)
        if found is not None:
            out.append(found)
            at = found.end
    resolve(view, out)
    return out


def _at(view: View, i: int, role: int, floor: int) -> Mention | None:
    """The mention that begins at a token, or whose telling word it is."""
    words = view.words
    found: Mention | None = None
    if role & _FORM:
        for form in forms()[words[i]]:
            end = i + 1 + len(form.tokens)
            if form.tokens == tuple(words[i + 1 : end]):
                found = _by_form(view, i, end, form, floor)
                break
    if found is None and role & _END:
        found = _by_end(view, i, floor)
    if found is None and role & _CALL:
        found = _call_sign(view, i)
    if found is None and role & _NOUN:
        found = _by_noun(view, i, floor)
    return found


def _by_form(view: View, start: int, end: int, form: Form, floor: int) -> Mention | None:
    """A listed name; a weak or single one that is part of a longer name gives way to that."""
    words = view.words
    article = form.article and view.word(start - 1) == "the"
    if form.article and not article:
        return None
    ends = all(word in _ENDS for word in words[start:end])
    if ends and _cap(view, start - 1) and not article:
        return None  # "the Osby Daily News" is not the Daily News of New York
    noun = view.word(end)
    named_by = noun in _NAMED_BY
    weak = form.weak and not named_by
    if (weak or form.article) and _cap(view, end) and not _timely(view, end):
        return None
    if (weak or form.article) and view.word(end) == "-" and _cap(view, end + 1):
        return None
    if weak and _cap(view, start - 1) and start - 1 >= floor and view.word(start - 1) != "the":
        return None
    if named_by and form.kind != "platform":
        end += 1
    return Mention(start, end, form.name, form.kind, weak, article and form.article)


def _by_end(view: View, i: int, floor: int) -> Mention | None:
    """A name by its last word: "Osby Evening Herald"; "Radio Osby" by its first."""
    words = view.words
    kind = _ENDS[words[i]]
    start = _left(view, i, floor)
    end = i + 1
    if words[i] == "Radio" and start == i and _cap(view, i + 1):
        end = i + 2
    elif start == i:
        return None
    if _cap(view, end) and not _timely(view, end):
        return None
    if view.word(end) == "of" and _cap(view, end + 1):
        return None  # "the Osby Journal of Medicine": learned journals are sources
    if all(w in _NO_NAME or view.word(k) == "the" for k, w in enumerate(words[start:i], start)):
        return None
    return Mention(start, end, _text(view, start, end), kind)


def _call_sign(view: View, i: int) -> Mention:
    """A station by its call sign: "WXQL", "WXQL-TV"."""
    end = i + 1
    if view.word(end) == "-" and view.word(end + 1) in ("tv", "fm", "am", "dt"):
        end += 2
    elif view.word(end) in ("tv", "radio", "news") and _cap(view, end):
        end += 1
    return Mention(i, end, _text(view, i, end), "broadcaster")


def _by_noun(  # noqa: PLR0911 - one return per case
    view: View, i: int, floor: int
) -> Mention | None:
    """A description: "state television", "the newspaper", or a name with its noun."""
    word = view.word(i)
    kind = _NOUNS[word]
    if _cap(view, i - 1) and word in _NAMED_BY and i - 1 >= floor:
        start = _left(view, i, floor)
        first = _sentence_start(view, start)
        if start < i and not first and not _cap(view, i + 1):
            return Mention(start, i + 1, _text(view, start, i + 1), kind)
    if word in _NAMED_BY and _cap(view, i + 1) and not _timely(view, i + 1):
        end = _right(view, i + 1)
        if view.words[i + 1] not in forms() and view.word(end) not in ("’s", "'s"):
            return Mention(i + 1, end, _text(view, i + 1, end), kind)
    owned = _owned(view, i)
    if owned < i:
        if _cap(view, i + 1) and _role(view.words[i + 1]) & _FORM:
            return None  # "the state news agency SANA": the name follows
        return Mention(owned, i + 1, _text(view, owned, i + 1), kind, noun="state")
    if word in _BACK_ANY and view.word(i - 1) == "the":
        return Mention(i, i + 1, "", kind, noun=word)
    if word == "agency" and view.word(i - 1) == "news" and view.word(i - 2) == "the":
        return Mention(i - 1, i + 1, "", kind, noun="news agency")
    return None


def _owned(view: View, i: int) -> int:
    """Where "state television", "state-run news agency", "local media" begins; `i` if it is not."""
    k = i - 1
    if view.word(k) == "news":
        k -= 1
    if view.word(k) in _RUN and view.word(k - 1) == "-":
        k -= 2
    return k if view.word(k) in _OWNERS and view.words[k].islower() else i


def resolve(view: View, mentions: Sequence[Mention]) -> None:
    """Name the outlets that a common noun with "the" stands for.

    Args:
        view: The article.
        mentions: All mentions in order; those that find no name keep an empty one.
    """
    shorts = _short_names(mentions)
    for i, mention in enumerate(mentions):
        if mention.noun and not mention.name:
            for k in range(i - 1, -1, -1):
                other = mentions[k]
                if mention.start - other.end > _LOOK_BACK:
                    break
                if other.name and not other.weak and _fits(mention, other):
                    mention.name = other.name
                    break
        elif mention.article:
            mention.name = shorts.get(view.word(mention.start), mention.name)


def _fits(mention: Mention, other: Mention) -> bool:
    """Whether a common noun can stand for an outlet of that kind."""
    if other.noun or other.kind in ("platform", "media"):
        return False
    if mention.kind == "site":
        return True
    kind = "broadcaster" if other.kind == "show" else other.kind
    return kind == mention.kind or (mention.noun in ("paper", "magazine") and kind == "site")


def _short_names(mentions: Sequence[Mention]) -> dict[str, str]:
    """The full name that ends in a word, for each such word named in the article.

    "The Post" in an article on a Velm Post is the Velm Post; elsewhere it is the best known one.
    """
    out: dict[str, str] = {}
    for m in mentions:
        if not m.article and not m.noun and m.name and m.end - m.start > 1:
            out.setdefault(m.name.rpartition(" ")[2].lower(), m.name)
    return out


def _left(view: View, i: int, floor: int) -> int:
    """First token of the run of capitalized words that ends before a token."""
    start = i
    while start > max(floor, i - _LONGEST):
        k = start - 1
        if _cap(view, k) and view.word(k) not in ("the", "a", "an"):
            start = k
        elif view.word(k) in _JOINERS and view.word(k) != "the" and _cap(view, k - 1):
            if k - 1 < floor or (view.word(k) == "and"):
                break
            start = k - 1
        else:
            break
    while start < i and view.is_(start, Is.TIME | Is.TITLE):
        start += 1
    if start < i and _sentence_start(view, start) and view.is_(start, Is.PREP | Is.CLAUSE | Is.DET):
        start += 1
    return start


def _right(view: View, i: int) -> int:
    """One past the run of capitalized words that begins at a token."""
    end = i + 1
    while end < i + _LONGEST and (_cap(view, end) or view.word(end) == "-"):
        if view.word(end) == "-" and not _cap(view, end + 1):
            break
        if _timely(view, end):
            break
        end += 1
    return end


def _sentence_start(view: View, i: int) -> bool:
    return (
        i == 0
        or view.words[i - 1] in (".", "!", "?", "”", '"', "''")
        or ("\n" in view.text[view.ends[i - 1] : view.starts[i]])
    )


def _cap(view: View, i: int) -> bool:
    """Whether a token is a capitalized word, of letters."""
    return 0 <= i < len(view.words) and view.words[i][0].isupper()


def _timely(view: View, i: int) -> bool:
    """Whether a token is a day or a month: "told Reuters Monday"."""
    return view.is_(i, Is.TIME) or view.words[i] in _MONTHS


_MONTHS = words_of("month")


def _text(view: View, start: int, end: int) -> str:
    """The words as they stand, white space made plain."""
    return " ".join(view.text[view.starts[start] : view.ends[end - 1]].split())
