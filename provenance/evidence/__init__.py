"""Evidence: documents that statements are held against, and the stores that keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.evidence._base import (
    CreditKind,
    DocumentVersion,
    EvidenceAttribution,
    EvidenceCredit,
    EvidenceDocument,
    EvidenceStore,
    Searchable,
    StoredPassage,
    StoreKind,
    StoreStats,
    day_of,
    text_sha256,
)
from provenance.evidence._chain import ChainStore
from provenance.evidence._passages import split_passages
from provenance.evidence._place import default_collection
from provenance.evidence._state import addresses_of, state_of
from provenance.evidence._terms import (
    fold,
    index_terms,
    query_terms,
    stem,
    term_of,
    term_set,
    terms,
)
from provenance.registry import Registry

if TYPE_CHECKING:
    from os import PathLike

__all__ = [
    "STORES",
    "ChainStore",
    "CreditKind",
    "DocumentVersion",
    "EvidenceAttribution",
    "EvidenceCredit",
    "EvidenceDocument",
    "EvidenceStore",
    "Searchable",
    "StoreKind",
    "StoreStats",
    "StoredPassage",
    "addresses_of",
    "day_of",
    "default_collection",
    "fold",
    "index_terms",
    "open_store",
    "query_terms",
    "split_passages",
    "state_of",
    "stem",
    "term_of",
    "term_set",
    "terms",
    "text_sha256",
]

STORES: Registry[StoreKind] = Registry("provenance.evidence", "STORE", group="provenance.stores")
"""Kinds of store by name; a plug-in's name is the scheme of its addresses (``name://...``)."""


_SCHEMES = {"postgresql": "postgres"}
"""What the world calls an address, where that is not the store's own name."""


def open_store(address: str | PathLike[str], *, create: bool = False) -> EvidenceStore:
    """Open an evidence store.

    Args:
        address: ``":memory:"``, the path of an SQLite file, ``postgresql://...``, or
            ``name://...`` of a plug-in.
        create: Make it where it is missing.

    Raises:
        EvidenceError: If it is missing, locked, damaged, or of another version.
        UsageError: If there is no store of that name.
    """
    text = str(address)
    scheme, apart, _ = text.partition("://")
    name = "memory" if text == ":memory:" else scheme if apart else "sqlite"
    return STORES.get(_SCHEMES.get(name, name)).open(text, create)
