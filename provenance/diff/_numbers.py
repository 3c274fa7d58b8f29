"""Scores, contributions and verdicts of two reports, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.diff._types import ScoreChange, Stretch, VerdictChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.diff._sources import Statements
    from provenance.types import Report

_STEP = 0.05
"""Points below which a value has not moved: reports show one decimal."""


def score_changes(old: Report, new: Report, sources: dict[str, str]) -> Iterator[ScoreChange]:
    """Framing, headline and voices whose value moved.

    Args:
        old: The older report.
        new: The newer report.
        sources: The newer version's sources by those of the older.
    """
    framing = [r.scores.framing.value if r.scores.framing else None for r in (old, new)]
    yield from _moved("framing", *framing)
    yield from _moved("headline", old.scores.headline, new.scores.headline)
    after = {v.voice: v.value for v in new.scores.by_voice}
    names = {f"source:{s.id}": s.name or s.role or "unnamed source" for s in new.sources}
    for voice in old.scores.by_voice:
        if voice.voice.startswith("source:"):
            theirs = f"source:{sources.get(voice.voice.removeprefix('source:'))}"
        else:
            theirs = voice.voice
        if theirs in after:
            yield from _moved(names.get(theirs, theirs), voice.value, after[theirs])


def contribution_changes(old: Report, new: Report) -> Iterator[ScoreChange]:
    """Points by signal code that moved, the largest move first.

    Args:
        old: The older report.
        new: The newer report.
    """
    before = {c.code: c.points for c in old.scores.contributions}
    after = {c.code: c.points for c in new.scores.contributions}
    moves = [
        move
        for code in sorted(before.keys() | after.keys())
        for move in _moved(code, before.get(code, 0.0), after.get(code, 0.0))
    ]
    yield from sorted(moves, key=lambda m: (-abs((m.new or 0) - (m.old or 0)), m.name))


def verdict_changes(old: Report, new: Report, statements: Statements) -> Iterator[VerdictChange]:
    """Statements of both versions with another verdict; none where either asked no evidence.

    Args:
        old: The older report.
        new: The newer report.
        statements: Statements of both.
    """
    if not (old.corroborations and new.corroborations):
        return
    before = {c.attribution_id: c.verdict for c in old.corroborations}
    after = {c.attribution_id: c.verdict for c in new.corroborations}
    for a, b in statements.pairs:
        was, now = before.get(a.id), after.get(b.id)
        if was != now and b.content:
            start, end = b.content[0][0], b.content[-1][1]
            yield VerdictChange(Stretch(start, end, new.article.text[start:end]), was, now)


def _moved(name: str, old: float | None, new: float | None) -> Iterator[ScoreChange]:
    if old is None and new is None:
        return
    if old is None or new is None or abs(old - new) >= _STEP:
        yield ScoreChange(name, old, new)
