"""What is found in a document as compact JSON, for stores that keep it in a column."""

from __future__ import annotations

import json

from provenance.evidence._base import EvidenceAttribution, EvidenceCredit


def pack_attribution(a: EvidenceAttribution) -> str:
    """An attribution without its document's id; ASCII, whatever the name holds."""
    return json.dumps(
        [a.source, a.kind, a.style, a.content, a.channel, a.role], separators=(",", ":")
    )


def unpack_attribution(document_id: str, body: str) -> EvidenceAttribution:
    """The attribution again.

    Args:
        document_id: The document it stands in.
        body: As `pack_attribution` wrote it.

    Raises:
        ValueError: If it was not written by it.
        TypeError: Likewise.
    """
    source, kind, style, content, channel, role = json.loads(body)
    spans = tuple((start, end) for start, end in content)
    return EvidenceAttribution(document_id, source, kind, style, spans, channel, role)


def pack_credit(c: EvidenceCredit) -> str:
    """A credit without its document's id."""
    return json.dumps([c.kind, c.outlet, c.start, c.end], separators=(",", ":"))


def unpack_credit(document_id: str, body: str) -> EvidenceCredit:
    """The credit again; arguments and errors as for `unpack_attribution`."""
    kind, outlet, start, end = json.loads(body)
    return EvidenceCredit(document_id, kind, outlet, start, end)
