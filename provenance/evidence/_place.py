"""Where a collection lies that nobody has named."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_INSIDE = Path("provenance", "evidence.sqlite")


def default_collection(
    *, environment: Mapping[str, str] | None = None, platform: str | None = None
) -> Path:
    """The user's own collection, in the platform's folder for data.

    Args:
        environment: Environment variables; the process's own by default.
        platform: As `sys.platform`; this machine's by default.

    Returns:
        Below ``XDG_DATA_HOME`` or ``~/.local/share``, ``~/Library/Application Support`` on macOS,
        ``%LOCALAPPDATA%`` on Windows; it need not exist.
    """
    env = os.environ if environment is None else environment
    system = platform or sys.platform
    if system == "win32":
        given, usual = env.get("LOCALAPPDATA", ""), Path("AppData", "Local")
    elif system == "darwin":
        given, usual = "", Path("Library", "Application Support")
    else:
        given, usual = env.get("XDG_DATA_HOME", ""), Path(".local", "share")
        if not given.startswith("/"):
            given = ""  # the specification says that a relative one is to be ignored
    home = Path(env["HOME"]) if env.get("HOME") else Path.home()
    return (Path(given) if given else home / usual) / _INSIDE
