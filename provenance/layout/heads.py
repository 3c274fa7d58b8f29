"""Headlines, crossheads, bylines and datelines: rules over units already told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.layout.features import window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.types import BlockKind

Labels = list["BlockKind"]

TOP = 8
"""How many units from the top can hold the headline."""

_HEADLINE_WORDS = 28
_SUBHEAD_WORDS = 12
_PARAGRAPH = 60
_NAME = r"[A-Z][\w.’'-]{1,30}(?:[ ](?:de|van|von|al|el|bin|[A-Z][\w.’'-]{0,30})){1,3}"
_JOB = r"(?:Staff|Senior|Chief|Political|White[ ]House|Associated[ ]Press|[A-Z]\w{1,20})"
_BYLINE = re.compile(
    rf"(?:(?:Written[ ]|Reported[ ]|Posted[ ])?(?:By|BY|by):?[ ]"
    rf"(?:{_NAME}|[A-Z.’'-]{{2,20}}(?:[ ][A-Z.’'-]{{1,20}}){{1,3}})"
    rf"(?:(?:,|[ ]and|[ ]AND|[ ]&|[ ]\||[ ]/)[ ][\w .,’'-]{{2,60}}){{0,4}}"
    rf"|{_NAME},?[ ](?:{_JOB}[ ]){{0,2}}(?:Writer|Reporter|Correspondent|Editor|Contributor|Columnist))"
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
_CAPTION = re.compile(
    r"(?:FILE\s?[-–—:]|FILE[ ]PHOTO\b|Pictured\b|In[ ]this[ ](?:\w+[ ]){0,4}photo\b)"
)
_FINAL = re.compile(r"[.,;:…][\"”’'»)\]]{0,2}$|\b(?:\.\.\.)$")
_QUOTED = re.compile(r"[‘“\"'«][^‘’“”\"«»]{2,90}[’”\"'»]")


def normal(text: str) -> str:
    """A line for comparing headlines: lower case, letters and digits only.

    >>> normal("“Calm”, says  the mayor")
    'calm says the mayor'
    """
    return " ".join(re.findall(r"\w+", window(text).lower()))


def is_byline(line: str) -> bool:
    """Whether a line is a byline and nothing else, e.g. ``By Dana Whitlock``."""
    return len(line) <= 120 and _BYLINE.fullmatch(line) is not None  # noqa: PLR2004


def is_dateline(line: str) -> bool:
    """Whether a line is a place and date, or a date alone."""
    return len(line) <= 70 and _DATELINE.fullmatch(line) is not None  # noqa: PLR2004


def is_caption(line: str) -> bool:
    """Whether a line opens as only captions do."""
    return _CAPTION.match(line) is not None


def is_crosshead(line: str) -> bool:
    """Whether a line has the form of a heading inside an article."""
    if len(line) > 110 or not line:  # noqa: PLR2004
        return False
    if _QUOTED.fullmatch(line):
        return not _FINAL.search(line[:-1]) and len(line.split()) <= _SUBHEAD_WORDS
    starts = line[0].isupper() or line[0].isdigit() or line[0] in "‘“\"'"
    return starts and len(line.split()) <= _SUBHEAD_WORDS and not _FINAL.search(line)


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
    forms = {i: normal(lines[i]) for i in top}
    wanted = normal(title) if title else ""
    same = [i for i in top if wanted and forms[i] == wanted]
    twice = [i for i in top if forms[i] and list(forms.values()).count(forms[i]) > 1]
    if found := same or [i for i in twice if _headline_form(lines[i])]:
        return found
    first = next((i for i in top if kinds[i] == "body" or _name_only(lines, kinds, i)), None)
    if first is None or wanted or not _headline_form(lines[first]):
        return []
    body_follows = any(_is_paragraph(line) for line in lines[first + 1 :])
    return [first] if body_follows else []


def _name_only(lines: Sequence[str], kinds: Sequence[BlockKind], i: int) -> bool:
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
