"""Quotation marks cast doubt on words that nobody is said to have said.

## What it flags
One word, or up to three that begin with a word of judgement ("independent", "major"), in quotation
marks in the outlet's own sentence, where no source is in sight: no attribution holds them, no verb
of speech or naming stands in the sentence or the one before, they are not quoted longer elsewhere
in the article, and they are no title, nickname, name, or term that is explained at once.

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

## Limits
Read by one of the authors: 25 hits in real articles, 15 agreed with (0.60). About 50 hits that
count in 1,000 articles of mixed outlets. Below 0.7, so a preview and of severity info. Terms of
art, words quoted as words and nicknames are the usual errors.
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

_SAID = words("speech_and_naming")
_DOUBTED = words("doubted")
_MOST_WORDS = 3
_LONGEST = 60
"""Code points; no run of three words is longer, and a longer quotation is a statement."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield short quotations that nobody is said to have said."""
    held = SpanSet(span for a in reading.attributions for span in a.content)
    cues = SpanSet(span for a in reading.attributions for span in a.cue)
    longer = _said_longer(reading)
    for quotation in reading.quotations:
        if not _short(quotation) or held.holds((quotation.start, quotation.end)):
            continue
        inner = reading.text[quotation.inner[0] : quotation.inner[1]]
        if _word_run(reading, quotation.inner) in longer or in_headline(reading, quotation.start):
            continue
        if _distances(reading, quotation) and not _spoken(reading, cues, quotation.start):
            message = (
                f"{quoted(inner)} stands in quotation marks and nobody is said to have said it; "
                "name the speaker or drop the marks"
            )
            yield Hit(quotation.start, quotation.end, message, 0.6)


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
    if len(quoted_words) > 1 and quoted_words[0] not in _DOUBTED:
        return False
    outer = tokens.between(quotation.start, quotation.end)
    before, after = word_at(tokens, outer.start - 1), word_at(tokens, outer.stop)
    return before not in {"", "(", ",", ":", "-", "—", "–"} and after not in {
        "(",
        "means",
        "is",
        "—",
        "–",
        "--",
    }


def _spoken(reading: Reading, cues: SpanSet, offset: int) -> bool:
    """Whether a verb of speech or naming, or an attribution, stands in or just before."""
    i = sentence_index(reading, offset)
    if i is None:
        return True
    around = reading.sentences[max(i - 1, 0) : i + 1]
    if any(sentence_words(reading.tokens, span) & _SAID for span in around):
        return True
    return cues.touches(reading.sentences[i])


SIGNAL = Signal(
    code="PV219", name="scare-quotes", severity="info", counts="always", check=check, preview=True
)
