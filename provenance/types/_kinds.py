"""The closed sets of words that values are taken from, and what a span is."""

from typing import Literal, get_args

Span = tuple[int, int]
"""Half-open ``(start, end)`` in code points."""

Severity = Literal["info", "warning", "error"]
Where = Literal["text", "title"]
ReadKind = Literal["headline", "subhead", "caption", "body"]
PageKind = Literal["promo", "chrome", "related", "credit", "correction"]
BlockKind = ReadKind | PageKind | Literal["byline", "dateline", "bio"]
Style = Literal["direct", "indirect", "mixed"]
PersonKind = Literal["person_named", "person_role", "group", "anonymous", "unresolved"]
BodyKind = Literal["official_org", "organisation", "document", "media_outlet"]
SourceKind = PersonKind | BodyKind
Verdict = Literal[
    "corroborated",
    "corroborated_claim",
    "source_only",
    "same_origin",
    "contradicted",
    "not_found",
    "not_checkable",
]
Relation = Literal["supports", "supports_claim", "names_source", "conflicts", "copy"]
Band = Literal["low", "moderate", "high"]
Genre = Literal["news", "opinion", "sponsored"]

READ_KINDS: frozenset[str] = frozenset(get_args(ReadKind))
"""Block kinds whose sentences are read and judged; all other kinds are furniture."""
