"""Processes on this machine: joblib's loky."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any

from provenance.processes._base import Died, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

_ENDED = "the process that held it ended by itself, perhaps for want of memory"


def cores() -> int:
    """Processors this process may use, as its container allows."""
    from joblib import cpu_count

    count: int = cpu_count()
    return count


class Local:
    """A pool on this machine; nothing starts before the first item.

    Args:
        size: Number of processes.
        kit: What every item needs.
    """

    def __init__(self, size: int, kit: bytes) -> None:
        self.size = size
        self._kit = kit
        self._pool: Any = None

    def submit(self, work: Work[Any, Any], item: object) -> object:
        """See `Pool.submit`."""
        from joblib.externals.loky.process_executor import BrokenProcessPool

        if self._pool is None:
            self._pool = _executor(self.size)
        try:
            return self._pool.submit(work, self._kit, item)
        except BrokenProcessPool:
            return None  # it died while idle or with another item: told in its turn

    def result(self, handle: Any) -> Any:  # noqa: ANN401
        """See `Pool.result`."""
        from joblib.externals.loky.process_executor import BrokenProcessPool

        if handle is None:
            raise Died(_ENDED, alone=False)
        try:
            return handle.result()
        except BrokenProcessPool as error:
            raise Died(_ENDED, alone=False) from error

    def done(self, handle: Any) -> bool:  # noqa: ANN401
        """See `Pool.done`."""
        return handle is not None and handle.done() and handle.exception() is None

    def alone(self, work: Work[Any, Any], item: object) -> Any:  # noqa: ANN401
        """See `Pool.alone`."""
        self.close()
        size, self.size = self.size, 1
        try:
            return self.result(self.submit(work, item))
        finally:
            self.size = size
            self.close()

    def close(self) -> None:
        """See `Pool.close`."""
        if self._pool is not None:
            with _without_its_last_words():
                self._pool.shutdown(wait=True, kill_workers=True)
            self._pool = None


@contextmanager
def _without_its_last_words() -> Iterator[None]:
    """Hide the KeyError with which loky's thread ends when items were still waiting for it.

    It gives them up, kills the processes, and then looks for one that it has given up.
    """
    before = threading.excepthook

    def hook(args: threading.ExceptHookArgs) -> None:
        loky = args.thread is not None and args.thread.name == "ExecutorManagerThread"
        if not (loky and issubclass(args.exc_type, KeyError)):
            before(args)

    threading.excepthook = hook
    try:
        yield
    finally:
        threading.excepthook = before


def _executor(size: int) -> Any:  # noqa: ANN401
    from joblib.externals.loky import ProcessPoolExecutor

    return ProcessPoolExecutor(
        max_workers=size,
        env=dict.fromkeys(_ONE_THREAD, "1"),
        initializer=_begin,
        initargs=(os.getpid(),),
    )


def _begin(parent: int) -> None:
    """The first thing a process does: leave Ctrl-C to its parent, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when the one that reads is gone: killed, it can tell nobody."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
