"""A report speaks as "we" and says what should be done.

## What it flags
The outlet's own voice telling readers or politics what to do ("we must", "our country needs",
"it is high time that") or what it thinks of them ("in our view", "let's hope"). Quotations and
attributed content are never flagged, nor texts that call themselves opinion in their address,
title, byline or first line, nor the outlet as an actor ("we asked the ministry", "we should note"),
nor a demand that the sentence only speaks of ("how we should weigh it", "the idea that we need").

## Why it matters
News and opinion are to be told apart (NewsGuard's criteria; the Journalism Trust Initiative).
A demand in the outlet's own voice makes a report a comment without the label.

## Flagged
- The dam is cracked in two places. [[We must]] act before winter, or the valley will flood.
- [[It is high time that]] the ministry answered the 40 families of Harlow Bay.
- The county has spent its reserves, and [[our leaders must]] finally listen to the villages.
- Ada Thorne has left the council, and [[let’s hope]] that she comes back.

## Not flagged
- “We must act before winter,” Mayor Ilse Brandt told the council.
- We asked the ministry for the figures and will add its answer here.
- The two of them discussed how we should weigh the lives of fish.
- The idea that we need to close the mill is old.
- Now we must assume that the dam will hold, and we should look at the other side of the valley.
- Opinion: The dam must hold ¶ The dam is cracked in two places. We must act before winter.

## Measured
- Precision: 0.53 (23.5 of 44 places of 25 outlets, read by one who had not seen the code).
- Rate: 30.4 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A column that never calls itself opinion is flagged; a demand in other words ("the governor would do
well to") is not. Interviews and speeches printed without marks of who speaks are the usual error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import inside_quotation, quoted, sentence_words
from provenance.signals._lists import load, words
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.signals._phrases import Match
    from provenance.types import Span

_PHRASES = Phrases(load("opinion"))
_VIEWS = load("opinion_views")
_LABEL = re.compile(
    r"\b(?:op-?ed|opinions?|editorials?|commentary|columnists?|column|blogs?|viewpoint|"
    r"letters? to the editor|perspective|contributors?)\b",
    re.I,
)
_LABEL_REACH = 200
"""Code points at the start and end of a text in which it may call itself opinion."""

_WE = "we"
_OPENERS = {
    ",", ";", ":", "—", "–", "--", "-", "(", "and", "but", "so", "then", "or", "yet", "nor",
    "now", "maybe", "perhaps", "therefore", "instead", "still", "today", "first", "because", "thus",
    "finally", "certainly", "surely", "rather", "also", "meanwhile", "sometimes", "at",
}  # fmt: skip
"""Words after which "we must" is a clause of its own: "the things we must do" is none."""
_CLEAR = {"clear", "time", "means", "mean", "obvious", "plain", "is", "and"}
"""Words before "that" which make its clause the writer's own: "it is clear that we must"."""
_PAST = {"we should", "we shouldn't", "we ought to"}
_METHOD = words("reader_guidance")
_GUIDANCE_REACH = 3
_IDLE = {"not", "n't", "'t", "also", "first", "always", "all", "just", "at", "least", "be"}
_LET_US = ("let's", "let us")
_MARKS = set('"“”‘•*[')


def check(reading: Reading) -> Iterator[Hit]:
    """Yield demands and views in the outlet's own voice."""
    if is_labeled_opinion(reading):
        return
    tokens, text = reading.tokens, reading.text
    for sentence, match in body_matches(reading, _PHRASES):
        start, end = match.start, match.end
        if not _demands(tokens, match, sentence) or inside_quotation(reading, start, end):
            continue
        if reading.voice_of(start, end) != "outlet":
            continue
        what = "view" if match.phrase in _VIEWS else "demand"
        message = (
            f"{quoted(text[start:end])} reads as the outlet's own {what}; "
            f"attribute the {what} or label the piece opinion"
        )
        yield Hit(start, end, message, PREVIEW_CONFIDENCE)


def _demands(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether the phrase is a clause of its own that demands or judges something.

    "How we should weigh lives" and "the idea that we need it" report a question or an idea; "we
    must assume" infers; "let us look at" guides the reader.
    """
    if match.phrase in _VIEWS:
        return True
    after = [word_at(tokens, match.last + i) for i in range(_GUIDANCE_REACH)]
    if "have" in after and match.phrase in _PAST:
        return False
    if match.phrase == "we have to" and _conditional(tokens, sentence):
        return False
    if any(word in _METHOD for word in _first_verbs(after)):
        return False
    we = match.phrase.startswith((_WE, *_LET_US))
    return not we or _opens_clause(tokens, match.first, sentence)


def _conditional(tokens: Tokens, sentence: Span) -> bool:
    """Whether an "if" stands in the sentence, so that what "we have to" do follows from it."""
    return "if" in sentence_words(tokens, sentence)


def _first_verbs(after: list[str]) -> Iterator[str]:
    """The first word of some that is not idle."""
    for word in after:
        if word not in _IDLE:
            yield word
            return


def _opens_clause(tokens: Tokens, first: int, sentence: Span) -> bool:
    """Whether a clause begins at a token: the sentence does, or a mark or a linking word."""
    at = first - 1
    if first == 0 or int(tokens.starts[first]) <= sentence[0] or tokens.words[at] in _MARKS:
        return True
    before = word_at(tokens, at)
    if before == "that":
        return word_at(tokens, at - 1) in _CLEAR
    return before in _OPENERS or int(tokens.starts[at]) < sentence[0]


def is_labeled_opinion(reading: Reading) -> bool:
    """Whether the piece calls itself opinion in its address, title, first or last words."""
    article = reading.article
    text = article.text
    places = (article.uri or "", article.title or "", text[:_LABEL_REACH], text[-_LABEL_REACH:])
    return any(_LABEL.search(place) for place in places)


SIGNAL = Signal(
    code="PV217",
    name="opinion-in-news",
    severity="info",
    counts="outlet",
    check=check,
    preview=True,
)
