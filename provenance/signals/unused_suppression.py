"""A suppression hides nothing, has run out, or cannot be read.

## What it flags
A comment ``<!-- provenance: ignore[PV401] reason -->`` or ``disable[PV401] reason``, or a table
``[[suppress]]`` of the settings, for which there is no finding; one without a reason, with a code
that no signal has, or written in another way; a table whose day ``until`` has passed while the
finding is still there; an ``enable`` that ends nothing. An error with ``--strict``, else a warning.

## Why it matters
A suppression outlives the sentence it was written for and then hides the next one. A reason is
what lets the desk decide later whether it still holds.

## Flagged
- ``ignore[PV401] his own word`` above a paragraph that says "said".
- ``ignore[PV401]``: no reason.
- A table with ``until = 2026-03-31``, in April, whose finding is still in the article.

## Not flagged
- ``ignore[PV401] his own word`` above a paragraph that says "boasted".
- ``ignore[PV502] one interview``, checked without evidence: nobody looked for PV502.
- A table for an article that this run did not check.

## Limits
A table for one article is told in the report of that article; one with a glob only at the end of
the run, in the summary, for no single article is at fault. A table with a fingerprint and no
article is never told: a run that does not check its article cannot know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.signals._base import Hit, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.reading import Reading


def check(_reading: Reading) -> Iterator[Hit]:
    """Yield nothing: the gate finds it, and no text alone shows it."""
    return iter(())


SIGNAL = Signal(
    code="PV901",
    name="unused-suppression",
    severity="warning",
    counts="always",
    check=check,
    needs=frozenset({"policy"}),
)
