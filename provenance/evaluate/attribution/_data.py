"""Gold articles, what is read in them, and how often their cues stand in training."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from provenance.evaluate.attribution._counts import Counts, count, cue_of
from provenance.reading import Models, Reading
from provenance.train._base import read_jsonl_gz
from provenance.types import Article, Attribution, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from provenance.types import Span

Row = dict[str, Any]
"""One article of the data: ``id``, ``text``, ``attributions``, ``publisher``, ``date``."""


def rows_of(data: Path, split: str, ids: frozenset[str] | None = None) -> Iterator[Row]:
    """Articles of one split.

    Args:
        data: Folder that holds ``attribution/``.
        split: ``"train"`` or ``"dev"``.
        ids: Only these articles, e.g. one fold; all of them by default.

    Raises:
        InputError: If the file cannot be read.
    """
    for row in read_jsonl_gz(data / "attribution" / f"polnear_{split}.jsonl.gz"):
        if ids is None or row["id"] in ids:
            yield row


def article_of(row: Row) -> Article:
    """An article of the data, as a reader would hand it on."""
    return Article(
        id=row["id"],
        text=row["text"],
        outlet=row.get("publisher"),
        published=row.get("date"),
    )


def reader(models: Models | None = None) -> Callable[[Row], Sequence[Attribution]]:
    """What reads the attributions of an article, exactly as a check does.

    Args:
        models: Loaded models; the shipped ones by default.
    """
    loaded = models or Models()
    return lambda row: Reading(article_of(row), models=loaded).attributions


class Cues:
    """How often each lower-case cue stands in the training articles.

    An article of the training split is measured without its own cues and, where a fold is
    measured, without those of the whole fold.

    Args:
        train: Articles of the training split.
        ids: Articles that are measured together; each alone where it is None.
    """

    def __init__(self, train: Iterable[Row], ids: frozenset[str] | None = None) -> None:
        self._all: Counter[str] = Counter()
        self._own: dict[str, Counter[str]] = {}
        for row in train:
            if ids is not None and row["id"] in ids:
                continue
            self._own[row["id"]] = Counter(cue_of(row["text"], a) for a in row["attributions"])
            self._all += self._own[row["id"]]

    def besides(self, article: str) -> Mapping[str, int]:
        """The counts without those of one article.

        Args:
            article: Its id; any article that is not in training leaves all counts.
        """
        own = self._own.get(article)
        return self._all - own if own is not None else self._all


def score(
    rows: Iterable[Row], read: Callable[[Row], Sequence[Attribution]], cues: Cues | None = None
) -> list[Counts]:
    """Counts of each article.

    Args:
        rows: Gold articles.
        read: Gives the attributions found in one: `reader`, or look-up in reports.
        cues: For recall by the frequency of the cue; not counted without it.
    """
    return [
        count(
            row["text"],
            row["attributions"],
            read(row),
            cues=cues.besides(row["id"]) if cues is not None else None,
        )
        for row in rows
    ]


def from_report(report: Mapping[str, Any]) -> tuple[Attribution, ...]:
    """The attributions of a report as ``--format jsonl`` wrote it.

    Args:
        report: One line of the file.
    """
    return tuple(_attribution(a) for a in report["attributions"])


def _attribution(row: Mapping[str, Any]) -> Attribution:
    style: Style = row["style"]
    return Attribution(
        id=row["id"],
        source_id=row["source_id"],
        source=_spans(row["source"]),
        cue=_spans(row["cue"]),
        content=_spans(row["content"]),
        style=style,
        confidence=row["confidence"],
        parent=row["parent"],
    )


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)
