"""Rows of the PostgreSQL store: any text as bytes, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance.evidence._base import EvidenceDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT = "id, url, outlet, owner, title, published, authors, sha256"
COLUMNS = f"{SHORT}, text"
"""Columns of a document, in the order of `row_of`."""


def to_bytes(text: str | None) -> bytes | None:
    """Any text as the server can keep it."""
    return None if text is None else text.encode("utf-8", "surrogatepass")


def to_text(value: bytes) -> str:
    """The text again."""
    return value.decode("utf-8", "surrogatepass")


def row_of(document: EvidenceDocument) -> tuple[bytes | None, ...]:
    """A document as values of `COLUMNS`."""
    plain = (
        document.id,
        document.url,
        document.outlet,
        document.owner,
        document.title,
        document.published,
        json.dumps(document.authors),
        document.sha256,
        document.text,
    )
    return tuple(to_bytes(value) for value in plain)


def document_of(row: Sequence[bytes | None]) -> EvidenceDocument:
    """The document of a row of `COLUMNS`."""
    own_id, url, outlet, owner, title, published, authors, text_hash, text = (
        None if value is None else to_text(value) for value in row
    )
    return EvidenceDocument(
        id=own_id or "",
        text=text or "",
        url=url,
        outlet=outlet,
        owner=owner,
        title=title,
        published=published,
        authors=tuple(json.loads(authors or "[]")),
        sha256=text_hash or "",
    )
