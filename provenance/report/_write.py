"""Write a file whole or not at all: beside its place, forced to disk, then renamed."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


@contextmanager
def write_atomically(path: Path) -> Iterator[TextIO]:
    """Open a file for writing that appears under its name only when the block ends well.

    The text is UTF-8 with LF line ends; a character UTF-8 cannot hold (a lone surrogate) is
    written as a backslash escape.  An existing file keeps its mode; a symbolic link is written
    through; a device or pipe (``/dev/stdout``) is written directly, since it cannot be renamed.

    Args:
        path: File to write.

    Raises:
        UsageError: If the file cannot be written; what was there before is left untouched.
    """
    try:
        place = path.resolve()
        special = place.exists() and not place.is_file() and not place.is_dir()
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        beside = place if special else place.parent / f".{secrets.token_hex(8)}.new"
        # The flags let the umask decide the mode, which a temporary-file helper would not.
        flags = os.O_WRONLY if special else os.O_WRONLY | os.O_CREAT | os.O_EXCL
        handle = os.open(beside, flags, 0o666)
    except OSError as error:
        raise _cannot(path, error) from error
    try:
        with os.fdopen(
            handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as out:
            yield out
            if not special:
                out.flush()
                os.fsync(out.fileno())
        if not special:
            _put_in_place(beside, place)
    except BaseException as error:
        if not special:
            with suppress(OSError):
                beside.unlink()
        if isinstance(error, OSError) and (error.errno in _DISK or error.filename == str(beside)):
            raise _cannot(path, error) from error
        raise


def _put_in_place(beside: Path, place: Path) -> None:
    """Rename, keeping the mode of the file that stood there, and force the name to disk."""
    with suppress(FileNotFoundError):
        beside.chmod(place.stat().st_mode & 0o7777)
    beside.replace(place)
    with suppress(OSError):  # not every system can open a folder
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _cannot(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot write {path}: {error.strerror}; check the folder and its permissions"
    )
