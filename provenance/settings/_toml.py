"""Settings as TOML again."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any


def toml(value: object) -> str:
    """A value in TOML, which knows neither escaped surrogate pairs nor a bare DEL.

    Args:
        value: A string, number, date, or a list of them.
    """
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def as_tables(name: str, value: Any) -> str:  # noqa: ANN401 - one of the four tables
    """A table as TOML, to stand behind the plain settings.

    Args:
        name: Key of `READERS`.
        value: What the reader made of it.
    """
    if name == "severity":
        rows = [f"{code} = {toml(level)}" for code, level in value]
        return "\n".join(["", f"[{name}]", *rows, ""]) if rows else ""
    return "".join(_as_table(name, table) for table in value)


def _as_table(name: str, table: Any) -> str:  # noqa: ANN401
    lines, inner = ["", f"[[{name}]]"], ""
    for item in fields(table):
        value, key = getattr(table, item.name), item.name.replace("_", "-")
        if item.name == "place" or value is None or (value == () and item.name != "select"):
            continue
        if item.name == "threshold":
            inner = as_tables(f"{name}.threshold", value)
        elif item.name == "severity" and isinstance(value, tuple):
            pairs = ", ".join(f"{code} = {toml(level)}" for code, level in value)
            lines.append(f"{key} = {{ {pairs} }}")
        else:
            lines.append(f"{key} = {toml(value)}")
    return "\n".join([*lines, ""]) + inner
