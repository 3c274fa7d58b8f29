"""Experts or studies are called upon, and none is named.

## What it flags
A profession or science as a whole that speaks ("experts agree", "scientists warn", "studies
show"): the appeal to authority of SemEval-2020 without the authority. Left alone are groups with
an address ("experts at the Lenne Institute"), and sentences where a named expert or document
speaks in the same or the next sentence.

## Why it matters
The word lends weight that cannot be weighed: which experts, how many, on what ground.

## Flagged
- [[Experts agree]] that the wall is too low for the spring flood.
- [[Studies show]] that children learn better in small classes.
- The price of bread will double by winter, [[economists warn]].

## Not flagged
- Experts at the Lenne Institute say the wall is too low.
- Economists warn of high prices. “Bread will double,” said Ines Falk, who teaches at Varnholt.
- She asked the experts to measure the wall again.

## Limits
Read by one of the authors: 18 hits in real articles, 17 agreed with (0.94). About 63 hits that
count in 1,000 articles of mixed outlets. Experts who are named two sentences later are flagged; so
is a science as a whole ("scientists say").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import quoted, sentence_words
from provenance.signals._groups import SAY, STUDY, Group, group_reports, named_voices, speaks_near
from provenance.signals._phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading

_PEOPLE = Phrases(
    ["experts", "analysts", "scientists", "researchers", "economists", "historians", "scholars",
     "academics", "specialists", "strategists", "psychologists", "epidemiologists",
     "legal experts", "legal scholars", "health experts", "security experts", "some experts",
     "many experts", "most experts", "some analysts", "many analysts", "many economists",
     "most economists", "some economists", "most scientists", "many scientists"]
)  # fmt: skip
_WORKS = Phrases(
    ["studies", "research", "science", "numerous studies", "many studies", "several studies",
     "countless studies", "recent studies", "some studies", "multiple studies"]
)  # fmt: skip
_ADDRESS = {
    "published", "journal", "university", "institute", "center", "centre", "college", "school",
    "foundation", "professor", "dr", "dr.", "including", "conducted", "commissioned", "academy",
}  # fmt: skip


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the appeals to an authority nobody named."""
    voices = named_voices(reading)
    for groups, verbs in ((_PEOPLE, SAY), (_WORKS, STUDY)):
        for group in group_reports(reading, groups, verbs):
            if not _addressed(reading, group, voices):
                words = quoted(reading.text[group.start : group.end])
                message = f"{words} lends weight that cannot be weighed; say which, and how many"
                yield Hit(group.start, group.end, message, 0.8)


def _addressed(reading: Reading, group: Group, voices: list[int]) -> bool:
    if sentence_words(reading.tokens, group.sentence) & _ADDRESS:
        return True
    return speaks_near(reading, voices, group)


SIGNAL = Signal(
    code="PV406", name="unnamed-authority", severity="warning", counts="cue", check=check
)
