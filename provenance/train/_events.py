"""Articles of outlets of different leanings on the same event, each checked once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.errors import InputError
from provenance.scoring import worth
from provenance.train._base import SEED, read_jsonl_gz
from provenance.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from provenance.check import Checker
    from provenance.types import Report

EVENTS = "corroboration/allsides_events.jsonl.gz"
ARTICLES = tuple(f"corroboration/allsides-{i}.jsonl.gz" for i in (1, 2, 3))
MOST_EVENTS = 600
MOST_OF_A_SIDE = 2
"""Articles of one leaning that are taken from an event, so that no story outweighs ten others."""


@dataclass(frozen=True, slots=True)
class Told:
    """One article of an event, and what the tool makes of it.

    Attributes:
        event: Of the data.
        leaning: AllSides' label of the outlet: ``"left"``, ``"center"`` or ``"right"``.
        framing: Framing score, or None where the tool gives none.
        wording: Mean probability over the sentences of the outlet's own voice, or None.
        words: Words in the outlet's own voice.
        points: Points of the counted findings, by code.
        found: Findings that are worth points, by code and the words found, lower case.
    """

    event: str
    leaning: str
    framing: float | None
    wording: float | None
    words: int
    points: Mapping[str, float]
    found: Counter[tuple[str, str]]


def draw(data: Path, *, most: int = MOST_EVENTS) -> list[tuple[str, str, Article]]:
    """Articles of events that outlets of the left and of the right tell.

    Args:
        data: Folder that holds ``corroboration/``.
        most: Events drawn, by a fixed seed.

    Returns:
        Event, leaning and article, event by event.

    Raises:
        InputError: If a file cannot be read or no event has both sides.
    """
    rows = {row["id"]: row for name in ARTICLES for row in read_jsonl_gz(data / name)}
    events = []
    for event in read_jsonl_gz(data / EVENTS):
        told = [rows[id] for id in event["articles"] if id in rows]
        if {"left", "right"} <= {row["leaning"] for row in told}:
            events.append((event["event"], told))
    if not events:
        raise InputError(f"{data / EVENTS}: no event with articles of the left and of the right")
    random = np.random.default_rng(SEED)
    chosen = sorted(random.permutation(len(events))[:most].tolist())
    return [part for i in chosen for part in _parts(*events[i])]


def tell(articles: Iterable[tuple[str, str, Article]], checker: Checker) -> Iterator[Told]:
    """Check articles and keep what is compared.

    Args:
        articles: As `draw` returns them.
        checker: With any models; without evidence.
    """
    for event, leaning, article in articles:
        yield _told(event, leaning, checker.check(article))


def _parts(event: str, told: list[dict[str, Any]]) -> Iterator[tuple[str, str, Article]]:
    for leaning in ("left", "center", "right"):
        side = sorted((row for row in told if row["leaning"] == leaning), key=lambda row: row["id"])
        for row in side[:MOST_OF_A_SIDE]:
            yield event, leaning, _article(row)


def _article(row: Mapping[str, Any]) -> Article:
    return Article(
        id=row["id"],
        text=row["text"],
        uri=row.get("url"),
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=row.get("date") or None,
        authors=tuple(row.get("authors") or ()) if isinstance(row.get("authors"), list) else (),
    )


def _told(event: str, leaning: str, report: Report) -> Told:
    scores = report.scores
    counted = [f for f in report.findings if f.counts and worth(f) > 0]
    points: Counter[str] = Counter()
    for finding in counted:
        points[finding.code] += worth(finding)  # type: ignore[assignment]
    own = [sentence.loaded for sentence in report.sentences if sentence.voice == "outlet"]
    words = next((voice.words for voice in scores.by_voice if voice.voice == "outlet"), 0)
    return Told(
        event=event,
        leaning=leaning,
        framing=scores.framing.value if scores.framing else None,
        wording=float(np.mean(own)) if own else None,
        words=words,
        points=dict(points),
        found=Counter((f.code, f.text.lower()) for f in counted),
    )
