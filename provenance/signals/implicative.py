"""A verb says what was done or not done, and judges it in passing.

## What it flags
Implicative verbs (Karttunen, 1971) that carry a verdict, in the outlet's voice: "failed to
mention" (it was owed), "did not bother to", "neglected to", "saw fit to", "dared to", "somehow
managed to". "Failed to" is flagged only before verbs of speech and duty: a bill that failed to
pass, or somebody who tried and failed, is a plain fact. Duties at law, contracts, forms that went
unanswered, and what the sentence gives to a source or to others' eyes are left alone.

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
- Brandt questioned why the county failed to tell her about the crack.
- Nine households failed to respond to the notices that the county sent them.
- The firm had won nine contracts and failed to deliver on two.
- The council failed to protect the old town, in the eyes of many fishermen.

## Measured
- Precision: 0.74 (32.5 of 44 places of 21 outlets, read by one who had not seen the code).
- Rate: 12 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A duty told with “failed to” is flagged where no word of law stands near, and so is a report that
carries a source's reproach on without a word that says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._combined import combined
from provenance.signals._context import in_name, quoted, sentence_words
from provenance.signals._lists import words
from provenance.signals._phrases import Phrases, word_at
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
_ASKED = {
    "form", "forms", "notice", "notices", "mailer", "mailers", "survey", "surveys", "census",
    "questionnaire", "questionnaires", "subpoena", "subpoenas", "summons", "contract", "contracts",
    "request", "requests", "email", "emails",
}  # fmt: skip
"""What goes unanswered or unfulfilled as a plain fact."""
_DUTIES = ("respond", "reply", "answer", "deliver", "provide")
_PLEDGES = {"promise", "promises", "pledge", "pledges", "vow", "vows"}
_REACH = 4
_CONFIDENCE = 0.8
_TOLD = Phrases(combined("reproaches"))
_TURNS = frozenset({"but", "yet", "though", "although", "while", "and", ";", "however"})
"""Between a verb of speech and a match, these hand the sentence back to its writer."""
_NO_VERB = frozenset({"on", "by", "in", "at", "and", "or", "as", "the", "a", "him", "her", "them"})
_PRESENT = ("doesn't", "does not")


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the implicative verbs that judge, outside the headline."""
    tokens, text = reading.tokens, reading.text
    for sentence, match in body_matches(reading, _PHRASES):
        if _plain(tokens, match, sentence) or in_name(tokens, match, sentence):
            continue
        if _passed_on(tokens, match, sentence) or _suffered(tokens, match):
            continue
        found = quoted(text[match.start : match.end])
        said = _neutral(match.phrase)
        message = f"{found} judges in passing; say what was {_deed(match.phrase)}"
        if said:
            message += f": “{said}”"
        yield Hit(match.start, match.end, message, _CONFIDENCE, suggestion=said)


def _plain(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether nothing is judged: a duty at law, an attempt, a rule for anybody."""
    if not match.phrase.startswith(("fail", "has fail", "have fail", "had fail")):
        return False
    before = {word_at(tokens, match.first - i) for i in range(1, _REACH + 1)}
    if before & _NOT_YET:
        return True
    around = sentence_words(tokens, sentence)
    if match.phrase.endswith(_DUTIES) and around & _ASKED:
        return True
    if match.phrase.endswith("deliver") and around & _PLEDGES:
        return True
    return bool(around & (_OWED | _TRIED))


def _passed_on(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether the sentence gives the reproach to a source, before the match or after it.

    "Questioned why", "said that he never" before it with no turn ("but") in between; "in the eyes
    of", "according to" after it.
    """
    inside = tokens.between(*sentence)
    for told in _TOLD.find(tokens):
        if not inside.start <= told.first < inside.stop:
            continue
        if told.first >= match.last:
            return told.phrase.startswith(("according", "in the"))
        between = {word_at(tokens, i) for i in range(told.last, match.first)}
        if not between & _TURNS:
            return True
    return False


def _suffered(tokens: Tokens, match: Match) -> bool:
    """Whether "condescended to" is what somebody suffered: "is condescended to on television"."""
    verb, following = match.phrase, word_at(tokens, match.last)
    return verb == "condescended to" and (following in _NO_VERB or not following.isalpha())


def _deed(phrase: str) -> str:
    """What there is to say instead: of "failed to" what was not done, of "dared to" what was.

    >>> _deed("failed to mention"), _deed("dared to"), _deed("neglected to")
    ('not done', 'done', 'not done')
    """
    undone = ("fail", "has fail", "have fail", "had fail", "never", "did", "does", "could", "negl")
    return "not done" if phrase.startswith(undone) or "forgot" in phrase else "done"


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
        if phrase.startswith(_PRESENT):
            return "does not"
        return "did not" if phrase.startswith(("never bothered", "didn't", "did not")) else None
    return f"{plain} {verb}" if plain.startswith("d") else None


SIGNAL = Signal(
    code="PV213",
    name="implicative",
    severity="info",
    counts="outlet",
    check=check,
)
