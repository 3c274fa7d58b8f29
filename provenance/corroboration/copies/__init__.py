"""Who copied whom: whether one text is a copy of another, outside what both merely quote.

`printed` reads an article once: its words, which of them are the writer's own, whom it credits.
`CopyModel.judge` then holds two of them against each other.  `sketch` finds neighbors in a
collection without comparing all pairs.
"""

from __future__ import annotations

from provenance.corroboration.copies.likeness import Likeness, likeness
from provenance.corroboration.copies.masks import mask_quotations
from provenance.corroboration.copies.model import Copied, CopyModel
from provenance.corroboration.copies.prepared import SHINGLE, Prepared, prepare, words
from provenance.corroboration.copies.printed import Printed, printed
from provenance.corroboration.copies.runs import Run, passages, shared_runs
from provenance.corroboration.copies.sentences import copied_sentences
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
    "Copied",
    "CopyModel",
    "Likeness",
    "Prepared",
    "Printed",
    "Run",
    "containment",
    "copied_sentences",
    "likeness",
    "longest_run",
    "mask_quotations",
    "passages",
    "prepare",
    "printed",
    "shared_runs",
    "shingles",
    "sketch",
    "words",
]
