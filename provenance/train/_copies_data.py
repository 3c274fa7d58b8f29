"""Labelled pairs, their articles, and the boilerplate of a collection."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.corroboration.copies import Printed, prepare, printed
from provenance.corroboration.copies.prepared import short
from provenance.train._base import read_jsonl_gz

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from provenance.outlets import Outlets

FOLDER = "corroboration"
PAIRS = f"{FOLDER}/syndication_pairs.jsonl.gz"
ARTICLES = tuple(f"{FOLDER}/allsides-{i}.jsonl.gz" for i in (1, 2, 3))

COPIES = ("same_wire", "partial_copy")
"""Labels that count as copies; the third is ``independent``."""

STOCK_OVER = 12
"""A shingle in more documents of one domain than this is boilerplate or a formula of the trade."""

FOLDS = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair.

    Attributes:
        a: Id of one article.
        b: Id of the other.
        label: ``same_wire``, ``partial_copy`` or ``independent``.
        group: Pairs that share an article or an event.
        note: The annotator's remark.
    """

    a: str
    b: str
    label: str
    group: str
    note: str

    @property
    def copy(self) -> bool:
        """Whether it counts as a copy."""
        return self.label in COPIES

    @property
    def read(self) -> bool:
        """Whether features were chosen and errors read on this pair: the even half of groups."""
        return int(hashlib.sha256(self.group.encode()).hexdigest(), 16) % 2 == 0

    @property
    def fold(self) -> int:
        """Fold of its group."""
        return int(hashlib.sha256(f"f{self.group}".encode()).hexdigest(), 16) % FOLDS


def read_pairs(data: Path) -> list[Pair]:
    """The labelled pairs, in order of the file.

    Raises:
        InputError: If the file cannot be read.
    """
    rows = read_jsonl_gz(data / PAIRS)
    return [Pair(r["a"], r["b"], r["label"], r["group"], r.get("note", "")) for r in rows]


def read_articles(data: Path) -> Iterator[dict[str, Any]]:
    """Every article of the corpus, one by one."""
    for name in ARTICLES:
        yield from read_jsonl_gz(data / name)


def boilerplate(articles: Iterable[dict[str, Any]], *, over: int = STOCK_OVER) -> np.ndarray:
    """Sorted short hashes of shingles that stand in more than `over` documents of one domain.

    Args:
        articles: Rows with ``domain`` and ``text``.
        over: See `STOCK_OVER`.
    """
    by_domain: dict[str, list[np.ndarray]] = defaultdict(list)
    for row in articles:
        by_domain[row["domain"]].append(np.unique(short(prepare(row["text"]).shingles())))
    found = [np.zeros(0, np.uint32)]
    for own in by_domain.values():
        if len(own) > over:
            hashes, counts = np.unique(np.concatenate(own), return_counts=True)
            found.append(hashes[counts > over])
    return np.unique(np.concatenate(found))


def printed_row(row: dict[str, Any], outlets: Outlets, stock: np.ndarray) -> Printed:
    """An article of the corpus, ready to be compared."""
    authors = row.get("authors") or ()
    return printed(
        row["text"],
        outlets=outlets,
        outlet=outlets.find(row["domain"]),
        authors=(authors,) if isinstance(authors, str) else tuple(authors),
        stock=stock,
    )
