"""A report speaks as "we" and says what should be done.

## What it flags
The outlet's own voice telling readers or politics what to do ("we must", "our country needs",
"it is high time that"). Quotations and attributed content
are never flagged, nor texts that call themselves opinion in their address, title, byline or
first line, nor the outlet as an actor ("we asked the ministry", "we will update this story").

## Why it matters
News and opinion are to be told apart (NewsGuard's criteria; the Journalism Trust Initiative).
A demand in the outlet's own voice makes a report a comment without the label.

## Flagged
- The dam is cracked in two places. [[We must]] act before winter, or the valley will flood.
- [[It is high time that]] the ministry answered the 40 families of Harlow Bay.
- The county has spent its reserves, and [[our leaders must]] finally listen to the villages.

## Not flagged
- “We must act before winter,” Mayor Ilse Brandt told the council.
- We asked the ministry for the figures and will add its answer here.
- Opinion: The dam must hold ¶ The dam is cracked in two places. We must act before winter.

## Limits
Read by one of the authors: 8 hits in real articles, 6 agreed with (0.75). About 12 hits that count
in 1,000 articles of mixed outlets. Few hits were read, and one of the errors was taken out on them.
A column that never calls itself opinion is flagged; a demand in other words ("the governor would do
well to") is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import inside_quotation, quoted
from provenance.signals._lists import load
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_PHRASES = Phrases(load("opinion"))
_LABEL = re.compile(
    r"\b(?:op-?ed|opinions?|editorials?|commentary|columnists?|column|blogs?|viewpoint|"
    r"letters? to the editor|perspective|contributors?)\b",
    re.I,
)
_LABEL_REACH = 200
"""Code points at the start and end of a text in which it may call itself opinion."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield demands in the outlet's own voice."""
    if is_labeled_opinion(reading):
        return
    text = reading.text
    for _sentence, match in body_matches(reading, _PHRASES):
        start, end = match.start, match.end
        past = match.phrase == "we should" and word_at(reading.tokens, match.last) == "have"
        if (
            past
            or inside_quotation(reading, start, end)
            or reading.voice_of(start, end) != "outlet"
        ):
            continue
        message = (
            f"{quoted(text[start:end])} speaks for the outlet in a report; "
            "attribute the demand or label the piece opinion"
        )
        yield Hit(start, end, message, 0.75)


def is_labeled_opinion(reading: Reading) -> bool:
    """Whether the piece calls itself opinion in its address, title, first or last words."""
    article = reading.article
    text = article.text
    places = (article.uri or "", article.title or "", text[:_LABEL_REACH], text[-_LABEL_REACH:])
    return any(_LABEL.search(place) for place in places)


SIGNAL = Signal(
    code="PV217", name="opinion-in-news", severity="warning", counts="outlet", check=check
)
