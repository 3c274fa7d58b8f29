"""Somebody without a name judges or guesses.

## What it flags
Words of judgment ("incompetent", "a disaster") or openings of an opinion ("I think", "it looks
like") in what a person withheld by name is reported to have said. The finding marks the judging
words, once for each statement. Public groups such as critics, and information given without a
name, are left alone.

## Why it matters
News agencies allow a source without a name for information, not for opinion: a judgment is worth
what its author is, and here nobody can tell, answer it, or be held to it.

## Flagged
- “The mayor is [[incompetent]],” said a senior official, who asked not to be named.
- “[[I think]] she will lose,” an aide who spoke on condition of anonymity said.
- A person close to the governor said that the plan was “[[a disaster]]”.

## Not flagged
- “The mayor is incompetent,” said Tomas Reuel, who sells bread at the bridge.
- “The vote was moved to Monday,” said a senior official, who asked not to be named.
- Critics say the plan is a disaster.
- “She was tried for petty crimes,” said a senior official, who asked not to be named.

## Measured
- Precision: 0.69 (18 of 26 places of 12 outlets, read by one who had not seen the code).
- Rate: 5.2 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A guess that opens information ("I think the vote is on Monday") and words the source
only relays are the errors seen; each statement of a source is flagged, so that one source may be
flagged several times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._ahead import Voices
from provenance.signals._base import Hit, Signal
from provenance.signals._context import in_name, inside_quotation, quotation_around, quoted
from provenance.signals._lists import load, words
from provenance.signals._phrases import Phrases, fold, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Attribution, Source, Span

_PHRASES = Phrases([*load("judgment"), *load("speculation")])
_PERSONS = words("insiders") - {"people", "person"}
_KNOWING = frozenset({"familiar", "close", "briefed", "with", "who", "anonymous", "unnamed"})
_DENIES = frozenset(
    {"not", "n't", "'t", "never", "no", "nothing", "without", "if", "hardly", "some"}
)
_REACH = 6
_GUESSES = frozenset(load("speculation"))
_TERMS = frozenset({
    "crime", "crimes", "offense", "offenses", "offence", "theft", "cash", "officer", "season",
    "injury", "injuries", "silence", "treatment", "advantage", "competition", "practices",
})  # fmt: skip
"""Nouns with which a word of judgment is a term ("petty crimes")."""
_QUOTES = frozenset({"“", '"', "‘", "'", "''"})


def check(reading: Reading) -> Iterator[Hit]:
    """Yield the first judging words of each statement by an insider without a name."""
    hidden = {s.id: s for s in reading.sources if s.anonymous and _is_insider(reading, s)}
    if not hidden:
        return
    matches = [
        (match.start, match.end)
        for sentence, match in body_matches(reading, _PHRASES)
        if not in_name(reading.tokens, match, sentence) and not _denied(reading, match.first)
    ]
    for attribution in reading.attributions:
        if attribution.speech and attribution.source_id in hidden:
            span = _first_inside(reading, attribution, matches)
            if span is not None and not _named_next(reading, hidden, attribution):
                yield _hit(reading, attribution, span)


def _is_insider(reading: Reading, source: Source) -> bool:
    """Whether one of a source's mentions is a person from inside ("an aide"), and no crowd."""
    for start, end in source.mentions:
        inside = reading.tokens.between(start, end)
        said = [word_at(reading.tokens, i) for i in range(inside.start, inside.stop)]
        if _PERSONS & set(said) or ({"person", "people"} & set(said) and _KNOWING & set(said)):
            return True
    return source.anonymity_reason is not None


def _named_next(reading: Reading, hidden: dict[str, Source], attribution: Attribution) -> bool:
    """Whether a group speaks and one of it is quoted by name in the next sentence."""
    mentions = hidden[attribution.source_id or ""].mentions
    said = {fold(word) for word in reading.tokens.words[reading.tokens.between(*mentions[0])]}
    several = any(word.endswith("s") for word in said & _PERSONS)
    return (
        several and bool(attribution.cue) and Voices(reading).ahead(attribution.cue[0], sentences=1)
    )


def _denied(reading: Reading, first: int) -> bool:
    return any(word_at(reading.tokens, first - k) in _DENIES for k in range(1, _REACH + 1))


def _first_inside(reading: Reading, attribution: Attribution, matches: list[Span]) -> Span | None:
    """The first judging words in a statement that are its speaker's.

    What stands in quotation marks "according to" somebody is what another was heard to say.
    """
    tokens = reading.tokens
    relayed = any(
        word_at(tokens, tokens.between(*cue).start) == "according" for cue in attribution.cue
    )
    voice = f"source:{attribution.source_id}"
    for start, end in matches:
        if relayed and inside_quotation(reading, start, end):
            continue
        if _is_echo(reading, (start, end)):
            continue
        if any(a <= start and end <= b for a, b in attribution.content) and (
            reading.voice_of(start, end) == voice
        ):
            return start, end
    return None


def _is_echo(reading: Reading, span: Span) -> bool:
    """Whether the word is a term ("petty crimes"), or marked as another's ("“unhinged” hatred")."""
    tokens = reading.tokens
    inside = tokens.between(*span)
    if word_at(tokens, inside.stop) in _TERMS:
        return True
    around = quotation_around(reading, *span)
    if around is None or tokens.between(*around.inner) != inside:
        return False
    return word_at(tokens, tokens.between(around.start, around.end).stop).isalpha()


def _hit(reading: Reading, attribution: Attribution, span: Span) -> Hit:
    words = reading.text[slice(*span)]
    kind = "a guess or an opinion" if fold(words) in _GUESSES else "a judgment"
    message = (
        f"{quoted(words)} opens or holds {kind} of somebody without a name; keep anonymity for "
        "information, or name who holds this view"
    )
    return Hit(*span, message, PREVIEW_CONFIDENCE, related=attribution.source[:1])


SIGNAL = Signal(
    code="PV409",
    name="anonymous-opinion",
    severity="info",
    counts="always",
    check=check,
    preview=True,
)
