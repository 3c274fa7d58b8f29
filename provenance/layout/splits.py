"""Furniture glued into a paragraph: where it begins and ends, and what it is.

Only wording that no reporter writes is listed, and it must follow the end of a sentence (or, in
one case, be a name said twice): a wrong cut costs a piece of the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.types import BlockKind


class Cut(NamedTuple):
    """A piece of a line that is furniture: half-open, in characters of the line."""

    start: int
    end: int
    kind: BlockKind


_SEARCHED = 100_000
"""Characters of a line that are searched for pieces inside it: no paragraph is longer."""
_TAIL = 400
"""Characters of the end of a line that are searched for what runs to its end."""

_CUES = re.compile(
    r"MORE|RELATED|A[Dd][Vv][Ee][Rr][Tt][Ii]|R[Ee][Aa][Dd]\s|read\s|SEE\sALSO|See\salso|Also\ssee|Related"
    r"|WATCH|[Cc]ontinue|[Cc]lick|CLICK|[Ss]ubscribe|[Ss]ign|[Dd]ownload|Get\sthe|Follow\s|Photo|PHOTO"
    r"|VIDEO|Getty|REUTERS"
)
"""One of these stands in every line that a rule below can cut: most lines end here."""

_ENDED = r"(?<=[.!?”’\"')\]])\s*"
_LABEL = (
    r"(?:READ\sMORE|Read\smore|READ\sALSO|Read\salso|ALSO\sREAD|Also\sread|READ\sNEXT|SEE\sALSO"
    r"|See\salso|Also\ssee|(?:RELATED|Related)"
    r"(?:\s(?:STORY|STORIES|COVERAGE|VIDEO|ARTICLES?|story|stories|coverage|video|articles?))?)"
)
_PITCH = (
    r"(?:sign[ ]up|subscribe)\s(?:for|to|here|now)\s?(?:\w+\s){0,4}(?:newsletters?|podcast|briefing"
    r"|e-?mails?|alerts?|updates)|subscribe\sto\sour\s\w+|download\s(?:the|our)\s(?:\w+\s){1,4}app\b"
    r"|get\sthe\s(?:\w+\s){1,3}app\b|click\shere\sto\s(?:sign\sup|subscribe|donate|get\sthe)"
)
_TAILS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    (
        "related",
        re.compile(rf"{_ENDED}((?:{_LABEL}|NOW\sWATCH|WATCH|MORE)\s?:\s?\S.{{0,200}})$"),
    ),
    (
        "related",
        re.compile(
            _ENDED + r"((?:READ\sMORE|Read\smore)(?:\s(?:here|HERE|at\s\S{4,60}))?\W{0,2}"
            r"|(?:WATCH|READ\sIT|LISTEN)\s(?:HERE|BELOW)\W{0,2}"
            r"|(?:CLICK|Click)\s(?:HERE|here)\s(?:FOR|TO|for|to\s(?:read|see|view|watch))\b[^.!?]{0,90}[.!]?)$"
        ),
    ),
    ("promo", re.compile(rf"{_ENDED}((?:{_PITCH})[^.!?]{{0,160}}[.!]?)$", re.IGNORECASE)),
    (
        "bio",
        re.compile(
            _ENDED + r"(Follow\s(?:him|her|them|me|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)\son\s"
            r"(?:Twitter|Facebook|Instagram)[^.!?]{0,60}\.?)$"
        ),
    ),
)
"""What runs to the end of a line."""

_PIECES: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    (
        "chrome",
        re.compile(
            _ENDED + r"((?i:(?:story|article|post)\scontinue[sd]\s(?:below|after)"
            r"(?:\s(?:the\s)?(?:advertisement|video|ad|gallery|photo))?"
            r"|advertisement\scontinue\sreading(?:\sthe\smain\sstory)?)\.?|ADVERTISEMENT|Advertisement)"
            r"(?=\s*(?:$|[A-Z“\"‘'\d]))"
        ),
    ),
    (
        "related",
        re.compile(
            _ENDED
            + rf"([(\[]\s?(?:{_LABEL}|WATCH|VIDEO|PHOTOS?|MORE)\s?:\s?[^()\[\]]{{3,220}}[)\]])"
        ),
    ),
    ("promo", re.compile(rf"{_ENDED}([(\[]\s?(?:{_PITCH})[^()\[\]]{{0,160}}[)\]])", re.IGNORECASE)),
    (
        "credit",
        re.compile(
            _ENDED + r"(\((?:AP\sPhoto|REUTERS|Photo(?:\sby|:|\scredit)|Getty)\b[^()]{0,100}\))"
            r"(?=\s*[A-Z“\"‘].{79})",
            re.DOTALL,
        ),
    ),
)
"""What can stand anywhere in a line; a credit at its end is left to the caption before it."""

_GLUED = re.compile(r"(?<=[a-z.])(?=[A-Z\d“\"‘])")
_LIST_END = re.compile(r"\sMORE(?![\w:])")
_LONGEST_LIST = 900
_BACK = 80
"""Characters before a name with headlines glued on in which its first mention ends."""


def furniture_in(line: str) -> list[Cut]:
    """Furniture glued into a line of the article.

    Args:
        line: One line or paragraph, without white space at its ends.

    Returns:
        Pieces in order, without overlap; none covers the whole line or begins it.

    >>> furniture_in("The vote is on Friday. READ MORE: What the council wants")
    [Cut(start=23, end=56, kind='related')]
    >>> furniture_in("She asked them to read more: the council did.")
    []
    """
    if not _CUES.search(line[:_SEARCHED]) and not _CUES.search(line[-_TAIL:]):
        return []
    found = sorted([*_tails(line), *_pieces(line[:_SEARCHED]), *_headline_lists(line[:_SEARCHED])])
    kept: list[Cut] = []
    for cut in found:
        if line[: cut.start].strip() and (not kept or cut.start >= kept[-1].end):
            kept.append(cut)
    return kept


def _tails(line: str) -> Iterator[Cut]:
    offset = max(len(line) - _TAIL, 0)
    tail = line[offset:]
    for kind, pattern in _TAILS:
        if match := pattern.search(tail):
            yield Cut(offset + match.start(1), len(line), kind)


def _pieces(line: str) -> Iterator[Cut]:
    for kind, pattern in _PIECES:
        for match in pattern.finditer(line):
            yield Cut(match.start(1), match.end(1), kind)


def _headline_lists(line: str) -> Iterator[Cut]:
    """Full names with headlines glued on: ``Ines Okafor Ines B. OkaforFerry runs late … MORE``.

    The list stands right behind the name as the reporter wrote it, so the surname occurs twice;
    the cut begins behind the first.
    """
    done = 0
    if " MORE" not in line:
        return
    for glue in _GLUED.finditer(line):
        at = glue.start()
        if at < done:
            continue
        start = _first_mention(line, done, at)
        end = start and _LIST_END.search(line, at, at + _LONGEST_LIST)
        if start and end:
            yield Cut(start, end.end(), "related")
            done = end.end()


def _first_mention(line: str, done: int, glue: int) -> int | None:
    """One past the surname as the reporter wrote it, where the same one ends at the glue."""
    left = max(done, glue - _BACK)
    name = line[left:glue].removesuffix("Jr.").rstrip(" .")
    surname = name[name.rfind(" ") + 1 :]
    if len(surname) < 3 or not surname[0].isupper():  # noqa: PLR2004
        return None
    for head in (surname, *(surname[i:] for i in range(1, len(surname)) if surname[i].isupper())):
        said = line.rfind(f"{head} ", left, left + len(name) - len(head)) if len(head) > 2 else -1  # noqa: PLR2004
        if said < 0:
            said = line.rfind(f"{head}’s ", left, left + len(name) - len(head))
        if said >= 0:
            return line.index(" ", said) + 1
    return None
