"""Who heard a source without a name: this outlet, another one, or a person in the story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.attribution.channel import is_outlet
from provenance.signals._context import is_capitalised
from provenance.signals._phrases import word_at
from provenance.signals._zones import sentence_at

if TYPE_CHECKING:
    from provenance.reading import Reading
    from provenance.types import Attribution, Span

_TOLD = frozenset({"told", "tells", "tell", "informed", "informs"})
_REACH = 8
_SKIP = frozenset({"the", "reporters", "at", "with"})
_NAME = 4
_SOURCES = frozenset({"source", "sources"})
_PERSONS = frozenset({"him", "her", "them"})
_OWN = frozenset({"us", "me", "reporters", "journalists"})
_HOST = re.compile(r"^https?://(?:www\.)?|[/?#].*$|\.(?:com|org|net|co\.uk|co|tv|io)$")
_THE = re.compile(r"^the\s+", re.I)
_CUT = re.compile(r"[^a-z0-9]+")


def told_to_another(reading: Reading, span: Span, attribution: Attribution | None) -> str | None:
    """The outlet that a source spoke to, where it is another than this one.

    Args:
        reading: The article.
        span: The source.
        attribution: What it said there, if known.
    """
    names = [attribution.channel.name] if attribution and attribution.channel else []
    heard = _named_hearer(reading, span)
    if heard is not None:
        names.append(heard)
    owner = _possessor(reading, span)
    if owner is not None:
        names.append(owner)
    return next((name for name in names if not _is_own(reading, name)), None)


def told_to_a_person(reading: Reading, span: Span) -> bool:
    """Whether a source told "him" or "them": somebody in the story, not the outlet.

    Args:
        reading: The article.
        span: The source.
    """
    at = _told(reading, span)
    return at is not None and word_at(reading.tokens, at + 1) in _PERSONS


def _told(reading: Reading, span: Span) -> int | None:
    """Index of a "told" that follows a source in its sentence."""
    tokens = reading.tokens
    sentence = sentence_at(reading, span[0])
    first = tokens.between(*span).stop
    for at in range(first, min(first + _REACH, len(tokens))):
        if sentence is None or int(tokens.starts[at]) >= sentence[1]:
            return None
        if word_at(tokens, at) in _TOLD:
            return at
    return None


def _named_hearer(reading: Reading, span: Span) -> str | None:
    """The name after "told": "told the Varnholt Post", "told Lund"."""
    tokens = reading.tokens
    at = _told(reading, span)
    if at is None or word_at(tokens, at + 1) in _OWN:
        return None
    first = at + 1 + (word_at(tokens, at + 1) == "the")
    last = first
    while last < len(tokens) and last < first + _NAME and is_capitalised(tokens.words[last]):
        last += 1
    if last == first:
        return None
    name = reading.text[int(tokens.starts[first]) : int(tokens.ends[last - 1])]
    return f"the {name}" if first == at + 2 else name


def _possessor(reading: Reading, span: Span) -> str | None:
    """The outlet or writer whose sources they are said to be ("the Post's sources")."""
    tokens = reading.tokens
    inside = tokens.between(*span)
    for at in range(inside.start, inside.stop - 1):
        owns = word_at(tokens, at + 1) in {"'s", "'"} and is_capitalised(tokens.words[at])
        if owns and (is_outlet(tokens.words[at]) or word_at(tokens, at + 2) in _SOURCES):
            return tokens.words[at]
    return None


def _is_own(reading: Reading, name: str) -> bool:
    """Whether a name is this outlet's: its name, address, initials, or a part of them."""
    article = reading.article
    own = [_letters(article.outlet or ""), _letters(_HOST.sub("", article.uri or ""))]
    initials = "".join(word[:1] for word in re.findall(r"\w+", article.outlet or "")).lower()
    theirs = _letters(_THE.sub("", name))
    if not theirs or not any(own):
        return not theirs
    return theirs == initials or any(o and (theirs in o or o in theirs) for o in own)


def _letters(name: str) -> str:
    return _CUT.sub("", _THE.sub("", name).lower())
