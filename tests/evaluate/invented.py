"""Invented articles with their gold attributions, as a data folder."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

COUNCIL = (
    "Mayor Ines Calloway said the lock would open in May. “We will open it, and we will open it "
    "on time,” Calloway told reporters. Critics fear that the budget is a fiction.\n\n"
    "The old stone wall stays, according to Mayor Jonas Stone. Ines Calloway said nothing. "
    "Stone is dear."
)
HARBOR = (
    "Harbor Plan Delights Calloway.\n\n"
    "Dockers said the harbor was full. “It is full to the brim and beyond,” Ruth Abbott added. "
    "The Calloways were pleased, @calloway wrote."
)


def spans(text: str, *pieces: str) -> list[list[int]]:
    """Where some pieces stand first."""
    return [[text.index(piece), text.index(piece) + len(piece)] for piece in pieces]


def gold(text: str, source: str | None, cue: str, *content: str) -> dict[str, Any]:
    """One gold attribution."""
    return {
        "source": spans(text, source) if source else [],
        "cue": spans(text, cue),
        "content": spans(text, *content),
    }


def row(name: str, text: str, *attributions: dict[str, Any]) -> dict[str, Any]:
    """One article of the data."""
    return {
        "id": name,
        "publisher": "The Port Merrow Packet",
        "date": "2021-05-04",
        "text": text,
        "attributions": list(attributions),
    }


ROWS = [
    row(
        "council",
        COUNCIL,
        gold(COUNCIL, "Mayor Ines Calloway", "said", "the lock would open in May"),
        {
            **gold(COUNCIL, None, "told", "“We will open it, and we will open it on time,”"),
            "source": [[COUNCIL.index("Calloway told"), COUNCIL.index(" told")]],
        },
        gold(COUNCIL, "Critics", "fear", "that the budget is a fiction"),
        gold(COUNCIL, "Mayor Jonas Stone", "according to", "The old stone wall stays"),
    ),
    row(
        "harbor",
        HARBOR,
        gold(HARBOR, "Dockers", "said", "the harbor was full"),
        gold(HARBOR, "Ruth Abbott", "added", "“It is full to the brim and beyond,”"),
    ),
]


def write_data(folder: Path) -> Path:
    """A data folder: the same two articles as training and as development split."""
    place = folder / "attribution"
    place.mkdir(parents=True)
    for split in ("train", "dev"):
        with gzip.open(place / f"polnear_{split}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps({**one, "id": f"{split}-{one['id']}"}) + "\n" for one in ROWS)
    return folder
