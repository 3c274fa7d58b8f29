"""Read the word lists that stand beside the signals as plain text.

One entry a line.  ``#`` starts a comment, ``=>`` a neutral wording to suggest.  A list never
decides alone: each signal weighs a match by its context and by whose words it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(__file__).resolve().parent / "lists"


def lines(name: str) -> Iterator[str]:
    """Yield the lines of ``lists/<name>.txt`` without comments and blank lines.

    Args:
        name: File name without its suffix.
    """
    for raw in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = raw.partition("#")[0].strip()
        if line:
            yield line


def load(name: str) -> dict[str, str | None]:
    """Entries of a list with the wording to suggest, or None.

    Args:
        name: File name without its suffix.
    """
    entries: dict[str, str | None] = {}
    for line in lines(name):
        entry, arrow, suggestion = line.partition("=>")
        entries[entry.strip()] = suggestion.strip() if arrow else None
    return entries


def words(name: str) -> frozenset[str]:
    """All words of a list as a set; several may stand on a line.

    Args:
        name: File name without its suffix.
    """
    return frozenset(word for line in lines(name) for word in line.split())
