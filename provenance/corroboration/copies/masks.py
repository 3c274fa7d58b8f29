"""What in a text is nobody's wording to copy: quotations, and blocks that are quoted without marks.

Two reporters who print one statement, tweet or bill share its words and have copied nothing from
each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.nlp.quotations import find_quotations

if TYPE_CHECKING:
    from provenance.types import Span


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


_PARAGRAPH = re.compile(r"[^\n\r\u2029]+")
_POST = re.compile(
    r"\(@\w{1,20}\)|(?:^|\s)@\w{2,20}:|\bpic\.twitter\.com/|\bhttps?://t\.co/|^\s*RT @\w"
)
_LED_IN = re.compile(r"[:：]\s*\Z")
_STARTS_LIST = re.compile(r"\s*(?:[-•*·]|\d{1,2}[.)]|\([a-z0-9]{1,2}\)|SEC(?:TION)?\.? \d)")
_SELF = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|us)\b")
_SELF_EVERY = 30
"""A paragraph outside quotations with a word of the first person in every so many words is
somebody's statement printed as a block; reporters hardly ever write one."""


def public_spans(text: str) -> list[Span]:
    """Paragraphs that print a post, a statement or a document as a block, without marks."""
    quoted = quoted_spans(text)
    found: list[Span] = []
    led_in = False
    for match in _PARAGRAPH.finditer(text):
        own = match.group()
        if not own.strip():
            continue
        span = match.span()
        bare = _outside(text, span, quoted)
        post = _POST.search(own) is not None
        if post or led_in or _is_statement(bare):
            found.append(span)
        led_in = _LED_IN.search(own) is not None or (led_in and _STARTS_LIST.match(own) is not None)
    return found


def _outside(text: str, span: Span, quoted: list[Span]) -> str:
    parts, at = [], span[0]
    for start, end in quoted:
        if end <= at or start >= span[1]:
            continue
        parts.append(text[at : max(at, start)])
        at = end
    parts.append(text[at : max(at, span[1])])
    return " ".join(parts)


def _is_statement(bare: str) -> bool:
    count = len(bare.split())
    own = len(_SELF.findall(bare))
    return own > 1 and own * _SELF_EVERY >= count
