"""What governs a mention of an outlet: "told X", "in an interview with X", "X reported".

A mention is a channel only in a slot.  The words before it are read leftwards over its own noun
phrase ("the German weekly", "CNN’s") to the verb or preposition that governs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from provenance.attribution.channel.gazetteer import words_of
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from provenance.attribution.channel.mentions import Mention
    from provenance.attribution.view import View

Role = Literal["told", "loose", "according", "after", "quoting", "journalist"]

_TELL = frozenset({"told", "tell", "tells", "telling"})
_LEADS = {
    preposition: words_of(f"lead_{preposition}")
    for preposition in ("to", "with", "by", "in", "for", "from", "at", "of")
}
"""Words that with a preposition before an outlet make it the place where the words were said."""
_FREE = frozenset({"on", "via", "over", "through"})
"""Prepositions that need no such word before a broadcaster, programme or platform."""
_PREPOSITIONS = frozenset(_LEADS) | _FREE | {"during", "before", "as", "after"}
_AGAINST = words_of("against")
"""Words after which "on X" is about X."""
_OCCASION = words_of("occasion")
"""Nouns that an outlet's name stands before: "in a CNN interview", "in a Facebook post"."""
_ASKED = frozenset({"poll", "polls", "survey", "surveys", "polling", "tracking", "headquarters"})
"""Nouns that make the outlet a pollster or a place."""
_STAFF = words_of("staff")
"""Whom one tells something without its being an interview."""
_WRITERS = words_of("writer")
_REPORTS = words_of("reports")
_QUOTES = frozenset({"quoted", "quotes", "cited", "cites", "quoting"})
_PHRASE = 9
"""Tokens that may stand between a mention and what governs it."""
_LEAD_REACH = 7
"""Tokens before a preposition in which its noun or verb stands."""
_MARKS_OF_NAMES = frozenset({"“", '"', "''", "‘", "'", "’", "-", "/", "'s", "’s", "&"})
_ARTICLES = frozenset({"the", "a", "an", "this", "his", "her", "its", "their"})
_SERIES = frozenset({"series", "string", "flurry", "pair", "number", "barrage", "couple", "thread"})
_PENNED = frozenset({"wrote", "write", "writes", "penned", "authored", "published"})
_OWN = frozenset({"'s", "’s", "'", "’"})
_PRESSED = frozenset({"newspaper", "magazine", "wire", "site"})
_WRITTEN = words_of("written")
_AIRED = frozenset({"broadcaster", "show", "platform"})
_HELD = words_of("held")
_TALKS = frozenset({"interview", "interviews", "interviewed"})


@dataclass(frozen=True, slots=True)
class Slot:
    """How a mention is tied to words that somebody said.

    Attributes:
        role: ``told``: addressee of the verb at `at`; ``loose``: named with a preposition;
            ``according``: "according to X"; ``after``: ", X reported"; ``quoting``: "X quoted A";
            ``journalist``: the outlet somebody writes for.
        at: Token of the verb or preposition.
        first: First token of the whole phrase.
        talk: Whether the phrase speaks of an interview, which "the interview" may come back to.
    """

    role: Role
    at: int
    first: int
    talk: bool = False


def slot_of(view: View, mention: Mention, first: int, last: int) -> Slot | None:
    """The slot a mention stands in, or None.

    Args:
        view: The article.
        mention: The mention.
        first: First token of its sentence.
        last: One past the last token.
    """
    if _asks_or_houses(view, mention, last):
        return None
    staff = view.words[min(mention.end, last - 1)] in _STAFF
    k = mention.start - 1
    begun = False
    while k >= max(first, mention.start - _PHRASE):
        word = view.word(k)
        if word in _TELL:
            return None if staff else Slot("told", k, k, talk=True)
        if word == "of" and view.word(k - 1) in _SERIES:
            begun = False
        elif word in _PREPOSITIONS and (k == first or view.words[k][0].islower()):
            slot = _with_preposition(view, mention, k, first, last)
            return slot or _without(view, mention, first, last)
        if word in _PENNED and _occasion(view, mention, last) in _WRITTEN:
            return Slot("loose", k, k)
        series = word == "of" and view.word(k - 1) in _SERIES
        if begun or not (series or _inside_phrase(view, k)):
            break
        # An article opens the noun phrase; what stands before it is the governor or nothing.
        begun = word in _ARTICLES and view.words[k + 1] not in _MARKS_OF_NAMES
        k -= 2 if series else 1
    return _without(view, mention, first, last)


def _inside_phrase(view: View, k: int) -> bool:
    """Whether a token before a mention can be part of its noun phrase."""
    if view.words[k] in _MARKS_OF_NAMES:
        return True
    return not view.is_(k, Is.MARK | Is.AUX | Is.PRONOUN | Is.CLAUSE | Is.JOIN | Is.REL) and not (
        view.verbs[k] and not view.is_(k, Is.CAP) and view.word(k) not in _OCCASION | {"state"}
    )


def _asks_or_houses(view: View, mention: Mention, last: int) -> bool:
    """Whether the outlet is a pollster here: "a Post-ABC News poll", "the CNN headquarters"."""
    for k in range(mention.end, min(mention.end + 6, last)):
        word = view.word(k)
        if word in _ASKED:
            return True
        if not (view.is_(k, Is.CAP) or word in ("-", "/", "and", "exit", "national", "online")):
            return False
        if view.is_(k, Is.TIME):
            return False
    return False


def _with_preposition(  # noqa: PLR0911 - one return per preposition
    view: View, mention: Mention, k: int, first: int, last: int
) -> Slot | None:
    word = view.word(k)
    if word == "to" and view.word(k - 1) == "according":
        return Slot("according", k - 1, k - 1)
    lead = _lead(view, word, k, first)
    occasion = _occasion(view, mention, last)
    talk = occasion in _TALKS or (lead >= 0 and view.word(lead) in _TALKS)
    held = occasion in _HELD and word in ("at", "after", "before", "to", "with")
    if held or (occasion and word in ("in", "on", "during", "via")):
        return Slot("loose", k, lead if lead >= 0 else k, talk=talk)
    if mention.kind == "platform":
        free = word in ("on", "via", "over", "through", "in")
        if mention.weak and not (view.is_(mention.end, Is.MARK) or _verb_before(view, k)):
            return None
        return Slot("loose", k, k) if free and view.word(k - 1) not in _AGAINST else None
    if lead >= 0:
        first_token = lead
        if word == "to" and view.word(lead) in _TELL:
            return None
        return Slot("loose", k, first_token, talk=talk)
    if word in _FREE and not mention.weak and view.word(k - 1) not in _AGAINST:
        written = view.word(mention.end) in _WRITTEN or view.word(mention.end + 1) in _WRITTEN
        if mention.kind in _AIRED or written:
            return Slot("loose", k, k)
    if word == "in" and mention.kind in _PRESSED and not mention.weak:
        named = not mention.article or view.words[mention.start - 1] == "The"
        return Slot("loose", k, k) if named and not mention.noun else None
    told = _told_person_of(view, k, first) if word in ("of", "from", "at", "on", "with") else None
    if told is None and word in ("of", "at", "for", "with") and view.is_(k - 1, Is.CAP):
        return Slot("journalist", k, k)
    return told


def _told_person_of(view: View, k: int, first: int) -> Slot | None:
    """Read "told Nora Fitch of X": the verb stands a name further left."""
    for j in range(k - 1, max(first, k - 6) - 1, -1):
        if view.word(j) in _TELL:
            return Slot("told", j, j, talk=True)
        if not view.is_(j, Is.CAP) and view.word(j) not in _WRITERS:
            return None
    return None


def _verb_before(view: View, k: int) -> bool:
    return any(bool(view.verbs[j]) for j in range(max(0, k - 4), k))


def _lead(view: View, preposition: str, k: int, first: int) -> int:
    """The word before a preposition that makes the phrase a place of speech, or -1."""
    leads = _LEADS.get(preposition, frozenset())
    if preposition in _FREE:
        leads = _TALKS | {"appearance", "appeared", "appearing", "speaking", "statement", "aired"}
    for j in range(k - 1, max(first, k - _LEAD_REACH) - 1, -1):
        word = view.word(j)
        if word in leads:
            return j
        if word in (";", ":", "(", ")") or (view.quote[j] >= 0) != (view.quote[k] >= 0):
            break
        if preposition not in ("with", "to") and word in (",",) and j < k - 1:
            break
    return -1


def _occasion(view: View, mention: Mention, last: int) -> str:
    """The noun an outlet's name stands before, or an empty string."""
    for k in range(mention.end, min(mention.end + 4, last)):
        word = view.word(k)
        if word in _OCCASION:
            return word
        if word in _OWN or view.words[k] in _MARKS_OF_NAMES:
            continue
        if view.is_(k, Is.PREP | Is.MARK | Is.AUX | Is.PRONOUN | Is.TIME | Is.CLAUSE):
            break
    return ""


def _without(view: View, mention: Mention, first: int, last: int) -> Slot | None:
    """Slots that need no governor: the outlet reports, quotes, or employs the source."""
    end = mention.end
    before = view.word(mention.start - 1)
    start = mention.start - 1 if before == "the" else mention.start
    if view.word(end) in _QUOTES:
        return Slot("quoting", end, start)
    if view.word(end) in _REPORTS or view.word(end + 1) in _REPORTS:
        parted = start > first and (view.words[start - 1] in (",", "”", '"', "''", "—", "--", ";"))
        if parted and _closes(view, end, last):
            return Slot("after", end, start)
    if mention.kind == "platform":
        return None
    if view.words[min(end, len(view.words) - 1)] in _OWN and view.is_(end + 1, Is.CAP):
        return Slot("journalist", end, start)
    if view.word(end) in _WRITERS or (view.is_(end, Is.CAP) and view.word(end + 1) in _WRITERS):
        return Slot("journalist", end, start)
    return None


def _closes(view: View, end: int, last: int) -> bool:
    """Whether ", X reported" is the end of its clause."""
    for k in range(end, min(end + 4, last)):
        if view.is_(k, Is.MARK):
            return True
    return end + 4 >= last
