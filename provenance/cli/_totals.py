"""How many articles the inputs hold, where that can be told without reading them."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_ONE = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")

MOST_BYTES = 500_000_000
"""Bytes of JSONL that are counted: some seconds; beyond it the total stays unknown."""


def total_of(paths: Sequence[str]) -> int | None:
    """Number of articles in files and folders, or None where a feed, stdin or URL is among them.

    Args:
        paths: As given on the command line.
    """
    total = spent = 0
    try:
        for file in (f for path in paths for f in _files(path)):
            name = file.name.lower()
            if name.endswith(_LINES):
                spent += file.stat().st_size
                if spent > MOST_BYTES:
                    return None
                total += _count(file)
            elif name.endswith(_ONE):
                total += 1
            else:
                return None
    except (OSError, EOFError, zlib.error, ValueError):
        return None
    return total or None


def _files(path: str) -> list[Path]:
    from provenance.read import READERS
    from provenance.read._files import article_files

    if not Path(path).is_dir():
        return [Path(path)]
    suffixes = [suffix for reader in READERS.all() for suffix in reader.suffixes]
    return [f for f in article_files(Path(path), suffixes) if isinstance(f, Path)]


def _count(file: Path) -> int:
    packed = file.name.lower().endswith(".gz")
    with gzip.open(file) if packed else file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())
