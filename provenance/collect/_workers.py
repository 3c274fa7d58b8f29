"""Work on many items in several processes: order kept, memory bounded."""

from __future__ import annotations

import os
import pickle
import time
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from threading import Thread
from typing import TYPE_CHECKING

from provenance.collect._extract import Extract, extract
from provenance.errors import ProvenanceError
from provenance.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from concurrent.futures import Future

    from provenance.evidence import EvidenceDocument
    from provenance.outlets import Outlets
    from provenance.reading import Models
    from provenance.types import Article

AHEAD = 3
"""Chunks in flight per process: enough that none waits for the writer, few enough to hold."""

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


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


def cores() -> int:
    """Processors this process may use, as its container allows."""
    from joblib import cpu_count

    count: int = cpu_count()
    return count


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
        ProvenanceError: If a process ended by itself (killed for memory, say).
    """
    from joblib.externals.loky import ProcessPoolExecutor
    from joblib.externals.loky.process_executor import BrokenProcessPool

    kit = pickle.dumps((models, outlets))
    pool = ProcessPoolExecutor(max_workers=jobs, env=dict.fromkeys(_ONE_THREAD, "1"))
    waiting: deque[tuple[Chunk, Future[list[Extract]] | None]] = deque()
    try:
        for chunk in chunks:
            wanted = chunk.wanted
            waiting.append((chunk, pool.submit(_read, kit, wanted) if wanted else None))
            if len(waiting) > AHEAD * jobs:
                yield from _first(waiting)
        while waiting:
            yield from _first(waiting)
    except BrokenProcessPool as error:
        raise ProvenanceError(
            "a reading process ended by itself, perhaps for want of memory; what was added is "
            "kept: run the same command again with --jobs 1"
        ) from error
    finally:
        pool.shutdown(wait=True, kill_workers=True)


def _first(
    waiting: deque[tuple[Chunk, Future[list[Extract]] | None]],
) -> Iterator[Read]:
    chunk, future = waiting.popleft()
    yield from chunk.joined(future.result() if future is not None else ())


def _read(kit: bytes, articles: tuple[Article, ...]) -> list[Extract]:
    models, outlets = _unpacked(kit)
    return [extract(Reading(article, models=models), outlets=outlets) for article in articles]


@lru_cache(maxsize=1)
def _unpacked(kit: bytes) -> tuple[Models, Outlets]:
    """The models and the registry, made once in each process."""
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    found: tuple[Models, Outlets] = pickle.loads(kit)  # noqa: S301 - made by `in_processes`
    return found


def _end_with(parent: int) -> None:
    """End this process when the one that writes is gone: killed, it can tell nobody."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
