"""Reading: from what the user names to articles, one at a time.

`read_paths` takes files, folders, ``-`` and URLs; every input format is one file of this folder
that exposes a ``READER``.  Nothing here raises for a bad input: what cannot be read comes back as
a row that says why and what to do.
"""

from __future__ import annotations

import io
import os
import re
import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import InputError
from provenance.read._base import HEAD_BYTES, Reader, ReadOptions, Source, Unread, Wanted
from provenance.read._files import article_files
from provenance.read._streams import look_ahead
from provenance.read._wanted import WantedPages
from provenance.registry import Registry
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["READERS", "ReadOptions", "Reader", "Source", "Unread", "read_paths", "read_stream"]

READERS: Registry[Reader] = Registry("provenance.read", "READER", group="provenance.readers")
"""Every input format, built in or from a plug-in."""

_URL = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_GENERIC = frozenset(
    {
        "text/plain",
        "text/html",
        "application/octet-stream",
        "application/xml",
        "text/xml",
        "application/json",
    }
)


def read_paths(
    paths: Sequence[str], *, options: ReadOptions | None = None
) -> Iterator[Article | Skipped]:
    """Read every article of the inputs a user names, as a stream.

    Args:
        paths: Files, folders (walked by suffix, in sorted order), ``-`` for standard input, or
            http(s) URLs.
        options: How to read; the defaults if not given.

    Yields:
        Articles with unique ids; `Skipped` for an item that could not be read; `Unread` (a
        `Skipped`) for a named input of which nothing could be read.
    """
    options = options or ReadOptions()
    unique = _UniqueIds()
    pages = WantedPages(options, paths, _file_of(options), _page_of(options))
    for item in chain(_named(paths, options, pages), pages.found()):
        if isinstance(item, Article):
            outlet = options.outlet or item.outlet
            yield replace(item, id=unique(item.id), outlet=outlet)
        else:
            yield item


def _named(
    paths: Sequence[str], options: ReadOptions, pages: WantedPages
) -> Iterator[Article | Skipped]:
    """What stands in the inputs themselves; what they only name is kept for later."""
    for path in paths:
        for item in _guarded(path, _items(path, options)):
            if isinstance(item, Wanted):
                row = pages.ask(item)
                if row is not None:
                    yield row
                continue
            if isinstance(item, Article):
                pages.saw(item.uri)
            yield item


def read_stream(
    stream: BinaryIO, source: Source, *, media_type: str | None = None
) -> Iterator[Article | Skipped]:
    """Read one open stream; its reader is chosen by suffix, media type or first bytes.

    Args:
        stream: Open for reading.
        source: Where it comes from.
        media_type: As the transport states it, or None.

    Raises:
        InputError: If nothing of it can be read.
    """
    head, stream = look_ahead(stream, HEAD_BYTES)
    for item in _reader(head, source.name, media_type).read(stream, source):
        # what is not the whole stream is an item of it, and a policy may go by the feed
        if isinstance(item, Article) and item.id != source.name:
            yield replace(item, feed=source.name)
        else:
            yield item


def _guarded(place: str, items: Iterator[Article | Skipped]) -> Iterator[Article | Skipped]:
    """Turn what ends the reading of one named input into a row."""
    try:
        yield from items
    except InputError as error:
        yield Unread(place, str(error).removeprefix(f"{place}: "), place)
    except OSError as error:
        yield Unread(place, _os_reason(error), place)
    except UnicodeEncodeError:
        yield Unread(place, "is not a path this system can open; rename the file", place)


def _os_reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied); change its permissions"
    return f"cannot be read ({error.strerror or error}); check the file"


def _items(path: str, options: ReadOptions) -> Iterator[Article | Skipped]:
    if path == "-":
        name = options.stdin_filename or "-"
        source = Source(name, options, uri=options.stdin_filename)
        yield from read_stream(options.stdin or sys.stdin.buffer, source)
    elif _URL.match(path):
        yield from _page(path, options)
    elif not path or "\0" in path:
        raise InputError("is not a path; give a file, a folder, a URL or '-'")
    elif Path(path).is_dir():
        yield from _folder(Path(path), options)
    elif (other := _OTHER_SCHEME.match(path)) and not Path(path).exists():
        raise InputError(f"cannot read {other[1]}: addresses; only http and https are fetched")
    else:
        yield from _file(Path(path), options)


def _file_of(options: ReadOptions) -> Callable[[Path, int], Iterator[Article | Skipped]]:
    return lambda path, depth: _file(path, options, depth=depth)


def _page_of(options: ReadOptions) -> Callable[[str, int], Iterator[Article | Skipped]]:
    return lambda url, depth: _page(url, options, depth=depth)


def _file(path: Path, options: ReadOptions, *, depth: int = 0) -> Iterator[Article | Skipped]:
    with path.open("rb") as stream:
        name = _name(path)
        yield from read_stream(stream, Source(name, options, uri=name, depth=depth))


def _folder(folder: Path, options: ReadOptions) -> Iterator[Article | Skipped]:
    """Articles of a folder; a file of it that cannot be read is an item, not the input."""
    found = False
    suffixes = [suffix for reader in READERS.all() for suffix in reader.suffixes]
    for path in article_files(folder, suffixes):
        if isinstance(path, Skipped):
            yield path
            continue
        found = True
        for item in _guarded(_name(path), _file(path, options)):
            yield Skipped(item.what, item.reason, item.where) if isinstance(item, Unread) else item
    if not found:
        raise InputError(f"holds no file to read; known suffixes: {' '.join(sorted(suffixes))}")


def _page(url: str, options: ReadOptions, *, depth: int = 0) -> Iterator[Article | Skipped]:
    from provenance.fetch import fetch

    fetched = fetch(
        url,
        allow_private=options.allow_private,
        timeout_s=options.timeout_s,
        max_bytes=options.max_bytes,
    )
    source = Source(url, options, uri=fetched.final_url, charset=fetched.charset, depth=depth)
    yield from read_stream(io.BytesIO(fetched.body), source, media_type=fetched.media_type)


def _name(path: Path) -> str:
    """POSIX path relative to the working directory; absolute outside of it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as the user wrote them
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def _reader(head: bytes, name: str, media_type: str | None) -> Reader:
    """The reader of a stream: by a telling media type, its suffix, or its first bytes."""
    readers = list(READERS.all())
    if media_type and media_type not in _GENERIC:
        for reader in readers:
            if media_type in reader.media_types:
                return reader
    named = _by_suffix(readers, name) if media_type is None else []
    if len(named) == 1:
        return named[0]
    telling = [reader for reader in readers if reader.sniff(head)]
    if telling:  # several formats share a suffix, and other files go by it too
        return next((reader for reader in telling if reader in named), telling[0])
    if named:
        return named[0]
    return READERS.get("html" if media_type == "text/html" else "text")


def _by_suffix(readers: Sequence[Reader], name: str) -> list[Reader]:
    """The readers with the longest suffix that a name ends with."""
    found = [(len(s), r) for r in readers for s in r.suffixes if name.lower().endswith(s)]
    longest = max((length for length, _ in found), default=0)
    return [reader for length, reader in found if length == longest]


class _UniqueIds:
    """Ids of one run: a repeated one gets ``#2``, ``#3`` and so on."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def __call__(self, wanted: str) -> str:
        count = self._seen.get(wanted, 0) + 1
        while count > 1 and f"{wanted}#{count}" in self._seen:
            count += 1
        self._seen[wanted] = count
        unique = wanted if count == 1 else f"{wanted}#{count}"
        self._seen.setdefault(unique, 1)
        return unique
