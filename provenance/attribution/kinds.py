"""What a source is: person, role, office, organisation, document, outlet, group or nobody."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from provenance.attribution.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import SourceKind

_VAGUE = frozenset(
    {"some", "many", "others", "someone", "somebody", "several", "few", "most", "one", "people"}
)
_BREAKS = frozenset(
    {
        "of",
        "for",
        "in",
        "at",
        "from",
        "with",
        "on",
        "to",
        "by",
        "who",
        "that",
        ",",
        "near",
        "familiar",
        "close",
        "about",
        "inside",
        "within",
        "whose",
        "involved",
        "briefed",
        "-",
    }
)
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OFFICIAL_ROLES = frozenset(
    {
        "president",
        "senator",
        "secretary",
        "minister",
        "governor",
        "mayor",
        "general",
        "colonel",
        "judge",
        "ambassador",
        "congressman",
        "congresswoman",
        "representative",
        "commander",
        "sheriff",
        "prosecutor",
        "lawmaker",
        "chancellor",
        "premier",
        "commissioner",
        "deputy",
        "captain",
        "lieutenant",
        "sergeant",
        "sen.",
        "rep.",
        "gov.",
        "gen.",
        "lt.",
        "col.",
        "sgt.",
        "capt.",
        "adm.",
        "official",
        "officials",
        "officer",
        "justice",
        "lawmakers",
        "senators",
        "ministers",
    }
)


def head_word(words: Sequence[str]) -> str:
    """Last word before the first preposition or relative: the head of a noun phrase.

    Args:
        words: Lower-case words of the phrase.

    >>> head_word(["a", "spokesman", "for", "the", "ministry"])
    'spokesman'
    """
    head = ""
    for i, word in enumerate(words):
        if word in _BREAKS and head:
            break
        if word in _POSSESSIVE:
            continue
        if word[:1].isalnum() and i >= 0:
            head = word
    return head


def kind_of(  # noqa: PLR0911 - one return per case
    words: Sequence[str], surfaces: Sequence[str], *, outlet: bool
) -> tuple[SourceKind, bool]:
    """Kind of an unnamed source, and whether it is official.

    Args:
        words: Lower-case words of the phrase, apposition left out.
        surfaces: The same words as they stand.
        outlet: Whether it is known as a news outlet or agency.
    """
    head = head_word(words)
    phrase = " ".join(words)
    plural = head.endswith("s")
    single = head[:-1] if plural else head
    official = is_official(words)
    if outlet:
        return "media_outlet", False
    if head in listed("document"):
        return "document", official
    if head in listed("anonymous") and _bare(words, head):
        return "anonymous", official
    if any(name in f" {phrase} " for name in _spaced("official_name")):
        return ("person_role" if _is_role(head, single) else "official_org"), True
    if head in ("officials", "authorities", "police", "prosecutors", "investigators") or (
        head in listed("official_head") and not _is_role(head, single)
    ):
        return "official_org", True
    if head in listed("group") and plural:
        return "group", False
    if _is_role(head, single) or head in listed("anonymous"):
        return "person_role", official
    if head in listed("media"):
        return "media_outlet", False
    if head in listed("organisation") or any(
        w in listed("organisation") for w in words if w not in _BREAKS
    ):
        return "organisation", official
    if head in listed("group") or "percent" in words or "%" in words:
        return "group", False
    if words and words[0] in _VAGUE:
        return "anonymous", False
    if surfaces and surfaces[-1][:1].isupper():
        return "organisation", official
    return "group" if plural else "person_role", official


@cache
def _spaced(kind: str) -> list[str]:
    return [f" {name} " for name in listed(kind)]


def _is_role(head: str, single: str) -> bool:
    return (
        head in listed("role")
        or single in listed("role")
        or (head.endswith(("woman", "people")) and head != "people")
    )


def _bare(words: Sequence[str], head: str) -> bool:
    """Whether an anonymous head stands without a group that narrows it down to an office."""
    before = [w for w in words[: list(words).index(head)] if w not in listed("determiner")]
    own = {
        "campaign",
        "police",
        "government",
        "pentagon",
        "ministry",
        "u.s.",
        "state",
        "federal",
        "party",
    }
    if head in (
        "official",
        "officials",
        "aide",
        "aides",
        "adviser",
        "advisers",
        "diplomat",
        "diplomats",
        "witness",
    ):
        return "the" not in words[:1] and not (set(before) & own) and head != "officials"
    return "'s" not in words and "’s" not in words


def is_official(words: Sequence[str]) -> bool:
    """Whether a description speaks for a state, its forces, courts or agencies.

    Args:
        words: Lower-case words of a role or name.
    """
    # A former or would-be office holder speaks for nobody but themselves.
    if {"former", "ex", "retired", "candidate", "nominee", "campaign"} & set(words):
        return False
    phrase = f" {' '.join(words)} "
    if any(name in phrase for name in _spaced("official_name")):
        return True
    return any(w in _OFFICIAL_ROLES or w in listed("official_head") for w in words)


_SPEAKERS = ("document", "anonymous", "official_head", "role", "group", "media", "organisation")
_ARTICLES = frozenset({"the", "a", "an"})


def names_somebody(surfaces: Sequence[str]) -> bool:
    """False for a lone small word that is no known kind of speaker.

    Args:
        surfaces: The words of a source as they stand.

    >>> [names_somebody([w]) for w in ("Ames", "officials", "creating", "the")]
    [True, True, False, False]
    """
    words = [w for w in surfaces if w[:1].isalnum() and w.lower() not in _ARTICLES]
    if len(words) != 1 or not words[0].islower():
        return bool(words)
    word = words[0]
    kinds = [listed(kind) for kind in _SPEAKERS]
    return any(word in known or word.removesuffix("s") in known for known in kinds)
