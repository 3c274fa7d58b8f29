"""Gold statements with evidence, and the collection they are held against."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from provenance.collect import document_of
from provenance.corroboration.dossier import Dossier
from provenance.corroboration.match import statement_of
from provenance.corroboration.retrieve import Retriever, window_of
from provenance.evaluate.corroboration import article_of, gold_rows, gold_statement, seen
from provenance.evidence import open_store, split_passages
from provenance.outlets import Outlets
from provenance.train._base import read_jsonl_gz

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.corroboration.match import Statement
    from provenance.evidence import Searchable, StoredPassage
    from provenance.nlp.vectors import Vectors

FOLDER = "corroboration"
FILES = ("allsides-1", "allsides-2", "allsides-3", "basil_articles")
_BATCH = 200
_LEAD = 200


@dataclass(frozen=True, slots=True)
class Case:
    """A gold statement that has evidence.

    Attributes:
        row: The gold row.
        own: The article.
        statement: The statement.
    """

    row: dict[str, Any]
    own: Dossier
    statement: Statement

    @property
    def even(self) -> bool:
        """On which half of the events it is: by the hash of the event's name."""
        return seen(self.row["event"])

    def hit(self, passage: StoredPassage) -> bool:
        """Whether a passage overlaps any gold evidence of the statement."""
        return any(
            passage.document_id == gold["article"]
            and passage.start < gold["end"]
            and gold["start"] < passage.end
            for gold in self.row["evidence"]
        )


def build(data: Path, path: Path) -> None:
    """Put the whole texts of all articles into a collection, cut into passages.

    Args:
        data: Folder that holds ``corroboration/``.
        path: An SQLite file; what it holds already stays.
    """
    outlets = Outlets.load()
    rows = (r for f in FILES for r in read_jsonl_gz(data / FOLDER / f"{f}.jsonl.gz"))
    with open_store(path, create=True) as store:
        while True:
            part = [row for _, row in zip(range(_BATCH), rows, strict=False)]
            with store.batch():
                for row in part:
                    article = article_of(row)
                    store.add(document_of(article, outlets), split_passages(article.text))
            if not part:
                return


def cases(data: Path, store: Searchable) -> list[Case]:
    """The gold statements with evidence, in order of the file.

    Args:
        data: Folder that holds ``corroboration/``.
        store: A collection that holds their articles.
    """
    outlets = Outlets.load()
    found = []
    for row in gold_rows(data):
        document = store.get(row["article"]) if row["evidence"] else None
        if document is None:
            continue
        own = Dossier(document, outlets)
        found.append(Case(row, own, statement_of(own, *gold_statement(row))))
    return found


def retrieved(
    case: Case, store: Searchable, vectors: Vectors, *, within: bool, limit: int
) -> tuple[list[StoredPassage], float, float]:
    """The passages found for a case, and how long it took.

    Returns:
        The passages; the seconds of processor time for the first statement of an article, finding
        the documents of its event counted in; and those for a further statement of it, for which
        the article's first words are asked for before.
    """
    window = window_of(case.own.publisher.day) if within else None
    start = time.process_time()
    retriever = Retriever(case.own, store, vectors=vectors)
    found = retriever.retrieve(case.statement, limit=limit, window=window)
    first = time.process_time() - start
    retriever = Retriever(case.own, store, vectors=vectors)
    retriever.retrieve(
        replace(case.statement, text=case.own.document.text[:200]), limit=limit, window=window
    )
    start = time.process_time()
    retriever.retrieve(case.statement, limit=limit, window=window)
    return found, first, time.process_time() - start
