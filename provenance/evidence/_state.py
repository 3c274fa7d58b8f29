"""What a collection holds, in one hash; and where another process finds it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from provenance.evidence._chain import ChainStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.evidence._base import EvidenceDocument, Searchable


def state_of(store: Searchable) -> str:
    """Hash of all that can change an answer, where `Searchable.snapshot` covers texts only.

    Owners, dates and outlets of the documents count, and how much was found in them; a text
    counts through its own hash.

    Args:
        store: Asked for its ``state()`` where it has one, else read whole.
    """
    if isinstance(store, ChainStore):
        joined = " ".join(map(state_of, store.stores))
        return hashlib.sha256(joined.encode()).hexdigest()
    own = getattr(store, "state", None)
    return str(own()) if callable(own) else _read_whole(store)


def _read_whole(store: Searchable) -> str:
    digest = hashlib.sha256()
    for document in store.documents():
        digest.update(json.dumps([*_said(document)]).encode() + b"\n")
        digest.update(f"{len(store.attributions(document.id))}\n".encode())
    return digest.hexdigest()


def _said(document: EvidenceDocument) -> Iterator[object]:
    yield from (document.id, document.url, document.outlet, document.owner, document.title)
    yield from (document.published, document.authors, document.sha256)


def addresses_of(store: Searchable | None) -> tuple[str, ...] | None:
    """Where another process opens the same collection, or None where it cannot.

    Args:
        store: A store, several chained, or None: there is nothing to open then.
    """
    if store is None:
        return ()
    if isinstance(store, ChainStore):
        parts = [addresses_of(part) for part in store.stores]
        return None if None in parts else tuple(a for part in parts for a in part or ())
    address = getattr(store, "address", None)
    return (address,) if isinstance(address, str) else None
