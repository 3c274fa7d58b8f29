"""Quotation marks cast doubt on words that nobody is said to have said.

## What it flags
One word that claims a worth, a role or a fact ("reform", "experts"), or up to three that begin with
a word of judgement ("independent", "major"), in quotation marks in the outlet's own sentence, where
no source is in sight: no attribution holds them, no verb of speech, belief or naming and no bill,
plan or report stands in the sentence or the one before, nobody is quoted there, they are not quoted
longer elsewhere in the article, they are nobody's ("his “reset”") and no title, nickname or name. A
word that comes back without marks soon after is a term, and two marked words side by side are
categories.

## Why it matters
The marks say "so they call it" without saying who; the reader is asked to doubt a word on the
writer's nod. The finding counts although the words are quoted: setting the marks is the outlet's
act.

## Flagged
- The [["reform"]] of the harbor tax took effect on Friday.
- The [[“experts”]] of the county met behind closed doors in Varnholt.
- Another delegation of [["independent observers"]] arrived by bus on Monday.

## Not flagged
- The mayor called the plan "reckless" and left the room.
- Robert "Bob" Hale won the race in Varnholt.
- The so-called "green line" runs from Harlow Bay to the mill.
- The bill would create a "reasonable" time for appeals.
- The county makes "asks" of its fishermen. These asks are never written down.
- The number of "moderate" and "strict" voters fell in Varnholt.
- The flood left Brandt's "reset" of the harbor tax in ruins.

## Measured
- Precision: 0.80 (21.5 of 27 places of 15 outlets, read by one who had not seen the code).
- Rate: 5.4 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Terms of a trade that are used once, and words of a speaker who is known to every reader but not
named nearby, are the errors to expect; most hits stand in columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import is_capitalised, quoted, sentence_words
from provenance.signals._lists import words
from provenance.signals._phrases import fold, word_at
from provenance.signals._spans import SpanSet
from provenance.signals._zones import in_headline, sentence_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Quotation, Span

_SOURCES = words("speech_and_naming") | words("quotable_documents")
_DOUBTED = words("doubted")
_ALONE = _DOUBTED | words("doubted_alone")
_OWNED = frozenset({"his", "her", "their", "its", "'s", "my", "whose"})
"""Right before the marks, these make the words those of the one they point at."""
_BESIDE = frozenset({
    "", "(", ",", ":", "-", "—", "–", "--", "or", "like", "as", "verb", "noun", "aka",
})  # fmt: skip
_EXPLAINS = frozenset({"(", "means", "is", "are", "—", "–", "--", ":"})
_RETURNS = 2
"""Sentences after the marks in which a term is used without them."""
_LINKS = ("more", "related", "read", "watch", "see also", "also", "video", "photos")
_MOST_WORDS = 3
_CONFIDENCE = 0.75
_LONGEST = 60
"""Code points; no run of three words is longer, and a longer quotation is a statement."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield short quotations that nobody is said to have said."""
    held = SpanSet(span for a in reading.attributions for span in a.content)
    cues = SpanSet(span for a in reading.attributions for span in a.cue)
    heard = SpanSet(span for a in reading.attributions if a.style != "indirect" for span in a.cue)
    longer = _said_longer(reading)
    for at, quotation in enumerate(reading.quotations):
        if not _short(quotation) or held.holds((quotation.start, quotation.end)):
            continue
        inner = reading.text[quotation.inner[0] : quotation.inner[1]]
        if _word_run(reading, quotation.inner) in longer or in_headline(reading, quotation.start):
            continue
        if _distances(reading, quotation) and not (
            _spoken(reading, cues, heard, quotation.start)
            or _is_term(reading, quotation)
            or _is_category(reading, at)
        ):
            message = (
                f"{quoted(inner)} stands in quotation marks and no speaker is named near it; "
                "name the speaker or drop the marks"
            )
            yield Hit(quotation.start, quotation.end, message, _CONFIDENCE)


def _short(quotation: Quotation) -> bool:
    start, end = quotation.inner
    return quotation.closed and not quotation.depth and end - start <= _LONGEST


def _word_run(reading: Reading, span: Span) -> tuple[str, ...]:
    words = reading.tokens.words[reading.tokens.between(*span)]
    return tuple(fold(word) for word in words if word[:1].isalnum())


def _said_longer(reading: Reading) -> set[tuple[str, ...]]:
    """Every run of one to three words inside the longer quotations."""
    runs: set[tuple[str, ...]] = set()
    for quotation in reading.quotations:
        if not _short(quotation):
            run = _word_run(reading, quotation.inner)
            for size in range(1, _MOST_WORDS + 1):
                runs.update(run[i : i + size] for i in range(len(run) - size + 1))
    return runs


def _distances(reading: Reading, quotation: Quotation) -> bool:
    """One to three lower-case words, set into a sentence: no title, name or sentence."""
    tokens = reading.tokens
    inside = tokens.between(*quotation.inner)
    quoted_words = tokens.words[inside]
    if not 0 < len(quoted_words) <= _MOST_WORDS or any(not w.isalpha() for w in quoted_words):
        return False
    if any(is_capitalised(word) for word in quoted_words):
        return False
    if quoted_words[0] not in (_DOUBTED if len(quoted_words) > 1 else _ALONE):
        return False
    outer = tokens.between(quotation.start, quotation.end)
    before, after = word_at(tokens, outer.start - 1), word_at(tokens, outer.stop)
    return before not in _BESIDE | _OWNED and after not in _EXPLAINS


def _spoken(reading: Reading, cues: SpanSet, heard: SpanSet, offset: int) -> bool:
    """Whether a verb of speech or naming, or an attribution, stands in or just before."""
    i = sentence_index(reading, offset)
    if i is None:
        return True
    around = reading.sentences[max(i - 1, 0) : i + 1]
    if any(sentence_words(reading.tokens, span) & _SOURCES for span in around):
        return True
    return cues.touches(around[-1]) or (len(around) > 1 and heard.touches(around[0]))


def _is_term(reading: Reading, quotation: Quotation) -> bool:
    """Whether the words come back without marks soon, or stand in a line of links."""
    i = sentence_index(reading, quotation.start)
    if i is None:
        return True
    start = reading.sentences[i][0]
    opening = reading.text[reading.text.rfind("\n", 0, start) + 1 : quotation.start].lstrip("( ")
    if opening.lower().startswith(_LINKS) and ":" in opening[:12]:
        return True
    ahead = reading.sentences[min(i + _RETURNS, len(reading.sentences) - 1)][1]
    run = _word_run(reading, quotation.inner)
    following = reading.tokens.between(quotation.end, ahead)
    size = len(run)
    words = [fold(word) for word in reading.tokens.words[following]]
    return any(
        tuple(words[k : k + size]) == run and words[k - 1 : k] not in (["“"], ['"'], ["‘"])
        for k in range(1, len(words) - size + 1)
    )


def _is_category(reading: Reading, at: int) -> bool:
    """Whether another short quotation stands in the same sentence: words set side by side."""
    here = sentence_index(reading, reading.quotations[at].start)
    beside = reading.quotations[max(at - 1, 0) : at] + reading.quotations[at + 1 : at + 2]
    return any(
        _short(other)
        and len(_word_run(reading, other.inner)) <= _MOST_WORDS
        and sentence_index(reading, other.start) == here
        for other in beside
    )


SIGNAL = Signal(code="PV219", name="scare-quotes", severity="warning", counts="always", check=check)
