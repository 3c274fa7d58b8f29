"""Posts set without quotation marks: "… — Ada Ames (@adaames) May 3, 2018"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.attribution.found import Found
from provenance.attribution.rules.phrases import DASHES
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution.view import View
    from provenance.types import Span

PATTERN = "post"
_LONGEST_NAME = 12
"""Tokens of the longest name a post is signed with."""
_LONGEST = 400
"""Characters of the longest post: 280 with a link, a picture's address and an entity or two.

Of 4,683 signed lines 126 are longer, most of them with the outlet's own words before the post.
"""
_BREAKS = 4
"""Line breaks that an empty line inside a post leaves; paragraphs are parted by fewer."""
_HANDLE = 3
"""Tokens of a handle with its brackets."""
_SHARED = frozenset({"shared", "posted"})
_SKIP = ("skip", "twitter", "post")
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september"}
    | {"october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug"}
    | {"sep", "sept", "oct", "nov", "dec"}
)
_SHORTEST = 2
"""Tokens of the shortest post."""


@dataclass(frozen=True, slots=True)
class _Signature:
    """Who signed a post, and where its words end.

    Attributes:
        cue: The dash, or "A post shared by".
        source: Name and handle.
        end: One past the signature's date.
    """

    cue: Span
    source: Span
    end: int


def posts(view: View) -> list[Found]:
    """One attribution for each post that stands in the text with its signature.

    Args:
        view: The article.
    """
    if not any(w[0] == "@" for w in view.vocabulary):
        return []
    out: list[Found] = []
    lines = [(view.sentences[a][0], view.sentences[b - 1][1]) for a, b in view.paragraphs if b > a]
    signed = -1
    for number, (first, last) in enumerate(lines):
        begin = first
        handles = [k for k in range(first + 1, last - 1) if view.words[k][0] == "@"]
        for k in handles:
            mark = _signature(view, begin, last, k)
            if mark is not None:
                body = _body(view, lines[signed + 1 : number + 1], begin, mark.cue[0])
                if body:
                    out.append(Found(mark.cue, [mark.source], body, "neutral", PATTERN, "post"))
                begin, signed = mark.end, number
        if handles and begin == first:
            out += _headed(view, first, last, handles[0])
    return out


def _signature(view: View, begin: int, last: int, handle: int) -> _Signature | None:
    """The signature that a handle in brackets before a date belongs to."""
    close = _closing(view, handle, last)
    end = _date_end(view, close, last) if close else 0
    if not end:
        return None
    for k in range(handle - 2, max(begin, handle - 1 - _LONGEST_NAME) - 1, -1):
        shared = view.word(k) == "by" and view.word(k - 1) in _SHARED and k - begin >= _HANDLE
        if shared or _is_dash(view, k):
            return _Signature((k - 3 if shared else k, k + 1), (k + 1, close), end)
    before = begin - 1
    if handle - 1 - begin <= _LONGEST_NAME and begin > 0 and view.words[before] in DASHES:
        return _Signature((before, begin), (begin, close), end)
    return None


def _is_dash(view: View, k: int) -> bool:
    """Whether a token is a dash, not the hyphen of "Ames-Hale"."""
    return view.words[k] in DASHES and (view.words[k] != "-" or view.ends[k - 1] < view.starts[k])


def _closing(view: View, handle: int, last: int) -> int:
    """One past the bracket that closes around a handle, or 0."""
    if view.word(handle - 1) != "(":
        return 0
    ends = range(handle + 1, min(handle + _HANDLE, last))
    return next((k + 1 for k in ends if view.word(k) == ")"), 0)


def _date_end(view: View, start: int, last: int) -> int:
    """One past "May 3, 2018", "3 May 2018" or "on May 3, 2018", or 0."""
    start += view.word(start) == "on"
    words = [view.word(k) for k in range(start, min(start + 4, last))]
    if len(words) == 4 and words[0] in _MONTHS and words[2] == "," and words[3].isdigit():  # noqa: PLR2004
        return start + 4
    if len(words) >= 3 and words[1] in _MONTHS and words[0].isdigit() and words[2].isdigit():  # noqa: PLR2004
        return start + 3
    return 0


def _body(view: View, lines: Sequence[Span], begin: int, cue: int) -> list[Span]:
    """The words of a post: what stands before the signature, over empty lines inside it.

    Args:
        view: The article.
        lines: Lines since the signature before, the last one with this signature's cue or after it.
        begin: First token that can be part of the post in the last line.
        cue: First token of the signature.
    """
    above = [*lines[:-1]] if lines and begin == lines[-1][0] else []
    if begin < cue:
        body = [_fitting(view, _unskipped(view, begin, cue), cue)]
    elif above:
        line = above.pop()
        body = [(line[0], min(line[1], cue))]
        if _length(view, body[0][0], body[0][1]) > _LONGEST:
            return []
    else:
        return []
    run = list(body)
    while above and _breaks(view, run[0][0]) >= _BREAKS:
        run.insert(0, above.pop())
        if _length(view, run[0][0], cue) > _LONGEST:
            run = body
            break
    return run if sum(b - a for a, b in run) >= _SHORTEST else []


def _unskipped(view: View, begin: int, cue: int) -> int:
    """Past "Skip Twitter post 2 by @adaames"."""
    if tuple(view.lower[begin : begin + 3]) == _SKIP:
        end = range(begin + 3, min(begin + _LONGEST_NAME, cue))
        return next((k + 1 for k in end if view.words[k][0] == "@"), begin)
    return begin


def _fitting(view: View, begin: int, cue: int) -> Span:
    """The whole stretch if it can be one post, else its last sentence."""
    if _length(view, begin, cue) <= _LONGEST:
        return begin, cue
    starts = [a for a, _ in view.sentences if begin < a < cue]
    last = [a for a in starts if _length(view, a, cue) >= _LONGEST // 10]
    return (last[-1] if last else begin), cue


def _length(view: View, first: int, last: int) -> int:
    return view.ends[last - 1] - view.starts[first]


def _breaks(view: View, first: int) -> int:
    """Line breaks before a token."""
    return view.text.count("\n", view.ends[first - 1], view.starts[first]) if first else 0


def _headed(view: View, first: int, last: int, handle: int) -> Iterator[Found]:
    """Read "Ada Ames (@adaames) We won. Thank you, Fernleigh!", a post with its author before it.

    What follows must begin a sentence: "Ada Ames (@adaames) teaches law" tells who she is.
    """
    close = _closing(view, handle, last)
    opens = close and close < last and view.words[close][0] in _OPENERS
    begins = close and close < last and (view.is_(close, Is.CAP) or opens)
    named = all(view.is_(k, Is.CAP) or view.word(k) == "." for k in range(first, handle - 1))
    short = 0 < handle - 1 - first <= _LONGEST_NAME // 2 and _length(view, first, last) <= _LONGEST
    if begins and named and short and last - close >= 2 * _SHORTEST:
        cue, source = (handle - 1, close), (first, handle - 1)
        yield Found(cue, [source], [(close, last)], "neutral", PATTERN, "post")


_OPENERS = frozenset("#.\"“'‘")
