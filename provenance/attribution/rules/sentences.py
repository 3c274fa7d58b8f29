"""What the rules find, sentence by sentence: alone, or beside the span model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.kinds import head_word
from provenance.attribution.rules.backing import BACKED, backed_by
from provenance.attribution.rules.phrases import (
    DASHES,
    SPREAD,
    SURVEYS,
    VOICED,
    according_to,
    colon_label,
    colon_quote,
    in_poll,
    in_words_of,
    noun_cues,
    rumors,
    signed_quote,
)
from provenance.attribution.rules.stretch import Stretch
from provenance.attribution.words import Is, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.view import View
    from provenance.types import Span

_EVIDENCE = frozenset(
    {
        "suggest",
        "show",
        "indicate",
        "reveal",
        "find",
        "signal",
        "underscore",
        "highlight",
        "underline",
        "imply",
    }
)
_EVENTS = ("ings", "tions", "ments")
"""Endings of what happens rather than of who speaks, also where a sentence begins with it."""
_SURE = frozenset({"that", "bare", "quote-after", "quote-before", "clause-before"})
_TRANSCRIPT = 2
"""Lines with a label in capitals ("AMES: …") that make a text a transcript; one may be a rubric."""
_PHRASES = (
    (in_poll, SURVEYS),
    (in_words_of, VOICED),
    (signed_quote, DASHES),
    (rumors, SPREAD),
    (backed_by, BACKED),
)
"""Rules with the words of which a text must hold one before a rule looks at its sentences."""
_PRONOUNS = frozenset({"he", "she", "they", "who", "we"})
_SPEAKERS = ("document", "role", "official_head", "organisation", "group", "media", "anonymous")


def by_phrases(view: View) -> list[Found]:
    """What the span model's data hardly hold: signed quotations, polls and rumors.

    Args:
        view: The article as token arrays.
    """
    out: list[Found] = []
    words = {w.lower() for w in view.vocabulary}
    rules = [rule for rule, triggers in _PHRASES if triggers & words]
    if not rules:
        return out
    for number, (first, last) in enumerate(view.sentences):
        if last > first:
            found = [f for rule in rules for f in rule(view, first, last)]
            for item in found:
                item.sentence = number
            out += [f for f in found if _sound(view, f)]
    return out


def plain_speech(view: View, taken: Sequence[bool]) -> Iterator[Found]:
    """What "said" and "told" introduce where no cue was seen: these two are never anything else.

    Args:
        view: The article as token arrays.
        taken: Whether each token is part of a cue already.
    """
    for number, (first, last) in enumerate(view.sentences):
        if any(
            view.verbs[k] and not taken[k] and view.quote[k] < 0 and _plain(view.verbs[k][0].lemma)
            for k in range(first, last)
        ):
            for item in Stretch(view, first, last).find():
                item.sentence = number
                if _plain(item.lemma) and item.pattern in _SURE and _sound(view, item):
                    yield item


def _plain(lemma: str) -> bool:
    return lemma in ("say", "tell")


def by_rules(view: View) -> list[Found]:
    """What the rules find outside quotations, sentence by sentence.

    Args:
        view: The article as token arrays.
    """
    out: list[Found] = []
    starts = _line_starts(view)
    for number, (first, last) in enumerate(view.sentences):
        if last > first:
            found = _sentence(view, first, last, line_start=number in starts, headline=number == 0)
            for item in found:
                item.sentence = number
            out += found
    if sum(f.pattern == "label-upper" for f in out) < _TRANSCRIPT:
        out = [f for f in out if f.pattern != "label-upper"]
    return out


def _line_starts(view: View) -> set[int]:
    return {first for first, _ in view.paragraphs}


def _sentence(
    view: View, first: int, last: int, *, line_start: bool, headline: bool
) -> list[Found]:
    """Attributions of one sentence, outside quotations."""
    verbs = any(view.verbs[first:last])
    out: list[Found] = Stretch(view, first, last).find() if verbs else []
    if "according" in view.lower[first:last]:
        out += according_to(view, first, last)
    if any(view.nouns[first:last]):
        taken = {k for f in out for k in range(*f.cue)}
        out += [f for f in noun_cues(view, first, last) if f.cue[0] not in taken]
        out += rumors(view, first, last)
    for rule in (in_poll, in_words_of, signed_quote):
        out += [f for f in rule(view, first, last) if not any(g.cue[0] == f.cue[0] for g in out)]
    if ":" in view.lower[first:last]:
        colon = colon_quote(view, first, last)
        if colon is not None and not any(_holds(f, colon.content[0][0]) for f in out):
            out.append(colon)
    if line_start and not any(f.cue[0] < first + 8 for f in out):
        label = colon_label(view, first, last, headline=headline)
        if label is not None:
            out.append(label)
    return [f for f in out if _sound(view, f)]


def _holds(found: Found, token: int) -> bool:
    return any(a <= token < b for a, b in found.content)


def _sound(view: View, found: Found) -> bool:
    """False for what no editor would accept: the outlet's own "I", "you", or empty content."""
    if not found.content or any(b <= a for a, b in (*found.source, *found.content)):
        return False
    first = found.source[0] if found.source else None
    if first is None:
        return True
    if found.lemma in _EVIDENCE and not _can_say(view, first):
        return False
    pronoun = first[1] - first[0] == 1 and view.word(first[0]) in ("i", "you", "we")
    return found.kind == "neutral" or not (pronoun and view.is_(first[0], Is.PRONOUN))


def happens(view: View, lemma: str, source: Span) -> bool:
    """Whether a subject shows without speaking: "the killings suggest that …".

    Args:
        view: The article.
        lemma: Base form of the cue.
        source: Token range of its subject.
    """
    head = head_word(view.lower[slice(*source)])
    return lemma in _EVIDENCE and head.endswith(_EVENTS) and head not in listed("document")


def _can_say(view: View, source: Span) -> bool:
    """Whether a subject can speak: "the killings show" reports nobody's words."""
    words = view.lower[slice(*source)]
    head = head_word(words)
    if head.endswith(_EVENTS) and head not in listed("document"):
        return False
    if (
        any(view.is_(k, Is.CAP) and not view.is_(k, Is.DET) for k in range(*source))
        or head in _PRONOUNS
    ):
        return True
    return any(head in listed(kind) or head.removesuffix("s") in listed(kind) for kind in _SPEAKERS)
