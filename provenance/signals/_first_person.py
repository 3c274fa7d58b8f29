"""Pieces whose author speaks as "I": columns, memoirs, interviews in question and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._context import inside_quotation

if TYPE_CHECKING:
    from provenance.reading import Reading

_FIRST_PERSON = frozenset({"I", "I'm", "I’m", "my", "My"})
_LEAST = 2


def speaks_as_i(reading: Reading) -> bool:
    """Whether the outlet's own voice says "I" or "my" twice or more, quotations apart.

    Args:
        reading: The article.
    """
    tokens = reading.tokens
    if not _FIRST_PERSON & set(tokens.vocabulary):
        return False
    count = 0
    for i, word in enumerate(tokens.words):
        if word in _FIRST_PERSON:
            start, end = int(tokens.starts[i]), int(tokens.ends[i])
            if reading.voice_of(start, end) == "outlet" and not inside_quotation(
                reading, start, end
            ):
                count += 1
    return count >= _LEAST
