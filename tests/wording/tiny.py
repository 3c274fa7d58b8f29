"""A tiny made-up corpus in the layout of the data folder, for training in tests."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

LOADED = ("disgraceful", "shameless", "reckless", "vile", "rammed", "smeared", "bungled")
PLAIN = ("green", "local", "recent", "small", "opened", "signed", "measured")
NOUNS = ("plan", "bridge", "budget", "school", "road", "harbor", "report", "vote")
PLACES = ("Varn", "Lenne", "Odalys", "Marrow")


def write_data(folder: Path) -> Path:
    """Write BABE, BASIL and article files of made-up sentences; return the data folder."""
    sentences = list(_sentences())
    for i in (1, 2, 3):
        texts = ({"text": "\n\n".join(s["text"] for s in sentences[i::3])} for _ in range(4))
        _write(folder / f"corroboration/allsides-{i}.jsonl.gz", texts)
    babe = [
        {**s, "id": f"b{n}", "url": f"u{n % 40}", "fold": n % 5, "outlet_fold": n // 7 % 5}
        for n, s in enumerate(sentences)
    ]
    _write(folder / "framing/babe.jsonl.gz", babe)
    basil = [{**s, "id": f"l{n}", "event": f"e{n % 9}"} for n, s in enumerate(sentences[::5])]
    _write(folder / "framing/basil_sentences.jsonl.gz", basil)
    return folder


def _sentences() -> Iterable[dict[str, Any]]:
    for n in range(280):
        biased = n % 2 == 0
        word = (LOADED if biased else PLAIN)[n // 2 % 7]
        noun, place = NOUNS[n // 3 % 8], PLACES[n % 4]
        text = f"The mayor of {place} said the {word} {noun} was near the old {NOUNS[n % 8]}."
        start = text.index(word)
        spans = [{"start": start, "end": start + len(word), "text": word}] if biased else []
        yield {"text": text, "label": "biased" if biased else "neutral", "biased_words": spans}


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
