"""The labelled sentences, and all their tokens as one long array."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.errors import InputError
from provenance.nlp.quotations import find_quotations
from provenance.nlp.tokens import tokenize
from provenance.train._base import read_jsonl_gz
from provenance.wording.forms import EDGE, NAME, NUMBER, Surface, surface
from provenance.wording.lists import classes
from provenance.wording.model import can_be_loaded
from provenance.wording.sequence import Read, SurfaceTable, read_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from provenance.types import Span

BABE = "framing/babe.jsonl.gz"
BASIL = "framing/basil_sentences.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled sentence.

    Attributes:
        id: Of the row.
        text: The sentence.
        biased: Whether its annotators call the wording biased.
        loaded: Spans of the words they mark.
        group: What is resampled together: the article's URL, or the event.
        fold: Random fold; -1 where the corpus has none.
        outlet_fold: Fold that holds whole outlets out; -1 where the corpus has none.
    """

    id: str
    text: str
    biased: bool
    loaded: tuple[Span, ...]
    group: str
    fold: int
    outlet_fold: int


def read_rows(data: Path, file: str) -> list[Row]:
    """Labelled sentences of one corpus, in the order of the file.

    Args:
        data: Folder that holds ``framing/``.
        file: `BABE` or `BASIL`.

    Raises:
        InputError: If the file cannot be read or is empty.
    """
    rows = [_row(row) for row in read_jsonl_gz(data / file)]
    if not rows:
        raise InputError(f"{data / file}: no rows; download the data again")
    return rows


def _row(row: Mapping[str, Any]) -> Row:
    return Row(
        id=row["id"],
        text=row["text"],
        biased=row["label"] == "biased",
        loaded=tuple((w["start"], w["end"]) for w in row["biased_words"]),
        group=row.get("url") or row.get("event") or row["id"],
        fold=row.get("fold", -1),
        outlet_fold=row.get("outlet_fold", -1),
    )


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of many sentences.

    Attributes:
        read: All of them; `Read.sentence` is the index of the row.
        forms: What `Read.rows` index.
        gold: Which tokens are marked as loaded, shape ``(n,)``.
        wordy: Which can be loaded at all, shape ``(n,)``.
        edge: Row of the edge form.
    """

    read: Read
    forms: list[str]
    gold: np.ndarray
    wordy: np.ndarray
    edge: int


def gather(rows: Sequence[Row], lower_share: Mapping[str, float]) -> Tokens:
    """Tokenize rows as `provenance.wording` reads a text that is one sentence.

    Args:
        rows: The sentences.
        lower_share: Lower-case word to its share of lower-case uses.
    """
    forms = _Forms(lower_share)
    parts = [_read(row, forms) for row in rows]
    starts = np.cumsum([0, *(int(p.part.max(initial=-1)) + 1 for p, _ in parts)])
    read = Read(
        tokens=np.concatenate([p.tokens for p, _ in parts]),
        rows=np.concatenate([p.rows for p, _ in parts]),
        sentence=np.repeat(np.arange(len(rows)), [len(p.rows) for p, _ in parts]),
        part=np.concatenate([p.part + start for (p, _), start in zip(parts, starts, strict=False)]),
        flags=np.concatenate([p.flags for p, _ in parts]),
    )
    names = list(forms.rows)
    wordy = np.array([can_be_loaded(name) for name in names], dtype=bool)
    gold = np.concatenate([g for _, g in parts])
    return Tokens(read, names, gold, wordy[read.rows], forms.rows[EDGE])


def _read(row: Row, forms: _Forms) -> tuple[Read, np.ndarray]:
    whole = [(0, len(row.text))]
    tokens = tokenize(row.text)
    quotations = find_quotations(row.text, whole)
    read = read_tokens(tokens, whole, quotations, forms.table(tokens.vocabulary))
    gold = np.zeros(len(tokens), dtype=bool)
    for span in row.loaded:
        gold[tokens.between(*span)] = True
    return read, gold[read.tokens]


class _Forms:
    """Numbers the forms of the training sentences in order of first use."""

    def __init__(self, lower_share: Mapping[str, float]) -> None:
        special = sorted({EDGE, NAME, NUMBER, *classes().values()})
        self.rows = {form: i for i, form in enumerate(special)}
        self._lower_share = lower_share
        self._seen: dict[str, Surface] = {}

    def table(self, vocabulary: Sequence[str]) -> SurfaceTable:
        for token in vocabulary:
            if token not in self._seen:
                self._seen[token] = surface(token, self._lower_share)
        seen = [self._seen[token] for token in vocabulary]
        return SurfaceTable(
            start=np.array([self._row(s.start) for s in seen], dtype=np.int64),
            middle=np.array([self._row(s.middle) for s in seen], dtype=np.int64),
            marks=np.array([s.marks() for s in seen], dtype=bool).reshape(-1, 7),
            name=self.rows[NAME],
        )

    def _row(self, form: str) -> int:
        return self.rows.setdefault(form, len(self.rows))
