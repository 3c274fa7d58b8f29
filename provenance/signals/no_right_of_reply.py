"""Somebody is accused of wrongdoing, and neither answers nor was asked.

## What it flags
A named person who is accused of a crime or another serious wrong, or charged with one, where the
article holds neither their words nor those of a lawyer or spokesman, neither a denial nor a plea,
and nobody "declined to comment" or could not be reached. One finding a story, which names all of
them; countries, parties, companies and people on the run are left alone, and so are pieces labeled
opinion.

## Why it matters
Whoever is accused has a right to answer in the same piece (NewsGuard's criteria; the Journalism
Trust Initiative). Readers take silence for assent.

## Flagged
- Rita Lund accused her former employer [[Tomas Reuel]] of stealing wages for nine years. She left
  the mill in May and now bakes bread in Varnholt. Reuel owns the mill.
- [[Nils Aune]] was accused of sexual harassment by two of his pupils. The school is the oldest in
  the county. It has 300 pupils and stands by the sea. Aune came to it nine years ago.
- The report accuses Mayor [[Anna Brandt]] of taking bribes from a builder. It has ninety pages.
  Brandt has been in office since May.

## Not flagged
- Rita Lund accused Tomas Reuel of stealing wages. Reuel denied it.
- Rita Lund accused Tomas Reuel of stealing wages. He did not respond to a request for comment.
- Rita Lund accused Tomas Reuel of stealing wages. “I paid every hour,” Reuel said.
- Rita Lund accused Tomas Reuel of being slow.
- Lenne accused Varnholt of hiding the figures.
- Tomas Reuel was charged with murder in May. Reuel escaped from the county jail on Monday.

## Measured
- Precision: 1.00 (1 of 1 place of 1 outlet, read by one who had not seen the code).
- Rate: 0.2 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview: hits are rare. Accusations recalled in passing in a story about something else are the
errors seen; an answer given in a piece that the story follows up is not known.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from provenance.nlp.names import given_names
from provenance.signals._base import Hit, Signal
from provenance.signals._context import is_capitalised, quoted, sentence_words
from provenance.signals._lists import load, words
from provenance.signals._phrases import Phrases, fold, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import body_matches, body_sentences, sentence_index
from provenance.signals.opinion_in_news import is_labeled_opinion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span

_ACCUSES = Phrases(["accused", "accuses", "accusing", "charged", "indicted", "arrested"])
_ASKED = Phrases(load("no_comment"))
_WRONGS = words("wrongdoing")
_REPLIES = words("replies")
_BE = frozenset({"was", "is", "been", "being", "stands", "stood", "be"})
_BETWEEN = frozenset(
    {"has", "had", "also", "publicly", "later", "once", "now", "first", "repeatedly"}
)
_TARGET = 12
"""Tokens between the verb and its "of"; longer ones hold a clause."""
_WRONG = 14
"""Tokens after "of" in which the wrong is named."""
_LONGEST_NAME = 4
_AT_LARGE = frozenset(
    {"escape", "escaped", "escapee", "escapees", "fugitive", "fugitives", "manhunt"}
)
"""With one of these, whoever is charged cannot be asked."""
_LEAST_MENTIONS = 2
"""Somebody named once is an example in a story about others."""
_LEAD = 6
"""Sentences at the start in which a story names those it is about."""
_ASKED_NEAR = 3
"""Sentences around a mention of the accused in which "declined to comment" may be about them."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield each accused person without an answer."""
    accused: dict[str, Span] = {}
    for sentence, match in body_matches(reading, _ACCUSES):
        target = _target(reading.tokens, match.first, sentence)
        if target is not None:
            name = reading.tokens.words[slice(*target)]
            accused.setdefault(fold(name[-1]), target)
    if not accused or is_labeled_opinion(reading):
        return
    unheard = [
        target
        for surname, target in accused.items()
        if _is_about(reading, surname)
        and not _answers(reading, surname)
        and not _at_large(reading, surname)
    ]
    if unheard:
        yield _hit(reading, unheard)


def _at_large(reading: Reading, surname: str) -> bool:
    """Whether a sentence that names somebody tells that they are on the run."""
    tokens = reading.tokens
    if not any(fold(word) in _AT_LARGE for word in tokens.vocabulary):
        return False
    told = (sentence_words(tokens, span) for span in reading.sentences)
    return any(surname in words_told and _AT_LARGE & words_told for words_told in told)


def _is_about(reading: Reading, surname: str) -> bool:
    """Whether somebody is named in the headline or the first sentences, and twice or more."""
    tokens = reading.tokens
    places = [int(tokens.starts[i]) for i, w in enumerate(tokens.words) if fold(w) == surname]
    if len(places) < _LEAST_MENTIONS:
        return False
    head = reading.headline
    if head is not None and surname in fold(head.text):
        return True
    lead = list(islice(body_sentences(reading), _LEAD))
    return bool(lead) and places[0] < lead[-1][1]


def _target(tokens: Tokens, at: int, sentence: Span) -> Span | None:
    """Token range of the accused person's full name, if a serious wrong is named."""
    inside = tokens.between(*sentence)
    accuses = word_at(tokens, at).startswith("accus")
    if word_at(tokens, at + 1) in ({"of"} if accuses else {"with", "on", "for"}):
        before = at - 1
        if word_at(tokens, before) not in _BE:
            return None
        while before > inside.start and word_at(tokens, before) in _BE | _BETWEEN:
            before -= 1
        if word_at(tokens, before) == "who":
            before -= 1 + (word_at(tokens, before - 1) == ",")
        name, of = _name_ending(tokens, _without_age(tokens, before + 1), inside.start), at + 1
    elif not accuses or word_at(tokens, at - 1) in {"who", "that", "has", "have", "had"}:
        return None
    else:
        reach = range(at + 2, min(at + 2 + _TARGET, inside.stop))
        found = next((i for i in reach if word_at(tokens, i) == "of"), None)
        if found is None:
            return None
        name, of = _name_ending(tokens, found, at + 1), found
    wrong = {word_at(tokens, i) for i in range(of + 1, min(of + 1 + _WRONG, inside.stop))}
    return name if wrong & _WRONGS else None


def _without_age(tokens: Tokens, end: int) -> int:
    """The end of a name that an age follows: "Tomas Reuel, 31, was charged"."""
    aged = [word_at(tokens, end - k) for k in (1, 2, 3)]
    return end - 3 if aged[0] == aged[2] == "," and aged[1].isdigit() else end


def _name_ending(tokens: Tokens, end: int, least: int) -> Span | None:
    """The personal name that ends right before a token: in full, or in full elsewhere."""
    start = end
    while start > least and end - start < _LONGEST_NAME and _in_name(tokens.words[start - 1]):
        start -= 1
    if start == end:
        return None
    given = [i for i in range(start, end - 1) if _is_given(tokens, i)]
    if given:
        return given[0], end
    surname = tokens.words[end - 1]
    full = any(
        word == surname and i > 0 and _is_given(tokens, i - 1)
        for i, word in enumerate(tokens.words)
    )
    return (end - 1, end) if full else None


def _in_name(word: str) -> bool:
    return is_capitalised(word) and word[-1:].isalpha()


def _is_given(tokens: Tokens, at: int) -> bool:
    return is_capitalised(tokens.words[at]) and word_at(tokens, at) in given_names()


def _answers(reading: Reading, surname: str) -> bool:
    """Whether the accused speaks, or the sentences about them report an answer or an attempt."""
    tokens = reading.tokens
    speaking = {a.source_id for a in reading.attributions if a.speech}
    if any(
        source.id in speaking and surname in map(fold, (source.name or "").split())
        for source in reading.sources
    ):
        return True
    about: set[int] = set()
    for i in range(len(tokens)):
        where = (
            sentence_index(reading, int(tokens.starts[i]))
            if word_at(tokens, i) == surname
            else None
        )
        if where is not None:
            about |= {where, where + 1}
    asked = {sentence_index(reading, m.start) for m in _ASKED.find(tokens)}
    if any(
        at - _ASKED_NEAR <= k <= at + _ASKED_NEAR for at in about for k in asked if k is not None
    ):
        return True
    spans = (reading.sentences[at] for at in about if at < len(reading.sentences))
    said = ({fold(w) for w in tokens.words[tokens.between(*span)]} for span in spans)
    return any(_REPLIES & words_said for words_said in said)


def _hit(reading: Reading, targets: list[Span]) -> Hit:
    """One hit a story, at the first of those accused, that names them all."""
    tokens = reading.tokens
    spans = [(int(tokens.starts[first]), int(tokens.ends[last - 1])) for first, last in targets]
    names = [quoted(reading.text[slice(*span)]) for span in spans]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    message = (
        f"{listed} {'is' if len(names) == 1 else 'are'} accused, and the text gives neither an "
        "answer nor an attempt to get one; ask, and say what came back"
    )
    return Hit(*spans[0], message, PREVIEW_CONFIDENCE, related=tuple(spans[1:]))


SIGNAL = Signal(
    code="PV413",
    name="no-right-of-reply",
    severity="info",
    counts="always",
    check=check,
    preview=True,
)
