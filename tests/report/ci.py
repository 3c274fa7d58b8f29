"""Helpers for the tests of the formats that CI reads."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from provenance.fingerprint import with_fingerprints
from provenance.report import FORMATS, Options
from provenance.types import Article, Finding, Report

SCHEMAS = Path(__file__).parent.parent / "schemas"
EVERY = ["full", "bare", "calm", "hostile"]


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text("utf-8"))


def write(name: str, *reports: Report, options: Options | None = None) -> str:
    return write_all(name, reports, options=options)


def write_all(name: str, reports: Iterable[Report], *, options: Options | None = None) -> str:
    out = io.StringIO()
    FORMATS.get(name).write(iter(reports), out, options=options or Options())
    out.getvalue().encode("utf-8")  # no lone surrogate is left
    return out.getvalue()


def found(text: str, words: str, **more: Any) -> Finding:
    """A finding on the first place of some words."""
    start = text.index(words)
    fields: dict[str, Any] = {
        "code": "PV401",
        "name": "editorialising-verb",
        "severity": "warning",
        "voice": "outlet",
        "counts": True,
        "confidence": 0.8,
        "where": "text",
        "message": "judges what was said",
    }
    return Finding(start=start, end=start + len(words), text=words, **(fields | more))


def with_findings(report: Report, article: Article, findings: Iterable[Finding]) -> Report:
    """A report with another article and other findings."""
    return replace(report, article=article, findings=with_fingerprints(article.id, [*findings]))
