"""Theatrical verbs of headlines: "slams" where a person, a party or a group is said to criticize.

Headlines drop articles and write in the present, so that the subject is simply the word before:
an acronym ("GOP slams"), a name, or a plural ("nations rip").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit
from provenance.signals._context import quoted
from provenance.signals._lists import lines
from provenance.signals._lists import words as word_set
from provenance.signals._phrases import Match, Phrases, fold, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.signals._zones import Zone

_NO_SUBJECT = frozenset(
    {"a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "of", "for", "on", "by"}
    | {"in", "with", "and", "or", "to", "from", "against", "email", "political", "'s", "’s", "no"}
    | {"more", "after", "amid", "as", "that", "these", "those", "this", "public", "high", "not"}
)
"""Words before a form that make it a noun, or another verb's."""
_NO_OBJECT = frozenset(
    {"into", "through", "off", "on", "in", "at", "near", "door", "apart", "open", "across", "down"}
    | {"up", "kill", "kills", "hit", "rock", "of", "and", "that", "from", "board", "say", "says"}
    | {"are", "were", "is", "was", "will", "have", "has", "can", "could", "may", "ahead"}
)
"""Words after a form that wants an object, where it is a noun or a physical act."""
_SPEAKING = frozenset({"scoff", "sneer", "fume", "rage", "rant", "gloat", "whine", "gush"})
_ABOUT = frozenset({"at", "on", "that", "in"})
_PLURALS = frozenset({"gop", "dems", "police", "men", "women", "people", "media", "press"})
_FORCES = word_set("headline_forces")


def _entries() -> Iterator[tuple[str, str, bool]]:
    """Form, suggestion, and whether the form goes with a plural."""
    for line in lines("headline_verbs"):
        forms, _, suggestions = line.partition("=>")
        pairs = zip(forms.split(","), suggestions.split(","), (False, True), strict=True)
        yield from ((form.strip(), plain.strip(), plural) for form, plain, plural in pairs)


_VERBS = {form: (plain, plural) for form, plain, plural in _entries()}
_PHRASES = Phrases(_VERBS)
FORMS = frozenset(_VERBS)
"""All forms of the list."""
_REACH = 5
"""Words before a verb in which its subject stands."""
_WHY = "stages the statement as a fight or a scene"


def headline_verbs(zone: Zone) -> Iterator[Hit]:
    """Yield the theatrical verbs of a headline.

    Args:
        zone: The headline.
    """
    for match in _PHRASES.find(zone.tokens):
        if zone.start <= match.start and match.end <= zone.end and _is_verb(zone, match):
            plain, _ = _VERBS[match.phrase]
            shown = quoted(zone.text[match.start : match.end])
            message = f"{shown} {_WHY}; “{plain}” is neutral"
            yield Hit(match.start, match.end, message, 0.85, plain, where=zone.where)


def _is_verb(zone: Zone, match: Match) -> bool:
    """Whether a subject stands right before a form and no noun or literal act is meant."""
    if match.first == 0 or int(zone.tokens.starts[match.first - 1]) < zone.start:
        return False
    before = zone.tokens.words[match.first - 1]
    after = word_at(zone.tokens, match.last) if match.end < zone.end else ""
    subject = zone.tokens.words[max(match.first - _REACH, 0) : match.first]
    if _FORCES.intersection(map(fold, subject)):
        return False
    if not before[-1].isalpha() or fold(before) in _NO_SUBJECT or fold(before).endswith("'s"):
        return False
    if _VERBS[match.phrase][1] and not (fold(before) in _PLURALS or _is_plural(before)):
        return False
    return bool(after) and (" " in match.phrase or after not in _NO_OBJECT or _speaks(match, after))


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _speaks(match: Match, after: str) -> bool:
    """Whether a verb of speaking goes on as one: "scoffs at", "rages on"."""
    return match.phrase.rstrip("s") in _SPEAKING and after in _ABOUT
