"""Headlines, crossheads, bylines and datelines: rules over units already told apart."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.layout.features import window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.types import BlockKind

TOP = 8
"""How many units from the top can hold the headline."""

_ALIKE, _ALIKE_WORDS = 0.75, 5
"""Share and number of words that a line has in common with the title it repeats with a change."""
_HEADLINE_WORDS = 28
_SUBHEAD_WORDS = 12
_PARAGRAPH = 60
_NAME = r"[A-Z][\w.’'-]{1,30}(?:[ ](?:de|van|von|al|el|bin|[A-Z][\w.’'-]{0,30})){1,3}"
_JOB = r"(?:Staff|Senior|Chief|Political|White[ ]House|Associated[ ]Press|[A-Z]\w{1,20})"
_BYLINE = re.compile(
    rf"(?:(?:Written[ ]|Reported[ ]|Posted[ ])?(?:By|BY|by):?[ ]"
    rf"(?:{_NAME}|[A-Z.’'-]{{2,20}}(?:[ ][A-Z.’'-]{{1,20}}){{1,3}})"
    rf"(?:(?:,|[ ]and|[ ]AND|[ ]&|[ ]\||[ ]/)[ ][\w .,’'-]{{2,60}}){{0,4}}"
    rf"|{_NAME},?[ ](?:{_JOB}[ ]){{0,2}}"
    r"(?:Writer|Reporter|Correspondent|Editor|Contributor|Columnist))"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:{_MONTH}[ ]\d{{1,2}}(?:,?[ ]\d{{4}})?|\d{{1,2}}[ ]{_MONTH}(?:[ ]\d{{4}})?)"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z .’'-]{{2,30}}(?:,[ ][A-Z][\w.]{{1,14}}){{0,2}}(?:,?[ ]{_DATE})?"
    rf"(?:[ ]\([A-Z][\w ./-]{{1,20}}\))?[ ]?(?:—|–|--|-)"
    rf"|[A-Z][A-Z .’'-]{{2,30}},[ ](?:[A-Z][a-z]{{1,12}}\.?)(?:[ ]\([A-Z][\w ./-]{{1,20}}\))?"
    rf"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ ])?{_DATE}"
    rf"(?:,?[ ](?:at[ ])?\d{{1,2}}:\d\d(?:[ ]?[AaPp]\.?[Mm]\.?)?(?:[ ][A-Z]{{2,4}})?)?)"
)
_NAMES = re.compile(rf"{_NAME}(?:(?:,[ ]and|,|[ ]and)[ ]{_NAME}){{0,4}}")
_LEAD = re.compile(
    r"(?:[A-Z][A-Z.’'/-]{2,20}(?:[ ][A-Z.’'/-]{2,20}){0,3}"
    r"(?:,[ ][A-Z][\w.]{1,14}(?:[ ][\w.]{1,14})?)?(?:,?[ ]\w{3,9}\.?[ ]\d{1,2})?[ ]?"
    r"(?:\((?:AP|[A-Z]\w{1,12})\)[ ]?)?"
    r"|\((?:AP|Reuters|REUTERS|AFP|UPI|CNN)\)[ ]?)(?:—|–|--|-)[ ]?(?=[A-Z“\"‘'\d])"
)
_POST = re.compile(r"[—–-][ ]?[^()]{2,60}[ ]\(@\w{1,20}\)[ ]\w{3,9}\.?[ ]\d{1,2},[ ]\d{4}$")
_CAPTION = re.compile(
    r"(?:FILE\s?[-–—:]|FILE[ ]PHOTO\b|Pictured\b|In[ ]this[ ](?:\w+[ ]){0,4}photo\b)"
)
_FINAL = re.compile(r"[.,;:…][\"”’'»)\]]{0,2}$|\b(?:\.\.\.)$")
_ENDED = re.compile(r"[.,;:…][\"”’'»)\]]{0,2}$|[!?][\"”’'»]$")
_QUOTED = re.compile(r"[‘“\"'«][^‘’“”\"«»]{2,90}[’”\"'»]")


def normal(text: str) -> str:
    """A line for comparing headlines: lower case, letters and digits only.

    >>> normal("“Calm”, says  the mayor")
    'calm says the mayor'
    """
    return " ".join(re.findall(r"\w+", window(text).lower()))


def is_byline(line: str, *, bare: bool = False) -> bool:
    """Whether a line is a byline and nothing else, e.g. ``By Dana Whitlock``.

    Args:
        line: A line.
        bare: Names alone will do: the classifier takes the line for one about the author.
    """
    if len(line) > 120:  # noqa: PLR2004
        return False
    return any(form.fullmatch(line) for form in ((_BYLINE, _NAMES) if bare else (_BYLINE,)))


def is_author(line: str, authors: Sequence[str]) -> bool:
    """Whether a line is the name of one of the article's authors, with or without "By".

    >>> is_author("By DANA WHITLOCK", ["Dana Whitlock"])
    True
    """
    if len(line) > 80 or not authors:  # noqa: PLR2004
        return False
    name = normal(line).removeprefix("by ")
    return any(name == normal(author) for author in authors)


def is_dateline(line: str) -> bool:
    """Whether a line is a place and date, or a date alone."""
    return len(line) <= 70 and _DATELINE.fullmatch(line) is not None  # noqa: PLR2004


def opens_with_dateline(line: str) -> bool:
    """Whether a paragraph opens with a place, an agency or both and a dash.

    >>> opens_with_dateline("HARLOW, Ore. (AP) — The bridge over the river will close on Monday.")
    True
    """
    return len(line) >= _PARAGRAPH and _LEAD.match(line) is not None


def is_post(line: str) -> bool:
    """Whether a line is a quoted post with its author, handle and date, as pages embed them."""
    return _POST.search(line[-120:]) is not None


def is_caption(line: str) -> bool:
    """Whether a line opens as only captions do."""
    return _CAPTION.match(line) is not None


def is_crosshead(line: str) -> bool:
    """Whether a line has the form of a heading inside an article."""
    if len(line) > 110 or not line:  # noqa: PLR2004
        return False
    count = len(line.split())
    if _QUOTED.fullmatch(line):
        inner = line[-2]
        return inner not in ".,;:…" and count <= (_SUBHEAD_WORDS if inner not in "!?" else 4)
    starts = line[0].isupper() or line[0].isdigit() or line[0] in "‘“\"'"
    return starts and count <= _SUBHEAD_WORDS and not _ENDED.search(line)


def is_quoted(line: str) -> bool:
    """Whether a line is one short quotation and nothing else, as a crosshead often is."""
    return is_crosshead(line) and _QUOTED.fullmatch(line) is not None


def headlines(lines: Sequence[str], kinds: Sequence[BlockKind], title: str | None) -> list[int]:
    """Indexes of the units that are the headline; more than one where it is repeated.

    Args:
        lines: Text of every unit.
        kinds: What the classifier says of each.
        title: The title given apart from the text, if any.
    """
    top = [i for i in range(min(TOP, len(lines) - 1)) if len(lines[i]) <= 300]  # noqa: PLR2004
    wanted = normal(title) if title else ""
    if same := [i for i in top if wanted and _same_headline(normal(lines[i]), wanted)]:
        return same
    if wanted:
        return []
    twice = [
        i for i, j in pairwise(top) if j == i + 1 and normal(lines[i]) == normal(lines[j]) != ""
    ]
    if twice and _headline_form(lines[twice[0]]) and _no_article(lines[: twice[0]]):
        return [twice[0], twice[0] + 1]
    first = next(
        (i for i in top if _can_head(lines[i]) and (kinds[i] == "body" or _taken(lines, kinds, i))),
        None,
    )
    if first is None or not _headline_form(lines[first]):
        return []
    body_follows = any(_is_paragraph(line) for line in lines[first + 1 :])
    return [first] if body_follows else []


def _same_headline(line: str, title: str) -> bool:
    """Equal, or one is the other with a section or the outlet's name at an end, or a word apart."""
    short, long = sorted((line, title), key=len)
    near = len(short.split()) > 3 and len(short) > len(long) / 2  # noqa: PLR2004
    if line == title or (near and (long.startswith(short + " ") or long.endswith(" " + short))):
        return True
    one, other = set(line.split()), set(title.split())
    same = len(one & other)
    return same >= _ALIKE_WORDS and same >= _ALIKE * len(one | other)


def _no_article(lines: Sequence[str]) -> bool:
    return not any(len(line) >= _PARAGRAPH and line[-1:] in '.?!”"' for line in lines)


def _can_head(line: str) -> bool:
    """Not a byline, nor several full names in a row."""
    several = ", " in line or " and " in line
    return not is_byline(line) and not (several and is_byline(line, bare=True))


def _taken(lines: Sequence[str], kinds: Sequence[BlockKind], i: int) -> bool:
    """A short first line that the classifier took for a name or a credit is a headline."""
    words = len(lines[i].split())
    furniture = kinds[i] in ("bio", "credit", "related") and i == 0
    return furniture and words > 4 and _headline_form(lines[i])  # noqa: PLR2004


def _headline_form(line: str) -> bool:
    ended = _FINAL.search(line) and not line.endswith("...")
    return len(line.split()) <= _HEADLINE_WORDS and len(line) <= 220 and not ended  # noqa: PLR2004


def _is_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH or line[-1:] in '.?!”"'


def subheads(lines: Sequence[str], kinds: Sequence[BlockKind]) -> Iterator[int]:
    """Indexes of body units that are headings between paragraphs.

    Args:
        lines: Text of every unit.
        kinds: Their kinds, headlines already marked.
    """
    for i in range(1, len(lines) - 1):
        above, below = kinds[i - 1], lines[i + 1]
        if kinds[i] != "body" or not is_crosshead(lines[i]):
            continue
        # A run of short lines is a list or a table, not a row of headings.
        stands = above != "body" or _is_paragraph(lines[i - 1])
        if stands and kinds[i + 1] == "body" and len(below) >= _PARAGRAPH:
            yield i
