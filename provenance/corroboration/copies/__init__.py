"""Whether one text is a copy of another, outside what both merely quote.

`prepare` reads a text once: its words with their offsets, and which of them are the writer's own.
Everything else compares prepared texts: shingles and their `containment`, a `sketch` to find
neighbors without comparing all pairs.
"""

from __future__ import annotations

from provenance.corroboration.copies.masks import mask_quotations
from provenance.corroboration.copies.prepared import SHINGLE, Prepared, prepare, words
from provenance.corroboration.copies.shingles import (
    COPY,
    FEWEST,
    SKETCH_VERSION,
    WINDOW,
    containment,
    longest_run,
    shingles,
    sketch,
)

__all__ = [
    "COPY",
    "FEWEST",
    "SHINGLE",
    "SKETCH_VERSION",
    "WINDOW",
    "Prepared",
    "containment",
    "longest_run",
    "mask_quotations",
    "prepare",
    "shingles",
    "sketch",
    "words",
]
