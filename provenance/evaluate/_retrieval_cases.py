"""Gold statements with evidence, and the collection they are held against."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.collect import document_of
from provenance.corroboration.dossier import Dossier
from provenance.corroboration.match import statement_of
from provenance.corroboration.retrieve import Retriever, window_of
from provenance.evidence import open_store, split_passages
from provenance.outlets import Outlets
from provenance.train._base import read_jsonl_gz
from provenance.train._corroboration_data import FILES, article_of, gold_statements

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.corroboration.match import Statement
    from provenance.evidence import Searchable, StoredPassage
    from provenance.nlp.vectors import Vectors
    from provenance.train._corroboration_data import Labelled

_BATCH = 200
_LEAD = 200


@dataclass(frozen=True, slots=True)
class Case:
    """A gold statement that has evidence.

    Attributes:
        label: The gold row.
        own: The article.
        statement: The statement.
    """

    label: Labelled
    own: Dossier
    statement: Statement

    @property
    def even(self) -> bool:
        """On which half of the events it is: by the hash of the event's name."""
        digest = hashlib.sha256(self.label.event.encode()).hexdigest()
        return int(digest, 16) % 2 == 0

    def hit(self, passage: StoredPassage) -> bool:
        """Whether a passage overlaps any gold evidence of the statement."""
        return any(
            passage.document_id == document and passage.start < end and start < passage.end
            for document, start, end in self.label.evidence
        )


def build(data: Path, path: Path) -> None:
    """Put the whole texts of all articles into a collection, cut into passages.

    Args:
        data: Folder that holds ``corroboration/``.
        path: An SQLite file; what it holds already stays.
    """
    outlets = Outlets.load()
    rows = (r for f in FILES for r in read_jsonl_gz(data / f))
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
    for label in gold_statements(data):
        document = store.get(label.article) if label.evidence else None
        if document is None or label.given is None:
            continue
        own = Dossier(document, outlets)
        found.append(Case(label, own, statement_of(own, *label.given)))
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
