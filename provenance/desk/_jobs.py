"""Checks that wait, run and have run: one at a time, in a process of its own, cancellable.

The queue stands in the desk's file, so that a restart goes on where the desk was.  Pasted and
uploaded texts are kept there only until they are checked.
"""

from __future__ import annotations

import multiprocessing
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from provenance.desk._database import opened
from provenance.desk._worker import work
from provenance.packed import unpack

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from provenance.desk._shelf import Shelf
    from provenance.settings import Settings

_TICK_S = 0.1
ACTIVE = ("waiting", "working")


@dataclass(frozen=True, slots=True)
class Shown:
    """A job as pages show it."""

    number: int
    kind: str
    name: str
    state: str
    said: str
    reports: tuple[str, ...]
    editor: str
    asked: str
    began: str | None
    ended: str | None

    @property
    def active(self) -> bool:
        """Whether it waits or runs."""
        return self.state in ACTIVE

    @property
    def seconds(self) -> int | None:
        """How long it has run."""
        if self.began is None:
            return None
        until = datetime.fromisoformat(self.ended) if self.ended else datetime.now(UTC)
        return max(int((until - datetime.fromisoformat(self.began)).total_seconds()), 0)


class Jobs:
    """The queue and its worker.

    Args:
        shelf: Where reports go.
        settings: Settings of the checks.
    """

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self._shelf = shelf
        self._settings = settings
        self._ending = threading.Event()
        self._there = threading.Event()
        self._thread: threading.Thread | None = None
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Begin to work; what a killed desk was at waits again."""
        self._write("UPDATE job SET state = 'waiting', said = '' WHERE state = 'working'")
        self._ending.clear()
        self._thread = threading.Thread(target=self._loop, name="desk-jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the worker; what it was at waits for the next start."""
        self._ending.set()
        self._there.set()
        if self._thread is not None:
            self._thread.join()
        self._kill()

    def add(
        self,
        kind: str,
        name: str,
        payload: bytes = b"",
        *,
        title: str = "",
        outlet: str = "",
        editor: str,
    ) -> int:
        """Put a check at the end of the queue; its number.

        Args:
            kind: ``paste``, ``upload`` or ``url``.
            name: File name or address; the id of a single article.
            payload: The bytes, unless it is an address.
            title: Title to give it.
            outlet: Publication to give it.
            editor: Who asks.
        """
        with opened(self._shelf.path) as db:
            done = db.execute(
                "INSERT INTO job (kind, name, title, outlet, payload, state, editor, asked) "
                "VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?)",
                (kind, name, title, outlet, payload, editor, _now()),
            )
        self._there.set()
        return done.lastrowid or 0

    def cancel(self, number: int) -> bool:
        """Take a job out of the queue, or stop it; False where it has ended already.

        Args:
            number: Its number.
        """
        return self._write(
            "UPDATE job SET state = 'canceled', said = 'canceled', ended = ?, payload = NULL "
            "WHERE number = ? AND state IN ('waiting', 'working')",
            *(_now(), number),
        )

    def latest(self, limit: int = 30) -> list[Shown]:
        """Active jobs, then the last others.

        Args:
            limit: Most of them.
        """
        with opened(self._shelf.path) as db:
            rows = db.execute(
                "SELECT * FROM job ORDER BY state NOT IN ('waiting', 'working'), "
                "CASE WHEN state IN ('waiting', 'working') THEN number ELSE -number END LIMIT ?",
                (limit,),
            ).fetchall()
        return [
            Shown(
                number=row["number"],
                kind=row["kind"],
                name=row["name"],
                state=row["state"],
                said=row["said"],
                reports=tuple(row["reports"].split()),
                editor=row["editor"],
                asked=row["asked"],
                began=row["began"],
                ended=row["ended"],
            )
            for row in rows
        ]

    def active(self) -> int:
        """How many wait or run."""
        with opened(self._shelf.path) as db:
            query = "SELECT count(*) FROM job WHERE state IN ('waiting', 'working')"
            count: int = db.execute(query).fetchone()[0]
        return count

    def _loop(self) -> None:
        while not self._ending.is_set():
            self._there.clear()
            with opened(self._shelf.path) as db:
                row = db.execute(
                    "SELECT number, kind, name, title, outlet, payload FROM job "
                    "WHERE state = 'waiting' ORDER BY number LIMIT 1"
                ).fetchone()
            if row is None:
                self._there.wait()
                continue
            began = (
                "UPDATE job SET state = 'working', began = ? WHERE number = ? AND state = 'waiting'"
            )
            if self._write(began, _now(), row["number"]):
                self._one((*row[:5], bytes(row["payload"] or b"")))

    def _one(self, job: tuple[int, str, str, str, str, bytes]) -> None:
        """Hand a job to the worker and take down what it answers."""
        number = job[0]
        pipe = self._worker()
        try:
            pipe.send(job)
            while not self._ending.is_set():
                if pipe.poll(_TICK_S):
                    if self._take(number, *pipe.recv()):
                        return
                elif self._state(number) != "working":
                    self._kill()
                    return
        except (EOFError, OSError):
            self._kill()
            self._end(number, "failed", "the process that checked it died; ask for less at once")

    def _take(self, number: int, what: str, of: int, said: str | bytes) -> bool:
        """Take down one answer; whether it was the last."""
        if of != number:
            return False
        if what == "said":
            self._write("UPDATE job SET said = ? WHERE number = ?", said, number)
        elif isinstance(said, bytes):
            key, _ = self._shelf.put(unpack(said))
            more = "UPDATE job SET reports = reports || ' ' || ? WHERE number = ?"
            self._write(more, key, number)
        else:
            self._end(number, what, said)
            return True
        return False

    def _end(self, number: int, state: str, said: str) -> None:
        self._write(
            "UPDATE job SET state = ?, said = ?, ended = ?, payload = NULL "
            "WHERE number = ? AND state = 'working'",
            *(state, said.encode("utf-8", "replace").decode(), _now(), number),
        )

    def _state(self, number: int) -> str:
        with opened(self._shelf.path) as db:
            return str(
                db.execute("SELECT state FROM job WHERE number = ?", (number,)).fetchone()[0]
            )

    def _write(self, statement: str, *values: object) -> bool:
        with opened(self._shelf.path) as db:
            return db.execute(statement, values).rowcount > 0

    def _worker(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._pipe is None:
            self._kill()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=work, args=(theirs, self._settings), name="desk-check", daemon=True
            )
            self._process.start()
            theirs.close()
        return self._pipe

    def _kill(self) -> None:
        if self._pipe is not None:
            with suppress(OSError):
                self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._pipe = None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
