"""Two thirds or more of the statements are official.

## What it flags
An article with at least six statements of known sources, two thirds or more of them by a state,
its forces, courts or agencies (Sigal, 1973; Bennett, 1990), and by at least two such sources.

## Why it matters
Officials are easy to reach and speak with authority; where nearly all voices are theirs, the
people whom the story is about have none.

## Flagged
- The road is closed, the Ministry of Transport said. “It will open in May,” the ministry said.
  The police said that nine cars had been towed. “Drive slowly,” the police said. Governor Paul
  Osei said that the bridge was safe. “We checked it twice,” Osei said. Tomas Reuel, who lives
  there, said that he had heard nothing.
- The school will close, the Ministry of Education said. “It has nine pupils,” the ministry said.
  The police said that the road to it was unsafe. “We will send a bus,” Governor Paul Osei said.
  Osei said that the bus would be free. The police said that it would leave at seven.
- Fishing will stop for a month, the Ministry of Fisheries said. “The stock is low,” the ministry
  said. The coast guard said that it would patrol the bay. “We have two boats,” the coast guard
  said. Governor Paul Osei said that crews would be paid. “Nobody will go hungry,” Osei said.

## Not flagged
- The road is closed, the Ministry of Transport said. “I heard nothing,” said Tomas Reuel.
- The police towed nine cars on Monday.
- “Drive slowly,” said Ines Falk, who sells bread at the bridge in Varnholt.

## Limits
Read by one of the authors: 25 hits in real articles, 22 agreed with (0.88). About 113 hits that
count in 1,000 articles of mixed outlets. What was read is whether those counted are officials, not
whether the balance is wrong: in political news officials are the parties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._document import document_hit, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_LEAST_STATEMENTS = 6
_SHARE = 2 / 3


def check(reading: Reading) -> Iterator[Hit]:
    """Yield at most one hit: officials dominate."""
    pairs = spoken(reading)
    official = [(a, s) for a, s in pairs if s.official]
    if len(pairs) < _LEAST_STATEMENTS or len(official) < _SHARE * len(pairs):
        return
    if len({s.id for _, s in official}) > 1:
        message = (
            f"{len(official)} of {len(pairs)} attributed statements come from officials; "
            "check that the people whom it concerns are heard"
        )
        related = tuple(span for a, _ in official for span in a.source[:1])
        yield document_hit(reading, message, 0.75, related=related)


SIGNAL = Signal(
    code="PV411", name="official-dominance", severity="info", counts="always", check=check
)
