"""Block quotations set without marks: "Ames wrote in the Fernleigh Echo:" and a paragraph of hers.

Of 91 such introductions read on random articles the paragraph after the colon was somebody else's
words in 90; their speaker was right in 54 of the first 57 and 27 of 34 drawn later, after which
subjects that cannot speak were given up.  The paragraph after that was the outlet's in most: so one
paragraph is taken, never more.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.attribution.found import Found
from provenance.attribution.rules.speaker import subject_left
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from provenance.attribution.view import View
    from provenance.types import Span

PATTERN = "block"
_VERBS = frozenset(
    {"say", "write", "add", "continue", "tweet", "explain", "note", "state", "read", "conclude"}
    | {"argue", "reply", "respond", "observe", "declare", "recall", "tell", "post", "report"}
    | {"quip", "joke", "warn", "remark", "lament", "complain", "recount", "elaborate", "put"}
)
"""Verbs that introduce a block of somebody's words; "found" and "showed" introduce lists."""
_POSTED = frozenset({"tweet", "post"})
_ISSUED = frozenset(
    {"issued", "released", "posted", "sent", "published", "shared", "offered", "gave", "made"}
    | {"read", "delivered", "wrote", "tweeted", "provided"}
)
_WRITINGS = frozenset(
    {"statement", "letter", "email", "e-mail", "memo", "message", "post", "note", "response"}
    | {"release", "editorial", "op-ed", "essay", "column", "dissent", "opinion", "ruling"}
    | {"report", "article", "book", "transcript", "speech", "review", "filing", "complaint"}
    | {"indictment", "affidavit", "study", "paper", "blog", "reply", "tweet", "apology", "remarks"}
)
_NO_VERBS = _WRITINGS | {"'s", "’s"}
_NOW = frozenset(
    {"this", "so", "it", "thus", "that", "also", "simply", "further", "later", "again"}
)
_FOLLOWING = frozenset({"following", "this", "a", "an", "another"})
_OWN = frozenset({"i", "we", "my", "our", "me", "us", "you"})
_HERS = frozenset({"he", "she", "they", "his", "her", "their", "it", "its"})
_NOUNS = frozenset({"read", "tell"})
"""Verbs whose participle is mostly something else: "Further reading:"."""
_NOBODY = frozenset({"here", "as", "that", "which", "this", "also", "what"})
_LISTS = frozenset("-–—•*·●▪■►→(")
_FAR = 14
"""Tokens between the verb and the colon: "told the Fernleigh Echo in an interview on Sunday:"."""
_SHORT = 16
"""Tokens of the longest "From the commission's final report:"."""
_BLOCK = 60
"""Characters of the shortest block: what is shorter is a heading or the title of a chart."""
_POST = 400
"""Characters of the longest post; a longer paragraph is the outlet's, and the post is missing."""


def introduced(view: View) -> list[Found]:
    """Paragraphs that a line ending in a colon gives to somebody.

    Args:
        view: The article.
    """
    if ":" not in view.vocabulary:
        return []
    out = []
    lines = [p for p in view.paragraphs if p[1] > p[0]]
    for line, following in pairwise(lines):
        first, last = view.sentences[line[1] - 1]
        if last - first < 2 or view.words[last - 1] != ":" or view.quote[last - 1] >= 0:  # noqa: PLR2004
            continue
        block = view.sentences[following[0]][0], view.sentences[following[1] - 1][1]
        found = _introduction(view, first, last - 1)
        if found is not None and _can_be_block(view, block, found):
            found.content, found.sentence = [block], line[1] - 1
            out.append(found)
    return out


def _introduction(view: View, first: int, colon: int) -> Found | None:
    """Cue and source of a sentence that ends with a colon, content left empty."""
    for i in range(colon - 1, max(first, colon - _FAR) - 1, -1):
        if view.quote[i] >= 0:
            return None
        verb = next((v for v in view.verbs[i] if v.lemma in _VERBS and v.form != "base"), None)
        if verb is not None and not view.is_(i, Is.CAP):
            plain = _leads(view, i, colon) or _writing(view, i, colon)
            cue = (i, i + 1 + (i + 1 == colon))
            return _by_subject(view, first, i, cue, verb.lemma) if plain else None
        if view.lower[i] in _ISSUED and not view.verbs[i]:
            end = _writing(view, i, colon)
            return _by_subject(view, first, i, (i, end), view.lower[i]) if end else None
        if view.verbs[i] or view.is_(i, Is.REL | Is.CLAUSE) or view.lower[i] in (";", ":"):
            break
    return _from_writing(view, first, colon)


def _by_subject(view: View, first: int, verb: int, cue: Span, lemma: str) -> Found | None:
    """The attribution to the subject of a verb; nothing for the outlet's own "I wrote".

    Where the subject is not sure ("as reported by …", "…, tweeting") the words are nobody's in
    particular, but still not the outlet's.
    """
    source, start = subject_left(view, verb, first)
    if any(view.lower[k] in _OWN for a, b in source for k in range(a, b)):
        return None
    doing = view.words[verb].endswith("ing")
    if doing and lemma in _NOUNS:
        return None
    passive = view.word(verb - 1) == "as" and view.word(verb + 1) == "by"
    if not (doing or passive) and (not source or start >= verb):
        return None  # "Here are the tweets:" has no verb.
    head = view.lower[source[0][1] - 1] if source else ""
    told = bool(source) and view.word(source[0][0] - 1) == "how"
    unsure = not source or head in _NOBODY or view.is_(source[0][0], Is.MARK)
    if doing or passive or told or unsure:
        source = []
    return Found(cue, source, [], "neutral", PATTERN, lemma)


def _leads(view: View, verb: int, colon: int) -> bool:
    """Whether between a verb and the colon stands only to whom, where, when or "this"."""
    after = verb + 1
    if after == colon:
        return True
    told = view.verbs[verb][0].lemma == "tell"
    word = view.lower[after]
    if word == "to" and view.verbs[verb][0].lemma == "continue":
        return False
    start = word in _NOW or view.is_(after, Is.PREP | Is.TIME | Is.ADV) or (told and word != "a")
    later = range(after + 1, colon)
    clause = any(
        view.is_(k, Is.AUX | Is.REL | Is.CLAUSE) or view.words[k] in ("“", '"', ";") for k in later
    )
    return bool(start) and not clause


def _writing(view: View, verb: int, colon: int) -> int:
    """One past the noun of "issued the following statement", or 0."""
    noun = next((k for k in range(verb + 1, colon) if view.lower[k] in _WRITINGS), 0)
    if not noun or noun - verb > _SHORT // 2:
        return 0
    named = any(view.lower[k] in _FOLLOWING for k in range(verb + 1, noun))
    clause = any(view.is_(k, Is.AUX | Is.REL | Is.CLAUSE) for k in range(verb + 1, colon))
    return noun + 1 if named and not clause else 0


def _from_writing(view: View, first: int, colon: int) -> Found | None:
    """Read "From the commission's report:" and "According to her lawyer's statement:"."""
    cue = 1 if view.word(first) == "from" else 2 if view.lower[first : first + 2] == _BY else 0
    words = view.lower[first + cue : colon]
    if not cue or colon - first > _SHORT or not _WRITINGS & set(words) or _OWN & set(words):
        return None
    verbs = (k for k in range(first + cue, colon) if view.lower[k] not in _NO_VERBS)
    if any(view.verbs[k] or view.is_(k, Is.AUX | Is.REL) for k in verbs):
        return None
    source = [(first + cue, colon)]
    return Found((first, first + cue), source, [], "neutral", PATTERN, view.word(first))


_BY = ["according", "to"]


def _can_be_block(view: View, block: Span, found: Found) -> bool:
    """Whether a paragraph can be the words introduced, rather than a list or the outlet's next."""
    first, last = block
    length = view.ends[last - 1] - view.starts[first]
    if view.quote[first] >= 0 or view.words[first][0] in _LISTS or view.words[last - 1] == ":":
        return False
    if length < _BLOCK or (found.lemma in _POSTED and length > _POST):
        return False
    if view.words[first].isdigit() and view.word(first + 1) in (".", ")"):
        return False
    return not _retold(view, block, found)


def _retold(view: View, block: Span, found: Found) -> bool:
    """Whether the outlet goes on to tell of the speaker: "Ames said …", "He added …"."""
    first, last = block
    if view.word(first) in _HERS and any(view.verbs[k] for k in range(first + 1, first + 4)):
        return True
    names = {view.words[k] for a, b in found.source for k in range(a, b) if view.is_(k, Is.CAP)} - {
        "The"
    }
    own = (k for k in range(first, last) if view.quote[k] < 0 and view.words[k] in names)
    return any(_tells(view, k + 1) for k in own)


def _tells(view: View, k: int) -> bool:
    verbs = view.verbs[k] if k < len(view.verbs) else ()
    return any(v.lemma in _VERBS and v.form != "base" for v in verbs)
