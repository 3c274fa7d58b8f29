"""Quotation marks: which characters of a paragraph are marks, and which way they look.

Apostrophes ("don’t", "’90s", "dogs’", "rock ’n’ roll"), feet and inches (5'10") and stray marks
are left out here, so that pairing has to deal with real marks only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CANDIDATE = re.compile(r"(?<=\S)'(?=''(?!'))|''|``|[\"“”„‟«»‹›‘’‚'＂「」『』]")
_ELISION = re.compile(
    r"(?:\d\ds?\b|(?:em|til|tis|twas|twere|cause|bout|round|n|o|kay|ere|cuz|nuff|neath|gainst)\b)",
    re.I,
)
_OPEN_LEFT = frozenset("([{<—–-/=*_>:\u200b\ufeff\"“”„«‘'‚‹`¿¡|")
_CLOSE_RIGHT = frozenset(".,;:!?)]}>—–-/…*_<\"”“»’'›\u200b|")
_ALWAYS_OPEN = frozenset("“„‟「『")
_FEET = re.compile(r"\d['’′]\s?\d{0,2}(?:\.\d+)?$")
_PLURAL_THEN = re.compile(r"\s{1,3}[a-z]")
_QUOTED_WORD = re.compile(r"\w{1,30}[’'](?!\w)")
_SINGLE = frozenset("‘’'‚‹›")


@dataclass(slots=True)
class Mark:
    """One quotation mark.

    Attributes:
        start: First code point.
        end: One past the last; two characters for ``''``.
        surface: As it stands in the text.
        kind: ``"double"`` or ``"single"``.
        opens: May open a quotation.
        closes: May close one; an open partner is needed.
    """

    start: int
    end: int
    surface: str
    kind: str
    opens: bool
    closes: bool


def find_marks(text: str, start: int, end: int, open_class: str = "") -> list[Mark]:
    """Marks of one paragraph, apostrophes and measures left out, in order.

    Args:
        text: The text.
        start: First code point of the paragraph.
        end: One past its last.
        open_class: ``"single"`` or ``"double"`` if the paragraph before left one open.
    """
    raw = [
        _judge(text, m.start(), m.end(), start, end) for m in _CANDIDATE.finditer(text, start, end)
    ]
    doubles = _doubles([m for m in raw if m.kind == "double"], text)
    singles = _singles([m for m in raw if m.kind == "single"], text, start, open_class)
    return sorted(doubles + singles, key=lambda m: m.start)


def _judge(text: str, start: int, end: int, first: int, last: int) -> Mark:
    """A mark with what its neighbours say of it."""
    surface = text[start:end]
    left = text[start - 1] if start > first else " "
    right = text[end] if end < last else " "
    opens = (left.isspace() or left in _OPEN_LEFT) and not right.isspace()
    closes = not left.isspace() and (right.isspace() or not right.isalnum())
    if not opens and not closes:
        opens = closes = surface in ('"', "''", "＂")
    kind = "single" if surface in _SINGLE else "double"
    return Mark(start, end, surface, kind, opens, closes)


def _doubles(marks: list[Mark], text: str) -> list[Mark]:
    """Decide double marks from left to right, knowing what is open and what still comes."""
    out: list[Mark] = []
    depth = 0
    for i, mark in enumerate(marks):
        following = marks[i + 1] if i + 1 < len(marks) else None
        if not _is_double(mark, following, text, depth):
            continue
        _orient(mark, following, depth)
        depth += mark.opens - (mark.closes and depth > 0)
        if mark.opens or mark.closes:
            out.append(mark)
    return out


def _is_double(mark: Mark, following: Mark | None, text: str, depth: int) -> bool:
    """False for inches and for closing marks that nothing opened."""
    if mark.surface not in ('"', "''", "”") or not text[mark.start - 1 : mark.start].isdigit():
        return True
    if depth == 0 or _FEET.search(text, max(0, mark.start - 8), mark.start):
        return False
    inside = _PLURAL_THEN.match(text, mark.end) is not None
    return not (inside and following is not None and following.closes and not following.opens)


def _orient(mark: Mark, following: Mark | None, depth: int) -> None:
    """Settle whether a double mark opens or closes."""
    if mark.surface in _ALWAYS_OPEN:
        # „Nein“: the opening mark of English is the closing mark of German.
        german = mark.surface == "“" and depth > 0 and mark.closes and not mark.opens
        mark.opens, mark.closes = not german, german
    elif mark.surface in "«‹":
        mark.opens, mark.closes = (depth == 0 or mark.opens), depth > 0 and not mark.opens
    elif mark.surface in "”»›」』":
        foreign = depth == 0 and mark.opens and following is not None
        mark.opens, mark.closes = foreign and mark.surface in "”»", not foreign
    elif depth == 0:
        mark.opens, mark.closes = mark.opens or not mark.closes, False
    elif mark.opens and not mark.closes and following is not None:
        mark.closes = False
    else:
        mark.opens, mark.closes = False, True


def _singles(marks: list[Mark], text: str, first: int, open_class: str) -> list[Mark]:
    """Keep single marks that pair up; the rest are apostrophes."""
    later = _closing_later(marks, text)
    out: list[Mark] = []
    open_mark: Mark | None = None
    for i, mark in enumerate(marks):
        if _opens_single(mark, text):
            mark.opens, mark.closes = True, False
            open_mark = mark
        elif open_mark is not None and _closes_single(mark, text, closing_later=later[i]):
            mark.opens, mark.closes = False, True
            out += [open_mark, mark]
            open_mark = None
    if open_mark is not None and open_mark.start == first and open_mark.surface == "‘":
        # A whole paragraph under one opening mark: multi-paragraph quotations in British style.
        out.append(open_mark)
    return out


def _closing_later(marks: list[Mark], text: str) -> list[bool]:
    """For each mark, whether a sure closing one follows before the next opening one."""
    out = [False] * len(marks)
    seen = False
    for i in range(len(marks) - 1, -1, -1):
        out[i] = seen
        mark = marks[i]
        if mark.closes and not mark.opens:
            seen = seen or not _after_plural(mark, text)
        elif mark.opens:
            seen = False
    return out


def _opens_single(mark: Mark, text: str) -> bool:
    if mark.surface in "’›" or not mark.opens:
        return False
    word = _QUOTED_WORD.match(text, mark.end)
    if word is not None:
        return not (word.end() - mark.end == 2 and text[mark.end] in "nN")  # noqa: PLR2004 - 'n'
    return _ELISION.match(text, mark.end) is None


def _closes_single(mark: Mark, text: str, *, closing_later: bool) -> bool:
    """True unless it is an apostrophe, as in "don’t" or "the dogs’ food"."""
    if mark.surface in "‘‚‹" or not mark.closes or text[mark.end : mark.end + 1].isalnum():
        return False
    if text[mark.start - 2 : mark.start].lower() in ("'n", "’n", "‘n"):
        return False
    return not (closing_later and _after_plural(mark, text))


def _after_plural(mark: Mark, text: str) -> bool:
    """Whether a mark may be the apostrophe of a plural, as in "the dogs’ food"."""
    plural = text[mark.start - 1 : mark.start] in ("s", "S", "z")
    return plural and _PLURAL_THEN.match(text, mark.end) is not None
