"""A verb says what was done or not done, and judges it in passing.

## What it flags
Implicative verbs (Karttunen, 1971) that carry a verdict, in the outlet's voice: "failed to
mention" (it was owed), "did not bother to", "neglected to", "saw fit to", "dared to", "somehow
managed to". "Failed to" is flagged only before verbs of speech and duty: a bill that failed to
pass, or somebody who tried and failed, is a plain fact. Court and contract language is left alone.

## Why it matters
The fact is that something was or was not done; that it was owed, easy or impudent is an opinion
which the reader cannot see to disagree with.

## Flagged
- The mayor spoke for an hour and [[failed to mention]] the sea wall.
- The county [[did not bother to]] count the boats.
- The port authority [[somehow managed to]] lose two ferries in a year.

## Not flagged
- The bill failed to pass the chamber on Monday.
- Nils Aune was charged with a crime: he had failed to report the fire, the court heard.
- The crew managed to close the gate before the flood.

## Limits
A preview until read by somebody who has not seen the code: of 40 hits in real articles read while
it was written 31 were agreed with (0.78), and rules were made from three of the errors. About 12
hits that count in 1,000 articles of mixed outlets. A rule or a duty told with “failed to” is
flagged where no word of law stands near; paraphrase without a cue is taken for the outlet's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._combined import combined
from provenance.signals._context import in_name, quoted, sentence_words
from provenance.signals._lists import words
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.signals._phrases import Match
    from provenance.types import Span

_PHRASES = Phrases(combined("implicatives"))
_OWED = words("duties_at_law")
_TRIED = {"tried", "tries", "attempted", "attempts", "attempt", "efforts", "trying", "struggled"}
_NOT_YET = {"if", "whether", "should", "anyone", "unless", "when", "whoever", "those", "cases"}
"""Words before "fails to" with which nobody in particular has failed."""
_REACH = 4


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the implicative verbs that judge, outside the headline."""
    tokens, text = reading.tokens, reading.text
    for sentence, match in body_matches(reading, _PHRASES):
        if _plain(tokens, match, sentence) or in_name(tokens, match, sentence):
            continue
        found = quoted(text[match.start : match.end])
        said = _neutral(match.phrase)
        message = f"{found} judges in passing; say what was done or not done"
        if said:
            message += f": “{said}”"
        yield Hit(match.start, match.end, message, PREVIEW_CONFIDENCE, suggestion=said)


def _plain(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether nothing is judged: a duty at law, an attempt, a rule for anybody."""
    if not match.phrase.startswith(("fail", "has fail", "have fail", "had fail")):
        return False
    before = {word_at(tokens, match.first - i) for i in range(1, _REACH + 1)}
    if before & _NOT_YET:
        return True
    return bool(sentence_words(tokens, sentence) & (_OWED | _TRIED))


def _neutral(phrase: str) -> str | None:
    """The plain wording: "did not mention" for "failed to mention"; None where it must be recast.

    >>> _neutral("fails to note"), _neutral("saw fit to")
    ('does not note', None)
    """
    start, _, verb = phrase.partition(" to ")
    plain = {
        "failed": "did not",
        "fails": "does not",
        "has failed": "has not",
        "have failed": "have not",
        "had failed": "had not",
    }.get(start)
    if plain is None:
        return "did not" if "bother" in start and start != "bothered" else None
    return f"{plain} {verb}" if plain.startswith("d") else None


SIGNAL = Signal(
    code="PV213",
    name="implicative",
    severity="info",
    counts="outlet",
    check=check,
    preview=True,
)
