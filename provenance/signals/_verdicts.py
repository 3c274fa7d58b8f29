"""The verdicts of a reading with their statements: what the evidence signals read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading
    from provenance.types import Attribution, Corroboration, Span, Verdict


def verdicts(reading: Reading, *wanted: Verdict) -> Iterator[tuple[Attribution, Corroboration]]:
    """Statements of some verdicts, in text order; none without an evidence collection.

    Args:
        reading: The article.
        wanted: The verdicts; all where none is given.
    """
    known = {attribution.id: attribution for attribution in reading.attributions}
    for found in reading.corroborations or ():
        if not wanted or found.verdict in wanted:
            yield known[found.attribution_id], found


def stretch(attribution: Attribution) -> Span:
    """From the first to the last code point of what is attributed."""
    return attribution.content[0][0], attribution.content[-1][1]
