"""Research data in small: invented gold statements and the articles they name."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tests.corroboration.planted import ARTICLE, QUOTE

EVENTS = 8


def write(path: Path, rows: list[dict]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


def write_gold(folder: Path) -> Path:
    """Eight events in one pattern: every quotation is carried once, and once it is not."""
    place = folder / "corroboration"
    place.mkdir()
    other = f"Crews were praised.\n\n“{QUOTE},” Ines Calloway said in Port Merrow on Tuesday."
    rows, gold = [], []
    start, said = ARTICLE.index("“"), other.index("“")
    for i in range(EVENTS):
        day = f"2021-05-0{i + 1}"
        rows += [
            {"id": f"own{i}", "text": ARTICLE, "domain": "a.example", "date": day},
            {"id": f"other{i}", "text": other, "domain": "b.example", "date": day},
            {"id": f"bread{i}", "text": "Bread is baked.", "domain": "c.example", "date": ""},
            {"id": f"pier{i}", "text": PIER, "domain": "d.example", "date": day},
        ]
        shared = {
            "article": f"own{i}",
            "source": [0, 4],
            "source_name": "Ines Calloway",
            "content": [start, start + len(QUOTE) + 3],
            "kind": "quote",
            "event": f"event-{i}",
        }
        found = [{"article": f"other{i}", "start": said, "end": said + 20}]
        gold += [
            {**shared, "id": f"{i}a", "candidates": [f"other{i}", f"pier{i}"]}
            | {"verdict": "corroborated", "evidence": found},
            {**shared, "id": f"{i}b", "candidates": [f"bread{i}", f"pier{i}"]}
            | {"verdict": "not_found", "evidence": []},
        ]
    write(place / "allsides-1.jsonl.gz", rows)
    for name in ("allsides-2", "allsides-3", "basil_articles"):
        write(place / f"{name}.jsonl.gz", [])
    write(place / "gold.jsonl.gz", gold)
    return folder


PIER = "The ferry Aldine sank off Port Merrow. A pier near the cold water was closed on Tuesday."
