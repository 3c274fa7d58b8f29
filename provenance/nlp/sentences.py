"""Sentences: a rule of our own over end marks, brackets, quotations and line breaks.

Measured on the news documents of the GUM corpus (gold sentences of a paragraph joined by one
space): see `provenance.evaluate`; the rule and the abbreviation list were written by hand.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from provenance.nlp.quotations import quotations_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.types import Quotation, Span

_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\r\n?[^\S\n\r]*\r\n?\s*|[\u2029\f\v]+")
_END = re.compile(
    r"""(?:[.!?…。！？]+)(?:["”’»'›)\]}]|\s(?=["”»](?:\s|$)))*(?=\s|$|["“‘„«(\[])|[。！？]"""
)
_LINE = re.compile(r"\n")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»(\[—–]+\Z")
_NEXT = re.compile(r"""\s*["“”‘’'„«»(\[—–-]*\s*(\S[^\s,.;:!?"”’)]*)""")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?\Z")
_BRACKETS = re.compile(r"[()\[\]]")
_LABEL = re.compile(r"\s*(?:[-•*·▪–—]\s|\d{1,3}[.)]\s|[QA]:|[A-Z][A-Z .'’-]{1,40}:)")
_SAID_AFTER = re.compile(
    r"""\s*(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|added|replied|wrote|tweeted|shouted|"""
    r"""told|yelled|wondered|exclaimed|cried|demanded|responded|continued|joked|recalled|quipped)\b"""
)
_MARKS = frozenset("\"“‘'„«»")
_LOOK = 60
"""Characters looked at on either side of an end mark."""
_BRACKET_REACH = 400
"""A bracket that is not closed within so many characters protects nothing."""


def split_sentences(text: str, span: Span, quotations: Sequence[Quotation]) -> list[Span]:
    """Split one block into sentences.

    Args:
        text: The text.
        span: The block.
        quotations: All quotations of the text, in order of their start.

    Returns:
        Spans in order, without white space at their ends; every other character of the block is
        in one of them.

    >>> split_sentences("Lt. Col. Ames left. He ran.", (0, 27), ())
    [(0, 19), (20, 27)]
    """
    start, end = span
    inside = quotations_between(quotations, start, end)
    opening = {q.start for q in inside}
    out: list[Span] = []
    at = start
    for match in _BREAK.finditer(text, start, end):
        out += _paragraph(text, at, match.start(), opening)
        at = match.end()
    out += _paragraph(text, at, end, opening)
    return out


def _paragraph(text: str, start: int, end: int, opening: set[int]) -> list[Span]:
    """Sentences of one paragraph."""
    cuts = sorted({*_stops(text, start, end, opening), *_lines(text, start, end)})
    out = []
    at = start
    for cut in [*cuts, end]:
        piece = text[at:cut]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            out.append((at + left, at + right))
        at = cut
    return out


def _stops(text: str, start: int, end: int, opening: set[int]) -> Iterator[int]:
    """Ends of sentences at full stops, question marks and the like."""
    protected = _bracketed(text, start, end)
    i = 0
    for match in _END.finditer(text, start, end):
        stop = match.end()
        while stop > match.start() + 1 and stop - 1 in opening:
            stop -= 1
        while i < len(protected) and protected[i][1] <= match.start():
            i += 1
        if i < len(protected) and protected[i][0] < match.start():
            continue
        if stop < end and _ends(text, match.start(), stop, start, end):
            yield stop


def _bracketed(text: str, start: int, end: int) -> list[Span]:
    """Outermost bracketed stretches of bounded length."""
    out: list[Span] = []
    stack: list[int] = []
    for match in _BRACKETS.finditer(text, start, end):
        if match.group() in "([":
            stack.append(match.start())
        elif stack:
            opened = stack.pop()
            if not stack and match.start() - opened <= _BRACKET_REACH:
                out.append((opened, match.start()))
            elif stack and match.start() - stack[0] > _BRACKET_REACH:
                stack.clear()
    return out


def _ends(text: str, mark: int, stop: int, start: int, end: int) -> bool:
    """Whether the end mark at `mark` (with closing marks up to `stop`) ends a sentence."""
    match = _NEXT.match(text, stop, min(end, stop + _LOOK))
    following = match.group(1) if match else ""
    if not match or not following:
        return True
    # Of a quotation's first word nothing but its capital is read: where the outlet's own sentence
    # ends must not hang on what somebody else says next.
    quoted = not _MARKS.isdisjoint(text[stop : match.start(1)])
    if following[0].islower() and (quoted or not _name_like(following)):
        return False
    marks = text[mark:stop]
    if marks[0] in "!?" and len(marks) > 1 and _SAID_AFTER.match(text, stop, min(end, stop + 90)):
        return False
    if marks.startswith("..") or marks[0] == "…":
        return following[0].isupper() and (quoted or following not in ("I", "I’m", "I'm"))
    opener = quoted or following.lower() in _listed("opener")
    return marks[0] != "." or len(marks) > 1 or _full_stop(text, mark, start, following, opener)


def _name_like(word: str) -> bool:
    """True for words such as "iPhone" or "al-Hamid", which may open a sentence in lower case."""
    return any(c.isupper() for c in word[1:3])


def _full_stop(text: str, mark: int, start: int, following: str, opener: bool) -> bool:
    """Whether a bare full stop ends a sentence, judged by the words on both sides.

    Args:
        text: The text.
        mark: Where the full stop stands.
        start: Where its paragraph begins.
        following: The word after it.
        opener: That word, or the quotation it begins, can only begin a sentence.
    """
    found = _WORD_BEFORE.search(text, max(start, mark - _LOOK), mark)
    if found is None:
        return True
    surface = found.group().rstrip(".")
    word = (
        surface if surface.isupper() and surface.isalpha() and len(surface) > 1 else surface.lower()
    )
    if word in _listed("never"):
        return False if word not in ("no", "fig", "art", "p") else not following[0].isdigit()
    if word in _listed("maybe"):
        return opener or (word in ("a.m", "p.m", "am", "pm", "etc") and following[0].isupper())
    if _INITIALS.match(found.group()) or (len(word) == 1 and found.group().isupper()):
        return (opener and word != "i") or found.group() == "I"
    return True


def _lines(text: str, start: int, end: int) -> Iterator[int]:
    """Ends of lines that are headings, list entries or speaker labels."""
    breaks = [m.start() for m in _LINE.finditer(text, start, end)]
    edges = [start, *(b + 1 for b in breaks), end]
    longest = max((edges[i + 1] - edges[i] for i in range(len(edges) - 1)), default=0)
    for i, at in enumerate(breaks):
        line = text[edges[i] : at].strip()
        following = text[at + 1 : min(edges[i + 2], at + _LOOK)].lstrip()
        if line and following and _line_ends(line, following, longest):
            yield at


def _line_ends(line: str, following: str, longest: int) -> bool:
    """Whether a sentence ends with this line although no end mark says so."""
    if _LABEL.match(following):
        return True
    if following[0].islower() or line[-1] in ",;-–—&(":
        return False
    if line[-1] in '.!?…”":’»)':
        return line[-1] == ":" or line[-2:-1] in tuple(".!?…") or longest > 2 * _LOOK
    # Hard-wrapped prose has lines of like length; a heading is clearly shorter than its neighbours.
    last = line[line.rfind(" ") + 1 :].lower()
    return last not in _listed("opener") and (len(line) < 0.6 * longest or longest > 2 * _LOOK)


@cache
def _listed(kind: str) -> frozenset[str]:
    """Words of one kind from the list beside this file."""
    lines = (files(__package__) / "abbreviations.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return frozenset(word for row in rows if row[0] == kind for word in row[1:])
