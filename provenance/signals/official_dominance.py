"""Two thirds or more of the statements are official.

## What it flags
An article with at least six statements of known sources, two thirds or more of them by a state,
its forces, courts or agencies (Sigal, 1973; Bennett, 1990), and by at least two such sources, none
of which makes three quarters of them alone. Reports in which officials are the story are left
alone: half of the official statements are lawmakers', or the title names a vote, a race, a post, a
summit or a hearing; so is labeled opinion. Statements that two sentences repeat word for word count
once.

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
- {title=Two senators running for speaker} Senator Ada Thorne said that she would run. “I have the
  votes,” Thorne said. Senator Paul Osei said that he would run as well. “So have I,” Osei said. The
  Ministry of Justice said that the vote was lawful. “It is on Monday,” the ministry said.

## Measured
- Precision: 0.35 (14 of 40 places of 19 outlets, read by one who had not seen the code).
- Rate: 50.2 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
Somebody with an office's word in their own trade ("director of the Lenne Center") may be counted
as an official. What the article needs cannot be known: the finding says who was counted, and asks.
Of 44 further places (read by its author, who is not blind) most are no imbalance: governments,
courts or parties that contradict each other are all official, and where an office acts, officials
are whom it concerns. Neither shows in who is counted, so the signal stays a preview.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._document import distinct, document_hit, spoken
from provenance.signals._lists import words
from provenance.signals._phrases import fold
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals.opinion_in_news import is_labeled_opinion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Source

_LEAST_STATEMENTS = 6
_SHARE = 2 / 3
_ALONE = 3 / 4
"""Share of the official statements with which one source is the story, not a balance."""
_LAWMAKERS = words("lawmakers")
_OWN_AFFAIRS = words("own_affairs")
_OUTSIDE = words("outside_the_state")
_NAMES_SHOWN = 3


def check(reading: Reading) -> Iterator[Hit]:
    """Yield at most one hit: officials dominate."""
    pairs = distinct(reading, spoken(reading))
    official = [(a, s) for a, s in pairs if s.official and not _is_scholar(s)]
    if len(pairs) < _LEAST_STATEMENTS or len(official) < _SHARE * len(pairs):
        return
    by_source = Counter(s.id for _, s in official)
    most = by_source.most_common(_NAMES_SHOWN)
    lawmakers = sum(_is_lawmaker(s) for _, s in official)
    if most[0][1] >= _ALONE * len(official) or 2 * lawmakers >= len(official):
        return
    if _own_affair(reading) or is_labeled_opinion(reading):
        return
    sources = {s.id: s for _, s in official}
    names = ", ".join(name for key, _ in most if (name := sources[key].name))
    message = (
        f"{len(official)} of {len(pairs)} attributed statements come from officials"
        f"{f' ({names})' if names else ''}; check that the people whom it concerns are heard"
    )
    related = tuple(span for a, _ in official for span in a.source[:1])
    yield document_hit(reading, message, PREVIEW_CONFIDENCE, related=related)


def _is_scholar(source: Source) -> bool:
    """Whether an office's word only names the field of a scholar, a union or a group."""
    described = f"{source.role or ''} {source.name or ''}"
    return any(fold(word.strip(".,’s'")) in _OUTSIDE for word in described.split())


def _is_lawmaker(source: Source) -> bool:
    described = f"{source.role or ''} {source.name or ''}"
    return any(fold(word.strip(".,")) in _LAWMAKERS for word in described.split())


def _own_affair(reading: Reading) -> bool:
    """Whether the headline tells of a vote, a race, a post, a summit: officials are the story."""
    head = reading.headline
    title = f"{head.text if head else ''} {reading.article.title or ''}"
    return any(fold(word.strip(".,:;?!‘’“”'\"")) in _OWN_AFFAIRS for word in title.split())


SIGNAL = Signal(
    code="PV411",
    name="official-dominance",
    severity="info",
    counts="always",
    check=check,
    preview=True,
)
