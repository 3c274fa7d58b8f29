"""The whole story rests on one voice.

## What it flags
An article with at least three attributed statements in 120 words or more, all by the same source.
Statements whose source is not given count as other voices, so the signal stays quiet when in
doubt.

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

## Limits
Read by one of the authors: 3 hits in real articles, 3 agreed with (1.00). About 5 hits that count
in 1,000 articles of mixed outlets. Very few hits were read. One statement whose source the
attributions miss keeps the signal quiet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._document import document_hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_LEAST_STATEMENTS = 3
_LEAST_WORDS = 120
"""Below that a brief item is what it is: one statement of one office."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield at most one hit: the article has a single voice."""
    spoken = [a for a in reading.attributions if a.speech]
    speakers = {a.source_id for a in spoken}
    if len(spoken) < _LEAST_STATEMENTS or len(speakers) != 1 or None in speakers:
        return
    words = sum(
        1
        for start, end in reading.sentences
        for word in reading.tokens.words[reading.tokens.between(start, end)]
        if word[:1].isalnum()
    )
    if words >= _LEAST_WORDS:
        name = next(s.name for s in reading.sources if s.id in speakers)
        message = (
            f"all {len(spoken)} attributed statements come from {name or 'one source'}; "
            "no second voice confirms or answers them"
        )
        related = tuple(span for a in spoken for span in a.source[:1])
        yield document_hit(reading, message, 0.75, related=related)


SIGNAL = Signal(
    code="PV410", name="single-source", severity="warning", counts="always", check=check
)
