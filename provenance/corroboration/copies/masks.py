"""What in a text is nobody's wording to copy: quotations, and blocks that are quoted without marks.

Two reporters who print one statement, tweet or bill share its words and have copied nothing from
each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.nlp.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import Span

_LINE = re.compile(r"[^\n\r\u2029]+")
_POST = re.compile(
    r"\(@\w{1,20}\)|(?:^|\s)@\w{2,20}:|\bpic\.twitter\.com/|\bhttps?://t\.co/|^\s*RT @\w"
)
_IN_FULL = re.compile(
    r"\b(?:in full|full (?:text|statement|letter|transcript|remarks)|"
    r"(?:text|transcript) of|(?:statement|letter|memo|remarks|transcript|text) "
    r"(?:below|follows|reads?|is as follows|in its entirety))\b[^.\n]{0,60}:\s*\Z",
    re.I,
)
_ITEM = re.compile(r"\s*(?:[-•*·]|\d{1,2}[.)]|\([a-z0-9]{1,2}\)|SEC(?:TION)?\.? \d)")
_TOLD = re.compile(r"\b(?:said|says|told|tweeted|according to)\b")
SELF_WORDS = ("i", "my", "me", "we", "our")
SELF_EVERY = 30
"""A paragraph outside quotations with a word of the first person in every so many words is
somebody's statement printed as a block: reporters hardly ever write one."""


def quoted_spans(text: str) -> list[Span]:
    """Outermost quotations in order: straight, curly and ``''`` marks, also over paragraphs."""
    return [(q.start, q.end) for q in find_quotations(text, [(0, len(text))]) if q.depth == 0]


def mask_quotations(text: str) -> str:
    """The text with every quotation replaced by a mark that no other text shares words with."""
    parts, at = [], 0
    for start, end in quoted_spans(text):
        parts.append(text[at:start])
        at = end
    return " \n ".join([*parts, text[at:]])


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that are not blank."""
    return [m.span() for m in _LINE.finditer(text) if not m.group().isspace()]


def public_spans(
    text: str, lines: Sequence[Span], totals: Sequence[int], selves: Sequence[int]
) -> list[Span]:
    """Paragraphs that print a post, a statement or a document as a block, without marks.

    Args:
        text: The text.
        lines: Its `paragraphs`.
        totals: Per paragraph the number of words outside quotations.
        selves: How many of those are `SELF_WORDS`.
    """
    found: list[Span] = []
    led_in = in_full = False
    for span, total, own in zip(lines, totals, selves, strict=True):
        line = text[slice(*span)]
        statement = own > 1 and own * SELF_EVERY >= total
        in_full = in_full and _TOLD.search(line) is None
        if led_in or in_full or statement or _posted(line):
            found.append(span)
        if line.rstrip().endswith(":"):
            led_in = True
            in_full = in_full or _IN_FULL.search(line[-120:]) is not None
        else:
            led_in = led_in and _ITEM.match(line) is not None
    return found


def _posted(line: str) -> bool:
    return ("@" in line or ".co" in line) and _POST.search(line) is not None
