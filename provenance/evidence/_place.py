"""Where a user's own collection stands when none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.places import user_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def default_collection(
    *, environment: Mapping[str, str] | None = None, platform: str | None = None
) -> Path:
    """The user's own collection, in the platform's folder for data.

    Args:
        environment: Environment variables; the process's own by default.
        platform: As `sys.platform`; this machine's by default.

    Returns:
        A file in `provenance.places.user_folder`; it need not exist.
    """
    return user_folder("data", environment=environment, platform=platform) / "evidence.sqlite"
