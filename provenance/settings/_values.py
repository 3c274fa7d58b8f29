"""Values of settings: of the right type, or an error that says which type that is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import get_args

from provenance.errors import UsageError
from provenance.settings._settings import Backend, Color
from provenance.settings._tables import READERS as TABLES
from provenance.settings._tables import Comments, FailOn
from provenance.types import Severity

_CHOICES: dict[str, tuple[str, ...]] = {
    "fail_on": get_args(FailOn),
    "min_severity": get_args(Severity),
    "backend": get_args(Backend),
    "color": get_args(Color),
    "readability": ("basic", "full"),
    "comments": get_args(Comments),
}


def checked(name: str, value: object, *, default: object, where: str) -> object:
    """A value of the right type, or an error that says which type that is.

    Args:
        name: Attribute of `Settings`.
        value: As written.
        default: The value it replaces, whose type it must have.
        where: What to name in the error.

    Raises:
        UsageError: If the value is of the wrong type or makes no sense.
    """
    key = name.replace("_", "-")
    if name in TABLES:
        return TABLES[name](value, where=f"{where} {key}")
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


_PATHS = frozenset({"evidence", "outlets", "models", "baseline", "scheduler", "cache", "pages"})
_SAY_OF = {
    "min_confidence": "a number from 0 to 1",
    **dict.fromkeys(_PATHS, "a string that is not empty"),
}
_TYPES: dict[str, type] = {
    "strict": bool,
    "mutual": bool,
    "allow_private": bool,
    "fetch": bool,
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
