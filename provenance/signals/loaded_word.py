"""A word takes sides.

## What it flags
Words that the wording model finds loaded: a one-sided charge where a neutral word exists (the
framing bias of Recasens and others, 2013; loaded language in SemEval-2020; the biased words of
BABE). The model weighs the word, its parts, its neighbors and whether it is quoted. A word is shown
where the model is sure and the word is one that annotators marked and a list of ours knows; any
other only to those who ask for more, at half the confidence. No single word counts against the
outlet: readers agree with six in ten. What all of them together hold, the wording density, moves
the score, and tells opinion pages from agency copy as well as all findings do. A short list of
words of contempt stands beside the model, which gives them little inside quotations. Names, cue
verbs (see PV401 to PV404) and the headline (see PV303) are left out.

## Why it matters
A loaded word hands the reader a verdict in place of the fact. In a quotation it is its speaker's,
and is reported under the speaker.

## Flagged
- The governing party [[rammed]] the bill through the chamber.
- The governor's [[disgraceful]] record on schools is well known in Varnholt.
- The [[radical mob]] of activists blocked the harbor.

## Not flagged
- The council voted on Monday to repair the bridge over the Lenne.
- The Radical Party won 12 seats in the chamber.
- The ministry published the figures on Friday.

## Measured
- Precision: 0.59 (49.5 of 84 places of 32 outlets, read by one who had not seen the code).
- Rate: 503 places in 1,000 articles (3,000 random articles of 138 outlets).

## Limits
Words that report somebody's view without quotation marks, idioms ("lies and damned lies") and mild
color are the usual errors; a quiet verb is missed, and so is a loaded word that no annotator
happened to mark. Of the words shown as info about one in three is worth a look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals import (
    editorialising_verb,
    factive_verb,
    mind_reading_verb,
    theatrical_verb,
)
from provenance.signals._base import Hit, Signal
from provenance.signals._context import in_name, quoted
from provenance.signals._denied import own_judgement
from provenance.signals._lexicon import Lexicon
from provenance.signals._lists import load, words
from provenance.signals._phrases import Match, fold, word_at
from provenance.signals._spans import SpanSet
from provenance.signals._zones import in_headline, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import LoadedSpan, Span


_LITERAL = {
    "worthless": {"stock", "stocks", "shares", "bonds", "paper", "currency", "check", "checks"},
    "damned": {"if"},
    "cursed": {"at", "by", "with", "."},
    "pathetic": {"fallacy"},
}


def _despises(tokens: Tokens, match: Match, _sentence: Span) -> bool:
    return word_at(tokens, match.last) not in _LITERAL.get(match.phrase, ())


SURE = 0.7
"""Probability from which a word that annotators marked and a list knows is shown by itself.

Of 90 places on random articles of 39 outlets, read by one who had not seen the code, 34 were this
sure and 14 of them such words: 11 were agreed with.  Of the other 20, 7.5 were, and of 56 below,
15.5; of 44 places of an earlier reading five were such words, and all were agreed with.
"""
AGREED = 0.6
"""Confidence of such a word: what blind readers of 84 agreed with (49.5)."""
DOUBT = 0.5
"""Share of its probability that the confidence of any other word is: what readers agreed with."""
_LEAST_LETTERS = 3
_NOUNS = {"claim", "claims"}
"""The model knows them as verbs, which PV401 judges; the nouns are plain."""
_CUES = words("say_verbs") | frozenset(
    form.split()[0]
    for forms in (
        editorialising_verb.VERBS.forms,
        factive_verb.VERBS.forms,
        theatrical_verb.VERBS.forms,
        mind_reading_verb.VERBS,
    )
    for form in forms
)
_INVECTIVE = Lexicon(
    load("invective"),
    why="is a word of contempt; it tells what to think and not what happened",
    confidence=0.75,
    keep=_despises,
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the loaded words outside the headline, outside names and other than cue verbs."""
    tokens, text = reading.tokens, reading.text
    taken = SpanSet(cue for a in reading.attributions for cue in a.cue if _is_judged(tokens, cue))
    for span in reading.wording.spans:
        sentence = sentence_at(reading, span.start)
        if sentence is None or in_headline(reading, span.start):
            continue
        inside = tokens.between(span.start, span.end)
        match = Match(span.start, span.end, inside.start, inside.stop, "")
        own = (span.start, span.end)
        if not is_loaded(span, text) or taken.touches(own) or in_name(tokens, match, sentence):
            continue
        taken.add(own)
        known = any(
            reading.wording.attested[i]
            and not _of_compound(tokens, i)
            and own_judgement(tokens, _one(tokens, i), sentence)
            for i in range(inside.start, inside.stop)
        )
        yield _hit(span, text, attested=known)
    for hit in _INVECTIVE.in_body(reading):
        if not taken.touches((hit.start, hit.end)):
            yield hit


def _one(tokens: Tokens, at: int) -> Match:
    return Match(int(tokens.starts[at]), int(tokens.ends[at]), at, at + 1, word_at(tokens, at))


def _of_compound(tokens: Tokens, at: int) -> bool:
    """Whether a word is the later part of a hyphenated one ("soup-to-nuts"), and means less."""
    return at > 0 and tokens.words[at - 1] == "-" and tokens.ends[at - 1] == tokens.starts[at]


def _is_judged(tokens: Tokens, cue: Span) -> bool:
    """Whether a cue is a verb of saying or thinking, which the signals on cues judge.

    Others ("spewed", "painted") are judged here: whether the attribution model takes them for
    cues depends on the words around, on whose name stands there too.
    """
    inside = tokens.between(*cue)
    return any(word_at(tokens, i) in _CUES for i in range(inside.start, inside.stop))


def _hit(span: LoadedSpan, text: str, *, attested: bool) -> Hit:
    """A full hit where the model is sure and the word is known to charge; else a weak one."""
    shown = quoted(text[span.start : span.end])
    if span.probability >= SURE and attested:
        message = f"{shown} takes sides; a plain word would leave the verdict to the reader"
        return Hit(span.start, span.end, message, AGREED)
    message = f"{shown} may take sides; check whether a plainer word would do"
    confidence = DOUBT * span.probability
    return Hit(span.start, span.end, message, confidence, severity="info", weak=True)


def is_loaded(span: LoadedSpan, text: str, *, least: float = 0.0) -> bool:
    """Whether a span of the wording model is sure enough, and a word at all.

    Args:
        span: Of the model.
        text: The string it indexes.
        least: Least probability.
    """
    word = text[span.start : span.end]
    letters = sum(char.isalpha() for char in word)
    return span.probability >= least and letters >= _LEAST_LETTERS and fold(word) not in _NOUNS


SIGNAL = Signal(
    code="PV201", name="loaded-word", severity="info", counts="outlet", check=check, preview=True
)
