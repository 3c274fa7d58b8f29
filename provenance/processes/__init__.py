"""Work on a stream of items in other processes: order kept, memory bounded, losses told.

The stream is read by the calling thread, a few items ahead of what is handed out, and results wait
for their turn: any number of processes gives the same sequence.  (joblib's own generator reads its
input from other threads and holds any number of finished results when the reader is slow; its
process pool, loky, is used here without it.)
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from provenance.errors import ProvenanceError
from provenance.processes._base import Died, Pool, Work
from provenance.processes._cluster import Cluster
from provenance.processes._local import Local, cores

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

__all__ = ["Cluster", "Died", "Local", "Lost", "Pool", "Task", "Work", "cores", "in_order"]

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")

AHEAD = 3
"""Items in flight per process: enough that none waits for the reader, few enough to hold."""

IN_A_ROW = 3
"""Items lost one after the other at which it is no item's fault."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What became of an item whose process ended by itself, even alone."""

    reason: str


@dataclass(frozen=True, slots=True)
class Task(Generic[I, R]):
    """An item, and its result where that is known already and nothing is to be done.

    Attributes:
        item: What a process is given.
        known: The result, or None.
    """

    item: I
    known: R | None = None


Handed = tuple[Task[I, R], "R | Lost"]
"""A task and its result, or what is said of an item that no process survived."""


def in_order(
    tasks: Iterable[Task[I, R]], *, work: Work[I, R], pool: Pool, ahead: int | None = None
) -> Generator[Handed[I, R], None, None]:
    """Give items to processes and hand out the results in the order of the items.

    A process that dies takes the items in flight with it.  The first of them is given to a process
    of its own: where that dies too, it is lost; the others are done again.

    Args:
        tasks: In order; taken from the caller's thread.
        work: What a process does: a function of a module, given the pool's kit and the item.
        pool: The processes; closed at the end.
        ahead: Most items in flight; `AHEAD` per process by default.

    Raises:
        ProvenanceError: If `IN_A_ROW` items were lost one after the other, or there is nobody left
            to work.
        Exception: Whatever `work` raised for an item.
    """
    run = _Run(work, pool)
    most = AHEAD * pool.size if ahead is None else ahead
    try:
        for task in tasks:
            run.begin(task)
            if len(run) > most:
                yield run.first()
        while run:
            yield run.first()
    finally:
        pool.close()


class _Run(Generic[I, R]):
    """What is in flight."""

    def __init__(self, work: Work[I, R], pool: Pool) -> None:
        self._work = work
        self._pool = pool
        self._waiting: deque[tuple[Task[I, R], object]] = deque()
        self._lost = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def begin(self, task: Task[I, R]) -> None:
        """Give a task to the pool."""
        self._waiting.append((task, self._submitted(task)))

    def _submitted(self, task: Task[I, R]) -> object:
        return None if task.known is not None else self._pool.submit(self._work, task.item)

    def first(self) -> Handed[I, R]:
        """Wait for the oldest task."""
        task, handle = self._waiting.popleft()
        if task.known is not None:
            return task, task.known
        try:
            result: R | Lost = self._pool.result(handle)
        except Died as died:
            result = self._again(task, died)
        self._lost = self._lost + 1 if isinstance(result, Lost) else 0
        if isinstance(result, Lost) and self._lost >= IN_A_ROW:
            raise ProvenanceError(
                f"{IN_A_ROW} items in a row: {result.reason}; run the same command again with "
                "--jobs 1"
            )
        return task, result

    def _again(self, task: Task[I, R], died: Died) -> R | Lost:
        """The task in a process of its own, then the others once more."""
        try:
            if died.alone:
                raise died
            result: R | Lost = self._pool.alone(self._work, task.item)
        except Died as again:
            result = Lost(str(again))
        if not died.alone:
            self._waiting = deque(map(self._saved, self._waiting))
        return result

    def _saved(self, begun: tuple[Task[I, R], object]) -> tuple[Task[I, R], object]:
        """A task with its result where it was done before the process died, else begun again."""
        task, handle = begun
        done = task.known is not None or self._pool.done(handle)
        return (task, handle) if done else (task, self._submitted(task))
