"""Headlines of other stories that stand inside an article's text: lead-in lines, glued teasers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.signals._phrases import word_at

if TYPE_CHECKING:
    from provenance.nlp.tokens import Tokens
    from provenance.types import Span

_LABELS = frozenset({
    "photos", "photo", "video", "videos", "watch", "more", "related", "listen", "gallery",
    "slideshow", "podcast", "archive", "poll", "quiz",
})  # fmt: skip
_READ = frozenset({"read", "see", "also"})
_LABEL_REACH = 4
_GLUED = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|O)[A-Z][a-z]{2,}[A-Z][A-Za-z’'].*")
"""A name run into the first word of a teaser: the page had them in two boxes."""
_TEASER = 120
"""Tokens of a glued run of teasers on either side of a place; they end with a "MORE"."""


def is_link_line(tokens: Tokens, sentence: Span) -> bool:
    """Whether a sentence is a labeled link: "PHOTOS: ...", "Read more: ...", "More: ...".

    Args:
        tokens: Tokens of the text.
        sentence: Its span.
    """
    first = tokens.between(*sentence).start
    if word_at(tokens, first) in {"(", "["}:
        first += 1
    opening = word_at(tokens, first)
    if opening in _LABELS:
        return word_at(tokens, first + 1) == ":"
    return opening in _READ and ":" in [word_at(tokens, first + k) for k in range(1, _LABEL_REACH)]


def in_glued_teaser(tokens: Tokens, at: int) -> bool:
    """Whether a token stands in a run of teasers glued to a name ("Ada ThorneMill wins ... MORE").

    Args:
        tokens: Tokens of the text.
        at: Index of the token.
    """
    behind = tokens.words[at : at + _TEASER]
    if "MORE" not in behind:
        return False
    ahead = tokens.words[max(at - _TEASER, 0) : at]
    for word in reversed(ahead):
        if word == "MORE":
            return False
        if _GLUED.fullmatch(word):
            return True
    return False
