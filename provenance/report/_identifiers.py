"""Identifiers for the interchange formats: the same thing has the same one in every report.

No address of ours stands behind them, so they are URNs: made from what they name, without a clock,
a host or a path.
"""

from __future__ import annotations

import hashlib
import re

from provenance.report._html.markup import followable

NAMESPACE = "urn:x-provenance:"
"""Before every identifier; then comes the kind (``document``, ``agent`` ...) and a colon."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 40
_HEX = 12


def local(name: str) -> str:
    """The local part of an identifier: a readable beginning and a hash over the whole name.

    Args:
        name: What is identified; any text.

    >>> local("The Averin Courier")
    'the-averin-courier-2264f6ee5f2a'
    """
    slug = _NOT_SLUG.sub("-", name[: 4 * _LONGEST].lower()).strip("-")[:_LONGEST].strip("-")
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_HEX]
    return f"{slug}-{digest}" if slug else digest


def urn(kind: str, name: str) -> str:
    """A whole identifier.

    Args:
        kind: What sort of thing it is.
        name: Its name; any text.
    """
    return f"{NAMESPACE}{kind}:{local(name)}"


def address(url: str | None, document_id: str) -> str:
    """The address of a document where it has one that can be followed, else its identifier.

    Args:
        url: Untrusted address, or None.
        document_id: Its id.
    """
    return url if url is not None and followable(url) else urn("document", document_id)
