"""A word states as fact a crime that the court has yet to find.

## What it flags
"Murdered", "the murder of", "the murderer", "the rapist" in the outlet's own voice, where the
article tells of a case that is still open: somebody has been arrested, charged or is on trial
nearby, and nowhere does it mention a verdict, a plea or a sentence. Charges and their names
("charged with murdering", "the alleged murderer"), what might have happened and killings of an
earlier time are left alone.

## Why it matters
The word entails a finding (Recasens and others, 2013): murder is a killing that a court has found
to be one. News agencies write "killed" until then, for the sake of the accused and of the outlet.

## Flagged
- Tomas Reuel, 31, was arrested on Monday. Police found him at the mill where he [[murdered]] his
  neighbor.
- Nils Aune was charged on Tuesday in [[the murder of]] a baker from Varnholt.
- The suspect is in custody. [[The murderer]] waited for two hours behind the ferry, and then ran.

## Not flagged
- Tomas Reuel was charged with murdering his neighbor.
- Nils Aune was convicted in May. He had murdered a baker from Varnholt.
- “He murdered my brother,” Ines Falk said after the suspect was arrested.
- The suspect was arrested. There are allegations that he robbed a mill, ran a gang and ordered
  the murder of a baker.
- The suspect was arrested in Harlow Bay, where a king was murdered in 1432.

## Measured
- Precision: not measured (0 places in 5,000 random articles).
- Rate: 0 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview: hits are rare. A killing told beside another case ("the suspect" of a theft) is the
error seen, and a suspect who is dead is flagged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import in_name, inside_quotation, quoted
from provenance.signals._first_person import speaks_as_i
from provenance.signals._lists import load, words
from provenance.signals._phrases import Phrases, fold, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_matches, sentence_index
from provenance.signals.opinion_in_news import is_labeled_opinion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.signals._phrases import Match
    from provenance.types import Span

_WORDS = load("entailment")
_PHRASES = Phrases(["murdered", "murdering", "the murder of", "the murderer", "the rapist"])
_FIRST = frozenset({"murdered", "murdering", "murderer", "murder", "rapist"})
_OPEN = Phrases(load("open_case"))
_CLOSED = Phrases(load("closed_case"))
_REACH = 1
"""Sentences on either side in which the open case has to be told."""
_LEGAL = words("charges")
"""Before the word in its sentence, these make it the name of a charge or a doubt."""
_ALLEGED = frozenset({"allegation", "allegations", "accused", "accusations", "alleged", "claims"})
"""Anywhere before the word in its sentence: they carry over a whole list of deeds."""
_UNREAL = frozenset({
    "to", "would", "could", "might", "may", "can", "if", "not", "never", "nobody", "being", "get",
    "getting", "whether", "or", "than", "almost", "nearly", "who", "until",
})  # fmt: skip
_ADJECTIVE = frozenset({"a", "an", "the", "of", "his", "her", "their", "its", "two", "three"})
"""Right before "murdered", these make it an adjective: "a murdered witness"."""
_EARLIER = re.compile(r"\b1[0-9]\d\d\b|\bdecades? ago\b|\bcenturies\b|\bcentury\b|\byears ago\b")
_UNREAL_REACH = 2


def check(reading: Reading) -> Iterator[Hit]:
    """Yield words that find somebody guilty before the court has."""
    if is_labeled_opinion(reading) or speaks_as_i(reading):
        return
    if not any(fold(word) in _FIRST for word in reading.tokens.vocabulary):
        return
    matches = [m for m in body_matches(reading, _PHRASES) if _states(reading, *m)]
    if not matches or any(True for _ in _CLOSED.find(reading.tokens)):
        return
    cases = [
        i
        for _, m in body_matches(reading, _OPEN)
        if (i := sentence_index(reading, m.start)) is not None
    ]
    for sentence, match in matches:
        at = sentence_index(reading, sentence[0])
        if at is None or not any(at - _REACH <= case <= at + _REACH for case in cases):
            continue
        said = _WORDS.get(match.phrase) or f"the {_WORDS[match.phrase.removeprefix('the ')]}"
        message = (
            f"{quoted(reading.text[match.start : match.end])} states a crime as found while the "
            f"case is open; “{said}” leaves it to the court"
        )
        yield Hit(match.start, match.end, message, PREVIEW_CONFIDENCE, suggestion=said)


def _states(reading: Reading, sentence: Span, match: Match) -> bool:
    """Whether a match is the outlet's statement that the crime happened."""
    tokens = reading.tokens
    if in_name(tokens, match, sentence) or inside_quotation(reading, match.start, match.end):
        return False
    if reading.text[sentence[0] : sentence[1]].isupper():
        return False
    return not (
        _is_charge(tokens, match, sentence)
        or _EARLIER.search(reading.text[slice(*sentence)])
        or word_at(tokens, match.last) in {"-", "case", "charge", "charges", "suspect", "trial"}
    )


def _is_charge(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether the words before make a match the name of a charge, or something unreal."""
    inside = tokens.between(sentence[0], match.start)
    before = [word_at(tokens, i) for i in range(inside.start, inside.stop)]
    if match.phrase == "murdered" and before[-1:] and before[-1] in _ADJECTIVE:
        return True
    if _ALLEGED & set(before):
        return True
    clause = before[-12:]
    if match.phrase == "the murder of":
        if before[-1:] in (["with"], ["of"]):
            return True
        return bool({"accused", "suspected", "alleged", "acquitted", "guilty"} & set(clause))
    return bool(_LEGAL & set(clause) or _UNREAL & set(before[-_UNREAL_REACH:]))


SIGNAL = Signal(
    code="PV212",
    name="one-sided-entailment",
    severity="info",
    counts="outlet",
    check=check,
    preview=True,
)
