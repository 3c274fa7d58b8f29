"""Bodies as they were before their server packed them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHUNK = 65_536
"""Most bytes that are read or unpacked at a time."""


def decompressed(
    parts: Iterator[bytes], encoding: str, failed: Callable[[str], Exception]
) -> Iterator[bytes]:
    """Body parts with the content encoding taken off, at most a chunk at a time.

    Args:
        parts: As they were received.
        encoding: ``Content-Encoding``, lower case.
        failed: Makes the error to raise of a reason.
    """
    if encoding in ("", "identity"):
        yield from parts
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise failed(f"the server sent the encoding {encoding!r}, which was not asked for")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for part in parts:
            waiting = part
            while waiting:
                yield unpack.decompress(waiting, CHUNK)
                waiting = unpack.unconsumed_tail
    except zlib.error as error:
        raise failed("the compressed page is damaged; try again") from error
    if not unpack.eof:
        raise failed("the compressed page is cut off; try again")
