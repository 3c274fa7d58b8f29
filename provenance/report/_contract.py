"""The published schema of the JSON report, as it ships with the package."""

from __future__ import annotations

from importlib.resources import files

SCHEMA_VERSION = 1
"""Raised only when a field is renamed, dropped or given another meaning."""


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) that every JSON report satisfies, as text."""
    return (files("provenance.report") / "report.schema.json").read_text("utf-8")
