"""What a word is described by: itself, its beginning and end, the lists it stands in.

Every feature depends on one form at one place of the window, so that all of them together come
to five numbers per form: its score as the word judged and as each of its four neighbors.
"""

from __future__ import annotations

import numpy as np

from provenance.wording.lists import lexicons

AFFIXES = ((3, 0), (4, 0), (0, 2), (0, 3), (0, 4))
"""Lengths of the beginnings and ends of a word that are features of their own."""


def affixes(form: str) -> list[str]:
    """Beginnings and ends of a word, as feature names; none for short or hidden words.

    >>> affixes("rammed")
    ['ram-', 'ramm-', '-ed', '-med', '-mmed']
    """
    if len(form) < 4 or not form.isalpha():  # noqa: PLR2004 - shorter words are their own affix
        return []
    return [f"{form[:a]}-" if a else f"-{form[-b:]}" for a, b in AFFIXES]


def tags(form: str, count: int) -> np.ndarray:
    """What lists and counts say of a form.

    Args:
        form: Lower-case form or class token.
        count: Its uses in the articles the vocabulary was counted on, 0 for an unknown word.

    Returns:
        Shape ``(len(tag_names()),)``: one column per list, then frequent, rare, unknown.
    """
    out = np.zeros(len(lexicons()) + 3)
    if form.startswith("<"):
        return out
    out[: len(lexicons())] = [lexicon.holds(form) for lexicon in lexicons()]
    if count:
        out[-3:-1] = np.log(count + 1) / 10, max(0.0, np.log(20_000 / count)) / 5
    else:
        out[-1] = form.isalpha()
    return out


def tag_names() -> list[str]:
    """Names of the columns of `tags`."""
    return [*(lexicon.name for lexicon in lexicons()), "frequent", "rare", "unknown"]
