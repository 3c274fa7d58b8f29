"""A later version differs in substance, and no note tells the reader.

## What it flags
The newer of two versions of an article (``provenance diff``, ``provenance watch``) with another
headline, a quotation altered, cut, given to somebody else or dropped, another figure in a sentence
that stayed, or a named source that went or lost its name, and without a new note: a correction, a
clarification, an update line or an editor's note. The notice of a running story ("this is a
developing story") will do.

## Why it matters
Whoever read, quoted or shared the first version relied on it. Codes of conduct ask that such
changes be told where the article stands (Trust Project, Journalism Trust Initiative).

## Flagged
- “Nine million crowns” in the first version, “eleven million crowns” in the next, no note.
- “We will build it” becomes “We may build it” in the mayor's mouth, no note.
- “Mayor Ilse Brandt said” becomes “a city official said”, no note.

## Not flagged
- Eleven million for nine, and a new line: “Correction: an earlier version gave the wrong sum.”
- A paragraph with another source was added, or paragraphs changed their places.
- “11” for “eleven”, a comma, or “Ilse Brandt” for “Brandt”.

## Limits
It sees what was changed, not why: a headline made shorter for the front page counts like one
taken back. A note that stands in both versions tells of an earlier change and does not count. A
note outside the article's text, on a page of corrections, is not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading


def check(_reading: Reading) -> Iterator[Hit]:
    """Yield nothing: one version alone does not show it; `provenance.diff` finds it."""
    return iter(())


SIGNAL = Signal(
    code="PV603",
    name="no-correction-note",
    severity="info",
    counts="always",
    check=check,
    needs=frozenset({"version"}),
)
