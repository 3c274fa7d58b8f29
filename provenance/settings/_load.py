"""Find and read settings: flags over environment over a file over the defaults."""

from __future__ import annotations

import os
import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.errors import UsageError
from provenance.settings._keys import nearest_key
from provenance.settings._settings import NOT_WRITTEN, Settings
from provenance.settings._values import checked

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENVIRONMENT = {
    "PROVENANCE_FORMAT": "format",
    "PROVENANCE_EVIDENCE": "evidence",
    "PROVENANCE_CACHE": "cache",
}


def load_settings(
    *,
    config: Path | None = None,
    isolated: bool = False,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, Any] | None = None,
    start: Path | None = None,
) -> Settings:
    """Settings of a run.

    Args:
        config: Settings file named by the user; otherwise the nearest one is looked for.
        isolated: Look for no settings file.
        environment: Environment variables; the process's own by default.
        flags: Values from the command line; None means not given.
        start: Folder to look for a settings file from; the working directory by default.

    Raises:
        UsageError: If a file cannot be read or parsed, a key is unknown, or a value is wrong.
    """
    env = os.environ if environment is None else environment
    if config is None and env.get("PROVENANCE_CONFIG") and not isolated:
        config = Path(env["PROVENANCE_CONFIG"])
    path = config or (None if isolated else _nearest(start or Path.cwd()))
    settings = _from_file(path) if path else Settings()
    given = {key: env[name] for name, key in _ENVIRONMENT.items() if env.get(name)}
    if given:
        settings = _apply(settings, given, where="the environment")
    chosen = {k: v for k, v in (flags or {}).items() if v is not None}
    settings = _apply(settings, chosen, where="the command line")
    return replace(settings, pinned=tuple(sorted(chosen)))


def _nearest(start: Path) -> Path | None:
    """The first settings file in a folder or its parents."""
    for folder in (start, *start.parents):
        own = folder / "provenance.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file():
            return shared
    return None


def _from_file(path: Path) -> Settings:
    try:
        parsed = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"settings file {path}: {error.strerror}; check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"settings file {path}: not valid TOML ({error})") from error
    except RecursionError as error:
        raise UsageError(f"settings file {path}: nested too deep; write plain values") from error
    if path.name == "pyproject.toml":
        for key in ("tool", "provenance"):
            parsed = parsed.get(key, {})
            if not isinstance(parsed, dict):
                raise UsageError(f"settings file {path}: {key!r} must be a table")
    return _apply(Settings(root=str(path.absolute().parent)), parsed, where=str(path))


def _apply(settings: Settings, values: Mapping[str, Any], *, where: str) -> Settings:
    known = {f.name: f for f in fields(Settings) if f.name not in NOT_WRITTEN}
    changes: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in known or ("_" in key and where.endswith(".toml")):
            raise UsageError(f"{where}: unknown setting {key!r}{nearest_key(name, known)}")
        changes[name] = checked(name, value, default=getattr(settings, name), where=where)
    return replace(settings, **changes)
