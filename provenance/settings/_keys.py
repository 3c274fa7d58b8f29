"""What is told of an unknown key: the nearest one there is."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest_key(name: str, known: Iterable[str]) -> str:
    """What an error about an unknown key adds: the nearest one, or all there are.

    Args:
        name: The key as written, with underscores.
        known: The keys there are, with underscores.
    """
    known = list(known)
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return f"; did you mean {near[0].replace('_', '-')!r}?"
    return "; there are: " + ", ".join(sorted(k.replace("_", "-") for k in known))
