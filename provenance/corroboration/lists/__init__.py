"""Word lists of this room, as plain text beside the code: words separated by white space."""

from __future__ import annotations

from pathlib import Path


def word_list(name: str) -> frozenset[str]:
    """Read a list.

    Args:
        name: File name without ``.txt``.

    >>> "governor" in word_list("titles")
    True
    """
    return frozenset(Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").split())
