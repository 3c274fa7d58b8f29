"""The folders that a platform has for a user's data and for caches."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = "provenance"

_XDG = {"data": ("XDG_DATA_HOME", (".local", "share")), "cache": ("XDG_CACHE_HOME", (".cache",))}
_MAC = {"data": ("Library", "Application Support"), "cache": ("Library", "Caches")}


def user_folder(
    kind: Literal["data", "cache"],
    *,
    environment: Mapping[str, str] | None = None,
    platform: str | None = None,
) -> Path:
    """This program's own folder; it need not exist.

    Args:
        kind: What is to be kept in it.
        environment: Environment variables; the process's own by default.
        platform: As `sys.platform`; this machine's by default.

    Returns:
        Below ``XDG_DATA_HOME`` or ``~/.local/share`` (``XDG_CACHE_HOME`` or ``~/.cache``),
        ``~/Library/Application Support`` (``~/Library/Caches``) on macOS, ``%LOCALAPPDATA%`` on
        Windows.
    """
    env = os.environ if environment is None else environment
    system = platform or sys.platform
    inside = Path(_NAME)
    if system == "win32":
        given, usual = env.get("LOCALAPPDATA", ""), Path("AppData", "Local")
        inside = inside / "Cache" if kind == "cache" else inside
    elif system == "darwin":
        given, usual = "", Path(*_MAC[kind])
    else:
        name, parts = _XDG[kind]
        given, usual = env.get(name, ""), Path(*parts)
        if not given.startswith("/"):
            given = ""  # the specification says that a relative one is to be ignored
    home = Path(env["HOME"]) if env.get("HOME") else Path.home()
    return (Path(given) if given else home / usual) / inside
