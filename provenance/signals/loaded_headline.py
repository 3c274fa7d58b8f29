"""The headline takes sides.

## What it flags
What PV201, PV202, PV203, PV204, PV206, PV207 and PV215 flag in the text, in the headline: loaded
words by the wording model, labels, intensifiers, boosters, puffery, exaggeration, demeaning terms;
and theatrical verbs ("slams", "rips", "hails") that PV402 does not find for want of a person as
their subject. Words inside quotation marks, or put into somebody's mouth ("Sen. Hale: ...",
"Hale says ...", "..., study finds"), are not the outlet's and are left alone.

## Why it matters
Most readers see only the headline, and it sets how the rest is read.

## Flagged
- {title=Council [[shamelessly]] doubles harbor tax} The council voted on Monday to double the tax.
- {title=Governor sends [[illegals]] to Harlow Bay} The governor spoke on Monday about the border.
- {title=An [[appalling]] plan for the harbor} The council voted on Monday on the harbor.
- {title=GOP [[slams]] harbor tax} The party spoke against the tax on Monday.

## Not flagged
- {title=Council doubles harbor tax} The council voted on Monday to double the tax.
- {title=Ferry to run again on Monday} The ferry will run again, the port authority said.
- {title=Sen. Hale: An appalling plan for the harbor} The council voted on Monday on the harbor.
- {title=Storm slams Harlow Bay} The storm reached the coast on Monday.

## Measured
- Precision: 0.76 (30.5 of 40 places of 23 outlets, read by one who had not seen the code).
- Rate: 44 places in 1,000 articles (3,000 random articles of 138 outlets).

## Limits
On 135 hand-labelled headlines of 21 outlets that nothing was chosen on, warnings of PV303 and PV402
together: precision 0.91 (0.67 to 1.00), recall 0.29, F1 0.44 (0.32 to 0.53); of the labelled words
0.23 are touched. Below a probability of 0.7 a word is `info` and counts nothing, for about half of
those are harmless. Sarcasm and charges made of plain words are missed, and so is most of what a
label of several words says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals import (
    booster,
    demeaning_identity_language,
    editorialising_verb,
    exaggeration_minimisation,
    loaded_word,
    name_calling,
    puffery,
    subjective_intensifier,
    theatrical_verb,
)
from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._headline_told import told
from provenance.signals._headline_verbs import FORMS, headline_verbs
from provenance.signals._lists import words as word_set
from provenance.signals._phrases import fold
from provenance.signals._spans import SpanSet
from provenance.signals._zones import Zone, headline_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import LoadedSpan

_LEXICONS = (
    demeaning_identity_language.LEXICON,
    name_calling.LEXICON,
    exaggeration_minimisation.LEXICON,
    puffery.LEXICON,
    subjective_intensifier.LEXICON,
    booster.LEXICON,
)

_CUE_VERBS = editorialising_verb.VERBS.forms | theatrical_verb.VERBS.forms | FORMS

_TOPICS = word_set("headline_topics")
_CARE = word_set("headline_labels")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the words of the headline that take sides, each place once."""
    zone = headline_zone(reading)
    if zone is None:
        return
    theirs = SpanSet(told(zone))
    taken = SpanSet(
        (h.start, h.end) for h in theatrical_verb.SIGNAL.check(reading) if h.where == zone.where
    )
    for hit in (
        *headline_verbs(zone),
        *(h for lexicon in _LEXICONS for h in lexicon.in_zone(zone)),
        *_loaded(reading, zone),
        *_with_care(zone),
    ):
        span = (hit.start, hit.end)
        if not taken.touches(span) and not theirs.touches(span):
            taken.add(span)
            yield hit


def _with_care(zone: Zone) -> Iterator[Hit]:
    """Yield, as weak hits, labels that agencies' style guides keep for quotations."""
    for at in range(len(zone.tokens)):
        start, end = int(zone.tokens.starts[at]), int(zone.tokens.ends[at])
        if zone.start <= start and end <= zone.end and fold(zone.tokens.words[at]) in _CARE:
            words = quoted(zone.text[start:end])
            message = f"{words} in a headline is a judgment that style guides leave to a source"
            confidence = loaded_word.DOUBT * loaded_word.SURE
            yield Hit(start, end, message, confidence, where=zone.where, severity="info", weak=True)


def _loaded(reading: Reading, zone: Zone) -> Iterator[Hit]:
    wording = reading.wording if zone.where == "text" else reading.title_wording
    for span in wording.spans if wording else ():
        inside = zone.start <= span.start and span.end <= zone.end
        words = {fold(word) for word in zone.text[span.start : span.end].split()}
        plain = words & _CUE_VERBS or words & _TOPICS
        if inside and not plain and loaded_word.is_loaded(span, zone.text):
            yield _hit(span, zone)


def _hit(span: LoadedSpan, zone: Zone) -> Hit:
    """A warning where the model is sure; else a weak hit, of which a half or more are harmless."""
    words = quoted(zone.text[span.start : span.end])
    if span.probability >= loaded_word.SURE:
        verdict = "takes sides in the headline; a plain word would leave the verdict to the reader"
        message = f"{words} {verdict}"
        return Hit(span.start, span.end, message, span.probability, where=zone.where)
    message = f"{words} may take sides in the headline; check whether a plainer word would do"
    confidence = loaded_word.DOUBT * span.probability
    return Hit(
        span.start, span.end, message, confidence, where=zone.where, severity="info", weak=True
    )


SIGNAL = Signal(
    code="PV303", name="loaded-headline", severity="warning", counts="outlet", check=check
)
