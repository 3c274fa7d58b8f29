"""Files of a folder, in the order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.read._gitignore import Ignore
from provenance.types import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def article_files(folder: Path, suffixes: Sequence[str]) -> Iterator[Path | Skipped]:
    """Files below a folder that a reader knows by suffix, sorted by name, folder by folder.

    Hidden files and folders, what ``.gitignore`` names, and links to folders are left out.

    Args:
        folder: Where to begin.
        suffixes: Lower-case suffixes with the dot.
    """
    yield from _walk(folder, tuple(suffixes), Ignore.around(folder.absolute()))


def _walk(folder: Path, suffixes: tuple[str, ...], ignore: Ignore) -> Iterator[Path | Skipped]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(str(folder), f"cannot list this folder ({error.strerror})", str(folder))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir() and not entry.is_symlink()
        if ignore.ignores(entry.absolute(), is_folder=is_folder):
            continue
        if is_folder:
            yield from _walk(entry, suffixes, ignore.inside(entry.absolute()))
        elif entry.name.lower().endswith(suffixes) and entry.is_file():
            yield entry
