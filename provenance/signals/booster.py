"""A word of certainty stands where a proof or a source should.

## What it flags
Words that assert certainty ("clearly", "undoubtedly", "there is no question"): Hyland's boosters.
Left alone are manner and measure ("clearly marked", "spoke clearly"), hedges that contain one
("almost certainly"), negations ("not certainly") and questions of choice ("no doubt about it" as
somebody's words is reported under that speaker).

## Why it matters
"Clearly" asks for belief. Where a thing is clear, the facts show it; where it is not, the word
hides the gap.

## Flagged
- The levy has [[clearly]] failed, and the treasury should have known.
- [[Undoubtedly]] the minister chose the date to avoid the debate.
- [[There is no question]] that the dam was built too late.
- Will the council give the money back? [[Of course]] it will not.

## Not flagged
- The exit was clearly marked and the guards spoke clearly.
- The vote will almost certainly be repeated in May.
- It is not clear who opened the gate.
- The mill will stay shut until it is clear that the wall holds.
- The ferry, of course, also runs on Sunday.
- The tide slowly but surely fills the dock.

## Measured
- Precision: 0.76 (33.5 of 44 places of 21 outlets, read by one who had not seen the code).
- Rate: 186 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A word of certainty whose proof follows in the next sentence is flagged too, and so is what a source
thinks ("in his mind that is clearly").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._denied import cited
from provenance.signals._lexicon import Lexicon
from provenance.signals._lists import load
from provenance.signals._phrases import Match, word_at
from provenance.signals._spans import SpanSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_HEDGED = {
    "almost", "not", "n't", "'t", "less", "more", "most", "nearly", "so", "too", "very", "pretty",
    "quite", "rather", "fairly", "could", "can", "might", "may",
}  # fmt: skip
_MANNER_BEFORE = {
    "speak", "spoke", "spoken", "see", "saw", "seen", "hear", "heard", "think", "written", "write",
    "to", "stated", "explain", "explained", "communicate", "read", "as", "how",
}  # fmt: skip
_MANNER_AFTER = {
    "marked", "visible", "defined", "labeled", "labelled", "stated", "written", "audible",
    "identified", "identifiable", "legible", "understood", "heard", "seen", "outlined", "posted",
    "delineated", "enough", "and", "nothing", "everything", "necessary", "essential", "clear",
    ".", ",", ";", "?",
}  # fmt: skip
_MANNER = {"clearly", "plainly", "absolutely"}
_IDIOMS = {
    "no doubt": {"have", "has", "had", "in", "leave", "left"},
    "of course": {"matter", "change"},
    "surely": {"but", "as"},
}
"""Words before an entry with which it says something else ("slowly but surely")."""
_OPEN = {"until", "if", "once", "whether", "unless", "when", "while", "although", "though"}
"""Words just before an entry that leave its claim open, or grant it."""
_SOFT = {
    "seem", "seems", "seemed", "might", "may", "could", "possible", "possibly", "appear", "appears",
    "appeared", "understandable", "understandably", "welcome", "there",
}  # fmt: skip
"""Words just after an entry that take its force."""
_REACH = 3
_WILL = {"will", "won", "'ll"}
_NEVER = {"not", "n't", "'t", "never", "no", "nothing", "nobody", "none"}
_GRANTED = {
    "might", "may", "could", "can", "possible", "impossible", "know", "all", "some", "always",
}  # fmt: skip
_FORECAST = 5
_SAID_NEXT = 30
"""Code points after an entry in which a cue gives it to a source: "Surely, she insists"."""
_OF_COURSE = "of course"


def _asserts(tokens: Tokens, match: Match, _sentence: Span) -> bool:
    before, after = word_at(tokens, match.first - 1), word_at(tokens, match.last)
    if before in _HEDGED or before in _IDIOMS.get(match.phrase, ()) or cited(tokens, match):
        return False
    near = {word_at(tokens, match.first - i) for i in range(1, _REACH)}
    following = [word_at(tokens, match.last + i) for i in range(_REACH)]
    if not _OPEN.isdisjoint(near) or not _SOFT.isdisjoint(following):
        return False
    if match.phrase == _OF_COURSE:
        return _foretells(tokens, match)
    manner = before in _MANNER_BEFORE or after in _MANNER_AFTER
    return not (match.phrase in _MANNER and manner)


def _foretells(tokens: Tokens, match: Match) -> bool:
    """Whether "of course" props up a forecast or a flat denial: "Of course they will".

    Before a reminder, a date, an aside or a point that is granted, it claims no certainty.
    """
    after = [word_at(tokens, match.last + i) for i in range(_FORECAST)]
    if after[0] in {",", ".", ";", "—", ")"}:
        return False
    return _GRANTED.isdisjoint(after) and not (_WILL | _NEVER).isdisjoint(after)


LEXICON = Lexicon(
    load("boosters"),
    why="asserts certainty; a source or a figure would show it",
    confidence=0.75,
    keep=_asserts,
    reasons={_OF_COURSE: "tells the reader that this goes without saying; say what shows it"},
)


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the hits outside the headline, which PV303 judges."""
    cues = SpanSet(cue for a in reading.attributions if a.speech for cue in a.cue)
    for hit in LEXICON.in_body(reading):
        if not cues.touches((hit.end, hit.end + _SAID_NEXT)):
            yield hit


SIGNAL = Signal(code="PV204", name="booster", severity="info", counts="outlet", check=check)
