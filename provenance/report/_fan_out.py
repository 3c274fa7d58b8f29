"""One stream of reports, several formats, a single pass.

Formats pull reports; several of them pulling from one generator would have to keep every report
until the slowest has it.  Here each format runs in a thread of its own behind a queue of a few
reports, so that memory stays flat however many articles there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from queue import Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from provenance.types import Report

_AHEAD = 4
"""Reports a format may lag behind; enough to even out their different speeds."""


@dataclass(frozen=True, slots=True)
class Target:
    """A format, where it is written to, and how it is shown there."""

    format: Format
    out: TextIO
    options: Options = field(default_factory=Options)


def fan_out(reports: Iterable[Report], targets: Sequence[Target]) -> None:
    """Write every report to every target, reading the stream once.

    Args:
        reports: Reports, read once, in order, by the calling thread.
        targets: At least one; no two may share a text stream.

    Raises:
        Exception: Whatever reading a report or the first failing format raised; the others are
            ended first.
    """
    if len(targets) == 1:
        (only,) = targets
        only.format.write(reports, only.out, options=only.options)
        return
    stop = Event()
    lanes = [_Lane(target, stop.is_set) for target in targets]
    try:
        for report in reports:
            delivered = [lane.put(report) for lane in lanes]
            if not all(delivered):
                stop.set()
                break
    except BaseException:
        stop.set()
        raise
    finally:
        for lane in lanes:
            lane.finish()
    for lane in lanes:
        if lane.error is not None:
            raise lane.error


class _Stopped(Exception):
    """The stream of reports broke off; no format may take what it has for the whole."""


class _Lane:
    """One target's thread and its queue."""

    def __init__(self, target: Target, stopped: Callable[[], bool]) -> None:
        self.error: Exception | None = None
        self._target = target
        self._stopped = stopped
        self._queue: Queue[Report | None] = Queue(_AHEAD)
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def put(self, report: Report | None) -> bool:
        """Hand on a report; False once the format has failed."""
        self._queue.put(report)
        return self.error is None

    def finish(self) -> None:
        """Say that there is no more, and wait until the format has written all it has."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        target = self._target
        try:
            target.format.write(self._reports(), target.out, options=target.options)
        except _Stopped:
            return
        except Exception as error:
            self.error = error
        while self._queue.get() is not None:  # never let the feeding thread wait for a dead lane
            pass

    def _reports(self) -> Iterator[Report]:
        while (report := self._queue.get()) is not None:
            yield report
        if self._stopped():
            raise _Stopped
        self._queue.put(None)  # for the loop that drains the queue
