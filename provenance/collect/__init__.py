"""From articles to evidence: read each one, store its body and who is quoted in it.

Reading is the costly part and is done in as many processes as are asked for; one process writes.
The order of the articles, and so every byte of the collection's content, is the same for any
number of them.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from provenance.collect._extract import Extract, extract
from provenance.collect._workers import Chunk, in_processes, in_this_process
from provenance.evidence import EvidenceDocument
from provenance.outlets import Outlets, web_address
from provenance.processes import cores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.evidence import EvidenceStore
    from provenance.reading import Models
    from provenance.types import Article

__all__ = ["Collected", "Extract", "collect", "document_of", "extract"]

COMMIT = 128
"""Documents of one transaction: some seconds of reading are lost when the process is killed."""

FEW = 12
"""Articles below which no process is started: that takes as long as reading them."""

CHUNK = 8
"""Articles sent to a process at a time."""

CHUNK_CHARACTERS = 200_000
"""Characters at which a chunk is full, however few articles it holds."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of one article.

    Attributes:
        document_id: Its id in the store.
        passages: Passages made of it.
        attributions: Attributions found in it.
        changed: Whether the store changed: it was new, or a new version.
    """

    document_id: str
    passages: int
    attributions: int
    changed: bool


def collect(
    articles: Iterable[Article],
    store: EvidenceStore,
    *,
    models: Models,
    outlets: Outlets | None = None,
    jobs: int | None = 1,
) -> Iterator[Collected]:
    """Read articles and store them as evidence.

    Args:
        articles: The articles, in order; a few in memory at a time.
        store: Where they go.  An article whose document is there already is not read again.
        models: Loaded models.
        outlets: The registry of outlets; the shipped one by default.
        jobs: Processes that read, None for one per core; with 1, or for a few articles, it is
            done here, article by article.

    Yields:
        One row per article, in order, after it has been added.  Every `COMMIT` documents, and
        when the iterator ends or is closed, the store keeps them for good.

    Raises:
        EvidenceError: If the store cannot be written.
        ProvenanceError: If a reading process ended by itself.
    """
    known = outlets if outlets is not None else Outlets.load()
    stream = iter(articles)
    first = list(islice(stream, FEW)) if jobs != 1 else []
    processes = (jobs or cores()) if len(first) == FEW else 1
    stream = chain(first, stream)
    if processes == 1:
        chunks = (_chunk([a], store, known) for a in stream)
        read = in_this_process(chunks, models=models, outlets=known)
    else:
        chunks = (_chunk(group, store, known) for group in _grouped(stream))
        read = in_processes(chunks, models=models, outlets=known, jobs=processes)
    with closing(read):
        while True:
            with store.batch():
                count = 0
                for document, found in islice(read, COMMIT):
                    count += 1
                    yield _stored(store, document, found)
            if not count:
                return


def _grouped(articles: Iterator[Article]) -> Iterator[list[Article]]:
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if len(group) == CHUNK or size >= CHUNK_CHARACTERS:
            yield group
            group, size = [], 0
    if group:
        yield group


def _chunk(articles: list[Article], store: EvidenceStore, outlets: Outlets) -> Chunk:
    documents = tuple(document_of(a, outlets) for a in articles)
    return Chunk(tuple(articles), documents, tuple(not _known(d, store) for d in documents))


def _known(document: EvidenceDocument, store: EvidenceStore) -> bool:
    """Whether a document is there: by its id, or as the one whose repetition it is.

    A reader calls a second article with the id ``a`` ``a#2``: where it says the same, it is the
    same document given twice.
    """
    if store.get(document.id) == document:
        return True
    base, sign, number = document.id.rpartition("#")
    if not (sign and number.isascii() and number.isdigit()):
        return False
    return store.get(base) == replace(document, id=base)


def _stored(store: EvidenceStore, document: EvidenceDocument, found: Extract | None) -> Collected:
    if found is None or _known(document, store):
        return Collected(document.id, 0, 0, changed=False)
    changed = store.add(
        document,
        found.passages,
        found.attributions,
        credits=found.credits,
        sketch=found.sketch,
    )
    return Collected(document.id, len(found.passages), len(found.attributions), changed)


def document_of(article: Article, outlets: Outlets) -> EvidenceDocument:
    """An article as a document of evidence, with its owner on that day.

    Args:
        article: The article.
        outlets: The registry of outlets.
    """
    outlet = outlets.find(article.outlet) or outlets.find(article.uri)
    return EvidenceDocument(
        id=article.id,
        text=article.text,
        url=web_address(article.uri),
        outlet=article.outlet or (outlet.domain if outlet else None),
        owner=outlets.owner_at(outlet, article.published),
        title=article.title,
        published=article.published,
        authors=article.authors,
    )
