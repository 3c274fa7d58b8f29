"""The page of a signal: its module's docstring, cut into sections.

``provenance explain`` and ``provenance rules`` print these pages, and a test runs their examples.

The section "Measured" states two figures, each on a list item of its own::

    - Precision: 0.84 (37 of 44 places of 31 outlets, read by one who had not seen the code).
    - Rate: 272 places in 1,000 articles (5,000 random articles of 179 outlets).

A place that cannot be told right from wrong counts half, so it may be 36.5 of 44.  A signal whose
precision nobody has measured says why: "Precision: not measured (0 places in 5,000 articles)."
What the articles were held against, where a signal needs evidence, may stand behind the outlets.
"""

from __future__ import annotations

import inspect
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.signals._base import Signal

SECTIONS = ("What it flags", "Why it matters", "Flagged", "Not flagged", "Limits")
"""The sections every page has, in order."""

MEASURED = "Measured"
"""The section of figures, before the limits; a plug-in may leave it out."""

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_PRECISION = re.compile(
    rf"Precision: (?P<precision>0\.\d+|1\.0+) "
    rf"\((?P<right>{_NUMBER}) of (?P<read>{_NUMBER}) places? of (?P<outlets>{_NUMBER}) outlets?\b"
)
_UNREAD = re.compile(r"Precision: not measured \([^()]+\)")
_RATE = re.compile(
    rf"Rate: (?P<rate>{_NUMBER}) places? in 1,000 articles "
    rf"\((?P<articles>{_NUMBER}) random articles of {_NUMBER} outlets\b"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured about a signal, on random articles.

    Attributes:
        precision: Share of the places read that were right, or None where nobody has read any.
        right: How many were; one that cannot be told counts half.
        read: How many places were read.
        outlets: How many outlets they stand in.
        rate: Places in 1,000 articles.
        articles: How many articles the rate was counted in.
    """

    precision: float | None
    right: float
    read: int
    outlets: int
    rate: float
    articles: int


@dataclass(frozen=True, slots=True)
class Page:
    """What a signal's docstring says.

    Attributes:
        short: Its first line.
        sections: Text of each section by heading, in order.
    """

    short: str
    sections: dict[str, str]

    def bullets(self, section: str) -> list[str]:
        """The list items of a section, each on one line.

        Args:
            section: Heading.
        """
        items: list[str] = []
        for line in self.sections.get(section, "").splitlines():
            if line.startswith("- "):
                items.append(line[2:].strip())
            elif items and line.strip():
                items[-1] += " " + line.strip()
        return items

    @property
    def measured(self) -> Measured | None:
        """The figures of the section "Measured"; None where it is missing or malformed."""
        items = self.bullets(MEASURED)
        precision = _first(_PRECISION, items)
        rate = _first(_RATE, items)
        if rate is None or (precision is None and _first(_UNREAD, items) is None):
            return None
        return Measured(
            precision=float(precision["precision"]) if precision else None,
            right=_number(precision["right"]) if precision else 0,
            read=int(_number(precision["read"])) if precision else 0,
            outlets=int(_number(precision["outlets"])) if precision else 0,
            rate=_number(rate["rate"]),
            articles=int(_number(rate["articles"])),
        )


def page(signal: Signal) -> Page:
    """Parse the page of a signal from the docstring of the module that holds its check.

    Args:
        signal: Any signal, built in or of a plug-in; one without a docstring has an empty page.
    """
    doc = inspect.cleandoc(sys.modules[signal.check.__module__].__doc__ or "")
    first, _, rest = doc.partition("\n")
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in rest.splitlines():
        if line.startswith("## "):
            current = sections.setdefault(line[3:].strip(), [])
        else:
            current.append(line)
    return Page(first.strip(), {name: "\n".join(body).strip() for name, body in sections.items()})


def _first(pattern: re.Pattern[str], items: list[str]) -> re.Match[str] | None:
    return next(filter(None, map(pattern.match, items)), None)


def _number(text: str) -> float:
    return float(text.replace(",", ""))
