"""The labelled lines of news pages that the furniture classifier is trained and measured on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.errors import InputError
from provenance.layout.features import Place
from provenance.layout.quoted import shown
from provenance.train._base import read_jsonl_gz

if TYPE_CHECKING:
    from pathlib import Path

FILE = "framing/promo_lines.jsonl.gz"
KINDS = ("body", "bio", "chrome", "correction", "credit", "promo", "related")
"""Block kinds the classifier tells apart; the data's ``nav`` is ``chrome`` here."""


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line.

    Attributes:
        text: The line, as `provenance.layout.quoted` shows it.
        kind: One of `KINDS`.
        place: Where it stands in its article.
        outlet: Who published it; the unit of folds and of resampling.
        split: ``"train"`` or ``"test"``, by outlet.
        hard: A body line picked because its words resemble promotion.
        article: Id of its article in the corpus it was drawn from.
        index: Its number among the article's lines, blank ones included.
    """

    text: str
    kind: str
    place: Place
    outlet: str
    split: str
    hard: bool
    article: str
    index: int


def read_lines(data: Path) -> list[Line]:
    """The labelled lines, in the order of the file.

    Args:
        data: Folder that holds ``framing/``.

    Raises:
        InputError: If the file is missing or has no lines of either split.
    """
    rows = [_line(row) for row in read_jsonl_gz(data / FILE)]
    if not rows:
        raise InputError(f"{data / FILE}: no rows; download the data again")
    return rows


def _line(row: dict[str, Any]) -> Line:
    return Line(
        text=shown(row["text"].strip()),
        kind="chrome" if row["kind"] == "nav" else row["kind"],
        place=_place(row["line"], row["position"]),
        outlet=row["outlet"],
        split=row["split"],
        hard=row["source"] == "hard-negative-cue" and row["kind"] == "body",
        article=row["article"],
        index=row["line"],
    )


def _place(line: int, position: float) -> Place:
    """Index and count from the data's fields: every other line of that corpus is blank."""
    index = line // 2
    count = round(index / position) + 1 if position > 0 else 20
    return Place(index, max(count, index + 1))
