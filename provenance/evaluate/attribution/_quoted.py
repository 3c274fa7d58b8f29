"""Which tokens stand in quotation marks, for measuring only.

A plain state machine over tokens that opens at a mark, closes at the next and forgets at a line
break.  It is kept apart from `provenance.nlp.quotations` on purpose: what is counted as a direct
quotation must not move when the product's own reading of quotation marks changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from provenance.nlp.tokens import Tokens
    from provenance.types import Style

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
_STRAIGHT = ('"', "''")


def quote_state(text: str, tokens: Tokens) -> list[int]:
    """For every token `OUTSIDE`, `INSIDE`, `OPENING` (the mark itself) or `CLOSING`.

    Args:
        text: The article's text.
        tokens: All its tokens.
    """
    state: list[int] = []
    inside, last = False, 0
    bounds = zip(tokens.words, tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    for word, start, end in bounds:
        if "\n" in text[last:start]:
            inside = False
        straight = word in _STRAIGHT
        glued = end < len(text) and not text[end].isspace()
        if word == "“" or (straight and not inside and glued):
            inside = True
            state.append(OPENING)
        elif inside and (word == "”" or straight):
            inside = False
            state.append(CLOSING)
        else:
            state.append(INSIDE if inside else OUTSIDE)
        last = end
    return state


def style_of(content: Collection[int], state: list[int]) -> Style:
    """Direct if every token of a content stands in quotation marks, mixed if some do.

    Args:
        content: Its tokens.
        state: What `quote_state` says of the whole text.
    """
    quoted = [state[t] != OUTSIDE for t in content]
    return "direct" if quoted and all(quoted) else "mixed" if any(quoted) else "indirect"
