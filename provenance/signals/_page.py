"""The page of a signal: its module's docstring, cut into sections.

``provenance explain`` and ``provenance rules`` print these pages, and a test runs their examples.
"""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.signals._base import Signal

SECTIONS = ("What it flags", "Why it matters", "Flagged", "Not flagged", "Limits")
"""The sections every page has, in order."""


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
