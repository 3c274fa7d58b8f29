"""What a signal is: a value with a code, a name, whose words it counts, and a check.

A signal's check yields `Hit`s: where and why.  `provenance.signals._run` turns a hit into a
`Finding`: it looks up whose words they are and whether that counts against the outlet, so that
no signal has to know about voices unless it wants to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from provenance.reading import Reading
    from provenance.types import Severity, Span, Where

Counts = Literal["outlet", "cue", "always", "never"]
"""Whose words are judged.

``outlet``: only the outlet's own voice; the same words under a source are reported under that
source and do not count.  ``cue``: the outlet's words that introduce a source; they count unless
the cue itself stands inside somebody's quotation.  ``always``: the outlet's act wherever it
stands.  ``never``: labelled only.
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a signal's check fired.

    Attributes:
        start: First code point, into the text or, with ``where="title"``, the title.
        end: One past the last.
        message: One line: what was seen and why it matters; never what the author intended.
        confidence: 0 to 1.
        suggestion: A neutral wording, or None.
        related: Other spans of the text that belong to it.
        where: Which string `start` and `end` index.
        severity: Where it is not the signal's own: a weak hit may be worth less than a strong one.
        weak: Too unsure to count against anybody; shown to those who want to see everything.
        certain: Rests on a fact that was looked up, so that it counts even where the signal, whose
            other hits are guesses, is a preview.
    """

    start: int
    end: int
    message: str
    confidence: float
    suggestion: str | None = None
    related: tuple[Span, ...] = ()
    where: Where = "text"
    severity: Severity | None = None
    weak: bool = False
    certain: bool = False


Check = Callable[["Reading"], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing we look for.

    Attributes:
        code: ``PVnnn``; the first digit is the family.
        name: Kebab case, reads well as "allow <name>".
        severity: Default severity.
        counts: Whose words are judged.
        check: Yields the hits in one reading.
        needs: Outside things it cannot do without: ``"store"``, ``"model"``, ``"network"``; or
            ``"policy"`` or ``"version"``, where the gate, or a comparison with the version before,
            finds it and not a check of the text.
        since: Version that brought it.
        preview: Measured precision is below 0.7, or not yet measured.
    """

    code: str
    name: str
    severity: Severity
    counts: Counts
    check: Check
    needs: frozenset[str] = field(default=frozenset())
    since: str = "0.1"
    preview: bool = False


ANY_LANGUAGE = ("PV1", "PV6", "PV9")
"""Families that do not read English words."""
