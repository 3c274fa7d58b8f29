"""Lines about one document of a collection, and the documents as JSON Lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance.cli._escape import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.evidence import EvidenceDocument, EvidenceStore

FEWEST_SHARED = 2
"""Entries two sketches must share to be shown as copies: one may be a saying."""

LEAST_SHARE = 0.1
"""Share of the smaller sketch below which a neighbor is only told in the count of them."""


def shown(store: EvidenceStore, document: EvidenceDocument) -> Iterator[str]:
    """What the collection knows of a document.

    Args:
        store: The collection.
        document: The document.
    """
    for name, value in _facts(store, document):
        yield f"{name:<10}{escaped(value)}"
    yield from _titled("Credits", _credits(store, document))
    yield from _titled("Copies", _copies(store, document))
    yield from _titled("Attributions", _attributions(store, document))
    yield ""
    yield from (escaped(line) for line in document.text.splitlines())


def _facts(store: EvidenceStore, document: EvidenceDocument) -> Iterator[tuple[str, str]]:
    yield "id", document.id
    yield "title", document.title or "-"
    yield "url", document.url or "-"
    yield "outlet", document.outlet or "-"
    yield "owner", document.owner or "unknown"
    yield "date", document.published or "undated"
    yield "authors", "; ".join(document.authors) or "-"
    yield "sha256", document.sha256
    count = len(store.versions(document.id))
    yield "versions", f"{count}" + ("; see --versions" if count > 1 else "")


def _titled(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield ""
    yield title
    none = True
    for line in lines:
        none = False
        yield f"  {escaped(line)}"
    if none:
        yield "  none found"


def _credits(store: EvidenceStore, document: EvidenceDocument) -> Iterator[str]:
    for credit in store.credits(document.id):
        where = f", {credit.start}-{credit.end}" if credit.kind == "channel" else ", the whole text"
        yield f"{credit.kind}: {credit.outlet}{where}"


def _copies(store: EvidenceStore, document: EvidenceDocument) -> Iterator[str]:
    own = len(store.sketch(document.id))
    few = 0
    for other_id, shared in store.neighbors(document.id):
        share = shared / min(own, len(store.sketch(other_id)))
        if shared < FEWEST_SHARED or share < LEAST_SHARE:
            few += 1
            continue
        other = store.get(other_id)
        outlet = (other.outlet if other else None) or "-"
        date = (other.published if other else None) or "undated"
        yield f"{other_id}  {outlet}, {date}: about {share:.0%} of the shorter text"
    if few:
        yield f"{few} more with less wording in common"


def _attributions(store: EvidenceStore, document: EvidenceDocument) -> Iterator[str]:
    for found in store.attributions(document.id):
        role = f", {found.role}" if found.role else ""
        through = f" via {found.channel}" if found.channel else ""
        said = " … ".join(" ".join(document.text[a:b].split()) for a, b in found.content)
        where = f"{found.content[0][0]}-{found.content[-1][1]}" if found.content else "-"
        source = found.source or "nobody named"
        yield f"{where}  {source}{role} ({found.kind}, {found.style}){through}: {said}"


def shown_versions(store: EvidenceStore, document_id: str) -> Iterator[str]:
    """One line per version of a document, in the order of their adding.

    Args:
        store: The collection.
        document_id: The document.
    """
    for place, version in enumerate(store.versions(document_id), 1):
        document = version.document
        cells = (
            f"version {place}",
            f"added {version.added}",
            document.sha256,
            f"{len(document.text)} characters",
            document.published or "undated",
            document.title or "-",
        )
        yield "\t".join(escaped(cell) for cell in cells)


def exported(store: EvidenceStore) -> Iterator[str]:
    """Every document as a JSON object on a line of its own, in order of id, in ASCII.

    Args:
        store: The collection.
    """
    for document in store.documents():
        row = {
            "id": document.id,
            "url": document.url,
            "outlet": document.outlet,
            "title": document.title,
            "published": document.published,
            "authors": list(document.authors),
            "text": document.text,
        }
        yield json.dumps({name: value for name, value in row.items() if value not in (None, [])})
