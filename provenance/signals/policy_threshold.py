"""A number of the report is beyond a limit that the desk has set.

## What it flags
A report for which a ``[[threshold]]`` of the settings holds: a path of the JSON report or a count
of findings by code, a sign and a number, joined by ``and``. Its severity and its message are the
desk's. ``count(PV4)`` counts findings that count and are not suppressed. A threshold of the top
level is for news unless it names its genres. A number that the report does not have (no evidence,
too short for a score) is never beyond a limit; the report lists it under what was skipped.

## Why it matters
One loaded word is a matter of taste, and a desk that is stopped by each switches the tool off. A
limit on the whole says what the desk will not print.

## Flagged
- A report with a framing value of 81, where ``scores.framing.value > 45``.
- A report with one source, where ``sourcing.sources < 2``.
- A report with four findings PV401 to PV405, where ``count(PV4) >= 3``.

## Not flagged
- A report with a framing value of 45, where ``scores.framing.value > 45``.
- A report without evidence, where ``sourcing.corroborated < 1``: nobody looked.
- An opinion page, where the threshold does not name opinion among its genres.

## Limits
A limit is as good as the number it looks at: ``provenance explain`` and the README say how well
each is measured. Counts of few findings jump; a limit near a score's interval will fire by chance.
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
    code="PV902",
    name="policy-threshold",
    severity="warning",
    counts="always",
    check=check,
    needs=frozenset({"policy"}),
)
