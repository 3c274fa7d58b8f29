"""Statements that an article attributes more than once, told once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provenance.types import Attribution

_WORD = re.compile(r"\w+")
_FEWEST = 5
"""Words from which a statement inside a longer one of the same source is that one again."""
_MOST = 4_000
"""Characters compared; what is longer is told by itself."""


def folded(
    attributions: Sequence[Attribution], words_of: Callable[[Attribution], str]
) -> list[tuple[Attribution, list[Attribution]]]:
    """Statements of the same source in the same words, put under the first of them.

    Args:
        attributions: In the order they are told.
        words_of: The words of one.

    Returns:
        Each first statement, with the ones that say it again.
    """
    kept: list[tuple[Attribution, list[Attribution]]] = []
    told: dict[str, list[tuple[str, list[Attribution]]]] = {}
    for attribution in attributions:
        plain = _plain(words_of(attribution))
        of_source = told.setdefault(attribution.source_id or "", [])
        same = next((again for other, again in of_source if _same(plain, other)), None)
        if plain and attribution.source_id and same is not None:
            same.append(attribution)
            continue
        again: list[Attribution] = []
        kept.append((attribution, again))
        of_source.append((plain, again))
    return kept


def _plain(words: str) -> str:
    found = _WORD.findall(words[:_MOST].casefold())
    return f" {' '.join(found[1:] if found[:1] == ['that'] else found)} " if found else ""


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (short.count(" ") > _FEWEST and short in long)
