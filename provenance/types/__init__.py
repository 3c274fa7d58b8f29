"""Frozen data types that every room shares; standard library only.

Every offset in this package is a Python string index (a Unicode code point) and every span is
half open, ``[start, end)``, into ``Article.text`` unless a field says otherwise.  The text itself
is never rewritten.  Lines, columns and bytes are made in `provenance.text` and only for output.
"""

from provenance.types._article import (
    Article,
    Block,
    Comment,
    Region,
    Skipped,
)
from provenance.types._evidence import (
    Attestation,
    Corroboration,
    EvidencePassage,
)
from provenance.types._findings import (
    Finding,
    LoadedSpan,
    Sentence,
)
from provenance.types._kinds import (
    READ_KINDS,
    Band,
    BlockKind,
    BodyKind,
    Genre,
    PageKind,
    PersonKind,
    ReadKind,
    Relation,
    Severity,
    SourceKind,
    Span,
    Style,
    Verdict,
    Where,
)
from provenance.types._report import (
    Contribution,
    EvidenceRef,
    FramingScore,
    ModelRef,
    Report,
    Run,
    Scores,
    Sourcing,
    VoiceScore,
)
from provenance.types._speech import (
    Attribution,
    Channel,
    Quotation,
    Source,
    VoiceSpan,
)

__all__ = [
    "READ_KINDS",
    "Article",
    "Attestation",
    "Attribution",
    "Band",
    "Block",
    "BlockKind",
    "BodyKind",
    "Channel",
    "Comment",
    "Contribution",
    "Corroboration",
    "EvidencePassage",
    "EvidenceRef",
    "Finding",
    "FramingScore",
    "Genre",
    "LoadedSpan",
    "ModelRef",
    "PageKind",
    "PersonKind",
    "Quotation",
    "ReadKind",
    "Region",
    "Relation",
    "Report",
    "Run",
    "Scores",
    "Sentence",
    "Severity",
    "Skipped",
    "Source",
    "SourceKind",
    "Sourcing",
    "Span",
    "Style",
    "Verdict",
    "VoiceScore",
    "VoiceSpan",
    "Where",
]
