"""One JSON document: its bytes to a value, and the first look at what it holds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read._base import read_document
from provenance.read._decode import decode

if TYPE_CHECKING:
    from collections.abc import Collection

    from provenance.read._base import Source

Json = Any
"""A parsed JSON value."""

_SPACE = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
NINJS_BODIES = ("body_html", "body_xhtml", "body_text", "bodies")
"""Names under which a ninjs item holds its text."""
NINJS_KEYS = frozenset(
    {*NINJS_BODIES, "headline", "headlines", "versioncreated", "pubstatus", "associations"}
    | {"standard"}
)
_MARKS = 2
"""Names of ninjs, besides the ``uri``, that tell an item from any other JSON object."""
_KEY = re.compile(rb'"([A-Za-z$_]{1,40})"\s*:')


def json_document(stream: BinaryIO, source: Source) -> tuple[Json, tuple[str, ...]]:
    """The value of a stream that holds one JSON document, and what was assumed to read it.

    Args:
        stream: Open for reading.
        source: Where it comes from; its options hold the size limit.

    Raises:
        InputError: If it is too large, or not JSON.
    """
    decoded = decode(read_document(stream, source), declared=source.charset)
    try:
        return json.loads(decoded.text.removeprefix("\ufeff")), decoded.notes
    except json.JSONDecodeError as error:
        raise InputError(
            f"line {error.lineno}, column {error.colno}: not valid JSON ({error.msg}); correct it"
        ) from None
    except (ValueError, RecursionError):
        raise InputError("not usable JSON (nested too deep, or a number too long)") from None


def is_feed_head(head: bytes) -> bool:
    """Whether the first bytes call themselves a JSON Feed."""
    return opening(head).startswith(b"{") and bool(_FEED.search(head.replace(b"\x00", b"")))


def is_ninjs_head(head: bytes) -> bool:
    """Whether the first bytes hold the keys of a ninjs item.

    >>> is_ninjs_head(b'{"uri": "tag:1", "headline": "Toll", "body_text": "Up"')
    True
    """
    if not opening(head).startswith((b"{", b"[")):
        return False
    keys = {key.decode("ascii") for key in _KEY.findall(head.replace(b"\x00", b""))}
    return has_ninjs_keys(keys)


def has_ninjs_keys(keys: Collection[str]) -> bool:
    """Whether keys of an object are those of a ninjs item."""
    return "uri" in keys and len(NINJS_KEYS.intersection(keys)) >= _MARKS


def opening(head: bytes) -> bytes:
    """The first bytes behind white space and byte-order marks."""
    return head.replace(b"\x00", b"").lstrip(_SPACE)[:64]
