"""The whole story rests on one voice.

## What it flags
An article with at least three attributed statements in 120 words or more, all by the same source; a
statement that the article repeats counts once. A statement whose source is not given counts as
another voice, so the signal stays quiet when in doubt. Shot lists and sport reports, whose writer
saw the match, are left alone. It is a warning where the outlet says that its source accuses or
attacks somebody, and of severity info where the article reports what one person said.

## Why it matters
News agencies ask for more than one source: with one voice nothing in the story is checked against
another.

## Flagged
- The harbor tax will rise in May, Mayor Ilse Brandt said on Monday. The council voted for the
  tax in March after a long debate about the sea wall, the ferry and the old mill. “We need the
  money for the wall,” Brandt said. The wall is 60 years old, and the spring flood took eleven
  meters of it two years ago. The town has paid for small repairs since then. Brandt said that the
  tax would bring in two million crowns a year. The town has 14,000 people and lives from fish,
  glass and the ferry. “Nobody likes a tax,” she said. The tax is due on the first day of each
  month. The town hall opens at nine, and forms lie at the gate. The first payments will be
  collected in June, and the wall should be ready before the next winter.
- Police closed the bridge over the Lenne, Sheriff Nils Aune said. It had stood for ninety years
  and carried the road from Varnholt to the mill. “Two cables broke in the night,” Aune said. The
  road is used by eight hundred cars a day, most of them on their way to the ferry. There is no
  other bridge for thirty kilometers, and the old ford has been closed since the spring flood.
  Aune said that nobody had been hurt. Buses turn back at the church, and the school has closed
  its doors for the week. The county has ordered new cables from a firm in the north. They are
  made to measure, and the lorry with them is due on Thursday night. “We will open one lane
  first,” Aune said. The second lane will open when the last cable has been tested.
- The museum will close for a year, its director, Ines Falk, said. The roof leaks in nine places,
  and the paintings have been taken to a dry hall in the old mill. Falk said that the repair would
  cost four million crowns. The house was built for a glass merchant and came to the town when his
  last daughter died. It has had the same roof ever since, with the same lead and the same beams.
  “Every storm was a lottery,” Falk said. School classes will meet the painters in the mill each
  Friday. The café will move to the harbor and sell bread and soup there. The garden stays open
  from dawn to dusk. Tickets for this year can be used until the end of the next one, and members
  pay half. The first crane will arrive on Monday morning at six.

## Not flagged
- The harbor tax will rise, Mayor Ilse Brandt said. “It is too high,” said Tomas Reuel.
- The council met on Monday.
- Three ships left the harbor on Monday, and nobody was hurt.

## Measured
- Precision: 0.74 (29.5 of 40 places of 17 outlets, read by one who had not seen the code).
- Rate: 8 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
An article cut off before its second voice is flagged. One statement whose source the attributions
miss keeps the signal quiet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._document import distinct, document_hit, spoken
from provenance.signals._lists import words
from provenance.signals._phrases import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Attribution

_ATTACKS = words("attacks")
_SPORT = re.compile(r"/sports?/", re.I)
_SHOTS = frozenset({"SOUNDBITE", "UPSOUND", "STORYLINE", "SHOTLIST"})
_MARKS = ".,:;?!‘’“”'\"()"
_CONFIDENCE = 0.85
_LEAST_STATEMENTS = 3
_LEAST_WORDS = 120
"""Below that a brief item is what it is: one statement of one office."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield at most one hit: the article has a single voice."""
    said = [a for a in reading.attributions if a.speech]
    speakers = {a.source_id for a in said}
    if len(speakers) != 1 or None in speakers:
        return
    statements = [a for a, _ in distinct(reading, spoken(reading))]
    if len(statements) < _LEAST_STATEMENTS or _words(reading) < _LEAST_WORDS:
        return
    if _seen(reading):
        return
    name = next(s.name for s in reading.sources if s.id in speakers) or "one source"
    attacked = _attacks(reading, said)
    message = f"all {len(statements)} attributed statements come from {name}; " + (
        "whoever is attacked in them is not heard"
        if attacked
        else "no second voice confirms or answers them"
    )
    related = tuple(span for a in statements for span in a.source[:1])
    yield document_hit(
        reading,
        message,
        _CONFIDENCE,
        related=related,
        severity="warning" if attacked else "info",
    )


def _words(reading: Reading) -> int:
    tokens = reading.tokens
    return sum(
        word[:1].isalnum()
        for span in reading.sentences
        for word in tokens.words[tokens.between(*span)]
    )


def _seen(reading: Reading) -> bool:
    """Whether the outlet tells what it saw: a match, or the shots of a video."""
    return bool(_SPORT.search(reading.article.uri or "") or _SHOTS & set(reading.tokens.vocabulary))


def _attacks(reading: Reading, said: list[Attribution]) -> bool:
    """Whether the outlet's own cue or headline says that the source accuses somebody."""
    tokens, head = reading.tokens, reading.headline
    cues = {fold(w) for a in said for span in a.cue for w in tokens.words[tokens.between(*span)]}
    titled = {fold(word.strip(_MARKS)) for word in (head.text if head else "").split()}
    return bool(_ATTACKS & (cues | titled))


SIGNAL = Signal(
    code="PV410", name="single-source", severity="warning", counts="always", check=check
)
