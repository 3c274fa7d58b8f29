"""Pieces whose author speaks as "I": columns, memoirs, interviews in question and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.nlp.tokens import fold
from provenance.signals._context import inside_quotation

if TYPE_CHECKING:
    from provenance.reading import Reading

_FIRST_PERSON = frozenset({"I", "I'm", "I’m", "my", "My"})
_FORMS = frozenset(map(fold, _FIRST_PERSON))
_LEAST = 2


def speaks_as_i(reading: Reading) -> bool:
    """Whether the outlet's own voice says "I" or "my" twice or more, quotations apart.

    Args:
        reading: The article.
    """
    tokens = reading.tokens
    starts, ends = tokens.bounds
    count = 0
    for form in _FORMS & tokens.forms:
        for i in tokens.places[form]:
            span = starts[i], ends[i]
            if (
                tokens.words[i] in _FIRST_PERSON
                and reading.voice_of(*span) == "outlet"
                and not inside_quotation(reading, *span)
            ):
                count += 1
    return count >= _LEAST
