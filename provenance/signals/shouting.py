"""Capitals or stacked exclamation marks raise the voice.

## What it flags
A common word in capitals for emphasis ("NOT", "NEVER", "EVERY"), two or more words in a row in
capitals with such a word among them, and two or more exclamation marks. Acronyms, names, headings
that stand alone or open a paragraph ("NOT SO FAST - The council ..."), rubrics before a colon,
datelines, sign texts, table labels and titles that an outlet sets wholly in capitals are left
alone.

## Why it matters
Emphasis of this kind is the writer's voice raised at the reader; the words carry the story
without it.

## Flagged
- The plan will [[NOT]] help the villages, and the county knows it.
- Nobody had asked the villages[[!!!]] The county went ahead.
- The county went ahead. It [[NEVER]] asked the villages.

## Not flagged
- NATO and the WHO sent 40 experts to Harlow Bay.
- HARLOW BAY, Tuesday (VPA) — The ferry will run again, the port authority said.
- Is the ferry safe? Not yet!
- NOT SO FAST - The council put the vote on the harbor tax off until May.
- The council voted. WHY THE TAX WILL RISE: The sea wall is 60 years old.
- The EVERY Child Reads Act passed the chamber on Monday.
- Nurses use the Lenne NOW test in the harbor.
- She spoke to the NOW conference in Varnholt.
- THE COUNTY AND TOWN agree on one thing: the sea wall has to grow.

## Measured
- Precision: 0.65 (15 of 23 places of 11 outlets, read by one who had not seen the code).
- Rate: 4.6 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Capitals in messages that the outlet cites without marks, and labels of pictures glued into the
text, are the errors to expect.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted
from provenance.signals._lists import words
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import Zone, body_sentences, headline_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_EMPHASIS = words("emphasis")
_CONTROLS = {"watch", "watched", "read", "more", "click", "replay", "related", "video", "videos"}
"""Words of player controls and teasers that pages leave in the text in capitals."""
_LOUD = re.compile(r"\b[A-Z]{3,}(?:['’][A-Z]+)?(?: [A-Z]{2,}(?:['’][A-Z]+)?)*\b|[!?]{2,}")
_MAYBE = re.compile(r"[A-Z]{3}|[!?]{2}")
"""Stands in every sentence that holds something loud."""
_MIN_LOWER = 0.5
"""Share of small letters a stretch must have for capitals in it to stand out."""
_BULLETS = " \t[(*•>–—-·“‘\"'"
_BREAKS = ".!?:;…])”’\"'|"
"""What a run-in heading may follow inside a glued paragraph."""
_DASHES = ("-", "–", "—", "|")
_ACTS = frozenset({"act", "bill", "campaign", "project", "initiative", "coalition", "fund"})
_ACT_REACH = 6
_NAMING = frozenset(
    {"now", "stop", "all", "own", "more", "only", "ever", "must", "yes", "wow", "you"}
)
"""Words of emphasis that products and campaigns are named with."""
_INITIALS = frozenset({"NOW", "OWN", "MUST", "STOP", "ALL"})
"""Of those, what "the" makes the initials of a body: "the NOW conference"."""
_NAME_REACH = 60
"""Code points before a word in which the rest of its name stands."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield emphasis by capitals and by exclamation marks."""
    head = headline_zone(reading)
    if head is not None:
        yield from _in_zone(head)
    places = [match.start() for match in _MAYBE.finditer(reading.text)]
    if not places:
        return
    for start, end in body_sentences(reading):
        at = bisect_left(places, start)
        if at < len(places) and places[at] < end:
            yield from _in_zone(Zone(reading.text, reading.tokens, start, end, "text"))


def _in_zone(zone: Zone) -> Iterator[Hit]:
    stretch = zone.text[zone.start : zone.end]
    for match in _LOUD.finditer(stretch):
        loud = match.group()
        start, end = zone.start + match.start(), zone.start + match.end()
        stacked = loud.count("!") > 1
        if stacked or (
            _emphasizes(loud.lower().replace("’", "'"))
            and _is_quiet(stretch)
            and not (_labels(zone.text, start, end) or _is_name(zone.text, start, end))
        ):
            message = f"{quoted(loud)} raises the voice; the words carry the story without it"
            yield Hit(start, end, message, PREVIEW_CONFIDENCE, where=zone.where)


def _is_quiet(stretch: str) -> bool:
    """Whether enough letters are small for capitals to stand out."""
    letters = [c for c in stretch if c.isalpha()]
    return sum(c.islower() for c in letters) >= _MIN_LOWER * len(letters)


def _emphasizes(loud: str) -> bool:
    """Whether capitals hold a word that is neither acronym nor name: a common word is enough."""
    words = set(loud.split())
    return bool(words & _EMPHASIS) and not words & _CONTROLS


def _labels(text: str, start: int, end: int) -> bool:
    """Whether capitals are a run-in heading, a rubric, a table label or part of a name."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[start - 1 : start] in {"-", "#", "@"}:
        return True
    first, last = _grown(text, start, end, (line_start, line_end))
    stretch, before = text[first:last], text[line_start:first].strip()
    if any(mark in stretch for mark in "%↓↑→"):
        return True
    after = text[last:line_end].strip()
    headed = (
        ":" in stretch
        or "…" in stretch
        or "..." in stretch
        or after.startswith(_DASHES)
        or stretch.rstrip().endswith(_DASHES)
    )
    headed = headed or any(f" {dash} " in stretch for dash in _DASHES)
    headed = headed or after.startswith((":", "…", "..."))
    if not before.strip(_BULLETS):
        # Two words or more that open a paragraph are its heading, or small capitals.
        return headed or not after or " " in stretch.strip(_BULLETS)
    return (headed and before[-1] in _BREAKS) or _opens_act(text[end:line_end])


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a single word is the end of a name ("the ID NOW test") or is spelled out nearby."""
    word = text[start:end]
    if " " in word or not word.isupper():
        return False
    if f"({word})" in text:
        return True
    if word.lower() not in _NAMING:
        return False
    before = text[max(text.rfind("\n", 0, start) + 1, start - _NAME_REACH) : start].split()
    if before[-1:] == ["the"] and word in _INITIALS:
        return True
    named = len(before) > 1 and before[-1][:1].isupper() and before[-1][-1:].isalpha()
    return named and before[-1] != "I" and before[-2][-1:] not in _BREAKS


def _grown(text: str, start: int, end: int, line: tuple[int, int]) -> tuple[int, int]:
    """The whole run of words without a small letter around a stretch, inside its line."""
    while start > line[0]:
        begin = text.rfind(" ", line[0], start - 1) + 1 or line[0]
        if _is_small(text[begin:start]):
            break
        start = begin
    while end < line[1]:
        stop = text.find(" ", end + 1, line[1])
        stop = line[1] if stop < 0 else stop
        if _is_small(text[end:stop]):
            break
        end = stop
    return start, end


def _is_small(word: str) -> bool:
    return any(char.islower() for char in word)


def _opens_act(after: str) -> bool:
    """Whether capitalised words up to "Act" follow: the word is part of its name."""
    for word in after.split()[:_ACT_REACH]:
        bare = word.strip(".,;:”\"')")
        if not bare[:1].isupper():
            return False
        if bare.lower() in _ACTS:
            return True
    return False


SIGNAL = Signal(
    code="PV218", name="shouting", severity="info", counts="outlet", check=check, preview=True
)
