"""A difference as plain values; the schema is ``difference.schema.json``."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.diff._types import Difference, Edit, FigureChange, ScoreChange, Stretch
    from provenance.types import Article, Finding, Source

Json = dict[str, Any]

SCHEMA_VERSION = 1
"""Raised only when a field is renamed, dropped or given another meaning."""


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) that every difference satisfies, as text."""
    return (files("provenance.diff") / "difference.schema.json").read_text("utf-8")


def as_dict(difference: Difference, finding: Finding | None = None) -> Json:
    """A difference as JSON values; every key is present.

    Args:
        difference: What changed.
        finding: PV603, where it holds.
    """
    d = difference
    head = d.headline
    return {
        "schema_version": SCHEMA_VERSION,
        "old": _article(d.old),
        "new": _article(d.new),
        "substance": list(d.substance),
        "noted": d.noted,
        "no_correction_note": _finding(finding),
        "headline": None if head is None else _sides(head.old, head.new) | _edits(head.edits),
        "sentences": [
            {"kind": s.kind, "moved": s.moved} | _sides(s.old, s.new) | _edits(s.edits)
            for s in d.sentences
        ],
        "findings": [
            {"kind": f.kind, "old": _finding(f.old), "new": _finding(f.new)} for f in d.findings
        ],
        "sources": [
            {"kind": s.kind, "old": _source(s.old), "new": _source(s.new)} for s in d.sources
        ],
        "quotations": [
            {"kind": q.kind, "old_speaker": q.old_speaker, "new_speaker": q.new_speaker}
            | _sides(q.old, q.new)
            | _edits(q.edits)
            for q in d.quotations
        ],
        "figures": [_figure(f) for f in d.figures],
        "verdicts": [
            {"statement": _stretch(v.statement), "old": v.old, "new": v.new} for v in d.verdicts
        ],
        "scores": [_score(s) for s in d.scores],
        "contributions": [_score(s) for s in d.contributions],
        "notes": [{"kind": n.kind, "fresh": n.fresh, "at": _stretch(n.stretch)} for n in d.notes],
        "lost_notes": [{"kind": n.kind, "at": _stretch(n.stretch)} for n in d.lost_notes],
    }


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "uri": article.uri,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "text_sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def _sides(old: Stretch | None, new: Stretch | None) -> Json:
    return {"old": _stretch(old), "new": _stretch(new)}


def _stretch(stretch: Stretch | None) -> Json | None:
    if stretch is None:
        return None
    span = {"start": stretch.start, "end": stretch.end}
    return span | {"where": stretch.where, "text": stretch.text}


def _edits(edits: tuple[Edit, ...]) -> Json:
    return {"edits": [{"kind": e.kind, "old": list(e.old), "new": list(e.new)} for e in edits]}


def _figure(figure: FigureChange) -> Json:
    return {"kind": figure.kind} | _sides(figure.old, figure.new)


def _score(score: ScoreChange) -> Json:
    values = {"old": score.old, "new": score.new}
    return {"name": score.name} | {
        side: None if value is None else round(value, 6) for side, value in values.items()
    }


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    names = ("id", "name", "kind", "role", "anonymous")
    return {name: getattr(source, name) for name in names}


_FINDING = (
    *("code", "name", "severity", "voice", "counts", "where", "start", "end", "text", "message"),
    *("confidence", "fingerprint"),
)


def _finding(finding: Finding | None) -> Json | None:
    return None if finding is None else {name: getattr(finding, name) for name in _FINDING}
