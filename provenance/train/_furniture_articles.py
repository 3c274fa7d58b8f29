"""Labelled lines judged where they stand: whole articles in, blocks out, as a user sees them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.layout import find_blocks
from provenance.train._base import read_jsonl_gz
from provenance.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from provenance.layout import LayoutModel
    from provenance.train._furniture_data import Line
    from provenance.types import Block

ARTICLES = "corroboration"
"""Folder of the articles that some of the labelled lines were drawn from."""

_AS_LABELLED = {"byline": "bio"} | dict.fromkeys(
    ("headline", "subhead", "dateline", "caption"), "body"
)
"""Block kinds that the labels do not know, as the annotator had to call them."""


def articles_of(data: Path, lines: Sequence[Line]) -> Iterator[Article]:
    """The articles that hold some labelled lines, as far as the data have them.

    Args:
        data: Folder that may hold ``corroboration/``.
        lines: Labelled lines.
    """
    wanted = {line.article for line in lines}
    for path in sorted((data / ARTICLES).glob("allsides-*.jsonl.gz")):
        for row in read_jsonl_gz(path):
            if row["id"] in wanted:
                yield _article(row)


def judged(
    articles: Iterator[Article], lines: Sequence[Line], model: LayoutModel
) -> tuple[list[Line], list[str]]:
    """Lines that stand in the articles, and the kind of the block that covers most of each.

    Args:
        articles: As `articles_of` returns them.
        lines: Labelled lines.
        model: Line classifier.
    """
    held: dict[str, list[Line]] = {}
    for line in lines:
        held.setdefault(line.article, []).append(line)
    kept: list[Line] = []
    kinds: list[str] = []
    for article in articles:
        blocks = find_blocks(article, model)
        for line in held[article.id]:
            kept.append(line)
            kinds.append(_kind(blocks, *_span(article.text, line.index)))
    return kept, kinds


def _span(text: str, index: int) -> tuple[int, int]:
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[:index])
    return start, start + len(lines[index])


def _kind(blocks: Sequence[Block], start: int, end: int) -> str:
    cover: Counter[str] = Counter()
    for block in blocks:
        cover[block.kind] += max(0, min(end, block.end) - max(start, block.start))
    kind = max(cover, key=cover.__getitem__, default="body")
    return _AS_LABELLED.get(kind, kind)


def _article(row: dict[str, str]) -> Article:
    return Article(
        id=row["id"],
        text=row["text"],
        uri=row.get("url"),
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=row.get("date"),
    )
