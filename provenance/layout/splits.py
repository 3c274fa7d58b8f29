"""Furniture glued to the end of a paragraph: where to cut, and what the rest is.

Only wording that no reporter writes at the end of a paragraph is listed, it must follow the end
of a sentence, and it must run to the end of the line: a wrong cut costs a piece of the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.types import BlockKind

_TAIL = 400
"""Characters of the end of a line that are searched."""

_ENDED = r"(?<=[.!?”’\"')\]])\s*"
_PITCH = (
    r"(?:sign[ ]up|subscribe)\s(?:for|to|here|now)\s?(?:\w+\s){0,4}(?:newsletters?|podcast|briefing"
    r"|e-?mails?|alerts?|updates)|subscribe\sto\sour\s\w+|download\s(?:the|our)\s(?:\w+\s){1,4}app\b"
    r"|get\sthe\s(?:\w+\s){1,3}app\b|click\shere\sto\s(?:sign\sup|subscribe|donate|get\sthe)"
)
_RULES: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    (
        "related",
        re.compile(
            _ENDED + r"((?:READ\sMORE|READ\sALSO|ALSO\sREAD|READ\sNEXT|SEE\sALSO|RELATED"
            r"(?:\s(?:STORY|STORIES|COVERAGE|VIDEO|ARTICLES?))?|NOW\sWATCH|WATCH)\s?:\s?\S.{0,200})$"
        ),
    ),
    (
        "related",
        re.compile(
            _ENDED + r"((?:Read\smore|Read\salso|Also\sread|See\salso|Related"
            r"(?:\s(?:story|stories|coverage|video|articles?))?):\s?\S.{0,200})$"
        ),
    ),
    (
        "chrome",
        re.compile(
            _ENDED + r"((?:Story\scontinue[sd]\sbelow|Article\scontinues\s(?:below|after)"
            r"|Advertisement\sContinue\sreading)[^.!?]{0,60})$",
            re.IGNORECASE,
        ),
    ),
    ("promo", re.compile(rf"{_ENDED}((?:{_PITCH})[^.!?]{{0,160}}[.!]?)$", re.IGNORECASE)),
)


def furniture_tail(line: str) -> tuple[int, BlockKind] | None:
    """Where furniture begins that is glued to the end of a line, and its kind.

    Args:
        line: One line or paragraph, without white space at its end.

    >>> furniture_tail("The vote is on Friday. READ MORE: What the council wants")
    (23, 'related')
    >>> furniture_tail("She asked them to read more: the council did.") is None
    True
    """
    offset = max(len(line) - _TAIL, 0)
    tail = line[offset:]
    cuts = [
        (offset + match.start(1), kind)
        for kind, pattern in _RULES
        if (match := pattern.search(tail)) and line[: offset + match.start(1)].strip()
    ]
    return min(cuts, default=None)
