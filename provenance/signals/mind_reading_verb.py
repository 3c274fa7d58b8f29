"""A report says what somebody thinks, where it can know only what they said.

## What it flags
"Believes", "feels", "fears", "knows that" and the like with one person as the subject, in the
outlet's own voice, where that person says nothing within three sentences that could be the ground
for it (for "believes" and "thinks": nowhere in the article); once for each person. "Wants" counts
only where no demand could be meant ("wants to look strong", "desperately wants"). Hedged thoughts
("may feel"), those of groups and voters, what is itself attributed to somebody, pieces written as
"I" or labeled opinion are left alone, and so are the opinions of private people, who were asked.

## Why it matters
Nobody sees into a head. "Says she wants" can be checked, "wants" cannot; where a document or a
person told of the wish, the reader should be told so.

## Flagged
- The vote is on Monday. Mayor Ilse Brandt [[believes]] that the dam is safe. The town has two
  dams, and both are old.
- The ferry was sold in May. Governor Paul Osei [[feels]] that the price was too low. It
  brought nine million crowns.
- The bill has been in the drawer since June. Governor Paul Osei [[fears]] that it will split the
  council. The session ends on Friday.

## Not flagged
- Mayor Ilse Brandt believes that the dam is safe. “We looked at it twice,” Brandt said.
- Tomas Reuel may feel that the price was too low.
- Most voters want a new dam.
- “Ilse Brandt believes that the dam is safe,” Tomas Reuel said.

## Measured
- Precision: 0.45 (4.5 of 10 places of 9 outlets, read by one who had not seen the code).
- Rate: 2 places in 1,000 articles (5,000 random articles of 165 outlets).

## Limits
A preview. Opinions of interviewed people whose quotation the attributions miss, and sayings known
to everybody ("Reagan believed"), are the errors seen. "Wants" is nearly always a demand that was
made in public and is mostly left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal
from provenance.signals._context import inside_quotation, quoted
from provenance.signals._first_person import speaks_as_i
from provenance.signals._lists import lines, load, words
from provenance.signals._phrases import Phrases, word_at
from provenance.signals._preview import PREVIEW_CONFIDENCE
from provenance.signals._zones import in_headline, sentence_index
from provenance.signals.opinion_in_news import is_labeled_opinion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Attribution, Source

VERBS = {
    form.strip(): line.partition("=>")[2].strip() or None
    for line in lines("mind_verbs")
    for form in line.partition("=>")[0].split(",")
}
_WANT = frozenset({"wants", "wanted"})
_WISHES = Phrases(load("private_wishes"))
_SECRET = frozenset(
    {"desperately", "badly", "secretly", "clearly", "obviously", "really", "merely"}
)
_KNOW = frozenset({"knows", "knew", "feels", "felt", "senses", "sensed"})
_CLAUSE = frozenset({"that", "it", "he", "she", "they", "there", "his", "her", "their"})
_AFTER_KNOW = frozenset(
    {"strong", "strongly", "comfortable", "sick", "pain", "good", "bad", "like"}
)
_VIEWS = frozenset(
    {
        "believes",
        "believed",
        "thinks",
        "thought",
        "doubts",
        "doubted",
        "hopes",
        "hoped",
        "feels",
        "felt",
        "worries",
        "worried",
        "fears",
        "feared",
    }
)
"""Opinions: whoever is heard anywhere in the piece may well have told this one as well, and a
private person whose opinion is told was asked for it."""
_PERSONS = frozenset({"person_named", "person_role"})
_JUDGES = frozenset({"judge", "court", "justice", "magistrate", "jury", "panel"})
"""Whose thoughts are on paper: a ruling."""
_UNSURE = frozenset({
    "may", "might", "could", "would", "seems", "seem", "seemed", "appears", "appeared", "must",
    "if", "probably", "apparently", "reportedly", "whether", "perhaps", "who", "what", "why",
    "whom", "not", "n't", "'t", "does", "did", "had", "you", "unless", "no", "nobody", "any",
    "anyone",
})  # fmt: skip
_GROUNDS = words("grounds")
"""Words that tell how the outlet knows."""


_LINKS = frozenset(
    {",", "has", "also", "still", "now", "then", "long", "always", "himself", "herself"}
)
_SEVERAL = frozenset({"they", "we", "you", "who", "every", "all", "both"})
_FIRST_PERSON = frozenset({"i", "i'm", "my", "me", "we", "our", "us"})
_SILENCE = 3
"""Sentences on either side in which the person says nothing: nearer words may be the ground."""
_NEAR = 5
"""Words before the verb in which a hedge or a negation belongs to it."""


def check(reading: Reading) -> Iterator[Hit]:
    """Yield verbs of thought and feeling without a ground beside them."""
    if is_labeled_opinion(reading) or speaks_as_i(reading):
        return
    wishes = {match.first for match in _WISHES.find(reading.tokens)}
    sources = {s.id: s for s in reading.sources if s.kind in _PERSONS and _is_person(s)}
    voiced = {
        (a.source_id, sentence_index(reading, a.cue[0][0]))
        for a in reading.attributions
        if a.speech and a.cue
    }
    done = set()
    for attribution in reading.attributions:
        who = attribution.source_id or ""
        if attribution.speech or who not in sources or who in done:
            continue
        hit = _hit(reading, attribution, sources[who], voiced, wishes)
        if hit is not None:
            done.add(who)
            yield hit


def _is_person(source: Source) -> bool:
    """Whether a source is one person: a role, or a name of two words; no company, no court."""
    named = f"{source.name or ''} {source.role or ''}".split()
    if _JUDGES & {word.lower() for word in named}:
        return False
    if source.kind == "person_role":
        return bool(named) and not (named[-1].endswith("s") or named[-1].isupper())
    return " " in (source.name or "")


def _hit(
    reading: Reading,
    attribution: Attribution,
    source: Source,
    voiced: set[tuple[str | None, int | None]],
    wishes: set[int],
) -> Hit | None:
    tokens = reading.tokens
    if not attribution.source or not attribution.cue or attribution.parent is not None:
        return None
    cue = tokens.between(*attribution.cue[0])
    verbs = [i for i in range(cue.start, cue.stop) if word_at(tokens, i) in VERBS]
    where = sentence_index(reading, attribution.cue[0][0])
    if not verbs or where is None or not _private(reading, verbs[-1], wishes):
        return None
    if not _has_subject(tokens, tokens.between(*attribution.source[0]), verbs[-1]):
        return None
    start, end = int(tokens.starts[verbs[-1]]), int(tokens.ends[verbs[-1]])
    heard = {at for who, at in voiced if who == attribution.source_id and at is not None}
    view = word_at(tokens, verbs[-1]) in _VIEWS
    asked = not source.official and (view or source.role is not None)
    near = any(view or abs(at - where) <= _SILENCE for at in heard)
    opens = reading.text[slice(*reading.sentences[where])].rstrip().endswith(":")
    aside = opens or in_headline(reading, start) or inside_quotation(reading, start, end)
    if asked or near or aside or _grounded(reading, verbs[-1], where):
        return None
    suggestion = VERBS[word_at(tokens, verbs[-1])]
    offer = f"; “{suggestion}” can be checked" if suggestion else ""
    message = (
        f"{quoted(reading.text[start:end])} reports a state of mind, and nothing beside it says "
        f"how that is known{offer}"
    )
    return Hit(start, end, message, PREVIEW_CONFIDENCE, suggestion=suggestion)


def _has_subject(tokens: Tokens, source: slice, verb: int) -> bool:
    """Whether one person stands right before a verb in the active: "she still fears"."""
    if word_at(tokens, source.start) in _SEVERAL or word_at(tokens, verb + 1) == "to":
        return word_at(tokens, verb) in _WANT
    between = [word_at(tokens, i) for i in range(source.stop, verb)]
    return source.stop <= verb and all(w in _LINKS or w.endswith("ly") for w in between)


def _private(reading: Reading, at: int, wishes: set[int]) -> bool:
    """Whether a verb tells a thought: "knows that", not "knows him"; no demand ("wants a vote")."""
    tokens = reading.tokens
    word, after = word_at(tokens, at), word_at(tokens, at + 1)
    if word in _WANT:
        return at in wishes or word_at(tokens, at - 1) in _SECRET
    if after in {"in", "for", "of", "nothing"} or word_at(tokens, at - 1) == "'s":
        return False
    return word not in _KNOW or (after in _CLAUSE and after not in _AFTER_KNOW)


def _grounded(reading: Reading, at: int, where: int) -> bool:
    """Whether the sentence hedges, or it or the next one tells how the thought is known."""
    tokens = reading.tokens
    inside = tokens.between(*reading.sentences[where])
    said = [word_at(tokens, i) for i in range(inside.start, inside.stop)]
    before = said[: at - inside.start]
    if (_GROUNDS | _FIRST_PERSON) & set(said) or "if" in before or _UNSURE & set(before[-_NEAR:]):
        return True
    if _MARKS & set(said):
        return True
    following = reading.sentences[where + 1 : where + 2]
    return any(reading.text[start] in _MARKS for start, _ in following)


_MARKS = frozenset({'"', "“", "‘", "''", "``"})


SIGNAL = Signal(
    code="PV403",
    name="mind-reading-verb",
    severity="info",
    counts="cue",
    check=check,
    preview=True,
)
