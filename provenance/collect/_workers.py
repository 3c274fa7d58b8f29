"""Work on many items in several processes: order kept, memory bounded."""

from __future__ import annotations

import pickle
from collections import deque
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.collect._extract import Extract, extract
from provenance.errors import ProvenanceError
from provenance.processes import Local, Lost, Task, in_order
from provenance.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from provenance.evidence import EvidenceDocument
    from provenance.outlets import Outlets
    from provenance.reading import Models
    from provenance.types import Article

Read = tuple["EvidenceDocument", Extract | None]
"""A document and what was found in it, or None where it was known and not read."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles in order, some of them known already.

    Attributes:
        articles: The articles.
        documents: The documents they become.
        unread: Which of them are to be read.
    """

    articles: tuple[Article, ...]
    documents: tuple[EvidenceDocument, ...]
    unread: tuple[bool, ...]

    @property
    def wanted(self) -> tuple[Article, ...]:
        """The articles to be read."""
        return tuple(a for a, new in zip(self.articles, self.unread, strict=True) if new)

    def joined(self, found: Iterable[Extract]) -> Iterator[Read]:
        """Every document with what was found in it, None for the known ones."""
        results = iter(found)
        for document, new in zip(self.documents, self.unread, strict=True):
            yield document, next(results) if new else None


def in_this_process(
    chunks: Iterable[Chunk], *, models: Models, outlets: Outlets
) -> Generator[Read, None, None]:
    """Read the articles one by one.

    Args:
        chunks: In order.
        models: Loaded models.
        outlets: The registry.
    """
    for chunk in chunks:
        readings = (Reading(article, models=models) for article in chunk.wanted)
        yield from chunk.joined(extract(reading, outlets=outlets) for reading in readings)


def in_processes(
    chunks: Iterable[Chunk], *, models: Models, outlets: Outlets, jobs: int
) -> Generator[Read, None, None]:
    """Read the articles in several processes.

    Args:
        chunks: In order; taken from the caller's thread, a few ahead of what is handed out.
        models: Sent to the processes once as the folder they are loaded from.
        outlets: The registry.
        jobs: Number of processes.

    Raises:
        ProvenanceError: If a process ended by itself (killed for memory, say), and once more with
            the same articles alone.
    """
    kit = pickle.dumps((models, outlets))
    pool = Local(jobs, kit)
    ahead: deque[Chunk] = deque()
    with closing(in_order(_tasks(chunks, ahead), work=_read, pool=pool)) as done:
        for task, found in done:
            chunk = ahead.popleft()
            if isinstance(found, Lost):
                ids = ", ".join(a.id for a in task.item)
                raise ProvenanceError(
                    f"{found.reason}: {ids}; what was added is kept: run the same command again "
                    "with --jobs 1"
                )
            yield from chunk.joined(found)


def _tasks(
    chunks: Iterable[Chunk], ahead: deque[Chunk]
) -> Iterator[Task[tuple[Article, ...], list[Extract]]]:
    for chunk in chunks:
        ahead.append(chunk)
        yield Task(chunk.wanted, None if chunk.wanted else [])


def _read(kit: bytes, articles: tuple[Article, ...]) -> list[Extract]:
    models, outlets = _unpacked(kit)
    return [extract(Reading(article, models=models), outlets=outlets) for article in articles]


@lru_cache(maxsize=1)
def _unpacked(kit: bytes) -> tuple[Models, Outlets]:
    """The models and the registry, made once in each process."""
    found: tuple[Models, Outlets] = pickle.loads(kit)  # noqa: S301 - made by `in_processes`
    return found
