"""Looking at the first bytes of any stream without losing them, and taking compression off."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 65_536
_GZIP = zlib.MAX_WBITS | 16


def look_ahead(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still begins with them.

    Args:
        stream: Open for reading; a pipe is fine.
        size: How many bytes; fewer come back where the stream is shorter.
    """
    head = b""
    while len(head) < size and (part := stream.read(size - len(head))):
        head += part
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, cast("BinaryIO", io.BufferedReader(_Joined(head, stream)))


class _Joined(io.RawIOBase):
    """Bytes already read, then the rest of their stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        if self._head:
            part, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            part = self._rest.read(len(view))
        view[: len(part)] = part
        return len(part)


def gunzipped(stream: BinaryIO) -> BinaryIO:
    """A gzip stream decompressed; what stands before a damage can be read.

    The standard library's gzip file gives nothing of the last buffer before one.

    Raises:
        EOFError: While reading, where the data end too early.
        zlib.error: While reading, where they are damaged.
    """
    return cast("BinaryIO", io.BufferedReader(_Gunzip(stream)))


class _Gunzip(io.RawIOBase):
    """Decompression a chunk at a time, member after member."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._member = zlib.decompressobj(_GZIP)
        self._waiting = b""
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        while True:
            part = self._member.decompress(self._waiting, len(view))
            self._waiting = self._member.unconsumed_tail
            if self._member.eof:
                self._waiting = self._member.unused_data
                self._member = zlib.decompressobj(_GZIP)
                self._begun = False
            elif part or self._waiting:
                self._begun = True
            if part:
                view[: len(part)] = part
                return len(part)
            if not self._waiting and not self._more():
                return 0

    def _more(self) -> bool:
        """Read compressed bytes on; False at a proper end."""
        self._waiting = self._stream.read(_CHUNK)
        if not self._waiting and self._begun:
            raise EOFError
        self._begun = self._begun or bool(self._waiting)
        return bool(self._waiting)
