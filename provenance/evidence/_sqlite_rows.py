"""Rows of the SQLite store: any text, as SQLite can keep it, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance.evidence._base import EvidenceDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = str | bytes | None

SHORT = "id, url, outlet, owner, title, published, authors, sha256"
COLUMNS = f"{SHORT}, text"
"""Columns of a document, in the order of `row_of`; the text, which is long, comes last."""


def bind(text: str | None) -> Value:
    """Text as SQLite can keep it: as TEXT where it is valid Unicode without NUL, else as bytes."""
    if text is None:
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text.encode() if "\x00" in text else text


def unbind(value: Value) -> str:
    """The text again; empty for NULL."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value or ""


def row_of(document: EvidenceDocument) -> tuple[Value, ...]:
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
    return tuple(bind(value) for value in plain)


def document_of(row: Sequence[Value]) -> EvidenceDocument:
    """The document of a row of `COLUMNS`."""
    own_id, url, outlet, owner, title, published, authors, text_hash, text = (
        None if value is None else unbind(value) for value in row
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
