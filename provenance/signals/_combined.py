"""Phrases made by combining parts, for lists that would otherwise repeat themselves."""

from __future__ import annotations

from itertools import product

from provenance.signals._lists import lines


def combined(name: str) -> list[str]:
    """Phrases of a list whose lines are parts in order.

    A line is ``part | part``; a part is its alternatives, separated by commas, and an alternative
    ``-`` is empty.

    Args:
        name: File name without its suffix.
    """
    return [
        " ".join(word for word in choice if word != "-")
        for line in lines(name)
        for choice in product(
            *([option.strip() for option in part.split(",")] for part in line.split("|"))
        )
    ]
