"""Which program this is, down to its code: what one version kept, another must not take over."""

from __future__ import annotations

import hashlib
import sys
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from provenance import __version__

_CODE = (".py", ".txt")
_LIBRARIES = ("numpy", "rapidfuzz", "textstat")
"""Libraries whose version can change a number in a report."""


@lru_cache(maxsize=1)
def program_sha256() -> str:
    """Hash of this program's version, code, word lists, and what it computes with (25 ms)."""
    digest = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    for name in _LIBRARIES:
        digest.update(f" {name} {_version(name)}".encode())
    root = Path(__file__).parent
    for path in sorted(p for p in root.rglob("*") if p.suffix in _CODE):
        digest.update(f"\n{path.relative_to(root).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
