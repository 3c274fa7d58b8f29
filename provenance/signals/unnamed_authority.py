"""Experts or studies are called upon, and none is named.

## What it flags
A profession or science as a whole that speaks ("experts agree", "scientists warn", "studies
show"): the appeal to authority of SemEval-2020 without the authority. Left alone are groups with
an address ("experts at the Lenne Institute") in the sentence or in the two before, those with
examples ("economists like Ines Falk"), and places where a named person, body or document speaks in
the same sentence or the next two.

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
- Economists warn of high prices. The mills are old. “Bread will double,” said Ines Falk.
- Economists like Ines Falk say that bread will double.

## Measured
- Precision: 0.86 (38 of 44 places of 23 outlets, read by one who had not seen the code).
- Rate: 49.6 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A science as a whole ("scientists say") is flagged although no single person is meant, and so is an
echo in irony. Experts who are named three sentences later are flagged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._ahead import Voices, before
from provenance.signals._base import Hit, Signal
from provenance.signals._context import is_capitalised, quoted, sentence_words
from provenance.signals._groups import SAY, STUDY, Group, group_reports
from provenance.signals._phrases import Phrases, fold, word_at
from provenance.signals._zones import sentence_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

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


_LIKE = frozenset({"like", "including", "as", "namely", "led"})
_GROUPS = frozenset({
    "experts", "analysts", "scientists", "researchers", "economists", "historians", "scholars",
    "academics", "specialists", "strategists", "psychologists", "epidemiologists", "studies",
    "research", "study",
})  # fmt: skip
_BEHIND = 2
"""Sentences before, in which the same group may have been given with its address."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the appeals to an authority nobody named."""
    voices: Voices | None = None
    for groups, verbs in ((_PEOPLE, SAY), (_WORKS, STUDY)):
        for group in group_reports(reading, groups, verbs):
            voices = voices or Voices(reading)
            if not _addressed(reading, group, voices):
                words = quoted(reading.text[group.start : group.end])
                message = f"{words} lends weight that cannot be weighed; say which, and how many"
                yield Hit(group.start, group.end, message, 0.8)


def _addressed(reading: Reading, group: Group, voices: Voices) -> bool:
    """Whether the sentence, those before it or the next two say which experts or studies."""
    if sentence_words(reading.tokens, group.sentence) & _ADDRESS:
        return True
    if _examples(reading, group.sentence) or _given_before(reading, group):
        return True
    return voices.ahead((group.start, group.end))


def _examples(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence names some of the group: "economists like Ines Falk"."""
    tokens = reading.tokens
    inside = tokens.between(*sentence)
    return any(
        word_at(tokens, at) in _LIKE
        and (word_at(tokens, at) != "as" or word_at(tokens, at - 1) == "such")
        and is_capitalised(tokens.words[at + 1])
        for at in range(inside.start, inside.stop - 1)
    )


def _given_before(reading: Reading, group: Group) -> bool:
    """Whether the group points back at one with a name ("Lenne Bank analysts", "a study by")."""
    where = sentence_index(reading, group.start)
    tokens = reading.tokens
    wanted = _GROUPS & {fold(w) for w in tokens.words[tokens.between(group.start, group.end)]}
    for sentence in before(reading, where, count=_BEHIND) if where is not None else ():
        inside = tokens.between(*sentence)
        for at in range(inside.start, inside.stop):
            if word_at(tokens, at) in wanted and _has_name(tokens, at, inside.start):
                return True
    return False


def _has_name(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a name stands right before a noun or in its complement ("analysts at Lenne Bank")."""
    if at - 1 > first and is_capitalised(tokens.words[at - 1]):
        return True
    if at + 2 >= len(tokens) or word_at(tokens, at + 1) not in {"at", "from", "with", "of", "by"}:
        return False
    return any(is_capitalised(word) for word in tokens.words[at + 2 : at + 4])


SIGNAL = Signal(
    code="PV406", name="unnamed-authority", severity="warning", counts="cue", check=check
)
