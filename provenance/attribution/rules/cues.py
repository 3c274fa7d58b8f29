"""Cues: which tokens of a stretch are reporting verbs in use, and how they hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.found import Cue
from provenance.attribution.kinds import head_word
from provenance.attribution.rules.speaker import np_start
from provenance.attribution.verbs import SILENT
from provenance.attribution.words import Is, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.verbs import Verb
    from provenance.attribution.view import View

_PASSIVE_OK = frozenset(
    {"expect", "believe", "say", "report", "allege", "think", "rumor", "tell", "ask", "assume"}
    | {"estimate", "know", "understand", "inform", "warn", "consider", "suspect", "feel", "fear"}
)
_PLAIN = frozenset(
    {"say", "think", "believe", "argue", "insist", "agree", "contend", "allege", "maintain"}
)
"""Verbs whose base form is hardly ever a noun or an infinitive without "to"."""
_ALSO_NOUN = frozenset(
    {
        "figure",
        "attack",
        "challenge",
        "question",
        "request",
        "order",
        "respect",
        "wish",
        "dream",
        "guess",
        "worry",
    }
    | {
        "cry",
        "laugh",
        "post",
        "tweet",
        "signal",
        "forecast",
        "project",
        "quote",
        "reason",
        "counter",
        "protest",
    }
    | {
        "trust",
        "back",
        "label",
        "brand",
        "term",
        "stress",
        "judge",
        "answer",
        "note",
        "rip",
        "favor",
        "state",
        "tout",
    }
)
_OWNERS = frozenset({"'s", "’s"})
_FEW_BACK = 6
_SHORT_WORD = 3
"""Words up to this length keep a small letter in headline case."""
_FEW_NEAR = 3


def find_cues(view: View, first: int, last: int, *, quoted: bool) -> Iterator[Cue]:
    """Reporting verbs in use between two tokens.

    Args:
        view: The article.
        first: First token of the stretch, a sentence or a part of one.
        last: One past its last token.
        quoted: Look inside quotations instead of outside.
    """
    i = first
    while i < last:
        if view.verbs[i] and (view.quote[i] >= 0) == quoted:
            cue = _cue(view, i, first, last)
            if cue is not None:
                yield cue
                i = cue.end
                continue
        i += 1


def _cue(view: View, i: int, first: int, last: int) -> Cue | None:
    """The cue at a token that can be a reporting verb, if it is one here."""
    verb, end = _with_particle(view, i, last)
    if verb is None:
        return None
    start, before = _back(view, i, first)
    passive = verb.form == "ed" and any(view.is_(k, Is.BE) for k in range(start, i))
    to = view.word(i - 1) == "to" or view.word(start) == "to"
    if not _is_verb(view, i, first, verb, before, finite=start < i):
        return None
    if passive and verb.lemma not in _PASSIVE_OK:
        return None
    flow = "finite"
    if verb.form == "ing" and verb.kind in SILENT and not _introduced(view, before, start < i):
        return None
    if verb.form == "ing" and not any(view.is_(k, Is.BE) for k in range(start, i)):
        flow = "participle"
    elif view.word(before) in ("and", "or", "but") and before >= first:
        flow = "joined"
    return Cue(start, end, i, verb.lemma, verb.form, verb.kind, verb.frames, passive, to, flow)


def _introduced(view: View, before: int, finite: bool) -> bool:
    """Whether a participle hangs on a comma or a preposition: ", praising …", "in praising …"."""
    return finite or view.word(before) in (",", "and") or view.is_(before, Is.CLAUSE | Is.PREP)


def _with_particle(view: View, i: int, last: int) -> tuple[Verb | None, int]:
    """The reading of a verb with the longest particle that follows."""
    for verb in view.verbs[i]:
        end = i + 1 + len(verb.particle)
        if end <= last and tuple(view.lower[i + 1 : end]) == verb.particle:
            return verb, end
    return None, i


def _back(view: View, i: int, first: int) -> tuple[int, int]:
    """First token of the verb group, and the token before it."""
    start = i
    for k in range(i - 1, max(first - 1, i - 1 - _FEW_BACK), -1):
        if view.quote[k] != view.quote[i]:
            break
        if view.is_(k, Is.AUX) or (view.is_(k, Is.ADV) and not view.is_(k, Is.CLAUSE)):
            start = k
        elif view.word(k) == "to" and k > first and (start < i or k == i - 1):
            break
        else:
            break
    return start, start - 1


def _is_verb(view: View, i: int, first: int, verb: Verb, before: int, *, finite: bool) -> bool:  # noqa: PLR0911 - one return per case
    """False where the form is a noun or an adjective at this place."""
    left = view.word(before)
    if before >= first and view.quote[before] == view.quote[i]:
        if view.is_(before, Is.DET | Is.POSS) and not view.is_(before, Is.SUBJECT | Is.PRONOUN):
            return left in (
                "that",
                "this",
                "all",
                "both",
                "many",
                "some",
                "few",
                "several",
                "most",
            ) and (verb.form != "ing")
        if left in ("'s", "’s", "s'"):
            return verb.form == "base" and False
        if view.is_(before, Is.PREP) and left != "to" and verb.form != "ing":
            return False
        if left == "to":
            return verb.form == "base"
    if view.is_(i, Is.CAP) and i > first and not _headline_case(view, first, i):
        return False
    if verb.form == "base":
        return _base_is_verb(view, i, first, before, finite=finite)
    if verb.form == "s" and (view.nouns[i] or verb.lemma in _ALSO_NOUN):
        return (
            before >= first
            and not view.is_(i + 1, Is.PREP | Is.AUX | Is.VERB)
            and _speaks(view, before)
        )
    if verb.form == "ing" and verb.lemma in ("regard", "consider"):
        return False
    return not (verb.form in ("ed", "ing") and "p" in verb.frames and before < first)


def _speaks(view: View, i: int) -> bool:
    """Whether a word can be the subject of a verb that could also be a plural noun."""
    word = view.word(i)
    kinds = ("role", "document", "organisation", "media", "official_head", "anonymous")
    return (
        view.is_(i, Is.CAP | Is.PRONOUN)
        or word in (")", ",", "who", "which")
        or any(word in listed(kind) for kind in kinds)
    )


def _plural_subject(view: View, before: int, first: int) -> bool:
    """Whether a noun phrase of several words has a plural head: "residents of Osby say"."""
    start = np_start(view, before, first)
    if start >= before:
        return False
    head = head_word(view.lower[start : before + 1])
    return head.endswith("s") and not head.endswith("ss")


def _headline_case(view: View, first: int, i: int) -> bool:
    """Whether the words from the start of the line to a verb are capitalized like a headline's."""
    near = [
        k
        for k in range(max(first, i - 4), min(i + 4, len(view.words)))
        if len(view.words[k]) > _SHORT_WORD
    ]
    return len(near) >= _FEW_NEAR and all(view.is_(k, Is.CAP) for k in near)


def _base_is_verb(view: View, i: int, first: int, before: int, *, finite: bool) -> bool:
    """A base form is a verb after a modal, a plural or a pronoun."""
    group = range(before + 1, i)
    if any(view.word(k) in _OWNERS for k in group):
        return False
    if finite and any(view.is_(k, Is.AUX) for k in group):
        return True
    left = view.word(before)
    if before < first:
        return False
    if left in ("and", "or"):
        return not view.nouns[i]
    if view.verbs[i][0].lemma in _PLAIN and not view.is_(
        before, Is.PREP | Is.CONN | Is.VERB | Is.CLAUSE | Is.AUX
    ):
        return True
    plural = left.endswith("s") and not left.endswith(("ss", "'s", "us"))
    subject = left in (
        "they",
        "we",
        "i",
        "you",
        "who",
        "people",
        "police",
        "men",
        "women",
        "many",
        "some",
    )
    return plural or subject or left == "that" or _plural_subject(view, before, first)
