"""Anonymity: sources withheld by name, and the reason the text gives."""

from __future__ import annotations

import re

_REQUEST = re.compile(
    r"on (?:the )?condition of anonymity"
    r"|(?:asked|asking|declined|requested|requesting|refused|wished|preferred)"
    r" (?:not to be|to remain|to be|that (?:he|she|they) not be)? ?"
    r"(?:named|identified|anonymous|anonymity|unnamed|unidentified)"
    r"|(?:spoke|speaking|talked|speak) anonymously"
    r"|(?:not|n.t) (?:been )?(?:authori[sz]ed|allowed|permitted) to (?:speak|talk|comment|discuss)"
    r"|who (?:would|could) not be (?:named|identified)"
    r"|whose name (?:was|is) (?:being )?withheld"
)
_REASON = re.compile(
    r"\b(because|since|citing|due to|for fear|fearing|out of fear|in order to|so as not to"
    r"|to (?:speak|talk|discuss|describe|avoid|protect)|as (?:he|she|they))\b[^.;”\"]{3,160}"
)
_CLAUSE_END = re.compile(r"[,;.”“\"]|\s—")
_REACH = 240


def anonymity(text: str, start: int, end: int) -> tuple[bool, str | None]:
    """Whether a source is said to be withheld by name, and why.

    Args:
        text: The article's text.
        start: First code point of the source's sentence.
        end: One past the last code point of that sentence.

    Returns:
        Whether anonymity is stated, and the reason as it stands in the text, or None.
    """
    match = _REQUEST.search(text, start, end)
    if match is None:
        return False, None
    if " to " in match.group() and match.group().startswith(("not", "n")):
        return True, " ".join(text[match.start() : _clause_end(text, match.end(), end)].split())
    reason = _REASON.search(text, match.end(), min(end, match.end() + _REACH))
    if reason is None or "," in text[match.end() : reason.start()]:
        return True, None
    return True, " ".join(text[reason.start() : _clause_end(text, reason.end(1), end)].split())


def _clause_end(text: str, start: int, end: int) -> int:
    """First comma, quotation mark or full stop after an offset."""
    found = _CLAUSE_END.search(text, start, min(end, start + _REACH))
    return found.start() if found else min(end, start + _REACH)
