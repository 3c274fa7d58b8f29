"""What a reader is, what it is told, and what it may answer.

A reader turns one byte stream into articles.  It raises `InputError` when nothing of the stream
can be read, and yields `Skipped` for a bad item inside a good container.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO

from provenance.errors import InputError
from provenance.read._meta import Meta
from provenance.types import Article, Skipped

DEFAULT_MAX_BYTES = 20_000_000
"""Bytes of one document (or JSONL line): forty novels; a larger "article" is a mistake."""

HEAD_BYTES = 4096
"""Bytes a reader may look at to recognize its format."""


@dataclass(frozen=True, slots=True)
class Unread(Skipped):
    """An input named by the user that could not be read at all; the command ends with 2."""


@dataclass(frozen=True, slots=True)
class Wanted(Skipped):
    """An entry that names a page and holds no text: a row, unless the run has the page.

    Attributes:
        url: Address of the page.
        known: What the entry says of it.
        feed: Path or URL of the file that the entry stands in.
        depth: How many lists of lists it was named in.
    """

    url: str = ""
    known: Meta = field(default_factory=Meta)
    feed: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read.

    Attributes:
        max_bytes: Size limit of one document, one JSONL line or one fetched page, decompressed.
        fields: For JSONL, our field name to the file's own, e.g. ``{"text": "body"}``; a dot
            in the file's own name reaches into nested objects.
        allow_private: Allow URLs on private and loopback addresses.
        timeout_s: Seconds one URL may take, redirects included.
        stdin_filename: Name that stands for standard input: its suffix picks the reader.
        stdin: Stream to read for ``-``; the process's own standard input by default.
        outlet: Publication of every article read; overrides what the inputs say.
        pages: Folder with pages that sitemaps name, as a mirror or under any names, or None.
        fetch: Fetch pages that sitemaps name and that are not given.
        max_fetches: Most pages fetched so in one run.
    """

    max_bytes: int = DEFAULT_MAX_BYTES
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    allow_private: bool = False
    timeout_s: float = 20.0
    stdin_filename: str | None = None
    stdin: BinaryIO | None = None
    outlet: str | None = None
    pages: str | None = None
    fetch: bool = False
    max_fetches: int = 100


@dataclass(frozen=True, slots=True)
class Source:
    """Where a stream comes from.

    Attributes:
        name: Path, URL or ``-``: the id of a single article, and the place in messages.
        options: The run's options.
        uri: Path or URL, or None for nameless standard input.
        charset: Encoding stated by the transport (HTTP), or None.
        depth: How many lists of lists named it.
    """

    name: str
    options: ReadOptions
    uri: str | None = None
    charset: str | None = None
    depth: int = 0


Read = Callable[[BinaryIO, Source], Iterator[Article | Skipped]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format.

    Attributes:
        name: Its name, as the file's.
        suffixes: Lower-case file suffixes with the dot; the longest match wins.
        media_types: Lower-case media types without parameters.
        sniff: Whether the first `HEAD_BYTES` bytes look like this format.
        read: Yields the articles of a stream.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Read


def read_document(stream: BinaryIO, source: Source) -> bytes:
    """All bytes of a stream that holds one document.

    Args:
        stream: Open for reading.
        source: Where it comes from; its options hold the limit.

    Raises:
        InputError: If the document is empty or larger than the limit.
    """
    limit = source.options.max_bytes
    size = _size(stream)
    raw = stream.read(limit + 1) if size is None or size <= limit else b""
    if (size is not None and size > limit) or len(raw) > limit:
        shown = f"{size / 1e6:,.1f} MB" if size else f"more than {limit / 1e6:,.1f} MB"
        raise InputError(
            f"{shown} is too large for one article (limit {limit / 1e6:,.1f} MB); "
            "split it, write one article a line as JSONL, or raise the limit"
        )
    if not raw:
        raise InputError("is empty; give a file with an article in it")
    return raw


def _size(stream: BinaryIO) -> int | None:
    """Size of a regular file, so that a huge one is refused before it is read."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, AttributeError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
