"""Settings: flags over environment over ``provenance.toml`` or ``pyproject.toml`` over defaults.

A settings file may only hold keys that exist here: an unknown key is an error that suggests the
nearest one.  TOML keys are written with hyphens (``fail-on``), attributes with underscores.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from provenance.errors import UsageError
from provenance.types import Severity

FailOn = Literal["info", "warning", "error", "never"]
Color = Literal["auto", "always", "never"]

_ENVIRONMENT = {"PROVENANCE_FORMAT": "format", "PROVENANCE_EVIDENCE": "evidence"}
_CHOICES: dict[str, tuple[str, ...]] = {
    "fail_on": get_args(FailOn),
    "min_severity": get_args(Severity),
    "color": get_args(Color),
    "readability": ("basic", "full"),
}
_CHANGES_RESULTS = ("select", "ignore", "extend_select", "mutual", "readability")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of a run.

    Attributes:
        format: Report formats, each ``NAME`` or ``NAME:FILE``.
        select: Code prefixes to look for; empty means all.
        extend_select: Code prefixes added to `select`.
        ignore: Code prefixes left out.
        fail_on: Least severity of a counted finding that makes the exit code 1.
        min_severity: Least severity that is shown; display only.
        min_confidence: Least confidence of a finding that is shown; display only.
        strict: Skipped items make the exit code 2.
        evidence: Address of an evidence collection (``default`` is the one in the platform's data
            folder), or None: a check then asks none.
        mutual: Articles checked together are evidence for one another.
        outlets: CSV file with outlets added to the registry, or None.
        outlet: Publication of every article checked, over what the inputs say, or None.
        fields: Names of JSONL fields, as pairs ``(ours, theirs)``.
        max_bytes: Largest document that is read.
        timeout: Seconds a fetch may take.
        allow_private: Fetch from private and loopback addresses too.
        jobs: Processes that read documents, or None for one per core; changes no result.
        color: Color in the terminal.
        readability: ``basic`` (no syllable counts) or ``full``.
        models: Folder with model folders, or None for the shipped ones.
    """

    format: tuple[str, ...] = ("text",)
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "error"
    min_severity: Severity = "info"
    min_confidence: float = 0.5
    strict: bool = False
    evidence: str | None = None
    mutual: bool = True
    outlets: str | None = None
    outlet: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    max_bytes: int = 20_000_000
    timeout: float = 20.0
    allow_private: bool = False
    jobs: int | None = None
    color: Color = "auto"
    readability: Literal["basic", "full"] = "basic"
    models: str | None = None

    def selects(self, code: str) -> bool:
        """Whether a signal's findings are wanted.

        Args:
            code: ``PVnnn``.

        The longest matching prefix decides, as in ruff; at equal length `ignore` wins.

        >>> Settings(select=("PV2",), ignore=("PV201",)).selects("PV201")
        False
        >>> Settings(ignore=("PV2",), extend_select=("PV201",)).selects("PV201")
        True
        """
        wanted = (*(self.select or ("PV",)), *self.extend_select)
        yes = max((len(p) for p in wanted if code.startswith(p)), default=-1)
        no = max((len(p) for p in self.ignore if code.startswith(p)), default=-1)
        return yes > no

    def sha256(self) -> str:
        """Hash of the settings that can change a finding, a score or a verdict."""
        chosen = {name: getattr(self, name) for name in _CHANGES_RESULTS}
        return hashlib.sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest()

    def as_toml(self) -> str:
        """These settings as a ``provenance.toml``."""
        lines = []
        for item in fields(self):
            value = getattr(self, item.name)
            if value is None:
                continue
            key = item.name.replace("_", "-")
            if item.name == "fields":
                inner = ", ".join(f"{_toml(ours)} = {_toml(theirs)}" for ours, theirs in value)
                lines.append(f"{key} = {{ {inner} }}" if inner else f"{key} = {{}}")
            else:
                lines.append(f"{key} = {_toml(value)}")
        return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """A value in TOML, which knows neither escaped surrogate pairs nor a bare DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


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
    return _apply(settings, chosen, where="the command line")


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
    return _apply(Settings(), parsed, where=str(path))


def _apply(settings: Settings, values: Mapping[str, Any], *, where: str) -> Settings:
    known = {f.name: f for f in fields(Settings)}
    changes: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in known or ("_" in key and where.endswith(".toml")):
            raise UsageError(f"{where}: unknown setting {key!r}{_nearest_key(name, known)}")
        changes[name] = _checked(name, value, default=getattr(settings, name), where=where)
    return replace(settings, **changes)


def _nearest_key(name: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return f"; did you mean {near[0].replace('_', '-')!r}?"
    return "; there are: " + ", ".join(sorted(k.replace("_", "-") for k in known))


def _checked(name: str, value: object, *, default: object, where: str) -> object:
    """A value of the right type, or an error that says which type that is."""
    key = name.replace("_", "-")
    if name == "fields":
        if isinstance(value, Mapping) and all(isinstance(v, str) for v in value.values()):
            return tuple(sorted(value.items()))
        raise UsageError(f"{where}: {key} must be a table of field names")
    if isinstance(default, tuple):
        items = [value] if isinstance(value, str) else value
        if isinstance(items, (list, tuple)) and all(isinstance(i, str) for i in items):
            if name == "format" and not items:
                raise UsageError(f"{where}: {key} must name a format, e.g. text")
            return tuple(items)
        raise UsageError(f"{where}: {key} must be a list of strings, not {value!r}")
    if name in _CHOICES and value not in _CHOICES[name]:
        raise UsageError(
            f"{where}: {key} must be one of {', '.join(_CHOICES[name])}, not {value!r}"
        )
    kind = _TYPES.get(name, str)
    if isinstance(value, bool) and kind is not bool:
        raise UsageError(f"{where}: {key} must be {_SAY[kind]}, not {value!r}")
    if kind is float and isinstance(value, int):
        value = float(value)
    if not isinstance(value, kind) or _unusable(kind, name, value):
        say = _SAY_OF.get(name, _SAY[kind])
        raise UsageError(f"{where}: {key} must be {say}, not {value!r}")
    return value


def _unusable(kind: type, name: str, value: object) -> bool:
    """Whether a number makes no sense, or a path is empty; only a confidence may be zero."""
    if kind is str:
        return name in _PATHS and not value
    if not isinstance(value, (int, float)) or kind is bool:
        return False
    if name == "min_confidence":
        return not 0 <= value <= 1
    return not (value > 0 and math.isfinite(value))


_PATHS = frozenset({"evidence", "outlets", "models"})
_SAY_OF = {
    "min_confidence": "a number from 0 to 1",
    **dict.fromkeys(_PATHS, "a string that is not empty"),
}
_TYPES: dict[str, type] = {
    "strict": bool,
    "mutual": bool,
    "allow_private": bool,
    "max_bytes": int,
    "jobs": int,
    "timeout": float,
    "min_confidence": float,
}
_SAY = {
    bool: "true or false",
    int: "a positive whole number",
    float: "a positive number",
    str: "a string",
}
