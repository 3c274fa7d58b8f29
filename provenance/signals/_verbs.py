"""Find reporting verbs and weigh them: the outlet's choice of word for how somebody spoke.

A list's line is ``form, form, form => infinitive | rule: words | rule: words``: a neutral verb,
which is offered in the form of the one found, and the rules

* ``after``: not where one of these words follows within three words ("claimed responsibility");
* ``next``: not where one of these words follows at once ("boasts a pool");
* ``before``: not where one of these words stands right before it ("was admitted");
* ``near``: not in a sentence that holds one of these words ("pleaded guilty");
* ``clause``: only with a statement (`provenance.signals._reported`) as what is reported;
* ``demand``: not where it asks for something ("insisted that she resign");
* ``suit``: the neutral verb where the sentence tells of a lawsuit;
* ``topic``: the neutral verb before "of" and "about" ("boasted of");
* ``spoken``: not where the attributions take it for a thought ("she realized");
* ``plural``: only with a plural subject right before it ("officials insist"), for infinitives,
  which are also nouns;
* ``subject``: only with a speaker right before it, for forms that are also nouns ("claims");
* ``alone``: also where no attribution was found, if a person is the subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.signals._base import Hit
from provenance.signals._context import is_capitalised, quoted, sentence_words, tokens_around
from provenance.signals._inflect import like
from provenance.signals._links import in_glued_teaser, is_link_line
from provenance.signals._lists import lines, words
from provenance.signals._phrases import Match, Phrases, word_at
from provenance.signals._reported import is_demand, is_unreal, reports_statement
from provenance.signals._spans import SpanSet
from provenance.signals._zones import body_matches, headline_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.nlp.tokens import Tokens
    from provenance.reading import Reading
    from provenance.types import Span, Where

_RULES = ("after", "next", "before", "near")
_AFTER_REACH = 3
_PERSONS = words("person_nouns")
_PLURALS = {"they", "we", "who", "police", "men", "women", "gop"} | {
    noun for noun in _PERSONS if noun.endswith("s") and noun not in {"boss", "witness"}
}
_PRONOUNS = {"he", "she", "they", "who"}
_AUXILIARIES = {
    "has",
    "have",
    "had",
    "also",
    "then",
    "now",
    "once",
    "later",
    "again",
    "even",
    "and",
}
_KINDS = words("claim_kinds")
_SUIT = frozenset({
    "sue", "sued", "sues", "suing", "suit", "suits", "lawsuit", "lawsuits", "complaint",
    "plaintiff", "plaintiffs", "filing", "petition",
})  # fmt: skip
_ABOUT = frozenset({"of", "about"})
_QUOTES = frozenset({"”", '"', "''", "’"})
_QUOTE_REACH = 4
_OUTLET_REACH = 8
_NAME_WORDS = 3
_NOT_LETTERS = re.compile(r"[^a-z0-9]+|\.(?:com|org|net|co|uk)\b|^www\.|^the ")
_PASSIVE = {"was", "were", "been", "being", "be", "is", "are", "get", "got"}
_NOUN_BEFORE = {
    "a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "any", "no", "some",
    "such", "of", "for", "on", "by", "in", "with", "about", "'s", "these", "those", "this", "from",
    "many", "other", "own", "false", "all", "against", "s", "'",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of a list.

    Attributes:
        suggestion: Infinitive of a neutral verb, or None.
        suit: The same, in a sentence on a lawsuit; None where it is no other.
        topic: The same, before "of" and "about"; None where it is no other.
        after: Words that may not follow within three words.
        next: Words that may not follow at once.
        before: Words that may not stand right before.
        near: Words that may not stand in the sentence.
        plural: Needs a plural subject; its forms are infinitives.
        clause: Needs a statement as what is reported.
        demand: May also ask for something.
        spoken: Needs to tell of speech, not of a thought.
        subject: Needs a speaker right before it.
        alone: Fires without an attribution too.
    """

    suggestion: str | None
    suit: str | None
    topic: str | None
    after: frozenset[str]
    next: frozenset[str]
    before: frozenset[str]
    near: frozenset[str]
    plural: bool
    clause: bool
    demand: bool
    spoken: bool
    subject: bool
    alone: bool


class Verbs:
    """A compiled list of reporting verbs.

    Args:
        name: Name of the list.
    """

    def __init__(self, name: str) -> None:
        self._verbs: dict[str, Verb] = {}
        for line in lines(name):
            head, *rules = (part.strip() for part in line.split("|"))
            forms, _, suggestion = head.partition("=>")
            given = {rule.partition(":")[0].strip(): rule.partition(":")[2] for rule in rules}
            verb = Verb(
                suggestion.strip() or None,
                given.get("suit", "").strip() or None,
                given.get("topic", "").strip() or None,
                plural="plural" in given,
                clause="clause" in given,
                demand="demand" in given,
                spoken="spoken" in given,
                subject="subject" in given,
                alone="alone" in given,
                **{key: frozenset(given.get(key, "").split()) for key in _RULES},
            )
            self._verbs.update({form.strip(): verb for form in forms.split(",")})
        self._phrases = Phrases(self._verbs)

    @property
    def forms(self) -> frozenset[str]:
        """All verb forms of the list."""
        return frozenset(self._verbs)

    def in_body(self, reading: Reading, why: str, *, confidence: float) -> Iterator[Hit]:
        """Yield the verbs that report speech outside the headline.

        Args:
            reading: The article.
            why: Continues the message after the quoted verb.
            confidence: Of a verb, whether an attribution holds it as its cue or a speaker stands
                by it: which of the two it is may hang on whose name is there.
        """
        cues = SpanSet(cue for a in reading.attributions for cue in a.cue)
        thoughts = SpanSet(cue for a in reading.attributions if not a.speech for cue in a.cue)
        for sentence, match in body_matches(reading, self._phrases):
            verb, tokens = self._verbs[match.phrase], tokens_around(reading, match)
            if not _reports(verb, tokens, match, sentence):
                continue
            if is_link_line(tokens, sentence) or in_glued_teaser(tokens, match.first):
                continue
            if _is_own(reading, match) or _is_title_word(tokens, match, sentence):
                continue
            attributed = cues.touches((match.start, match.end))
            sure = attributed and not verb.subject
            if verb.spoken and thoughts.touches((match.start, match.end)):
                continue
            if sure or (verb.alone and _has_speaker(tokens, match, sentence)):
                plain = _plain(verb, tokens, match, sentence)
                yield _hit(reading.text, match, why, plain, confidence)

    def in_headline(self, reading: Reading, why: str, *, confidence: float) -> Iterator[Hit]:
        """Yield the verbs in the headline that need no attribution and have a subject there.

        Args:
            reading: The article.
            why: Continues the message after the quoted verb.
            confidence: Of the hits.
        """
        for zone, match in headline_matches(reading, self._phrases):
            verb, span = self._verbs[match.phrase], (zone.start, zone.end)
            in_text = zone.where == "text"
            tokens = tokens_around(reading, match) if in_text else zone.tokens
            if not verb.alone or not _reports(verb, tokens, match, span):
                continue
            if _has_speaker(tokens, match, span):
                plain = _plain(verb, tokens, match, span)
                yield _hit(zone.text, match, why, plain, confidence, where=zone.where)


def _hit(
    text: str,
    match: Match,
    why: str,
    plain: str | None,
    confidence: float,
    *,
    where: Where = "text",
) -> Hit:
    offer = f"; “{plain}” is neutral" if plain else ""
    message = f"{quoted(text[match.start : match.end])} {why}{offer}"
    return Hit(match.start, match.end, message, confidence, suggestion=plain, where=where)


def _plain(verb: Verb, tokens: Tokens, match: Match, sentence: Span) -> str | None:
    """The neutral verb in the form that fits, or None where none would fit what follows."""
    following, plain = word_at(tokens, match.last), verb.suggestion
    if verb.suit and _SUIT & sentence_words(tokens, sentence):
        plain = verb.suit
    if plain == "criticize" and following == "." and _after_quotation(tokens, match):
        plain = "say"
    if verb.topic and following in _ABOUT:
        plain = verb.topic
    elif following == "to" or (plain == "say" and following.endswith("ing")):
        return None
    return like(plain, match.phrase, base=verb.plural) if plain else None


def _after_quotation(tokens: Tokens, match: Match) -> bool:
    before = tokens.words[max(match.first - _QUOTE_REACH, 0) : match.first]
    return not _QUOTES.isdisjoint(before)


def _is_title_word(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether a capital inside a sentence makes a verb part of a name ("Christopher Rants")."""
    word = tokens.words[match.first]
    before = tokens.words[match.first - 1] if match.first else ""
    inside = match.start > sentence[0] and before[:1].isalpha()
    return inside and is_capitalised(word) and not word.isupper()


def _is_own(reading: Reading, match: Match) -> bool:
    """Whether the outlet cites itself ("as the Post's Ada Thorne has noted")."""
    article, tokens = reading.article, reading.outer_tokens
    own = {_letters(name) for name in (article.outlet or "", article.uri or "")} - {""}
    for at in range(max(match.first - _OUTLET_REACH, 0), match.first):
        if word_at(tokens, at + 1) in {"'s", "'"} and _ends_with_name(tokens, at, own):
            return True
    return False


def _ends_with_name(tokens: Tokens, at: int, names: set[str]) -> bool:
    """Whether one to three words up to a token make one of some names."""
    return any(
        _letters("".join(tokens.words[max(at - k, 0) : at + 1])) in names
        for k in range(_NAME_WORDS)
    )


def _letters(name: str) -> str:
    """A name or address without what differs between its spellings."""
    host = name.lower().rpartition("://")[2].split("/")[0]
    return _NOT_LETTERS.sub("", host)


def _reports(verb: Verb, tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether a match is a verb in the active voice and none of its exceptions holds."""
    before = word_at(tokens, match.first - 1)
    following = {word_at(tokens, match.last + i) for i in range(_AFTER_REACH)}
    return not (
        _is_noun(verb, tokens, match, before)
        or before in verb.before
        or (before in _PASSIVE and not match.phrase.endswith("ing"))
        or word_at(tokens, match.last) in verb.next
        or following & verb.after
        or (verb.near and verb.near & sentence_words(tokens, sentence))
        or is_unreal(tokens, match, sentence)
        or (verb.demand and is_demand(tokens, match))
        or (verb.clause and not _reports_statement(verb, tokens, match, sentence))
    )


def _reports_statement(verb: Verb, tokens: Tokens, match: Match, sentence: Span) -> bool:
    addressed = verb.suggestion == "tell"
    return reports_statement(tokens, match, sentence, addressed=addressed)


def _is_noun(verb: Verb, tokens: Tokens, match: Match, before: str) -> bool:
    """Whether the word before shows a noun: "the claim", "Republican claims"."""
    if verb.plural and before not in _PLURALS:
        return True
    kind = before in _KINDS and word_at(tokens, match.first - 2) not in {"the", "a"}
    return kind or before in _NOUN_BEFORE


def _has_speaker(tokens: Tokens, match: Match, sentence: Span) -> bool:
    """Whether a person, by pronoun, name or office, stands right before a verb."""
    at = match.first - 1
    for _ in range(_AFTER_REACH):
        word = word_at(tokens, at)
        if not (word in _AUXILIARIES or word.endswith("ly")):
            break
        at -= 1
    if at < 0 or int(tokens.starts[at]) < sentence[0]:
        return False
    word = tokens.words[at]
    if word == ",":
        return _apposition(tokens, at, sentence)
    return (
        word.lower() in _PRONOUNS
        or word.lower() in _PERSONS
        or (_is_name(word) and word.lower() not in _NOUN_BEFORE)
    )


def _is_name(word: str) -> bool:
    return is_capitalised(word) and word.isalpha() and not word.isupper() and word != "That"


def _apposition(tokens: Tokens, at: int, sentence: Span) -> bool:
    """Whether a comma closes an apposition to a name or office ("Hale, the mayor, ...")."""
    for i in range(at - 1, max(at - 14, -1), -1):
        if int(tokens.starts[i]) < sentence[0]:
            return False
        if tokens.words[i] == "," and i > 0:
            name = tokens.words[i - 1]
            return is_capitalised(name) or name.lower() in _PERSONS
    return False
