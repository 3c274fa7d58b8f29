"""Channel: the outlet or agency through which a source's words reached the article.

Looks at the words around the cue: "told Reuters", "in an interview with Sky News", "speaking to
the Herald", "in a statement carried by TASS", "the paper reported, citing".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from provenance.attribution.words import lines_of
from provenance.types import Channel

if TYPE_CHECKING:
    from provenance.outlets import Outlets
    from provenance.types import Span

_LEAD = re.compile(
    r"\b(?:told|tells|telling|spoke (?:to|with)|speaking (?:to|with|on)|interviewed by"
    r"|interview (?:with|on|by|published (?:in|by)|for)|carried by|quoted by|reported (?:by|in)"
    r"|published (?:by|in)|remarks? (?:to|on)|according to|broadcast (?:by|on)"
    r"|appear(?:ed|ing|ance) on|confirmed to|said (?:to|on)|wrote (?:in|for)"
    r"|statement (?:to|on)|talking to|comments? to)\s+"
)
_WORD = r"(?:[A-Z][\w&.-]*|of|the|and|de|la|le|der)"
_NAME = re.compile(
    rf"(?:(?:the|an?|his|her|its)\s+)?((?:[A-Z@][\w&.’'-]*|of|the|de|la|le|el|der)(?:\s+{_WORD})*)"
)
_OWNED = re.compile(r"^.*(?:[’']s)\s+(?=[A-Z])")
_MEDIA_END = re.compile(
    r"(?:News|Times|Post|Herald|Tribune|Journal|Guardian|Gazette|Press|Observer|Chronicle|Daily|Magazine|Radio|TV|Television"
    r"|Broadcasting|Review|Telegraph|Mail|Mirror|Courier|Globe|Sun|Star|Register|Dispatch|Inquirer|Examiner|Newspaper|Agency|Wire)$"
)
_STATE = re.compile(
    r"\b(?:state(?:-run|-owned)?|local|official|government)\s+"
    r"(?:media|television|TV|radio|news agency)\b"
)


def find_channel(text: str, start: int, end: int) -> Channel | None:
    """The first outlet named as channel in a stretch of text.

    Args:
        text: The article's text.
        start: First code point of the stretch: the cue and what hangs on it, content left out.
        end: One past the last.
    """
    for match in _LEAD.finditer(text, start, end):
        state = _STATE.match(text, match.end(), end)
        if state:
            return Channel(state.group(), state.span())
        name = _NAME.match(text, match.end(), end)
        if name:
            span = _outlet_in(text, name.span(1))
            if span is not None:
                span = span[0], span[0] + len(text[slice(*span)].rstrip(".,’'"))
                return Channel(_canonical(text[slice(*span)]), span)
    return None


def _outlet_in(text: str, span: Span) -> Span | None:
    """The part of a capitalized phrase that is an outlet: "RT’s Ruptly" is Ruptly."""
    start, end = span
    phrase = text[start:end]
    owned = _OWNED.match(phrase)
    if owned and is_outlet(phrase[owned.end() :]):
        return start + owned.end(), end
    words = list(re.finditer(r"\S+", phrase))
    for count in range(len(words), 0, -1):
        stop = words[count - 1].end()
        if is_outlet(re.sub(r"[’']s$", "", phrase[:stop])):
            return start, start + len(re.sub(r"[’'.]s?$", "", phrase[:stop]))
    return None


def is_outlet(name: str) -> bool:
    """Whether a name is that of a news outlet or agency.

    Args:
        name: As it stands in the text, possibly with "the" before it.
    """
    bare = name.strip().strip(".,")
    if not bare or bare.lower() in ("the", "a", "an"):
        return False
    if bare in _agencies() or _in_registry(bare):
        return True
    return bool(_MEDIA_END.search(bare)) and " " in bare


def _canonical(name: str) -> str:
    return _agencies().get(name.strip(), name.strip())


@cache
def _agencies() -> dict[str, str]:
    """Known agencies and outlets: every form to the first of its line."""
    rows = [" ".join(row).split("|") for row in lines_of("agencies.txt")]
    return {form: row[0] for row in rows for form in row}


def _in_registry(name: str) -> bool:
    """Whether the shipped outlet registry has the name."""
    return _find_in_registry(name) if len(name) > 3 else False  # noqa: PLR2004 - short forms clash with words


@cache
def _registry() -> Outlets:
    from provenance.outlets import Outlets

    return Outlets.load()


@lru_cache(maxsize=50_000)
def _find_in_registry(name: str) -> bool:
    return _registry().find(name) is not None
